// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace runwatch {

// A field of its own direction, whatever stands around it and whichever way the window runs: "63 %"
// stays "63 %", and a server's words cannot turn what is beside them. For painting only.
[[nodiscard]] inline QString isolated(const QString &text)
{
    constexpr QChar firstStrongIsolate(0x2068);
    constexpr QChar popIsolate(0x2069);
    return text.isEmpty() ? text : firstStrongIsolate + text + popIsolate;
}

} // namespace runwatch
