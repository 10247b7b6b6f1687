// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/timeline/timelinetext.h"

#include "ui/logview/visibletext.h"
#include "ui/words/words.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <numeric>

namespace runwatch {

namespace {

struct TimelineText
{
    Q_DECLARE_TR_FUNCTIONS(TimelineText)
};

using Kind = TimelineRow::Kind;

qint64 lengthOf(const QList<TimeSpan> &spans)
{
    return std::accumulate(spans.begin(), spans.end(), qint64(0), [](qint64 sum, const TimeSpan &span) { return sum + span.to - span.from; });
}

qint64 timeOf(const QList<CoverageSpan> &spans, CoverageSpan::Kind kind)
{
    return std::accumulate(spans.begin(), spans.end(), qint64(0), [kind](qint64 sum, const CoverageSpan &span) {
        return sum + (span.kind == kind ? span.time.to - span.time.from : 0);
    });
}

qint64 eventsIn(const EventRates &rates)
{
    return std::accumulate(rates.counts.begin(), rates.counts.end(), qint64(0));
}

// The time that the row is about.
qint64 durationOf(const TimelineRow &row)
{
    switch (row.kind) {
    case Kind::Coverage:
        return timeOf(row.coverage, CoverageSpan::Kind::Connected);
    case Kind::Events:
        return 0;
    case Kind::Phase:
        return row.spans.isEmpty() ? 0 : std::max(timeRun(row.phase, row.spans.constLast().to), lengthOf(row.spans));
    }
    return 0;
}

qint64 startOf(const TimelineRow &row)
{
    switch (row.kind) {
    case Kind::Coverage:
        return row.coverage.isEmpty() ? 0 : row.coverage.constFirst().time.from;
    case Kind::Events:
        return row.rates.from;
    case Kind::Phase:
        return row.phase.startedAt;
    }
    return 0;
}

QString shareText(const TimelineRow &row, const TimeSpan &run)
{
    const qint64 duration = durationOf(row);
    if (duration <= 0)
        return {};
    const double share = std::min(1.0, double(duration) / double(std::max<qint64>(1, run.to - run.from)));
    return TimelineText::tr("%1 %").arg(qRound(share * 100));
}

QString nameOf(const TimelineRow &row)
{
    switch (row.kind) {
    case Kind::Coverage:
        return TimelineText::tr("Stream");
    case Kind::Events:
        return TimelineText::tr("Events");
    case Kind::Phase:
        return visibleText(row.phase.name);
    }
    return {};
}

QStringList coverageWords(const TimelineRow &row)
{
    QStringList words{TimelineText::tr("connected for %1").arg(durationText(timeOf(row.coverage, CoverageSpan::Kind::Connected)))};
    if (const qint64 time = timeOf(row.coverage, CoverageSpan::Kind::Disconnected); time > 0)
        words << TimelineText::tr("disconnected for %1").arg(durationText(time));
    if (const qint64 time = timeOf(row.coverage, CoverageSpan::Kind::Recovered); time > 0)
        //: The connection was away, and nothing was lost
        words << TimelineText::tr("%1 recovered").arg(durationText(time));
    return words;
}

QStringList eventWords(const TimelineRow &row)
{
    const QLocale locale;
    QStringList words{TimelineText::tr("%L1 in all").arg(eventsIn(row.rates))};
    if (!row.rates.counts.isEmpty()) {
        const quint32 most = *std::max_element(row.rates.counts.begin(), row.rates.counts.end());
        //: A number of events, and a duration
        words << TimelineText::tr("at most %1 in %2").arg(locale.toString(most), durationText(row.rates.interval));
    }
    return words;
}

QStringList phaseWords(const TimelineRow &row, const TimeSpan &run)
{
    QStringList words{phaseStateWord(row.phase.state)};
    if (row.spans.isEmpty())
        return words;
    words << TimelineText::tr("began %1").arg(timeOfDayText(row.phase.startedAt));
    const QString duration = elapsedText(durationOf(row));
    words << (row.phase.state == PhaseState::Running ? TimelineText::tr("%1 so far").arg(duration) : TimelineText::tr("took %1").arg(duration));
    if (const QString share = shareText(row, run); !share.isEmpty())
        words << TimelineText::tr("%1 of the run").arg(share);
    if (row.spans.size() > 1)
        words << TimelineText::tr("%n time(s)", nullptr, int(row.spans.size()));
    return words;
}

} // namespace

QString timelineText(const TimelineRow &row, const TimeSpan &run, TimelineModel::Column column)
{
    switch (column) {
    case TimelineModel::NameColumn:
        return nameOf(row);
    case TimelineModel::StartColumn:
        return timeOfDayText(startOf(row));
    case TimelineModel::DurationColumn:
        if (row.kind == Kind::Events)
            return TimelineText::tr("%L1 in all").arg(eventsIn(row.rates));
        return durationOf(row) > 0 ? elapsedText(durationOf(row)) : QString();
    case TimelineModel::ShareColumn:
        return shareText(row, run);
    default:
        return {};
    }
}

QString timelineSentence(const TimelineRow &row, const TimeSpan &run)
{
    QStringList parts{nameOf(row)};
    parts << (row.kind == Kind::Coverage ? coverageWords(row) : row.kind == Kind::Events ? eventWords(row) : phaseWords(row, run));
    return parts.join(QStringLiteral(", "));
}

} // namespace runwatch
