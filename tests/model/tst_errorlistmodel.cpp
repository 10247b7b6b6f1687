// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/jobs/jobresults.h"
#include "app/model/errorlistmodel.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace runwatch;
using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

namespace {

Job makeJob(const QStringList &errors, qint64 time, quint32 index = 1)
{
    Job job;
    job.id = {RunId{1}, index};
    job.lastEventAt = time;
    (void)takeResults(job, BatchResults{.errors = errors}, time);
    return job;
}

constexpr qint64 RunStart = 1'768'651'200'000; // 2026-01-17T12:00:00Z

void append(LogStore &store, QByteArrayView text, LogLevel level, quint32 job, LogKind kind = LogKind::ServerText)
{
    store.append({.jobIndex = job, .level = level, .kind = kind, .arrivalTime = RunStart + qint64(store.end()) * 120, .text = text});
}

void appendMany(LogStore &store, int count, LogLevel level, quint32 job)
{
    for (int i = 0; i < count; ++i)
        append(store, "line", level, job);
}

// Each row as "count text jobs", all that there is having been read.
QStringList rowsOf(ErrorListModel &model)
{
    while (model.read(QDeadlineTimer(0))) { }
    QStringList rows;
    for (int row = 0; row < model.rowCount(); ++row) {
        const ErrorGroup &group = model.group(row);
        rows += u"%1 %2 %3"_s.arg(group.count).arg(group.text).arg(group.jobs);
    }
    return rows;
}

// A word without digits for each number.
QByteArray word(int i)
{
    QByteArray letters("w");
    for (; i > 0; i /= 10)
        letters += char('q' + i % 10);
    return letters;
}

} // namespace

class tst_ErrorListModel : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void listsErrorsOfOneKindOnce();
    void countsCumulativeResultsOnce();
    void countsWhatIsToldTwiceOnce();
    void joinsTheEndOfAJob();
    void addsUpTheJobs();
    void forgetsWhatANewAttemptHasNotSent();
    void beginsAnewForAnotherJob();
    void sortsAndKeepsWhatIsUnknownLast();
    void sortsAnewOnlyNowAndThen();
    void listsSoManyAndCountsTheRest();
    void remembersWhereTheFirstAndTheLastAre();
    void forgetsOneJobOfManyQuickly();

private:
    std::shared_ptr<LogStore> m_log;
    std::unique_ptr<ErrorListModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void tst_ErrorListModel::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
    m_tester.reset();
    m_log = std::make_shared<LogStore>();
    m_model = std::make_unique<ErrorListModel>(milliseconds(0));
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_model->setJob(1);
}

void tst_ErrorListModel::listsErrorsOfOneKindOnce()
{
    append(*m_log, "timeout after 31 ms", LogLevel::Error, 1);
    append(*m_log, "timeout after 31 ms", LogLevel::Warning, 1);
    append(*m_log, "disk full", LogLevel::Error, 1);
    append(*m_log, "404", LogLevel::Error, 1, LogKind::Disconnected);
    append(*m_log, "\x1b[31mtimeout\x1b[0m after 2 s", LogLevel::Error, 1);
    append(*m_log, "another's", LogLevel::Error, 2);
    m_model->setLog(m_log);
    QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);
    QCOMPARE(rowsOf(*m_model), (QStringList{u"2 timeout after 31 ms 1"_s, u"1 disk full 1"_s}));
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(m_model->errorCount(), 3);
    QCOMPARE(m_model->group(0).firstAt, RunStart);
    QCOMPARE(m_model->group(0).lastAt, RunStart + 4 * 120);
}

void tst_ErrorListModel::countsCumulativeResultsOnce()
{
    Job job = makeJob({u"a"_s, u"b"_s}, 5);
    m_model->takeJob(job);
    QCOMPARE(rowsOf(*m_model), (QStringList{u"1 a 1"_s, u"1 b 1"_s}));
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    job.lastEventAt = 6;
    m_model->takeJob(job);
    (void)rowsOf(*m_model);
    QCOMPARE(changed.size(), 0);
    (void)takeResults(job, BatchResults{.errors = {u"a"_s, u"b"_s, u"b"_s, u"c"_s}}, 7);
    m_model->takeJob(job);
    QCOMPARE(rowsOf(*m_model), (QStringList{u"1 a 1"_s, u"2 b 1"_s, u"1 c 1"_s}));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(m_model->group(1).firstAt, 5);
    QCOMPARE(m_model->group(1).lastAt, 7);
}

