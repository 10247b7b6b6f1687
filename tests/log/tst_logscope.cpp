// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/log/logscope.h"
#include "tests/log/loglines.h"

#include <QTest>

using namespace runwatch;

namespace {

std::shared_ptr<LogStore> twoJobs()
{
    auto store = std::make_shared<LogStore>();
    append(*store, "200", LogLevel::Log, 0, LogKind::Connected); // 0
    append(*store, "a", LogLevel::Log, 1); // 1
    append(*store, "b", LogLevel::Error, 2); // 2
    append(*store, "c", LogLevel::Warning, 1); // 3
    append(*store, "Upload", LogLevel::Log, 1, LogKind::PhaseStarted); // 4
    append(*store, "d", LogLevel::Debug, 1); // 5
    append(*store, "e", LogLevel::Complete, 2); // 6
    return store;
}

QList<qint64> lines(const LogScope &scope)
{
    QList<qint64> numbers;
    for (qint64 row = scope.first(); row < scope.end(); ++row)
        numbers << qint64(scope.line(row));
    return numbers;
}

void readAll(LogScope &scope)
{
    while (scope.read(1'000)) { }
}

} // namespace

class tst_LogScope : public QObject
{
    Q_OBJECT

private slots:
    void showsAllWithoutReading();
    void showsOneJobAndWhatIsOfTheConnection();
    void showsSomeLevelsAndAllMarks();
    void countsWhatALevelHides();
    void readsNothingAnewForOtherLevels();
    void tellsTheLinesOfEachKind();
    void growsByWhatIsNew();
    void keepsRowsWhenTheOldestGo();
    void readsInSlices();
    void hasNothingWithoutALog();
    void findsTheRowOfALine();
};

void tst_LogScope::showsAllWithoutReading()
{
    LogScope scope;
    scope.setLog(twoJobs());
    QCOMPARE(lines(scope), (QList<qint64>{0, 1, 2, 3, 4, 5, 6}));
    QVERIFY(!scope.hasManyJobs());
    readAll(scope);
    QVERIFY(scope.hasManyJobs());
    QCOMPARE(lines(scope), (QList<qint64>{0, 1, 2, 3, 4, 5, 6}));
}

void tst_LogScope::showsOneJobAndWhatIsOfTheConnection()
{
    LogScope scope;
    scope.setLog(twoJobs());
    scope.setJob(2);
    readAll(scope);
    QCOMPARE(lines(scope), (QList<qint64>{0, 2, 6}));
}

void tst_LogScope::showsSomeLevelsAndAllMarks()
{
    LogScope scope;
    scope.setLog(twoJobs());
    scope.setLevels(ShownLevel::Error | ShownLevel::Warning);
    readAll(scope);
    QCOMPARE(lines(scope), (QList<qint64>{0, 2, 3, 4}));
}

void tst_LogScope::countsWhatALevelHides()
{
    LogScope scope;
    scope.setLog(twoJobs());
    scope.setJob(1);
    scope.setLevels(ShownLevel::Error);
    readAll(scope);
    QCOMPARE(scope.counts(), (LogScope::Counts{2, 1, 0, 0}));
    scope.setJob({});
    readAll(scope);
    QCOMPARE(scope.counts(), (LogScope::Counts{2, 1, 1, 1}));
}

void tst_LogScope::readsNothingAnewForOtherLevels()
{
    LogScope scope;
    scope.setLog(twoJobs());
    readAll(scope);
    scope.setLevels(ShownLevel::Warning | ShownLevel::Complete);
    QCOMPARE(lines(scope), (QList<qint64>{0, 3, 4, 6}));
    scope.setLevels(ShownLevel::Log);
    QCOMPARE(lines(scope), (QList<qint64>{0, 1, 4, 5}));
    QCOMPARE(scope.counts(), (LogScope::Counts{2, 1, 1, 1}));
    scope.setLevels(AllLevels);
    QCOMPARE(lines(scope), (QList<qint64>{0, 1, 2, 3, 4, 5, 6}));
}

void tst_LogScope::tellsTheLinesOfEachKind()
{
    LogScope scope;
    scope.setLog(twoJobs());
    scope.setJobs(std::set<quint32>{2, 5'000'000});
    readAll(scope);
    QCOMPARE(scope.linesOf(ShownLevel::Error).at(0), LineNumber(2));
    QCOMPARE(scope.linesOf(ShownLevel::Error).size(), 1);
    QVERIFY(scope.linesOf(ShownLevel::Warning).isEmpty());
    QCOMPARE(scope.connectionMarks().at(0), LineNumber(0));
    QVERIFY(scope.phaseMarks().isEmpty());
    scope.setJobs({});
    readAll(scope);
    QCOMPARE(scope.phaseMarks().at(0), LineNumber(4));
    scope.takeLines(3, 7);
    QVERIFY(scope.connectionMarks().isEmpty());
    QVERIFY(scope.linesOf(ShownLevel::Error).isEmpty());
}

void tst_LogScope::growsByWhatIsNew()
{
    const auto store = twoJobs();
    LogScope scope;
    scope.setLog(store);
    scope.setJob(1);
    readAll(scope);
    const qint64 end = scope.end();
    appendMany(*store, 3, LogLevel::Log, 1);
    appendMany(*store, 3, LogLevel::Log, 2);
    QCOMPARE(scope.end(), end); // not told yet
    scope.takeLines(0, qint64(store->end()));
    readAll(scope);
    QCOMPARE(scope.end(), end + 3);
}

void tst_LogScope::keepsRowsWhenTheOldestGo()
{
    const auto store = std::make_shared<LogStore>();
    for (int i = 0; i < 100; ++i)
        append(*store, "x", i % 2 ? LogLevel::Error : LogLevel::Log);
    LogScope scope;
    scope.setLog(store);
    scope.setLevels(ShownLevel::Error);
    readAll(scope);
    const LineNumber line = scope.line(30);
    scope.takeLines(20, 100);
    QCOMPARE(scope.first(), 10);
    QCOMPARE(scope.line(30), line);
    QCOMPARE(scope.end(), 50);

    LogScope plain;
    plain.setLog(store);
    plain.takeLines(20, 100);
    QCOMPARE(plain.first(), 20);
    QCOMPARE(plain.size(), 80);
}

void tst_LogScope::readsInSlices()
{
    const auto store = std::make_shared<LogStore>();
    appendMany(*store, 10'000, LogLevel::Error);
    LogScope scope;
    scope.setLog(store);
    scope.setLevels(ShownLevel::Error);
    QVERIFY(scope.read(4'000));
    QCOMPARE(scope.size(), 4'000);
    QVERIFY(scope.read(4'000));
    QVERIFY(!scope.read(4'000));
    QCOMPARE(scope.size(), 10'000);
}

void tst_LogScope::hasNothingWithoutALog()
{
    LogScope scope;
    scope.setJob(3);
    scope.takeLines(0, 0);
    QVERIFY(!scope.read(10));
    QCOMPARE(scope.size(), 0);
}

void tst_LogScope::findsTheRowOfALine()
{
    LogScope scope;
    scope.setLog(twoJobs());
    QCOMPARE(scope.rowAtOrAfter(LineNumber(3)), 3);
    scope.setLevels(ShownLevel::Error | ShownLevel::Warning); // lines 0 2 3 4
    readAll(scope);
    QCOMPARE(scope.rowAtOrAfter(LineNumber(1)), 1);
    QCOMPARE(scope.rowAtOrAfter(LineNumber(3)), 2);
    QCOMPARE(scope.rowAtOrAfter(LineNumber(6)), scope.end());
}

QTEST_GUILESS_MAIN(tst_LogScope)
#include "tst_logscope.moc"
