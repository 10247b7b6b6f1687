// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

#include <string_view>

namespace runwatch {

// Both answer ms since 1970 UTC, 0 when they cannot read it.

// ISO 8601 with seconds; without an offset it is this machine's local time, as
// the standard says. Also a number in a string.
[[nodiscard]] qint64 serverTimeOf(std::string_view text);

// Seconds, milliseconds, microseconds or nanoseconds since 1970: no two of them
// are plausible for one number.
[[nodiscard]] qint64 serverTimeOf(double sinceEpoch);

} // namespace runwatch