void tst_ErrorListModel::countsWhatIsToldTwiceOnce()
{
    append(*m_log, "row 5 is bad", LogLevel::Error, 1);
    append(*m_log, "row 9 is bad", LogLevel::Error, 1);
    m_model->setLog(m_log);
    m_model->takeJob(makeJob({u"row 5 is bad"_s, u"row 9 is bad"_s, u"row 12 is bad"_s}, RunStart));
    QCOMPARE(rowsOf(*m_model), QStringList(u"3 row 5 is bad 1"_s)); // the results know most
    QCOMPARE(m_model->group(0).told.inLog, 2);
    QCOMPARE(m_model->group(0).told.inResults, 3);
    QCOMPARE(m_model->group(0).told.sources(), ErrorSources(ErrorSource::Log | ErrorSource::Results));
    for (int i = 0; i < 2; ++i)
        append(*m_log, "row 1 is bad", LogLevel::Error, 1);
    m_model->takeLines(0, qint64(m_log->end()));
    QCOMPARE(rowsOf(*m_model), QStringList(u"4 row 5 is bad 1"_s));
    QCOMPARE(m_model->errorCount(), 4);
}

void tst_ErrorListModel::joinsTheEndOfAJob()
{
    append(*m_log, "disk full", LogLevel::Error, 1);
    append(*m_log, "Failed\x1f" "disk full\x1f" "60", LogLevel::Error, 1, LogKind::JobEnded);
    append(*m_log, "Failed\x1f\x1f" "60", LogLevel::Error, 1, LogKind::JobEnded);
    append(*m_log, "Failed", LogLevel::Error, 1);
    m_model->setLog(m_log);
    QCOMPARE(rowsOf(*m_model), (QStringList{u"1 disk full 1"_s, u"1  1"_s, u"1 Failed 1"_s}));
    QCOMPARE(m_model->group(0).told.inEnds, 1);
    QCOMPARE(m_model->group(1).endState, u"Failed"_s);
}

void tst_ErrorListModel::addsUpTheJobs()
{
    m_model->setJob({});
    for (int i = 0; i < 3; ++i)
        append(*m_log, "timeout", LogLevel::Error, 1);
    append(*m_log, "timeout", LogLevel::Error, 2);
    m_model->setLog(m_log);
    m_model->takeJob(makeJob({u"timeout"_s, u"timeout"_s}, RunStart, 2));
    m_model->takeJob(makeJob({u"timeout"_s}, RunStart, 3));
    QCOMPARE(rowsOf(*m_model), QStringList(u"6 timeout 3"_s)); // 3, 2 and 1
    QCOMPARE(m_model->group(0).someJobs, (std::vector<quint32>{2, 3, 1}));
}

void tst_ErrorListModel::forgetsWhatANewAttemptHasNotSent()
{
    append(*m_log, "b", LogLevel::Error, 1);
    m_model->setLog(m_log);
    m_model->takeJob(makeJob({u"a"_s, u"b"_s, u"b"_s, u"c"_s}, 5));
    QCOMPARE(rowsOf(*m_model), (QStringList{u"1 a 1"_s, u"2 b 1"_s, u"1 c 1"_s}));
    m_model->takeJob(makeJob({}, 7));
    QCOMPARE(rowsOf(*m_model), QStringList(u"1 b 1"_s)); // the log still has it
    m_model->takeJob(makeJob({u"c"_s}, 8));
    QCOMPARE(rowsOf(*m_model), (QStringList{u"1 b 1"_s, u"1 c 1"_s}));
    QCOMPARE(m_model->group(1).firstAt, 8);
    QCOMPARE(m_model->errorCount(), 2);
}

void tst_ErrorListModel::beginsAnewForAnotherJob()
{
    append(*m_log, "one", LogLevel::Error, 1);
    append(*m_log, "two", LogLevel::Error, 2);
    m_model->setLog(m_log);
    m_model->takeJob(makeJob({u"told"_s}, 5));
    QCOMPARE(rowsOf(*m_model), (QStringList{u"1 told 1"_s, u"1 one 1"_s}));
    m_model->setJob(2);
    m_model->takeJob(makeJob({u"told"_s}, 5)); // not of this job
    QCOMPARE(rowsOf(*m_model), QStringList(u"1 two 1"_s));
    m_model->setJob(1);
    m_model->takeJob(makeJob({u"told"_s}, 5));
    m_model->setLog(nullptr);
    QCOMPARE(rowsOf(*m_model), QStringList(u"1 told 1"_s)); // the results say so still
    m_model->setJob(2);
    QCOMPARE(rowsOf(*m_model), QStringList());
}

