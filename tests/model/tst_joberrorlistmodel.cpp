// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/jobs/jobresults.h"
#include "app/model/joberrors.h"

#include <QAbstractItemModelTester>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace runwatch;
using namespace Qt::StringLiterals;

namespace {

Job makeJob(const QStringList &errors, qint64 time, quint32 index = 1)
{
    Job job;
    job.id = {RunId{1}, index};
    job.lastEventAt = time;
    (void)takeResults(job, BatchResults{.errors = errors}, time);
    return job;
}

// Each row as "count text first last".
QStringList rowsOf(const JobErrorListModel &model)
{
    QStringList rows;
    for (int row = 0; row < model.rowCount(); ++row) {
        QStringList fields;
        for (int column = 0; column < model.columnCount(); ++column)
            fields += model.index(row, column).data().toString();
        rows += fields.join(u' ');
    }
    return rows;
}

} // namespace

class TestJobErrorListModel : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void groupsIdenticalErrors();
    void countsCumulativeResultsOnce();
    void addsErrorLinesOfTheLog();
    void forgetsWhatANewAttemptHasNotSent();
    void startsAnewWithAnotherJob();
    void saysHowManyAreNotShown();
};

void TestJobErrorListModel::groupsIdenticalErrors()
{
    JobErrorListModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    Job job = makeJob({}, 1);
    model.setJob(&job);
    job = makeJob({u"b"_s, u"a"_s, u"b"_s}, 5);
    model.setJob(&job);
    QCOMPARE(rowsOf(model), (QStringList{u"2 b 5 5"_s, u"1 a 5 5"_s}));
    QCOMPARE(inserted.size(), 1);
}

void TestJobErrorListModel::countsCumulativeResultsOnce()
{
    JobErrorListModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    Job job = makeJob({u"a"_s, u"b"_s}, 5);
    model.setJob(&job);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    job.lastEventAt = 6;
    model.setJob(&job);
    QCOMPARE(changed.size(), 0);
    (void)takeResults(job, BatchResults{.errors = {u"a"_s, u"b"_s, u"b"_s, u"c"_s}}, 7);
    model.setJob(&job);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(rowsOf(model), (QStringList{u"1 a 5 5"_s, u"2 b 5 7"_s, u"1 c 7 7"_s}));
}

void TestJobErrorListModel::addsErrorLinesOfTheLog()
{
    JobErrorListModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const Job job = makeJob({u"a"_s}, 5);
    model.setJob(&job);
    model.takeErrorLine(u"a"_s, 9);
    model.takeErrorLine(u"x"_s, 3);
    model.takeErrorLine(u"x"_s, 2);
    QCOMPARE(rowsOf(model), (QStringList{u"2 a 5 9"_s, u"2 x 2 3"_s}));
}

void TestJobErrorListModel::forgetsWhatANewAttemptHasNotSent()
{
    JobErrorListModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    Job job = makeJob({u"a"_s, u"b"_s, u"c"_s}, 5);
    model.setJob(&job);
    model.takeErrorLine(u"b"_s, 6);
    job = makeJob({}, 7);
    model.setJob(&job);
    QCOMPARE(rowsOf(model), QStringList(u"1 b 5 6"_s)); // the log still has it
    job = makeJob({u"c"_s}, 8);
    model.setJob(&job);
    QCOMPARE(rowsOf(model), (QStringList{u"1 b 5 6"_s, u"1 c 8 8"_s}));
}

void TestJobErrorListModel::startsAnewWithAnotherJob()
{
    JobErrorListModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const Job first = makeJob({u"a"_s}, 5);
    const Job second = makeJob({u"b"_s}, 6, 2);
    model.setJob(&first);
    model.setJob(&second);
    QCOMPARE(rowsOf(model), QStringList(u"1 b 6 6"_s));
    model.setJob(&first);
    QCOMPARE(rowsOf(model), QStringList(u"1 a 5 5"_s)); // whenever it is looked at
    model.setJob(nullptr);
    QCOMPARE(model.rowCount(), 0);
}

void TestJobErrorListModel::saysHowManyAreNotShown()
{
    QStringList errors;
    for (int i = 0; i < JobErrorListModel::MaxRows; ++i)
        errors += QString::number(i);
    Job job = makeJob(errors, 5);
    job.errorsToldNotKept = 7;
    JobErrorListModel model;
    model.setJob(&job);
    QCOMPARE(model.rowCount(), int(JobErrorListModel::MaxRows));
    model.takeErrorLine(u"0"_s, 6);
    QCOMPARE(model.notShown(), 7);
    model.takeErrorLine(u"one more"_s, 6);
    QCOMPARE(model.rowCount(), int(JobErrorListModel::MaxRows));
    QCOMPARE(model.notShown(), 8);
    model.setJob(nullptr);
    QCOMPARE(model.notShown(), 0);
}

QTEST_GUILESS_MAIN(TestJobErrorListModel)
#include "tst_joberrorlistmodel.moc"
