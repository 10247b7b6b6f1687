// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/model/timeline.h"

#include <algorithm>
#include <limits>

namespace runwatch {

namespace {

constexpr qint64 ShortestTime = 1'000; // ms

// Two intervals become one.
void halve(EventRates &rates)
{
    const qsizetype pairs = (rates.counts.size() + 1) / 2;
    for (qsizetype i = 0; i < pairs; ++i)
        rates.counts[i] = rates.counts.at(2 * i) + rates.counts.value(2 * i + 1);
    rates.counts.resize(pairs);
    rates.interval *= 2;
}

} // namespace

TimeSpan timeOf(const Job &job, qint64 now)
{
    const qint64 from = job.startedAt > 0 ? job.startedAt : now;
    return {from, std::max(job.endedAt > 0 ? job.endedAt : now, from + ShortestTime)};
}

QList<TimeSpan> spansOf(const Phase &phase, qint64 now)
{
    QList<TimeSpan> spans;
    if (phase.startedAt == 0)
        return spans;
    for (const PhaseStretch &stretch : phase.earlier)
        spans.append({stretch.startedAt, stretch.endedAt});
    const qint64 from = phase.cameBackAt > 0 ? phase.cameBackAt : phase.startedAt;
    spans.append({from, std::max(phase.endedAt > 0 ? phase.endedAt : now, from)});
    return spans;
}

QList<CoverageSpan> coverageOf(const StreamStatus &stream, qint64 now)
{
    using Kind = CoverageSpan::Kind;
    QList<CoverageSpan> spans;
    const bool isOpen = stream.connection == StreamStatus::Connection::Open;
    for (qsizetype i = 0; i < stream.past.size(); ++i) {
        const PastConnection &past = stream.past.at(i);
        spans.append({{past.openedAt, past.closedAt}, Kind::Connected});
        const bool isLast = i + 1 == stream.past.size();
        const qint64 next = !isLast ? stream.past.at(i + 1).openedAt : isOpen ? stream.openedAt : stream.isOver ? past.closedAt : now;
        if (next > past.closedAt)
            spans.append({{past.closedAt, next}, past.isGapRecovered ? Kind::Recovered : Kind::Disconnected});
    }
    if (isOpen && stream.openedAt > 0)
        spans.append({{stream.openedAt, std::max(now, stream.openedAt)}, Kind::Connected});
    return spans;
}

void countEvent(EventRates &rates, qint64 now)
{
    if (rates.from == 0)
        rates.from = now;
    qint64 place = std::max<qint64>(0, (now - rates.from) / rates.interval);
    while (place >= EventRates::MaxIntervals) {
        halve(rates);
        place = (now - rates.from) / rates.interval;
    }
    place = std::max<qint64>(place, rates.counts.size() - 1);
    if (rates.counts.size() <= place)
        rates.counts.resize(place + 1);
    quint32 &count = rates.counts[place];
    count += count < std::numeric_limits<quint32>::max() / 2 ? 1 : 0;
}

} // namespace runwatch
