// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/model/joblistmodel.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace runwatch;
using namespace Qt::StringLiterals;

namespace {

constexpr RunId FirstRun{1};
constexpr RunId SecondRun{2};

Job makeJob(RunId run, quint32 index, JobState state = JobState::Running)
{
    Job job;
    job.id = {run, index};
    job.title = u"job %1"_s.arg(index);
    job.server = run == FirstRun ? u"http://one"_s : u"http://two"_s;
    job.state = state;
    job.startedAt = 1'000;
    return job;
}

UpdateBatch makeBatch(RunId run, const QList<Job> &jobs)
{
    UpdateBatch batch;
    batch.stream.run = run;
    batch.jobs = jobs;
    return batch;
}

QList<Job> makeJobs(RunId run, quint32 count)
{
    QList<Job> jobs;
    for (quint32 index = 1; index <= count; ++index)
        jobs.append(makeJob(run, index));
    return jobs;
}

// A model with everything watched that a view would see of it.
struct Watched
{
    JobListModel model;
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
    QSignalSpy inserted{&model, &QAbstractItemModel::rowsInserted};
    QSignalSpy removed{&model, &QAbstractItemModel::rowsRemoved};
    QSignalSpy changed{&model, &QAbstractItemModel::dataChanged};
    QSignalSpy reset{&model, &QAbstractItemModel::modelReset};
    QSignalSpy streams{&model, &JobListModel::streamChanged};

    QStringList titles() const
    {
        QStringList titles;
        for (int row = 0; row < model.rowCount(); ++row)
            titles += model.index(row, JobListModel::TitleColumn).data().toString();
        return titles;
    }

    // The spans of changed rows as "first-last".
    QStringList spans() const
    {
        QStringList spans;
        for (const QList<QVariant> &arguments : changed)
            spans += u"%1-%2"_s.arg(arguments[0].toModelIndex().row()).arg(arguments[1].toModelIndex().row());
        return spans;
    }

    QVariant sortFact(JobListModel::Column column) const
    {
        return model.index(0, column).data(JobListModel::SortRole);
    }
};

} // namespace

class TestJobListModel : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void startsEmpty();
    void insertsOnceForEachBatch();
    void saysEachSpanOfChangedRowsOnce();
    void isSilentWhenNothingHasChanged();
    void takesTheSameJobTwiceInABatch();
    void hidesTheStreamsOwnJobAndTakesItBack();
    void countsStatesAndServers();
    void removesARunAmongOthers();
    void keepsTheStatusOfEachStream();
    void findsJobs();
    void refusesForeignIndexes();
    void givesFacts();
    void sortsByTypedFacts();
    void givesNothingForWhatIsUnknown();
    void tellsWhatReadsTheStreamOfAJob();
    void takesTenThousandJobsQuickly();
};

void TestJobListModel::startsEmpty()
{
    const Watched watched;
    QCOMPARE(watched.model.rowCount(), 0);
    QCOMPARE(watched.model.columnCount(), int(JobListModel::ColumnCount));
    QVERIFY(watched.model.runs().isEmpty());
    QVERIFY(watched.model.servers().isEmpty());
}

void TestJobListModel::insertsOnceForEachBatch()
{
    Watched watched;
    watched.model.apply(makeBatch(FirstRun, makeJobs(FirstRun, 3)));
    QCOMPARE(watched.inserted.size(), 1);
    watched.model.apply(makeBatch(SecondRun, makeJobs(SecondRun, 1)));
    QList<Job> jobs = makeJobs(FirstRun, 5);
    jobs[0].message = u"moved"_s;
    watched.model.apply(makeBatch(FirstRun, jobs));
    QCOMPARE(watched.inserted.size(), 3);
    QCOMPARE(watched.inserted.last()[1].toInt(), 4);
    QCOMPARE(watched.inserted.last()[2].toInt(), 5);
    QCOMPARE(watched.titles(),
             (QStringList{u"job 1"_s, u"job 2"_s, u"job 3"_s, u"job 1"_s, u"job 4"_s, u"job 5"_s}));
    QCOMPARE(watched.spans(), QStringList(u"0-0"_s));
    QCOMPARE(watched.streams.size(), 3);
    QCOMPARE(watched.reset.size(), 0);
}

