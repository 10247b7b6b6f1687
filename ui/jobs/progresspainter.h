// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/jobs/bar.h"

class QPainter;
class QRect;

namespace runwatch {

// Draws with plain rectangles: stacked and hatched bars are beyond the style's, which also cost
// nearly twice as much. There is no text on a bar.
void paintBar(QPainter &painter, const QRect &rect, const Bar &bar, const QPalette &palette,
              Qt::LayoutDirection direction);

// One segment a phase: done, part filled, to come, failed.
void paintPhaseStrip(QPainter &painter, const QRect &rect, const QList<Phase> &phases,
                     const QPalette &palette, Qt::LayoutDirection direction);

} // namespace runwatch
