// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/jobs/jobprogress.h"

#include <QTest>

using namespace runwatch;
using namespace Qt::StringLiterals;

using Scale = ProgressReading::Scale;

namespace {

Update progressed(double value, Scale scale = Scale::Unsaid, double total = 0)
{
    Update update;
    update.state = JobState::Running;
    update.progress = ProgressReading{.value = value, .total = total, .scale = scale};
    return update;
}

Update inPhase(const QString &name, std::optional<double> progress = {})
{
    Update update;
    update.state = JobState::Running;
    update.phase = name;
    if (progress)
        update.phaseProgress = ProgressReading{.value = *progress};
    return update;
}

Update announced(const QList<PhasePlan> &phases)
{
    Update update;
    update.phases = phases;
    return update;
}

// How often each doubt was told.
struct Told
{
    int back = 0;
    int over = 0;
    int unit = 0;

    friend bool operator==(const Told &, const Told &) = default;
};

} // namespace

class TestJobProgress final : public QObject
{
    Q_OBJECT

private slots:
    void tellsEachDoubtOnce_data()
    {
        QTest::addColumn<QList<double>>("sent");
        QTest::addColumn<int>("back");
        QTest::addColumn<int>("over");
        QTest::addColumn<int>("unit");
        QTest::newRow("none") << QList<double>{0, 1, 40, 99, 100} << 0 << 0 << 0;
        QTest::newRow("back twice") << QList<double>{50, 40, 60, 30} << 1 << 0 << 0;
        QTest::newRow("above 100 twice") << QList<double>{50, 150, 160} << 0 << 1 << 0;
        QTest::newRow("below 0") << QList<double>{-5, -6, 3} << 0 << 1 << 0;
        QTest::newRow("a fraction after all") << QList<double>{1, 0.5, 0.6} << 0 << 0 << 1;
        QTest::newRow("a percentage after all") << QList<double>{0.5, 0.8, 1.2, 3} << 0 << 0 << 1;
        QTest::newRow("nothing drawn yet") << QList<double>{0, 0.5, 0.6} << 0 << 0 << 0;
        QTest::newRow("beyond the end of a fraction") << QList<double>{0.95, 1.02, 1.03} << 0 << 1 << 0;
        QTest::newRow("150 among fractions") << QList<double>{0.2, 0.4, 150, 0.6} << 1 << 1 << 0;
    }

    void tellsEachDoubtOnce()
    {
        QFETCH(const QList<double>, sent);
        Job job;
        Told told;
        for (qsizetype i = 0; i < sent.size(); ++i) {
            const JobChange change = applyUpdate(job, progressed(sent.at(i)), i + 1);
            told.back += change.doubts.wentBack;
            told.over += change.doubts.overshot;
            told.unit += change.doubts.changedUnit;
        }
        QTEST(told.back, "back");
        QTEST(told.over, "over");
        QTEST(told.unit, "unit");
    }

    void aRatioBeyondItsTotalIsAnOvershoot()
    {
        Job job;
        QVERIFY(!applyUpdate(job, progressed(7, Scale::Ratio, 7), 1).doubts.overshot);
        QVERIFY(applyUpdate(job, progressed(8, Scale::Ratio, 7), 2).doubts.overshot);
        QCOMPARE(job.ratioTotal, 7.0);
    }