void TestJobListModel::saysEachSpanOfChangedRowsOnce()
{
    Watched watched;
    QList<Job> jobs = makeJobs(FirstRun, 10);
    watched.model.apply(makeBatch(FirstRun, jobs));
    for (const int row : {1, 2, 3, 5, 8, 9})
        jobs[row].events = 1;
    std::reverse(jobs.begin(), jobs.end()); // whatever their order
    watched.model.apply(makeBatch(FirstRun, jobs));
    QCOMPARE(watched.spans(), (QStringList{u"1-3"_s, u"5-5"_s, u"8-9"_s}));
    QCOMPARE(watched.changed.last()[1].toModelIndex().column(), JobListModel::ColumnCount - 1);
    QCOMPARE(watched.inserted.size(), 1);
}

void TestJobListModel::isSilentWhenNothingHasChanged()
{
    Watched watched;
    const UpdateBatch batch = makeBatch(FirstRun, makeJobs(FirstRun, 10));
    watched.model.apply(batch);
    watched.model.apply(batch);
    QCOMPARE(watched.inserted.size(), 1);
    QCOMPARE(watched.changed.size(), 0);
    QCOMPARE(watched.streams.size(), 2);
}

void TestJobListModel::takesTheSameJobTwiceInABatch()
{
    Watched watched;
    Job newer = makeJob(FirstRun, 1, JobState::Completed);
    watched.model.apply(makeBatch(FirstRun, {makeJob(FirstRun, 1), newer}));
    QCOMPARE(watched.model.rowCount(), 1);
    QCOMPARE(*watched.model.job({FirstRun, 1}), newer);
    newer.events = 2;
    watched.model.apply(makeBatch(FirstRun, {makeJob(FirstRun, 1), newer}));
    QCOMPARE(*watched.model.job({FirstRun, 1}), newer);
    QCOMPARE(watched.model.count(JobState::Completed), 1);
    QCOMPARE(watched.model.count(JobState::Running), 0);
    QCOMPARE(watched.changed.size(), 1);
}

void TestJobListModel::hidesTheStreamsOwnJobAndTakesItBack()
{
    Watched watched;
    watched.model.apply(makeBatch(FirstRun, {makeJob(FirstRun, 0, JobState::Connecting)}));
    watched.model.apply(makeBatch(SecondRun, {makeJob(SecondRun, 0)}));

    UpdateBatch batch = makeBatch(FirstRun, {makeJob(FirstRun, 0), makeJob(FirstRun, 1)});
    batch.hidesStreamsOwnJob = true;
    watched.model.apply(batch);
    QCOMPARE(watched.removed.size(), 1);
    QVERIFY(!watched.model.job({FirstRun, 0}));
    QCOMPARE(watched.model.count(JobState::Connecting), 0);
    QCOMPARE(watched.model.indexOf({SecondRun, 0}).row(), 0);
    QCOMPARE(watched.model.indexOf({FirstRun, 1}).row(), 1);

    watched.model.apply(batch); // hidden already
    QCOMPARE(watched.removed.size(), 1);
    QCOMPARE(watched.model.rowCount(), 2);

    watched.model.apply(makeBatch(FirstRun, {makeJob(FirstRun, 0)}));
    QCOMPARE(watched.model.indexOf({FirstRun, 0}).row(), 2);
}

void TestJobListModel::countsStatesAndServers()
{
    using Servers = QList<std::pair<QString, int>>;
    Watched watched;
    watched.model.apply(makeBatch(FirstRun, makeJobs(FirstRun, 3)));
    watched.model.apply(makeBatch(SecondRun, makeJobs(SecondRun, 2)));
    QCOMPARE(watched.model.count(JobState::Running), 5);
    QCOMPARE(watched.model.servers(), (Servers{{u"http://one"_s, 3}, {u"http://two"_s, 2}}));

    Job moved = makeJob(FirstRun, 2, JobState::Failed);
    moved.server = u"http://two"_s;
    watched.model.apply(makeBatch(FirstRun, {moved}));
    QCOMPARE(watched.model.count(JobState::Running), 4);
    QCOMPARE(watched.model.count(JobState::Failed), 1);
    QCOMPARE(watched.model.servers(), (Servers{{u"http://one"_s, 2}, {u"http://two"_s, 3}}));

    watched.model.remove(FirstRun);
    QCOMPARE(watched.model.servers(), (Servers{{u"http://two"_s, 2}}));
    QCOMPARE(watched.model.count(JobState::Failed), 0);
    QCOMPARE(watched.model.count(JobState::Running), 2);
}

