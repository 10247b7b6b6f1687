// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/open/commandline.h"

namespace runwatch {

// Watches without a window until every stream is over, printing JSON lines on
// standard output. Needs a QCoreApplication. Gives the exit status of the
// program: 0 all completed, 1 some job did not, 3 some stream was lost or refused.
[[nodiscard]] int watchHeadless(const CommandLine &commandLine);

} // namespace runwatch
