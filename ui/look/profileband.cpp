// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/look/profileband.h"

#include "ui/look/tone.h"

#include <QPainter>
#include <QStyle>

namespace runwatch {
namespace {

struct TwoColours
{
    QRgb light;
    QRgb dark;
};

// In the order of ProfileColour, from Red.
constexpr TwoColours bandColours[] = {
    {0xffc8102e, 0xffff6b6b}, // Red
    {0xffc85a00, 0xffff9933}, // Orange
    {0xff927400, 0xfff2d13c}, // Yellow
    {0xff1a7f37, 0xff3fb950}, // Green
    {0xff0969da, 0xff58a6ff}, // Blue
    {0xff8250df, 0xffb98cff}, // Purple
    {0xff6a727b, 0xffa8aeb5}, // Grey
};

} // namespace

std::optional<QColor> bandColour(ProfileColour colour, const QPalette &palette)
{
    if (colour == ProfileColour::None)
        return std::nullopt;
    const TwoColours &colours = bandColours[int(colour) - int(ProfileColour::Red)];
    return QColor::fromRgb(isDark(palette) ? colours.dark : colours.light);
}

void paintBand(QPainter &painter, const QRect &rect, ProfileColour colour, const QPalette &palette,
               Qt::LayoutDirection direction)
{
    if (const auto filling = bandColour(colour, palette))
        painter.fillRect(QStyle::visualRect(direction, rect, QRect(rect.topLeft(), QSize(BandWidth, rect.height()))), *filling);
}

} // namespace runwatch