void TestJobListModel::removesARunAmongOthers()
{
    Watched watched;
    watched.model.apply(makeBatch(FirstRun, {makeJob(FirstRun, 1), makeJob(FirstRun, 2)}));
    watched.model.apply(makeBatch(SecondRun, {makeJob(SecondRun, 3)}));
    watched.model.apply(makeBatch(FirstRun, {makeJob(FirstRun, 4), makeJob(FirstRun, 5)}));
    watched.model.apply(makeBatch(SecondRun, {makeJob(SecondRun, 6)}));
    watched.model.remove(FirstRun);
    QCOMPARE(watched.titles(), (QStringList{u"job 3"_s, u"job 6"_s}));
    QCOMPARE(watched.removed.size(), 2);
    QCOMPARE(watched.model.indexOf({SecondRun, 6}).row(), 1);
    QVERIFY(!watched.model.indexOf({FirstRun, 4}).isValid());
    QVERIFY(!watched.model.stream(FirstRun));
    QCOMPARE(watched.model.runs(), QList<RunId>{SecondRun});
    QCOMPARE(watched.streams.size(), 5);
    watched.model.remove(FirstRun); // gone already
    QCOMPARE(watched.streams.size(), 5);
}

void TestJobListModel::keepsTheStatusOfEachStream()
{
    Watched watched;
    QVERIFY(!watched.model.stream(FirstRun));
    UpdateBatch batch = makeBatch(FirstRun, {makeJob(FirstRun, 0)});
    batch.stream.httpStatus = 200;
    watched.model.apply(batch);
    batch.stream.events = 7;
    watched.model.apply(batch);
    QCOMPARE(watched.model.stream(FirstRun)->httpStatus, 200);
    QCOMPARE(watched.model.stream(FirstRun)->events, 7);
    QCOMPARE(watched.model.runs(), QList<RunId>{FirstRun});
    QCOMPARE(watched.model.index(0, 0).data(JobListModel::StreamRole).value<StreamStatus>().events, 7);
}

void TestJobListModel::findsJobs()
{
    Watched watched;
    watched.model.apply(makeBatch(FirstRun, makeJobs(FirstRun, 3)));
    QCOMPARE(watched.model.job({FirstRun, 2})->title, u"job 2"_s);
    QVERIFY(!watched.model.job({FirstRun, 4}));
    QVERIFY(!watched.model.job({SecondRun, 2}));
    const QModelIndex index = watched.model.indexOf({FirstRun, 3}, JobListModel::PhaseColumn);
    QCOMPARE(index.row(), 2);
    QCOMPARE(index.column(), int(JobListModel::PhaseColumn));
    QCOMPARE(index.data(JobListModel::JobIdRole).value<JobId>(), (JobId{FirstRun, 3}));
    QCOMPARE(index.data(JobListModel::JobRole).value<Job>(), makeJob(FirstRun, 3));
    QCOMPARE(index.data(JobListModel::StateRole).value<JobState>(), JobState::Running);
    QCOMPARE(index.data(JobListModel::ServerRole).toString(), u"http://one"_s);
}

void TestJobListModel::refusesForeignIndexes()
{
    Watched first;
    Watched second;
    first.model.apply(makeBatch(FirstRun, makeJobs(FirstRun, 1)));
    second.model.apply(makeBatch(FirstRun, makeJobs(FirstRun, 2)));
    // checkIndex() says what was wrong
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"is not valid"_s));
    QVERIFY(!first.model.data(QModelIndex()).isValid());
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"different from this model"_s));
    QVERIFY(!first.model.data(second.model.index(1, JobListModel::TitleColumn)).isValid());
}

