// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/jobs/progresspainter.h"

#include <QPainter>
#include <QPainterPath>
#include <QStyle>

#include <algorithm>
#include <cmath>

namespace runwatch {
namespace {

// The part of `rect` from `from` on that is `width` wide, from the side where reading begins.
QRect part(const QRect &rect, int from, int width, Qt::LayoutDirection direction)
{
    return QStyle::visualRect(direction, rect, QRect(rect.left() + from, rect.top(), width, rect.height()));
}

void paintDiagonals(QPainter &painter, const QRect &rect, const QColor &colour, qreal width, qreal pitch)
{
    painter.save();
    painter.setClipRect(rect, Qt::IntersectClip);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour, width, Qt::SolidLine, Qt::FlatCap));
    const qreal height = rect.height();
    for (qreal x = rect.left() - height; x < rect.right() + height; x += pitch)
        painter.drawLine(QPointF(x, rect.bottom() + 2), QPointF(x + height + 2, rect.top() - 1));
    painter.restore();
}

// Teeth in the colour of what is empty, as of torn paper.
void paintCutEdge(QPainter &painter, const QRect &filled, const QColor &empty, Qt::LayoutDirection direction)
{
    const qreal tooth = filled.height() / 3.0;
    const qreal depth = std::min<qreal>(tooth, filled.width());
    const bool mirrored = direction == Qt::RightToLeft;
    const qreal edge = mirrored ? filled.left() : filled.right() + 1;
    const qreal inner = mirrored ? edge + depth : edge - depth;
    QPainterPath teeth(QPointF(edge, filled.top()));
    for (int i = 0; i < 3; ++i) {
        teeth.lineTo(inner, filled.top() + tooth * (i + 0.5));
        teeth.lineTo(edge, filled.top() + tooth * (i + 1));
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillPath(teeth, empty);
    painter.restore();
}

void paintFilled(QPainter &painter, const QRect &rect, const Bar &bar, const QPalette &palette,
                 Qt::LayoutDirection direction)
{
    const int width = int(std::lround(rect.width() * *bar.filled));
    if (width <= 0)
        return;
    const int least = bar.failedShare > 0 ? std::min(3, width) : 0; // one failed of many is seen
    const int failed = std::max(least, int(std::lround(width * bar.failedShare)));
    const bool hasBoth = failed > 0 && failed < width;
    painter.fillRect(part(rect, 0, width - failed, direction), toneColour(bar.tone, palette));
    painter.fillRect(part(rect, width - failed + (hasBoth ? 1 : 0), failed - (hasBoth ? 1 : 0), direction),
                     toneColour(Tone::Failed, palette));
    const QRect filled = part(rect, 0, width, direction);
    if (bar.fill == Bar::Fill::Hatched)
        paintDiagonals(painter, filled, palette.color(QPalette::Base), rect.height() / 7.0,
                       rect.height() / 2.0);
    else if (bar.fill == Bar::Fill::Cut && width < rect.width())
        paintCutEdge(painter, filled, trackColour(palette), direction);
}

QColor phaseColour(const Phase &phase, const QPalette &palette)
{
    return toneColour(toneOf(phase.state), palette);
}

} // namespace

void paintBar(QPainter &painter, const QRect &rect, const Bar &bar, const QPalette &palette,
              Qt::LayoutDirection direction)
{
    painter.fillRect(rect, trackColour(palette));
    if (bar.filled) {
        paintFilled(painter, rect, bar, palette, direction);
    } else if (bar.isBusy) {
        QColor colour = toneColour(bar.tone, palette);
        colour.setAlphaF(0.55F);
        paintDiagonals(painter, rect, colour, rect.height() / 2.0, rect.height() * 1.4);
    }
}

void paintPhaseStrip(QPainter &painter, const QRect &rect, const QList<Phase> &phases,
                     const QPalette &palette, Qt::LayoutDirection direction)
{
    const int count = int(phases.size());
    const int gap = rect.width() >= count * 4 ? 1 : 0;
    for (int i = 0; i < count; ++i) {
        const Phase &phase = phases.at(i);
        const int from = rect.width() * i / count;
        const int width = rect.width() * (i + 1) / count - from - (i + 1 < count ? gap : 0);
        painter.fillRect(part(rect, from, width, direction), trackColour(palette));
        if (phase.state == PhaseState::Pending)
            continue;
        const double filled = phase.state == PhaseState::Running ? phase.progress.value_or(50) / 100 : 1;
        painter.fillRect(part(rect, from, int(std::lround(width * std::clamp(filled, 0.0, 1.0))), direction),
                         phaseColour(phase, palette));
    }
}

} // namespace runwatch
