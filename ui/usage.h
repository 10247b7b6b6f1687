// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/profile/profilelibrary.h"

#include <QString>

namespace runwatch {

[[nodiscard]] QString usageText(); // what --help prints
[[nodiscard]] QString versionText();
[[nodiscard]] QString profileListText(const ProfileLibrary &library); // a line for each: name, and what it is for
[[nodiscard]] QString secretWarning(); // for a secret on the command line
[[nodiscard]] QString demoError(const QString &reason);

} // namespace runwatch
