// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/look/tone.h"

#include <algorithm>
#include <cmath>

namespace runwatch {
namespace {

struct TwoColours
{
    QRgb light;
    QRgb dark;
};

// In the order of Tone, from Running. The hues stay apart for all kinds of colour blindness but for
// neutral pairs, which is why every state has a shape of its own.
constexpr TwoColours toneColours[] = {
    {0xff0072b2, 0xff56b4e9}, // Running
    {0xff00805d, 0xff2cc99a}, // Done
    {0xffc14a00, 0xffff7a45}, // Failed
    {0xff9a5480, 0xffe3a0c8}, // Stalled
    {0xff646464, 0xffb0b0b0}, // Waiting
    {0xff5f5f5f, 0xff9a9a9a}, // Cancelled
};

// Red, green or blue in linear light.
double linear(double part)
{
    return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &colour)
{
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF())
        + 0.0722 * linear(colour.blueF());
}

QColor mixed(const QColor &one, const QColor &other, double share)
{
    const auto part = [share](int from, int to) { return int(std::lround(from + (to - from) * share)); };
    return QColor(part(one.red(), other.red()), part(one.green(), other.green()),
                  part(one.blue(), other.blue()));
}

} // namespace

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::Base).lightness() < 128;
}

QColor toneColour(Tone tone, const QPalette &palette)
{
    switch (tone) {
    case Tone::Text:
        return palette.color(QPalette::Text);
    case Tone::Faint:
        return mixed(palette.color(QPalette::Text), palette.color(QPalette::Base), 0.32);
    default:
        const TwoColours &colours = toneColours[int(tone) - int(Tone::Running)];
        return QColor::fromRgb(isDark(palette) ? colours.dark : colours.light);
    }
}

Tone toneOf(JobState state)
{
    switch (state) {
    case JobState::Connecting:
    case JobState::Queued:
        return Tone::Waiting;
    case JobState::Running:
        return Tone::Running;
    case JobState::Stalled:
    case JobState::Reconnecting:
    case JobState::EndedEarly:
        return Tone::Stalled;
    case JobState::Completed:
        return Tone::Done;
    case JobState::CompletedWithErrors:
    case JobState::Failed:
    case JobState::Lost:
    case JobState::Refused:
        return Tone::Failed;
    case JobState::Cancelling:
    case JobState::Cancelled:
        return Tone::Cancelled;
    }
    return Tone::Text;
}

Tone toneOf(PhaseState state)
{
    switch (state) {
    case PhaseState::Pending:
        return Tone::Waiting;
    case PhaseState::Running:
        return Tone::Running;
    case PhaseState::Completed:
        return Tone::Done;
    case PhaseState::Failed:
        return Tone::Failed;
    case PhaseState::Cancelled:
        return Tone::Cancelled;
    }
    return Tone::Text;
}

QColor trackColour(const QPalette &palette)
{
    return mixed(palette.color(QPalette::Base), palette.color(QPalette::Text), isDark(palette) ? 0.17 : 0.11);
}

QColor hairlineColour(const QPalette &palette)
{
    return mixed(palette.color(QPalette::Window), palette.color(QPalette::WindowText), 0.14);
}

double contrastRatio(const QColor &one, const QColor &other)
{
    const auto [darker, lighter] = std::minmax({luminance(one), luminance(other)}); // by value
    return (lighter + 0.05) / (darker + 0.05);
}

} // namespace runwatch
