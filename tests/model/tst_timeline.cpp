// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/model/timeline.h"

#include <QTest>

#include <numeric>

using namespace runwatch;

namespace {

constexpr qint64 Start = 1'800'000'000'000;

qint64 sumOf(const EventRates &rates)
{
    return std::accumulate(rates.counts.begin(), rates.counts.end(), qint64(0));
}

} // namespace

class TestTimeline final : public QObject
{
    Q_OBJECT

private slots:
    void aPhaseThatCameBackHasTwoSpans()
    {
        Phase phase;
        QVERIFY(spansOf(phase, 9'000).isEmpty());
        phase.startedAt = 1'000;
        QCOMPARE(spansOf(phase, 9'000), (QList<TimeSpan>{{1'000, 9'000}})); // it runs
        phase.earlier = {{1'000, 2'000}};
        phase.cameBackAt = 5'000;
        phase.endedAt = 6'000;
        QCOMPARE(spansOf(phase, 9'000), (QList<TimeSpan>{{1'000, 2'000}, {5'000, 6'000}}));
    }

    void aRunGoesFromItsStartToItsEndOrNow()
    {
        Job job;
        job.startedAt = Start;
        QCOMPARE(timeOf(job, Start + 5'000), (TimeSpan{Start, Start + 5'000}));
        job.endedAt = Start + 3'000;
        QCOMPARE(timeOf(job, Start + 5'000), (TimeSpan{Start, Start + 3'000}));
        job.endedAt = Start;
        QCOMPARE(timeOf(job, Start + 5'000), (TimeSpan{Start, Start + 1'000}));
    }

    void tellsConnectionsAndWhatLayBetween()
    {
        using Kind = CoverageSpan::Kind;
        StreamStatus stream;
        QVERIFY(coverageOf(stream, Start).isEmpty());
        stream.connection = StreamStatus::Connection::Open;
        stream.openedAt = Start + 9'000;
        stream.past = {{Start, Start + 2'000, {}, true}, {Start + 3'000, Start + 5'000, {}, false}};
        const QList<CoverageSpan> open{{{Start, Start + 2'000}, Kind::Connected},
                                       {{Start + 2'000, Start + 3'000}, Kind::Recovered},
                                       {{Start + 3'000, Start + 5'000}, Kind::Connected},
                                       {{Start + 5'000, Start + 9'000}, Kind::Disconnected},
                                       {{Start + 9'000, Start + 10'000}, Kind::Connected}};
        QCOMPARE(coverageOf(stream, Start + 10'000), open);
        stream.connection = StreamStatus::Connection::Waiting;
        QCOMPARE(coverageOf(stream, Start + 10'000).constLast().time.to, Start + 10'000);
        stream.isOver = true; // nothing is missed any more
        QCOMPARE(coverageOf(stream, Start + 10'000).constLast().time.to, Start + 5'000);
    }

    void countsEventsInABoundedNumberOfIntervals()
    {
        EventRates rates;
        for (int second = 0; second < 10'000; ++second)
            countEvent(rates, Start + second * 1'000);
        QCOMPARE(sumOf(rates), 10'000);
        QVERIFY(rates.counts.size() <= EventRates::MaxIntervals);
        QVERIFY(rates.counts.size() > EventRates::MaxIntervals / 2);
        QCOMPARE(rates.interval, 128'000);
        QCOMPARE(rates.counts.constFirst(), 128U);
        countEvent(rates, Start); // our clock went back
        QCOMPARE(sumOf(rates), 10'001);
    }

    void remembersSilence()
    {
        EventRates rates;
        countEvent(rates, Start);
        countEvent(rates, Start + 5'500);
        QCOMPARE(rates.counts, (QList<quint32>{1, 0, 0, 0, 0, 1}));
    }
};

QTEST_GUILESS_MAIN(TestTimeline)
#include "tst_timeline.moc"
