// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/log/logrows.h"
#include "tests/log/loglines.h"

#include <QTest>

using namespace runwatch;

namespace {

constexpr RunId Run{7};

void readAll(LogRows &rows)
{
    while (rows.read(QDeadlineTimer(4))) { }
}

QByteArrayList texts(const LogRows &rows, qint64 row, qint64 count)
{
    QByteArrayList list;
    rows.forEach(row, count, [&list](LogPlace, const LogLine &line) { list << line.text.toByteArray(); });
    return list;
}

} // namespace

class TestLogRows : public QObject
{
    Q_OBJECT

private slots:
    void isEmptyWithoutASource();
    void countsTheLinesOfOneRun();
    void showsSomeLevelsOfOneRun();
};

void TestLogRows::isEmptyWithoutASource()
{
    LogRows rows;
    QVERIFY(!rows.read(QDeadlineTimer(0)));
    QCOMPARE(rows.size(), 0);
    QVERIFY(!rows.rowOf({Run, LineNumber(0)}));
    QCOMPARE(texts(rows, 0, 10), QByteArrayList());
}

void TestLogRows::countsTheLinesOfOneRun()
{
    const auto log = std::make_shared<LogStore>();
    appendMany(*log, 10);
    LogRows rows;
    rows.setSources({{Run, log, {}}});
    readAll(rows);
    QCOMPARE(rows.size(), 10);
    QCOMPARE(rows.place(3), (LogPlace{Run, LineNumber(3)}));
    QCOMPARE(rows.rowOf({Run, LineNumber(9)}), 9);
    QVERIFY(!rows.rowOf({Run, LineNumber(10)}));
    QVERIFY(!rows.rowOf({RunId(8), LineNumber(1)}));
    QCOMPARE(texts(rows, -5, 7), (QByteArrayList{"line 0", "line 1"}));
    QCOMPARE(texts(rows, 8, 100), (QByteArrayList{"line 8", "line 9"}));

    appendMany(*log, 5);
    QCOMPARE(rows.size(), 10); // not told yet
    rows.takeLines(RunId(8), 0, 15);
    QCOMPARE(rows.size(), 10);
    rows.takeLines(Run, 2, 15);
    readAll(rows);
    QCOMPARE(rows.first(), 2);
    QCOMPARE(rows.end(), 15);
}

void TestLogRows::showsSomeLevelsOfOneRun()
{
    const auto log = std::make_shared<LogStore>();
    for (int i = 0; i < 100; ++i)
        append(*log, QByteArray::number(i), i % 10 == 0 ? LogLevel::Error : LogLevel::Log,
               i % 20 == 0 ? 1 : 2);
    LogRows rows;
    rows.setSources({{Run, log, {}}});
    const quint64 generation = rows.generation();
    rows.setLevels(ShownLevel::Error);
    QVERIFY(rows.generation() != generation);
    readAll(rows);
    QCOMPARE(rows.size(), 10);
    QCOMPARE(texts(rows, 2, 2), (QByteArrayList{"20", "30"}));
    QCOMPARE(rows.rowAtOrAfter({Run, LineNumber(31)}), 4);
    QVERIFY(!rows.rowOf({Run, LineNumber(31)}));
    QVERIFY(rows.hasManyJobs());
    QCOMPARE(rows.counts(), (LogRows::Counts{90, 0, 10, 0}));
    rows.setSources({{Run, log, std::set<quint32>{1}}});
    readAll(rows);
    QCOMPARE(texts(rows, 0, 9), (QByteArrayList{"0", "20", "40", "60", "80"}));
    QVERIFY(!rows.hasManyJobs());
}

QTEST_GUILESS_MAIN(TestLogRows)
#include "tst_logrows.moc"
