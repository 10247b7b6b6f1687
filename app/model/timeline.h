// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/jobs/job.h"
#include "app/model/streamstatus.h"

namespace runwatch {

// A piece of time, in ms since 1970 UTC.
struct TimeSpan
{
    qint64 from = 0;
    qint64 to = 0;

    friend bool operator==(const TimeSpan &, const TimeSpan &) = default;
};

// A piece of a run, and how much of it was seen.
struct CoverageSpan
{
    enum class Kind : quint8 { Connected, Disconnected, Recovered }; // the last: told by the server since

    TimeSpan time;
    Kind kind = Kind::Connected;

    friend bool operator==(const CoverageSpan &, const CoverageSpan &) = default;
};

// From the job's first to its last moment; at least a second.
[[nodiscard]] TimeSpan timeOf(const Job &job, qint64 now);

// When a phase ran: one span, or one for each time it came back. The last goes to `now` while it runs.
[[nodiscard]] QList<TimeSpan> spansOf(const Phase &phase, qint64 now);

// The connections as far as they are kept, oldest first, with what lay between them.
[[nodiscard]] QList<CoverageSpan> coverageOf(const StreamStatus &stream, qint64 now);

// Counts one event. Not before the last one's time: a clock that went back counts in the last interval.
void countEvent(EventRates &rates, qint64 now);

} // namespace runwatch
