// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

namespace runwatch {

// A socket that does not block and is connecting to 127.0.0.1:`port`. That it is refused
// is seen when it is read from.
[[nodiscard]] int loopbackSocket(quint16 port);

} // namespace runwatch