    void keepsWhatIsNoNumber()
    {
        Job job;
        Update update;
        update.unreadProgress = u"NaN"_s;
        (void)applyUpdate(job, update, 1);
        QVERIFY(!job.progress);
        QCOMPARE(job.unreadProgress, u"NaN"_s);
        (void)applyUpdate(job, progressed(40), 2);
        QVERIFY(job.unreadProgress.isEmpty());
        update.unreadProgress = QString(1'000, u'x');
        (void)applyUpdate(job, update, 3);
        QCOMPARE(*job.progress, 40.0);
        QCOMPARE(job.unreadProgress.size(), 64);
    }

    void tellsThePhasesDoubtsApart()
    {
        Job job;
        (void)applyUpdate(job, inPhase(u"a"_s, 50), 1);
        const JobChange back = applyUpdate(job, inPhase(u"a"_s, 20), 2);
        QVERIFY(back.phaseDoubts.wentBack);
        QVERIFY(!back.doubts.wentBack);
        QCOMPARE(*job.phases.at(0).progress, 50.0);
        QCOMPARE(job.phases.at(0).progressAsSent->value, 20.0);
        QVERIFY(applyUpdate(job, inPhase(u"a"_s, 120), 3).phaseDoubts.overshot);
        QVERIFY(!applyUpdate(job, inPhase(u"b"_s, 120), 4).phaseDoubts.overshot); // said of this job
    }

    void derivesFromWeightedPhases()
    {
        Job job;
        (void)applyUpdate(job, announced({{u"a"_s, 1}, {u"b"_s, 3}}), 1);
        QVERIFY(job.isProgressDerived);
        QCOMPARE(*job.progress, 0.0);
        (void)applyUpdate(job, inPhase(u"a"_s, 50), 2);
        QCOMPARE(*job.progress, 12.5);
        (void)applyUpdate(job, inPhase(u"b"_s, 50), 3);
        QCOMPARE(*job.progress, 62.5);
        (void)applyUpdate(job, inPhase(u"a"_s), 4); // comes back, which ended b
        QCOMPARE(*job.progress, 75.0);
        (void)applyUpdate(job, inPhase(u"b"_s, 10), 5); // so does b: nothing is taken off
        QCOMPARE(*job.progress, 75.0);
        (void)applyUpdate(job, inPhase(u"b"_s, 100), 5);
        QCOMPARE(*job.progress, 99.0);
        Update end;
        end.state = JobState::Completed;
        (void)applyUpdate(job, end, 6);
        QCOMPARE(*job.progress, 100.0);
        QVERIFY(job.isProgressDerived);
    }

    void anErrorsNoughtTakesNothingOffWhatIsDerived()
    {
        Job job;
        (void)applyUpdate(job, announced({{u"a"_s, 1}, {u"b"_s, 3}}), 1);
        (void)applyUpdate(job, inPhase(u"b"_s, 50), 2);
        const double derived = *job.progress;
        Update error = progressed(0);
        error.state = JobState::Failed;
        (void)applyUpdate(job, error, 3);
        QCOMPARE(*job.progress, derived);
        QVERIFY(job.isProgressDerived);
    }

    void anErrorThatIsNoEndTakesNothingOffEither()
    {
        Job job;
        (void)applyUpdate(job, announced({{u"a"_s, 1}, {u"b"_s, 1}}), 1);
        (void)applyUpdate(job, inPhase(u"b"_s, 50), 2);
        const double derived = *job.progress;
        Update error = progressed(0);
        error.log = Update::Log{.level = LogLevel::Error, .serverTime = 0, .text = "retry"};
        QVERIFY(!applyUpdate(job, error, 3).doubts.wentBack);
        QCOMPARE(*job.progress, derived);
        (void)applyUpdate(job, inPhase(u"b"_s, 90), 4);
        QVERIFY(*job.progress > derived);
    }

    void weightsBeyondAllNumbersDeriveNothing()
    {
        Job job;
        (void)applyUpdate(job, announced({{u"a"_s, 1e308}, {u"b"_s, 1e308}, {u"c"_s, 1e308}}), 1);
        (void)applyUpdate(job, inPhase(u"b"_s, 50), 2);
        QVERIFY(!job.progress || std::isfinite(*job.progress));
    }

    void theServersOwnNumberWins()
    {
        Job job;
        (void)applyUpdate(job, announced({{u"a"_s, 1}, {u"b"_s, 1}}), 1);
        (void)applyUpdate(job, inPhase(u"b"_s, 50), 2);
        QCOMPARE(*job.progress, 25.0); // a was left out
        (void)applyUpdate(job, progressed(10), 3);
        QCOMPARE(*job.progress, 10.0);
        QVERIFY(!job.isProgressDerived);
        (void)applyUpdate(job, inPhase(u"b"_s, 90), 4);
        QCOMPARE(*job.progress, 10.0);
    }

    void derivesNothingWhenNotAllWereAnnounced()
    {
        Job unannounced;
        (void)applyUpdate(unannounced, inPhase(u"a"_s, 50), 1);
        QVERIFY(!unannounced.progress);
        Job job;
        (void)applyUpdate(job, announced({{u"a"_s, 1}, {u"b"_s, 1}}), 1);
        (void)applyUpdate(job, inPhase(u"a"_s, 50), 2);
        QVERIFY(job.progress);
        (void)applyUpdate(job, inPhase(u"surprise"_s), 3);
        QVERIFY(!job.progress);
        QVERIFY(!job.isProgressDerived);
        Job weightless;
        (void)applyUpdate(weightless, announced({{u"a"_s, 0}}), 1);
        QVERIFY(!weightless.progress);
    }
};

QTEST_GUILESS_MAIN(TestJobProgress)
#include "tst_jobprogress.moc"
