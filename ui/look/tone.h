// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/jobs/jobstate.h"

#include <QColor>
#include <QPalette>

namespace runwatch {

// What a colour says. Colour is extra: a shape and a word say the same. Every tone has a contrast of
// at least 4.5 against the base it is drawn on, light and dark; tst_look measures it.
enum class Tone : quint8 { Text, Faint, Running, Done, Failed, Stalled, Waiting, Cancelled };

[[nodiscard]] bool isDark(const QPalette &palette);

[[nodiscard]] QColor toneColour(Tone tone, const QPalette &palette);
[[nodiscard]] Tone toneOf(JobState state);
[[nodiscard]] Tone toneOf(PhaseState state);

// The empty part of a bar.
[[nodiscard]] QColor trackColour(const QPalette &palette);

// Lines between panes.
[[nodiscard]] QColor hairlineColour(const QPalette &palette);

// WCAG 2.1 contrast ratio, 1 to 21.
[[nodiscard]] double contrastRatio(const QColor &one, const QColor &other);

} // namespace runwatch
