// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/jobs/jobupdate.h"

#include <QTest>

using namespace runwatch;
using namespace Qt::StringLiterals;

using Scale = ProgressReading::Scale;

namespace {

constexpr double Unknown = -1;

Update progressed(double value, Scale scale = Scale::Unsaid, double total = 0)
{
    Update update;
    update.state = JobState::Running;
    update.progress = ProgressReading{.value = value, .total = total, .scale = scale};
    return update;
}

Update ended(JobState state)
{
    Update update;
    update.state = state;
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

Update logged(LogLevel level)
{
    Update update;
    update.message = u"words"_s;
    update.log = Update::Log{.level = level, .serverTime = 0, .text = "words"};
    return update;
}

double drawn(const Job &job)
{
    return job.progress.value_or(Unknown);
}

// What must not change when an update comes twice.
Job withoutCounters(Job job)
{
    job.events = job.logLines = job.warnings = job.errors = 0;
    job.lastEventAt = job.lastAdvanceAt = 0;
    return job;
}

} // namespace

class TestJobUpdate : public QObject
{
    Q_OBJECT

private slots:
    void drawsProgress_data();
    void drawsProgress();
    void drawsScales_data();
    void drawsScales();
    void endsAsTheStreamSays_data();
    void endsAsTheStreamSays();
    void keepsErrorsThatAreNotSentAgain();
    void anErrorNamedIsAnErrorUncounted();
    void saysOnceThatProgressWentBack();
    void keepsTheBarWhenTheServerFailed();
    void letsOnlyTheFirstEndStand();
    void endsFromOutside_data();
    void endsFromOutside();
    void changesNothingTheSecondTime();
    void walksThroughPhases();
    void runsAPhaseAgain();
    void endsThePhaseWithTheJob_data();
    void endsThePhaseWithTheJob();
    void decidesThePhasesUnitByTheJob();
    void boundsPhases();
    void countsLines();
    void leavesWaitingStates_data();
    void leavesWaitingStates();
    void advancesOnlyWhenSomethingMoves();
    void titlesByTheKeyUntilTheServerDoes();
};

void TestJobUpdate::drawsProgress_data()
{
    QTest::addColumn<QList<double>>("sent");
    QTest::addColumn<QList<double>>("drawnAfter");
    const auto row = [](const char *name, const QList<double> &sent, const QList<double> &drawnAfter) {
        QTest::newRow(name) << sent << drawnAfter;
    };
    row("percent", {0, 1, 40, 87.5}, {0, 1, 40, 87.5});
    row("at most 99 before the end", {99.5, 100, 150}, {99, 99, 99});
    row("never below 0", {-5, 3}, {0, 3});
    row("fraction", {0, 0.25, 0.5, 1}, {0, 25, 50, 99});
    row("fractions added up", {0.1, 0.9, 1.0000000000000002}, {10, 90, 99});
    row("0 and 1 decide nothing", {0, 1, 2}, {0, 1, 2});
    row("1 and then a fraction", {1, 0.5}, {1, 50});
    row("a fraction that was a percentage", {0.5, 1.5, 3}, {50, 1.5, 3});
    row("half a percent", {2, 0.5, 2.5}, {2, 2, 2.5});
    row("back and on", {50, 20, 30, 60}, {50, 50, 50, 60});
    row("huge", {1e300}, {99});
    row("a fraction that ends beyond 1", {0.5, 0.97, 1.02, 1}, {50, 97, 99, 99});
    row("a fraction, and something else once", {0.25, 0.5, 150, 0.75}, {25, 50, 99, 99});
}

void TestJobUpdate::drawsProgress()
{
    QFETCH(const QList<double>, sent);
    QFETCH(const QList<double>, drawnAfter);
    Job job;
    for (qsizetype i = 0; i < sent.size(); ++i) {
        (void)applyUpdate(job, progressed(sent.at(i)), 1'000 + i);
        QCOMPARE(drawn(job), drawnAfter.at(i));
        QCOMPARE(job.progressAsSent->value, sent.at(i));
    }
}

void TestJobUpdate::drawsScales_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<double>("total");
    QTest::addColumn<Scale>("scale");
    QTest::addColumn<double>("expected");
    QTest::newRow("percent below 1") << 0.5 << 0.0 << Scale::Percent << 0.5;
    QTest::newRow("percent of 1") << 1.0 << 0.0 << Scale::Percent << 1.0;
    QTest::newRow("ratio") << 3.0 << 4.0 << Scale::Ratio << 75.0;
    QTest::newRow("ratio, all of it") << 7.0 << 7.0 << Scale::Ratio << 99.0;
    QTest::newRow("ratio, more than all") << 9.0 << 7.0 << Scale::Ratio << 99.0;
    QTest::newRow("ratio of the largest") << 1e300 << 1e-300 << Scale::Ratio << 99.0;
}

void TestJobUpdate::drawsScales()
{
    QFETCH(const double, value);
    QFETCH(const double, total);
    QFETCH(const Scale, scale);
    QFETCH(const double, expected);
    Job job;
    (void)applyUpdate(job, progressed(value, scale, total), 1);
    QCOMPARE(drawn(job), expected);
    QCOMPARE(job.unit, Job::Unit::Undecided);
}

void TestJobUpdate::endsAsTheStreamSays_data()
{
    QTest::addColumn<double>("before");
    QTest::addColumn<JobState>("said");
    QTest::addColumn<double>("with");
    QTest::addColumn<qint64>("failed");
    QTest::addColumn<JobState>("state");
    QTest::addColumn<double>("expected");
    const auto row = [](const char *name, double before, JobState said, double with, qint64 failed,
                        JobState state, double expected) {
        QTest::newRow(name) << before << said << with << failed << state << expected;
    };
    using enum JobState;
    row("completed", 40, Completed, Unknown, 0, Completed, 100);
    row("completed at 100", 40, Completed, 100, 0, Completed, 100);
    row("completed at 87", 40, Completed, 87, 0, Completed, 87);
    row("completed below the bar", 95, Completed, 87, 0, Completed, 87);
    row("completed without numbers", Unknown, Completed, Unknown, 0, Completed, Unknown);
    row("completed, fraction", 0.4, Completed, 1, 0, Completed, 100);
    row("completed with nothing but 1", Unknown, Completed, 1, 0, Completed, 100);
    row("completed with errors", 40, Completed, 100, 2, CompletedWithErrors, 100);
    row("failed", 40, Failed, 0, 0, Failed, 40);
    row("failed with errors", 40, Failed, 0, 2, Failed, 40);
    row("failed further on", 40, Failed, 50, 0, Failed, 50);
    row("failed at 100", 40, Failed, 100, 0, Failed, 99);
    row("failed without numbers", Unknown, Failed, Unknown, 0, Failed, Unknown);
    row("cancelled", 40, Cancelled, 0, 0, Cancelled, 40);
}

void TestJobUpdate::endsAsTheStreamSays()
{
    QFETCH(const double, before);
    QFETCH(const JobState, said);
    QFETCH(const double, with);
    QFETCH(const qint64, failed);
    QFETCH(const JobState, state);
    QFETCH(const double, expected);
    Job job;
    if (before != Unknown)
        (void)applyUpdate(job, progressed(before), 1);
    Update end = ended(said);
    if (with != Unknown)
        end.progress = ProgressReading{.value = with};
    end.results = BatchResults{.success = 1, .failed = failed, .total = {}, .errors = {}};
    QVERIFY(applyUpdate(job, end, 2).hasEnded);
    QCOMPARE(job.state, state);
    QCOMPARE(drawn(job), expected);
    QCOMPARE(job.endedAt, 2);
}

void TestJobUpdate::keepsErrorsThatAreNotSentAgain()
{
    Job job;
    Update first;
    first.results = BatchResults{.success = 4, .failed = 1, .total = {}, .errors = {u"Item 3: timeout"_s}};
    (void)applyUpdate(job, first, 1);
    Update last = ended(JobState::Completed);
    last.results = BatchResults{.success = 9, .failed = 1, .total = {}, .errors = {}};
    (void)applyUpdate(job, last, 2);
    QCOMPARE(job.results->success, 9);
    QCOMPARE(job.results->errors, QStringList{u"Item 3: timeout"_s});

    Job again; // counts that go back are of another batch
    (void)applyUpdate(again, first, 1);
    last.results->failed = 0;
    (void)applyUpdate(again, last, 2);
    QVERIFY(again.results->errors.isEmpty());
    QCOMPARE(again.state, JobState::Completed);
}

void TestJobUpdate::anErrorNamedIsAnErrorUncounted()
{
    Job job;
    Update update = ended(JobState::Completed);
    update.results = BatchResults{.success = 9, .failed = 0, .total = {}, .errors = {u"Item 3: timeout"_s}};
    (void)applyUpdate(job, update, 1);
    QCOMPARE(job.state, JobState::CompletedWithErrors);
}

void TestJobUpdate::saysOnceThatProgressWentBack()
{
    Job job;
    QVERIFY(!applyUpdate(job, progressed(50), 1).doubts.wentBack);
    QVERIFY(applyUpdate(job, progressed(40), 2).doubts.wentBack);
    QVERIFY(!applyUpdate(job, progressed(30), 3).doubts.wentBack);
    QVERIFY(job.progressDoubts.wentBack);
    QCOMPARE(drawn(job), 50.0);
    QCOMPARE(job.progressAsSent->value, 30.0);

    Job changed;
    (void)applyUpdate(changed, progressed(0.5), 1);
    QVERIFY(!applyUpdate(changed, progressed(2), 2).doubts.wentBack);
    QVERIFY(!changed.progressDoubts.wentBack);
}

void TestJobUpdate::keepsTheBarWhenTheServerFailed()
{
    Job job;
    (void)applyUpdate(job, progressed(40), 1);
    Update failure = ended(JobState::Failed);
    failure.progress = ProgressReading{.value = 0};
    QVERIFY(!applyUpdate(job, failure, 2).doubts.wentBack);
    QVERIFY(!job.progressDoubts.wentBack);
    QCOMPARE(drawn(job), 40.0);
}

void TestJobUpdate::letsOnlyTheFirstEndStand()
{
    Job job;
    (void)applyUpdate(job, progressed(40), 1);
    (void)applyUpdate(job, ended(JobState::Failed), 2);
    const Job failed = job;
    for (const Update &late :
         {ended(JobState::Completed), progressed(80), inPhase(u"late"_s, 3), logged(LogLevel::Error)}) {
        const JobChange change = applyUpdate(job, late, 9);
        QVERIFY(!change.hasEnded && change.phaseStarted < 0 && change.phaseEnded < 0);
    }
    QVERIFY(!endJob(job, JobState::Cancelled, 9).hasEnded);
    QCOMPARE(withoutCounters(job), withoutCounters(failed));
    QCOMPARE(job.events, 6);
    QCOMPARE(job.errors, 1);
    QCOMPARE(job.lastEventAt, 9);
}

void TestJobUpdate::endsFromOutside_data()
{
    QTest::addColumn<JobState>("end");
    for (const JobState end : {JobState::EndedEarly, JobState::Cancelled, JobState::Lost, JobState::Refused})
        QTest::addRow("%d", int(end)) << end;
}

void TestJobUpdate::endsFromOutside()
{
    QFETCH(const JobState, end);
    Job job;
    (void)applyUpdate(job, inPhase(u"a"_s, 30), 1);
    (void)applyUpdate(job, progressed(40), 2);
    const JobChange change = endJob(job, end, 3);
    QVERIFY(change.hasEnded);
    QCOMPARE(change.phaseEnded, 0);
    QCOMPARE(job.state, end);
    QCOMPARE(job.endedAt, 3);
    QCOMPARE(job.phases.at(0).state, PhaseState::Cancelled);
    QCOMPARE(drawn(job), 40.0);
}

void TestJobUpdate::changesNothingTheSecondTime()
{
    Update batch = progressed(40);
    batch.results = BatchResults{.success = 3, .failed = 1, .total = 9, .errors = {u"e"_s}};
    batch.message = u"m"_s;
    Update counter;
    counter.count = 7;
    Job job;
    for (const Update &update : {progressed(0.5), progressed(20), batch, progressed(10), inPhase(u"a"_s, 0.5),
                                 counter, inPhase(u"b"_s, 50), inPhase(u"a"_s, 5), logged(LogLevel::Warning),
                                 ended(JobState::Queued), ended(JobState::Completed)}) {
        (void)applyUpdate(job, update, 5);
        const Job once = job;
        const JobChange again = applyUpdate(job, update, 5);
        QVERIFY(!again.hasEnded && again.phaseStarted < 0 && again.phaseEnded < 0 && !again.doubts.wentBack);
        QCOMPARE(withoutCounters(job), withoutCounters(once));
    }
}

void TestJobUpdate::walksThroughPhases()
{
    Job job;
    QCOMPARE(applyUpdate(job, inPhase(u"download"_s, 30), 1).phaseStarted, 0);
    QCOMPARE(applyUpdate(job, inPhase(u"download"_s, 60), 2).phaseStarted, -1);
    QCOMPARE(*job.phases.at(0).progress, 60.0);
    const JobChange change = applyUpdate(job, inPhase(u"process"_s), 3);
    QCOMPARE(change.phaseEnded, 0);
    QCOMPARE(change.phaseStarted, 1);
    QCOMPARE(job.currentPhase, 1);
    QCOMPARE(job.phases.size(), 2);
    const Phase &download = job.phases.constFirst();
    QCOMPARE(download.name, u"download"_s);
    QCOMPARE(download.state, PhaseState::Completed);
    QCOMPARE(*download.progress, 100.0);
    QCOMPARE(download.startedAt, 1);
    QCOMPARE(download.endedAt, 3);
    const Phase process{.name = u"process"_s, .state = PhaseState::Running, .startedAt = 3};
    QCOMPARE(job.phases.constLast(), process);
    QCOMPARE(drawn(job), Unknown);

    Update unnamed; // phaseProgress alone is the running phase's
    unnamed.phaseProgress = ProgressReading{.value = 12};
    (void)applyUpdate(job, unnamed, 4);
    QCOMPARE(*job.phases.at(1).progress, 12.0);
}

void TestJobUpdate::runsAPhaseAgain()
{
    Job job;
    for (const QString &name : {u"a"_s, u"b"_s, u"a"_s})
        (void)applyUpdate(job, inPhase(name, 40), 1);
    QCOMPARE(job.phases.size(), 2);
    QCOMPARE(job.currentPhase, 0);
    QCOMPARE(job.phases.at(0).state, PhaseState::Running);
    QCOMPARE(*job.phases.at(0).progress, 40.0);
    QCOMPARE(job.phases.at(0).endedAt, 0);
    QCOMPARE(job.phases.at(1).state, PhaseState::Completed);
}

void TestJobUpdate::endsThePhaseWithTheJob_data()
{
    QTest::addColumn<JobState>("end");
    QTest::addColumn<PhaseState>("phaseEnd");
    QTest::addColumn<double>("progress");
    QTest::newRow("completed") << JobState::Completed << PhaseState::Completed << 100.0;
    QTest::newRow("failed") << JobState::Failed << PhaseState::Failed << 40.0;
    QTest::newRow("cancelled") << JobState::Cancelled << PhaseState::Cancelled << 40.0;
}

void TestJobUpdate::endsThePhaseWithTheJob()
{
    QFETCH(const JobState, end);
    QFETCH(const PhaseState, phaseEnd);
    QFETCH(const double, progress);
    Job job;
    (void)applyUpdate(job, inPhase(u"a"_s, 40), 1);
    QCOMPARE(applyUpdate(job, ended(end), 2).phaseEnded, 0);
    QCOMPARE(job.phases.at(0).state, phaseEnd);
    QCOMPARE(*job.phases.at(0).progress, progress);
    QCOMPARE(job.phases.at(0).endedAt, 2);
}

void TestJobUpdate::decidesThePhasesUnitByTheJob()
{
    Job job;
    (void)applyUpdate(job, inPhase(u"a"_s, 0.5), 1);
    QCOMPARE(*job.phases.at(0).progress, 50.0);
    (void)applyUpdate(job, inPhase(u"a"_s, 1), 2);
    QCOMPARE(*job.phases.at(0).progress, 100.0);
    (void)applyUpdate(job, progressed(40), 3); // the job counts in another unit
    QCOMPARE(drawn(job), 40.0);
    (void)applyUpdate(job, inPhase(u"b"_s, 0.25), 4);
    QCOMPARE(*job.phases.at(1).progress, 25.0);
    (void)applyUpdate(job, inPhase(u"b"_s, 0.2), 5);
    QCOMPARE(*job.phases.at(1).progress, 25.0);
}

void TestJobUpdate::boundsPhases()
{
    Job job;
    for (int i = 0; i < Job::MaxPhases; ++i)
        QVERIFY(!applyUpdate(job, inPhase(QString::number(i)), 1).phaseNotShown);
    QVERIFY(applyUpdate(job, inPhase(u"one more"_s, 10), 2).phaseNotShown);
    QVERIFY(!applyUpdate(job, inPhase(u"one more"_s, 20), 3).phaseNotShown);
    QVERIFY(!applyUpdate(job, inPhase(u"and another"_s), 4).phaseNotShown);
    QCOMPARE(job.phases.size(), Job::MaxPhases);
    QCOMPARE(job.phasesNotShown, 2);
    QCOMPARE(job.currentPhase, -1);
    QCOMPARE(job.phases.last().state, PhaseState::Completed);
}

void TestJobUpdate::countsLines()
{
    Job job;
    for (const LogLevel level : {LogLevel::Debug, LogLevel::Log, LogLevel::Warning, LogLevel::Error,
                                 LogLevel::Error, LogLevel::Complete})
        (void)applyUpdate(job, logged(level), 1);
    QCOMPARE(job.logLines, 6);
    QCOMPARE(job.warnings, 1);
    QCOMPARE(job.errors, 2);
    QCOMPARE(job.events, 6);
    QCOMPARE(job.message, u"words"_s);
}

void TestJobUpdate::leavesWaitingStates_data()
{
    QTest::addColumn<JobState>("before");
    QTest::addColumn<Update>("update");
    QTest::addColumn<JobState>("after");
    using enum JobState;
    const Update words = logged(LogLevel::Log);
    QTest::newRow("connecting, words") << Connecting << words << Running;
    QTest::newRow("connecting, queued") << Connecting << ended(Queued) << Queued;
    QTest::newRow("queued, words") << Queued << words << Running;
    QTest::newRow("reconnecting, words") << Reconnecting << words << Running;
    QTest::newRow("running, queued again") << Running << ended(Queued) << Queued;
    QTest::newRow("stalled, the same number") << Stalled << progressed(40) << Stalled;
    QTest::newRow("stalled, a higher number") << Stalled << progressed(41) << Running;
    QTest::newRow("cancelling, a number") << Cancelling << progressed(41) << Cancelling;
    QTest::newRow("cancelling, completed") << Cancelling << ended(Completed) << Completed;
}

void TestJobUpdate::leavesWaitingStates()
{
    QFETCH(const JobState, before);
    QFETCH(const Update, update);
    QFETCH(const JobState, after);
    Job job;
    (void)applyUpdate(job, progressed(40), 1);
    job.state = before;
    (void)applyUpdate(job, update, 2);
    QCOMPARE(job.state, after);
}

void TestJobUpdate::advancesOnlyWhenSomethingMoves()
{
    Job numbered;
    (void)applyUpdate(numbered, progressed(40), 1);
    (void)applyUpdate(numbered, progressed(40), 2);
    (void)applyUpdate(numbered, logged(LogLevel::Log), 3);
    QCOMPARE(numbered.lastAdvanceAt, 1);
    (void)applyUpdate(numbered, progressed(99.2), 4);
    (void)applyUpdate(numbered, progressed(99.4), 5); // the bar stands at 99, the job moves
    QCOMPARE(numbered.lastAdvanceAt, 5);
    (void)applyUpdate(numbered, inPhase(u"a"_s), 6);
    QCOMPARE(numbered.lastAdvanceAt, 6);
    QCOMPARE(numbered.startedAt, 1);
    QCOMPARE(numbered.lastEventAt, 6);

    Job wordy; // without numbers each line is an advance
    (void)applyUpdate(wordy, logged(LogLevel::Log), 1);
    (void)applyUpdate(wordy, logged(LogLevel::Log), 2);
    QCOMPARE(wordy.lastAdvanceAt, 2);
}

void TestJobUpdate::titlesByTheKeyUntilTheServerDoes()
{
    Job job;
    Update update = progressed(1);
    update.key = u"job-7"_s;
    (void)applyUpdate(job, update, 1);
    QCOMPARE(job.title, u"job-7"_s);
    update.title = u"Nightly"_s;
    (void)applyUpdate(job, update, 2);
    update.title.clear();
    (void)applyUpdate(job, update, 3);
    QCOMPARE(job.title, u"Nightly"_s);
}

QTEST_GUILESS_MAIN(TestJobUpdate)

#include "tst_jobupdate.moc"
