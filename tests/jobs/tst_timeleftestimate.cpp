// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/jobs/jobpace.h"
#include "app/jobs/timeleft.h"
#include "curves.h"

#include <QDir>
#include <QSet>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace runwatch;

namespace {

constexpr qint64 Start = 1'800'000'000'000;

// What an operator saw of one run, looking once a second; at a long one a thousand times.
struct Seen
{
    int moments = 0;
    int shown = 0;
    int misses = 0; // shown, and off by more than a factor of three
    QList<double> errorsAfterHalf; // of those shown, as a part of what was really left
    QString firstMiss;
};

Seen watch(const Curve &curve)
{
    Seen seen;
    Job job;
    job.state = JobState::Running;
    JobPace pace;
    qint64 lastAdvance = 0;
    qint64 lastLook = 0;
    qsizetype next = 0;
    for (qint64 now = 0; now < curve.end; now += std::max<qint64>(1'000, curve.end / 1'000)) {
        for (; next < curve.advances.size() && curve.advances.at(next).at <= now; ++next) {
            const Advance &advance = curve.advances.at(next);
            job.progress = std::min(advance.percent, 99.0);
            job.currentPhase = advance.phase;
            while (job.phases.size() <= advance.phase)
                job.phases.append(Phase{.name = QString::number(job.phases.size()), .state = PhaseState::Running});
            pace.takeAdvance(job, lastAdvance > 0 ? advance.at - lastAdvance : 0, Start + advance.at);
            lastAdvance = advance.at;
        }
        if (now - lastLook >= 5'000) { // as the run looks for stalls
            (void)pace.takeSilence(job, now - lastAdvance);
            lastLook = now;
        }
        ++seen.moments;
        const std::optional<TimeLeft> left = timeLeftAt(job, Start + now);
        if (!left)
            continue;
        ++seen.shown;
        const auto truth = double(curve.end - now);
        const auto likely = double(left->likely);
        if (now < curve.foretoldFrom)
            continue;
        if (truth > likely * 3 || likely > truth * 3) {
            ++seen.misses;
            if (seen.firstMiss.isEmpty())
                seen.firstMiss = QStringLiteral("at %1 of %2 s, %3 %: %4 s shown").arg(now / 1'000).arg(curve.end / 1'000).arg(*job.progress).arg(likely / 1'000);
        }
        if (now * 2 > curve.end)
            seen.errorsAfterHalf.append(std::abs(likely - truth) / truth);
    }
    return seen;
}

double median(QList<double> values)
{
    if (values.isEmpty())
        return -1;
    const auto middle = values.begin() + values.size() / 2;
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

} // namespace

class TestTimeLeftEstimate final : public QObject
{
    Q_OBJECT

private slots:
    void isNeverOffByAFactorOfThree_data()
    {
        QTest::addColumn<CurveKind>("kind");
        QTest::addColumn<double>("largestError"); // the median after half of the run; 0: nothing is asked
        QTest::newRow("steady") << CurveKind::Steady << 0.2;
        QTest::newRow("steady, in whole percents") << CurveKind::SteadySteps << 0.2;
        QTest::newRow("steady, with noise") << CurveKind::SteadyNoisy << 0.2;
        QTest::newRow("slowing") << CurveKind::Slowing << 0.0;
        QTest::newRow("slowing for ever") << CurveKind::SlowingForEver << 0.0;
        QTest::newRow("quickening") << CurveKind::Quickening << 0.0;
        QTest::newRow("bursty") << CurveKind::Bursty << 0.0;
        QTest::newRow("very bursty") << CurveKind::VeryBursty << 0.0;
        QTest::newRow("by phase") << CurveKind::ByPhase << 0.0;
        QTest::newRow("long tail") << CurveKind::LongTail << 0.0;
        QTest::newRow("sudden tail") << CurveKind::SuddenTail << 0.0;
        QTest::newRow("pauses") << CurveKind::Pauses << 0.0;
    }

    void isNeverOffByAFactorOfThree()
    {
        QFETCH(const CurveKind, kind);
        QFETCH(const double, largestError);
        constexpr quint32 Runs = 100;
        int moments = 0, shown = 0, misses = 0;
        QList<double> medians;
        QString firstMiss;
        for (quint32 seed = 1; seed <= Runs; ++seed) {
            const Seen seen = watch(makeCurve(kind, seed));
            moments += seen.moments;
            shown += seen.shown;
            misses += seen.misses;
            if (!seen.errorsAfterHalf.isEmpty())
                medians.append(median(seen.errorsAfterHalf));
            if (firstMiss.isEmpty() && seen.misses > 0)
                firstMiss = QStringLiteral("seed %1 %2").arg(seed).arg(seen.firstMiss);
        }
        qInfo("%s: shown %.0f %% of %d moments, median error after half %.1f %% (of %d runs), misses %d %s", QTest::currentDataTag(),
              100.0 * shown / moments, moments, 100 * median(medians), int(medians.size()), misses, qPrintable(firstMiss));
        QCOMPARE(misses, 0);
        if (largestError > 0) {
            QCOMPARE(medians.size(), qsizetype(Runs)); // something is shown in each
            QVERIFY(median(medians) < largestError);
        }
    }

    void recordedRunsAreNotMissedEither_data()
    {
        QTest::addColumn<QString>("file");
        const QDir curves(QStringLiteral(RUNWATCH_TEST_DATA "/curves"));
        for (const QString &name : curves.entryList({QStringLiteral("*.tsv")}, QDir::Files))
            QTest::newRow(qPrintable(name)) << curves.filePath(name);
    }

    void recordedRunsAreNotMissedEither()
    {
        QFETCH(const QString, file);
        const Curve curve = readCurve(file);
        QVERIFY(curve.advances.size() > 20); // it was read
        const Seen seen = watch(curve);
        qInfo("%s: shown %.0f %% of %d moments, median error after half %.1f %%, misses %d %s", QTest::currentDataTag(),
              100.0 * seen.shown / seen.moments, seen.moments, 100 * median(seen.errorsAfterHalf), seen.misses, qPrintable(seen.firstMiss));
        QCOMPARE(seen.misses, 0);
    }

    void saysNothingBeforeItKnowsEnough()
    {
        Job job;
        job.state = JobState::Running;
        JobPace pace;
        for (int second = 0; second < 10; ++second) {
            job.progress = second;
            pace.takeAdvance(job, 1'000, Start + second * 1'000);
            QVERIFY(!job.timeLeft);
        }
        job.progress = 10;
        pace.takeAdvance(job, 1'000, Start + 10'000);
        QVERIFY(job.timeLeft);
        QVERIFY(std::abs(job.timeLeft->likely - 90'000) < 100);
        QCOMPARE(job.timeLeft->basis, 10'000);

        Job rare; // long enough, and only two points
        rare.state = JobState::Running;
        JobPace rarePace;
        rare.progress = 0;
        rarePace.takeAdvance(rare, 0, Start);
        rare.progress = 30;
        rarePace.takeAdvance(rare, 60'000, Start + 60'000);
        QVERIFY(!rare.timeLeft);
    }

    void isMadeAtMostOnceASecondAndCountsDownBetween()
    {
        Job job;
        job.state = JobState::Running;
        JobPace pace;
        QSet<qint64> made;
        for (int i = 0; i < 3'000; ++i) { // 30 s
            job.progress = i / 100.0;
            pace.takeAdvance(job, 10, Start + i * 10);
            if (job.timeLeft)
                made.insert(job.timeLeft->madeAt);
        }
        QVERIFY(made.size() >= 19 && made.size() <= 21);
        const qint64 at = job.timeLeft->madeAt;
        QCOMPARE(timeLeftAt(job, at + 3'000)->likely, job.timeLeft->likely - 3'000);
        QVERIFY(!timeLeftAt(job, at + job.timeLeft->likely / 2));
        job.state = JobState::Stalled;
        QVERIFY(!timeLeftAt(job, at));
    }

    void neverGrowsWithoutAnAdvance()
    {
        Job job;
        job.state = JobState::Running;
        JobPace pace;
        for (int second = 0; second <= 30; ++second) {
            job.progress = second;
            pace.takeAdvance(job, 1'000, Start + second * 1'000);
        }
        qint64 before = job.timeLeft->likely;
        for (int second = 31; second < 200; ++second) {
            (void)pace.takeSilence(job, (second - 30) * 1'000);
            const std::optional<TimeLeft> left = timeLeftAt(job, Start + second * 1'000);
            QVERIFY(!left || left->likely < before);
            QVERIFY(!left || second < 34);
            before = left ? left->likely : before;
        }
        QVERIFY(!job.timeLeft);
    }

    void startsAnewWhenTheBarDoes()
    {
        Job job;
        job.state = JobState::Running;
        JobPace pace;
        for (int second = 0; second <= 30; ++second) {
            job.progress = second * 2;
            pace.takeAdvance(job, 1'000, Start + second * 1'000);
        }
        QVERIFY(job.timeLeft);
        job.progress = 1; // read in another unit
        pace.takeAdvance(job, 1'000, Start + 31'000);
        QVERIFY(!job.timeLeft);
    }

    void waitsForTheSecondPhaseOfAnAnnouncedJob()
    {
        Job job;
        job.state = JobState::Running;
        for (const QString &name : {QStringLiteral("a"), QStringLiteral("b")})
            job.phases.append(Phase{.name = name, .isAnnounced = true});
        JobPace pace;
        for (int second = 0; second <= 90; ++second) {
            job.currentPhase = second / 50;
            job.phases[job.currentPhase].state = PhaseState::Running;
            job.progress = second;
            pace.takeAdvance(job, 1'000, Start + second * 1'000);
            QVERIFY(second >= 50 || !job.timeLeft);
        }
        QVERIFY(job.timeLeft);
    }

    void countsOfABatchAreACurveToo()
    {
        Job job;
        QVERIFY(!partDone(job));
        job.results = BatchResults{.success = 30, .failed = 20, .total = 200};
        QCOMPARE(*partDone(job), 0.25);
        job.results->total = 0;
        QVERIFY(!partDone(job));
        job.progress = 40;
        QCOMPARE(*partDone(job), 0.4);
    }

    void knowsTheUsualWait()
    {
        AdvanceGaps gaps;
        QCOMPARE(gaps.usual(), 0);
        gaps.take(10); // inside a burst
        QCOMPARE(gaps.usual(), 0);
        gaps.take(60'000);
        QCOMPARE(gaps.usual(), 60'000);
        for (int i = 0; i < 19; ++i)
            gaps.take(1'000);
        QCOMPARE(gaps.usual(), 1'000); // one of twenty is longer
        gaps.take(50'000);
        QCOMPARE(gaps.usual(), 50'000);
        for (int i = 0; i < AdvanceGaps::MaxKept; ++i)
            gaps.take(2'000);
        QCOMPARE(gaps.usual(), 2'000);
        QCOMPARE(gaps.mean(), 2'000);
    }
};

QTEST_GUILESS_MAIN(TestTimeLeftEstimate)
#include "tst_timeleftestimate.moc"
