// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace runwatch {

// "4 s", "2 min", "1 h 20 min": the two largest units, never seconds beside hours. Negative is 0.
[[nodiscard]] QString durationText(qint64 milliseconds);

// "0:41:10" or "2:01": a running clock, as in the Elapsed column.
[[nodiscard]] QString elapsedText(qint64 milliseconds);

// "14:05:09" in local time, in the locale's order; empty for 0.
[[nodiscard]] QString timeOfDayText(qint64 msSinceEpoch);

// Date and time in local time, in the locale's short form with seconds; empty for 0.
[[nodiscard]] QString dateTimeText(qint64 msSinceEpoch);

// "117.7 MiB" in the locale's way.
[[nodiscard]] QString sizeText(qint64 bytes);

} // namespace runwatch
