// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/jobs/profilecolour.h"

#include <QColor>
#include <QPalette>
#include <QRect>

#include <optional>

class QPainter;

namespace runwatch {

inline constexpr int BandWidth = 3; // device-independent pixels

// Of a profile's colour, with a contrast of at least 3 against base, window and selection, light and
// dark; tst_look measures it. Nothing for ProfileColour::None.
[[nodiscard]] std::optional<QColor> bandColour(ProfileColour colour, const QPalette &palette);

// At the edge of `rect` where reading starts. The profile's name is said elsewhere: colour is extra.
void paintBand(QPainter &painter, const QRect &rect, ProfileColour colour, const QPalette &palette,
               Qt::LayoutDirection direction);

} // namespace runwatch
