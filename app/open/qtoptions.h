// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace runwatch {

// Options of Qt's own, which QApplication takes out later; with one dash or two.
[[nodiscard]] bool isQtSwitch(const QString &option);
[[nodiscard]] bool isQtOptionWithValue(const QString &option);
[[nodiscard]] bool isQtDisplay(const QString &option); // one of those

} // namespace runwatch
