// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/open/commandline.h"

namespace runwatch {

// Shows the window and watches in it until it is closed. Needs a QApplication.
// Gives the exit status of the program.
[[nodiscard]] int watchInWindow(const CommandLine &commandLine);

} // namespace runwatch