void TestJobListModel::givesFacts()
{
    Job job = makeJob(FirstRun, 1);
    job.progress = 63.5;
    job.phases = {Phase{.name = u"fetch"_s, .state = PhaseState::Completed, .startedAt = 1, .endedAt = 2},
                  Phase{.name = u"upload"_s, .state = PhaseState::Running, .progress = 10.0, .startedAt = 2}};
    job.currentPhase = 1;
    job.message = u"<b>bold</b>"_s;
    job.warnings = 3;
    Watched watched;
    watched.model.apply(makeBatch(FirstRun, {job}));
    const auto fact = [&watched](JobListModel::Column column) {
        return watched.model.index(0, column).data();
    };
    QCOMPARE(fact(JobListModel::StateColumn).value<JobState>(), JobState::Running);
    QCOMPARE(fact(JobListModel::ProgressColumn).toDouble(), 63.5);
    QCOMPARE(fact(JobListModel::PhaseColumn).toString(), u"upload"_s);
    QCOMPARE(fact(JobListModel::MessageColumn).toString(), u"<b>bold</b>"_s);
    QCOMPARE(fact(JobListModel::WarningsColumn).toLongLong(), 3);
    QCOMPARE(fact(JobListModel::StartedColumn).toLongLong(), 1'000);
    QVERIFY(!fact(JobListModel::FinishedColumn).isValid());
}

void TestJobListModel::sortsByTypedFacts()
{
    Job job = makeJob(FirstRun, 1);
    job.progress = 5;
    job.phases = {{}, {}, {}};
    job.currentPhase = 2;
    job.lastEventAt = 5'000;
    job.results = BatchResults{.success = 8, .failed = 2, .total = {}, .errors = {}, .errorsNotKept = 0};
    Watched watched;
    watched.model.apply(makeBatch(FirstRun, {job}));
    QCOMPARE(watched.sortFact(JobListModel::StateColumn), QVariant(int(JobState::Running)));
    QCOMPARE(watched.sortFact(JobListModel::TitleColumn), QVariant(u"job 1"_s));
    QCOMPARE(watched.sortFact(JobListModel::ProgressColumn), QVariant(5.0));
    QCOMPARE(watched.sortFact(JobListModel::PhaseColumn), QVariant(2));
    QCOMPARE(watched.sortFact(JobListModel::LastEventColumn), QVariant(qint64(5'000)));
    QCOMPARE(watched.sortFact(JobListModel::ElapsedColumn), QVariant(qint64(4'000)));

    const qint64 twoFailed = watched.sortFact(JobListModel::ResultsColumn).toLongLong();
    job.results->failed = 3;
    job.results->success = 0;
    job.endedAt = 3'500;
    watched.model.apply(makeBatch(FirstRun, {job}));
    QVERIFY(watched.sortFact(JobListModel::ResultsColumn).toLongLong() > twoFailed);
    QCOMPARE(watched.sortFact(JobListModel::ElapsedColumn), QVariant(qint64(2'500)));
}

void TestJobListModel::givesNothingForWhatIsUnknown()
{
    Job job;
    job.id = {FirstRun, 1};
    job.currentPhase = 4; // there is none
    Watched watched;
    watched.model.apply(makeBatch(FirstRun, {job}));
    for (const JobListModel::Column column :
         {JobListModel::ProgressColumn, JobListModel::PhaseColumn, JobListModel::TimeLeftColumn,
          JobListModel::ElapsedColumn, JobListModel::ResultsColumn, JobListModel::LastEventColumn,
          JobListModel::StartedColumn, JobListModel::FinishedColumn, JobListModel::MessageColumn}) {
        QVERIFY(!watched.sortFact(column).isValid());
        QVERIFY(!watched.model.index(0, column).data().isValid());
    }
}

// The jobs may be as they were: the first event says only whose they are.
void TestJobListModel::tellsWhatReadsTheStreamOfAJob()
{
    Watched watched;
    UpdateBatch batch = makeBatch(FirstRun, makeJobs(FirstRun, 2));
    watched.model.applyAll({batch, makeBatch(SecondRun, makeJobs(SecondRun, 1))});
    const QModelIndex cell = watched.model.index(1, JobListModel::ProfileColumn);
    QVERIFY(!cell.data().isValid());
    QCOMPARE(cell.data(JobListModel::ProfileColourRole).value<ProfileColour>(), ProfileColour::None);
    QCOMPARE(watched.changed.size(), 0);

    batch.stream.profile = u"kestra-prod"_s;
    batch.stream.profileName = u"Kestra in production"_s;
    batch.stream.profileColour = ProfileColour::Red;
    watched.model.applyAll({batch, makeBatch(SecondRun, {})});
    QCOMPARE(watched.spans(), QStringList(u"0-1"_s));
    QCOMPARE(cell.data().toString(), u"Kestra in production"_s);
    QCOMPARE(cell.data(JobListModel::SortRole).toString(), u"Kestra in production"_s);
    QCOMPARE(cell.data(JobListModel::ProfileColourRole).value<ProfileColour>(), ProfileColour::Red);
    watched.model.apply(batch);
    QCOMPARE(watched.changed.size(), 1);
}

void TestJobListModel::takesTenThousandJobsQuickly()
{
    JobListModel model; // the tester looks at every row
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    UpdateBatch batch = makeBatch(FirstRun, makeJobs(FirstRun, 10'000));
    QElapsedTimer timer;
    timer.start();
    model.apply(batch);
    for (Job &job : batch.jobs)
        job.events = 1;
    model.apply(batch);
    const qint64 elapsed = timer.elapsed();
    QCOMPARE(model.rowCount(), 10'000);
    QCOMPARE(changed.size(), 1);
    // It takes some 20 ms; what grew with the square of the jobs would not be done by then.
    QVERIFY2(elapsed < 2'000, qPrintable(u"%1 ms"_s.arg(elapsed)));
}

QTEST_GUILESS_MAIN(TestJobListModel)
#include "tst_joblistmodel.moc"
