// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPalette>
#include <QtGlobal>

namespace runwatch {

enum class Appearance : quint8 { System, Light, Dark };

[[nodiscard]] QPalette lightPalette();
[[nodiscard]] QPalette darkPalette();

// Gives the application our style and the palette of that appearance. System is asked again at each
// call: the colour scheme from Qt 6.5 on, before that whether the system's palette is dark.
void applyLook(Appearance appearance);

} // namespace runwatch
