// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/jobs/jobupdate.h"

#include <QTest>

using namespace runwatch;
using namespace Qt::StringLiterals;

namespace {

Update inPhase(const QString &name)
{
    Update update;
    update.state = JobState::Running;
    update.phase = name;
    return update;
}

Update announced(const QStringList &names, double weight = 1)
{
    Update update;
    update.phases.emplace();
    for (const QString &name : names)
        update.phases->append({name, weight});
    return update;
}

// "+a *b -c": done, running, to come.
QString shape(const Job &job)
{
    QStringList words;
    for (const Phase &phase : job.phases) {
        const QChar mark = phase.state == PhaseState::Running ? u'*' : phase.state == PhaseState::Pending ? u'-' : u'+';
        words << mark + phase.name;
    }
    return words.join(u' ');
}

} // namespace

class TestJobPhases final : public QObject
{
    Q_OBJECT

private slots:
    void announcedPhasesArePending()
    {
        Job job;
        (void)applyUpdate(job, announced({u"a"_s, u"b"_s, u"c"_s}, 2), 1);
        QCOMPARE(shape(job), u"-a -b -c"_s);
        QCOMPARE(job.currentPhase, -1);
        QCOMPARE(job.phases.at(1).weight, 2.0);
        (void)applyUpdate(job, inPhase(u"b"_s), 2);
        QCOMPARE(shape(job), u"-a *b -c"_s);
        QCOMPARE(job.currentPhase, 1);
    }

    void mergesWithThoseAlreadySeen_data()
    {
        QTest::addColumn<QStringList>("seen");
        QTest::addColumn<QStringList>("plan");
        QTest::addColumn<QString>("expected");
        QTest::newRow("seen first") << QStringList{u"a"_s} << QStringList{u"a"_s, u"b"_s} << u"*a -b"_s;
        QTest::newRow("unknown to the plan") << QStringList{u"x"_s, u"a"_s} << QStringList{u"a"_s, u"b"_s} << u"+x *a -b"_s;
        QTest::newRow("between") << QStringList{u"a"_s, u"x"_s} << QStringList{u"a"_s, u"b"_s} << u"+a *x -b"_s;
        QTest::newRow("in the plan's order") << QStringList{u"b"_s, u"a"_s} << QStringList{u"a"_s, u"b"_s} << u"*a +b"_s;
        QTest::newRow("twice the same") << QStringList{} << QStringList{u"a"_s, u"a"_s, u""_s} << u"-a"_s;
    }

    void mergesWithThoseAlreadySeen()
    {
        QFETCH(const QStringList, seen);
        QFETCH(const QStringList, plan);
        Job job;
        for (const QString &name : seen)
            (void)applyUpdate(job, inPhase(name), 1);
        (void)applyUpdate(job, announced(plan), 2);
        QTEST(shape(job), "expected");
        if (!seen.isEmpty())
            QCOMPARE(job.phases.at(job.currentPhase).name, seen.last());
    }

    void anotherPlanForgetsWhatNeverBegan()
    {
        Job job;
        (void)applyUpdate(job, announced({u"a"_s, u"b"_s, u"c"_s}), 1);
        (void)applyUpdate(job, inPhase(u"a"_s), 2);
        (void)applyUpdate(job, announced({u"c"_s, u"d"_s}), 3);
        QCOMPARE(shape(job), u"*a -c -d"_s);
        QCOMPARE(job.currentPhase, 0);
    }

    void anUnannouncedOneStandsAfterTheCurrent()
    {
        Job job;
        (void)applyUpdate(job, announced({u"a"_s, u"b"_s}), 1);
        (void)applyUpdate(job, inPhase(u"a"_s), 2);
        QCOMPARE(applyUpdate(job, inPhase(u"x"_s), 3).phaseStarted, 1);
        QCOMPARE(shape(job), u"+a *x -b"_s);
        (void)applyUpdate(job, inPhase(u"b"_s), 4);
        (void)applyUpdate(job, inPhase(u"y"_s), 5);
        QCOMPARE(shape(job), u"+a +x +b *y"_s);
    }

    void durationsAddUpWithoutThePause()
    {
        Job job;
        (void)applyUpdate(job, inPhase(u"a"_s), 1'000);
        (void)applyUpdate(job, inPhase(u"b"_s), 3'000); // a took 2 s
        (void)applyUpdate(job, inPhase(u"a"_s), 10'000);
        const Phase again = job.phases.at(0);
        QCOMPARE(again.state, PhaseState::Running);
        QCOMPARE(again.startedAt, 1'000);
        QCOMPARE(timeRun(again, 11'000), 3'000);
        (void)applyUpdate(job, inPhase(u"b"_s), 14'000);
        const Phase &a = job.phases.at(0);
        QCOMPARE(timeRun(a, 99'000), 6'000);
        QCOMPARE(a.earlier, (QList<PhaseStretch>{{1'000, 3'000}}));
        QCOMPARE(a.cameBackAt, 10'000);
        QCOMPARE(a.endedAt, 14'000);
        QCOMPARE(timeRun(job.phases.at(1), 15'000), 8'000);
        QCOMPARE(timeRun(Phase(), 5), 0);
    }

    void keepsTheTimeOfStretchesItForgets()
    {
        Job job;
        constexpr int Times = Phase::MaxEarlier + 10;
        for (int i = 0; i <= Times; ++i) {
            (void)applyUpdate(job, inPhase(u"a"_s), i * 100 + 1);
            (void)applyUpdate(job, inPhase(u"b"_s), i * 100 + 11);
        }
        QCOMPARE(job.phases.at(0).earlier.size(), Phase::MaxEarlier);
        QCOMPARE(timeRun(job.phases.at(0), 0), (Times + 1) * 10);
    }

    void boundsWhatIsAnnounced()
    {
        Job job;
        (void)applyUpdate(job, inPhase(u"first"_s), 1);
        QStringList names;
        for (int i = 0; i < Job::MaxPhases + 20; ++i)
            names << QString::number(i);
        QVERIFY(applyUpdate(job, announced(names), 2).phaseNotShown);
        QVERIFY(!applyUpdate(job, announced(names), 3).phaseNotShown);
        QCOMPARE(job.phases.size(), Job::MaxPhases);
        QCOMPARE(job.phasesNotShown, 20);
        QCOMPARE(job.phases.at(job.currentPhase).name, u"first"_s);
        QVERIFY(!job.progress); // not all are there
    }
};

QTEST_GUILESS_MAIN(TestJobPhases)
#include "tst_jobphases.moc"