void tst_ErrorListModel::sortsAndKeepsWhatIsUnknownLast()
{
    for (const char *text : {"a", "b", "c", "b"})
        append(*m_log, text, LogLevel::Error, 1);
    m_model->setLog(m_log);
    m_model->takeJob(makeJob({u"untimed"_s}, 0));
    (void)rowsOf(*m_model);
    const QPersistentModelIndex b = m_model->index(2, 0);
    m_model->sort(ErrorListModel::CountColumn, Qt::DescendingOrder);
    QCOMPARE(rowsOf(*m_model), (QStringList{u"2 b 1"_s, u"1 untimed 1"_s, u"1 a 1"_s, u"1 c 1"_s}));
    QCOMPARE(b.row(), 0);
    m_model->sort(ErrorListModel::LastSeenColumn, Qt::DescendingOrder);
    QCOMPARE(rowsOf(*m_model), (QStringList{u"2 b 1"_s, u"1 c 1"_s, u"1 a 1"_s, u"1 untimed 1"_s}));
    m_model->sort(ErrorListModel::FirstSeenColumn, Qt::AscendingOrder);
    QCOMPARE(rowsOf(*m_model), (QStringList{u"1 a 1"_s, u"2 b 1"_s, u"1 c 1"_s, u"1 untimed 1"_s}));
    m_model->sort(-1, Qt::AscendingOrder);
    QCOMPARE(rowsOf(*m_model).first(), u"1 untimed 1"_s);
}

void tst_ErrorListModel::sortsAnewOnlyNowAndThen()
{
    append(*m_log, "a", LogLevel::Error, 1);
    m_model->setLog(m_log);
    (void)rowsOf(*m_model);
    m_model->sort(ErrorListModel::CountColumn, Qt::DescendingOrder);
    QSignalSpy arranged(m_model.get(), &QAbstractItemModel::layoutChanged);
    for (int i = 0; i < 2; ++i)
        append(*m_log, "b", LogLevel::Error, 1);
    m_model->takeLines(0, qint64(m_log->end()));
    QCOMPARE(rowsOf(*m_model), (QStringList{u"1 a 1"_s, u"2 b 1"_s}));
    QVERIFY(arranged.wait());
    QCOMPARE(rowsOf(*m_model), (QStringList{u"2 b 1"_s, u"1 a 1"_s}));
}

void tst_ErrorListModel::listsSoManyAndCountsTheRest()
{
    for (int i = 0; i < ErrorGroups::MaxGroups + 3; ++i)
        append(*m_log, word(i), LogLevel::Error, 1);
    append(*m_log, word(ErrorGroups::MaxGroups + 2), LogLevel::Error, 1);
    append(*m_log, word(5), LogLevel::Error, 1);
    m_model->setLog(m_log);
    Job job = makeJob({QString::fromLatin1(word(ErrorGroups::MaxGroups + 9))}, 5);
    job.errorsToldNotKept = 7;
    QVERIFY(!m_model->read(QDeadlineTimer::Forever)); // the log first
    m_model->takeJob(job);
    QVERIFY(!m_model->read(QDeadlineTimer::Forever));
    QCOMPARE(m_model->rowCount(), int(ErrorGroups::MaxGroups));
    QCOMPARE(m_model->group(5).count, 2);
    QCOMPARE(m_model->groups().unlistedKinds(), 4);
    QCOMPARE(m_model->groups().unlisted(), 5);
    QCOMPARE(m_model->toldNotKept(), 7);
    QCOMPARE(m_model->errorCount(), ErrorGroups::MaxGroups + 1 + 5 + 7);
    m_model->takeJob(makeJob({}, 6));
    QCOMPARE(m_model->groups().unlisted(), 4);
}

void tst_ErrorListModel::remembersWhereTheFirstAndTheLastAre()
{
    appendMany(*m_log, 5'000, LogLevel::Log, 1);
    append(*m_log, "bad", LogLevel::Error, 1);
    appendMany(*m_log, 5'000, LogLevel::Log, 1);
    append(*m_log, "bad", LogLevel::Error, 1);
    m_model->setLog(m_log);
    m_model->takeJob(makeJob({u"told"_s}, 5));
    (void)rowsOf(*m_model);
    QVERIFY(!m_model->group(0).firstLine);
    QCOMPARE(m_model->group(1).firstLine, std::optional(LineNumber(5'000)));
    QCOMPARE(m_model->group(1).lastLine, std::optional(LineNumber(10'001)));
}

// Two hundred thousand shares, and a thousand jobs that begin again.
void tst_ErrorListModel::forgetsOneJobOfManyQuickly()
{
    constexpr quint32 Jobs = 20'000;
    ErrorGroups groups;
    ErrorTold told;
    told.count = told.firstAt = told.lastAt = 1;
    for (int kind = 0; kind < 10; ++kind) {
        told.text = QStringLiteral("error of kind ") + QChar('a' + kind);
        for (quint32 job = 0; job < Jobs; ++job)
            groups.takeTold(job, told, 1);
    }
    QElapsedTimer timer;
    timer.start();
    for (quint32 job = 0; job < 1'000; ++job)
        groups.forgetTold(job);
    QVERIFY2(timer.elapsed() < 1'000, qPrintable(QString::number(timer.elapsed())));
    QCOMPARE(groups.count(), 190'000);
    QCOMPARE(groups[0].jobs, 19'000);
    groups.takeTold(0, told, 3);
    groups.forgetTold(1);
    QCOMPARE(groups.count(), 190'003);
}

QTEST_GUILESS_MAIN(tst_ErrorListModel)
#include "tst_errorlistmodel.moc"
