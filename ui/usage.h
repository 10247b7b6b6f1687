// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace runwatch {

[[nodiscard]] QString usageText(); // what --help prints
[[nodiscard]] QString versionText();
[[nodiscard]] QString secretWarning(); // for a secret on the command line
[[nodiscard]] QString demoError(const QString &reason);

} // namespace runwatch
