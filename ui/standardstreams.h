// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace runwatch {

// Fills the descriptors of standard streams that were closed when the program started, before
// anything else is opened. Else a connection to a server would become standard output, and be
// printed into. Writing there fails as on a closed one.
void keepStandardStreamsTaken();

} // namespace runwatch
