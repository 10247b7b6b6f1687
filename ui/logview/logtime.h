// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/jobs/logline.h"

#include <QString>

namespace runwatch {

// How the log tells the time of a line. In run and delta are counted on this machine's clock alone:
// two clocks are never subtracted from each other.
enum class TimeMode : quint8 {
    Local, // as the server said, else of arrival
    Utc,
    InRun, // since the run's start
    Delta, // since the line above
};

// What LogTime needs to know about other lines, as ms since 1970 UTC; 0 is unknown.
struct TimeOrigin
{
    qint64 runStartedAt = 0;
    qint64 previousArrival = 0;
};

// "12:04:09.120", "+0:12:09.120", "+0.120 s"; empty when there is nothing to count from.
[[nodiscard]] QString logTimeText(TimeMode mode, const LogLine &line, TimeOrigin origin);

// As wide as any usual text of this mode.
[[nodiscard]] QString widestLogTime(TimeMode mode);

// Both clocks with their dates, for a tooltip.
[[nodiscard]] QString bothTimesText(const LogLine &line);

} // namespace runwatch
