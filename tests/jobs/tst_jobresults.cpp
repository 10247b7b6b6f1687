// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/jobs/jobresults.h"

#include <QTest>

using namespace runwatch;
using namespace Qt::StringLiterals;

class TestJobResults final : public QObject
{
    Q_OBJECT

private slots:
    void countsEachErrorWithItsTimes()
    {
        Job job;
        (void)takeResults(job, BatchResults{.failed = 1, .total = {}, .errors = {u"a"_s}}, 10);
        (void)takeResults(job, BatchResults{.failed = 3, .total = {}, .errors = {u"a"_s, u"b"_s, u"a"_s}}, 20);
        (void)takeResults(job, BatchResults{.success = 5, .failed = 3, .total = {}, .errors = {u"a"_s, u"b"_s, u"a"_s}}, 30);
        const QList<ErrorTold> expected{{u"a"_s, 2, 10, 20}, {u"b"_s, 1, 20, 20}};
        QCOMPARE(job.errorsTold, expected);
    }

    void takesBackNothingThatWasTold()
    {
        Job job;
        (void)takeResults(job, BatchResults{.failed = 1, .total = {}, .errors = {u"a"_s, u"a"_s}}, 10);
        (void)takeResults(job, BatchResults{.failed = 2, .total = {}, .errors = {u"b"_s}}, 20); // the newest only
        (void)takeResults(job, BatchResults{.failed = 3, .total = {}, .errors = {u"a"_s}}, 30);
        const QList<ErrorTold> expected{{u"a"_s, 2, 10, 10}, {u"b"_s, 1, 20, 20}};
        QCOMPARE(job.errorsTold, expected);
        QCOMPARE(job.results->errors, QStringList{u"a"_s});
    }

    void whatIsNotSentStaysKnown()
    {
        Job job;
        (void)takeResults(job, BatchResults{.success = 4, .failed = 1, .total = 10, .errors = {u"a"_s}}, 10);
        BatchResults nine;
        nine.success = 9;
        nine.hasFailed = false;
        (void)takeResults(job, nine, 20);
        const BatchResults expected{.success = 9, .failed = 1, .total = 10, .errors = {u"a"_s}};
        QCOMPARE(job.results, std::optional(expected));
    }

    void sayingItAgainChangesNothing()
    {
        Job job;
        const BatchResults results{.success = 1, .failed = 1, .total = 9, .errors = {u"a"_s}};
        QVERIFY(takeResults(job, results, 10));
        const Job once = job;
        QVERIFY(!takeResults(job, results, 20));
        QCOMPARE(job, once);
        QVERIFY(!takeResults(job, BatchResults{.success = 1, .failed = 1, .total = 9, .errors = {}}, 30));
        QCOMPARE(job, once);
    }

    void countsWhatItDoesNotKeep()
    {
        Job job;
        BatchResults results{.failed = 1, .total = {}, .errors = {}, .errorsNotKept = 5};
        for (int i = 0; i < BatchResults::MaxErrors; ++i)
            results.errors << QString::number(i);
        (void)takeResults(job, results, 1);
        QCOMPARE(job.errorsTold.size(), BatchResults::MaxErrors);
        QCOMPARE(job.errorsToldNotKept, 5);
        results.errors = {u"another"_s, u"another"_s};
        results.failed = 2;
        (void)takeResults(job, results, 2);
        QCOMPARE(job.errorsTold.size(), BatchResults::MaxErrors);
        QCOMPARE(job.errorsToldNotKept, 7);
    }
};

QTEST_GUILESS_MAIN(TestJobResults)
#include "tst_jobresults.moc"
