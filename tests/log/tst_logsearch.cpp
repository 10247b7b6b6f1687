// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/log/logsearch.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace runwatch;
using namespace Qt::StringLiterals;

namespace {

constexpr RunId One = RunId(1);
constexpr RunId Two = RunId(2);

SearchPattern pattern(const QString &text, bool isInverse = false)
{
    return std::get<SearchPattern>(compile({text, true, true, false, isInverse}));
}

// Every tenth line says "tenth".
void appendLines(LogStore &log, int count)
{
    LogLine line;
    for (int i = 0; i < count; ++i) {
        const qint64 number = qint64(log.end());
        const QByteArray text = (number % 10 == 0 ? "the tenth line, number " : "another line, number ")
            + QByteArray::number(number);
        line.text = text;
        log.append(line);
    }
}

std::shared_ptr<LogStore> logOf(int count, qint64 limit = LogStore::DefaultLimit)
{
    auto log = std::make_shared<LogStore>(limit);
    appendLines(*log, count);
    return log;
}

} // namespace

class tst_LogSearch : public QObject
{
    Q_OBJECT

private slots:
    void findsTheLinesOfAllLogs();
    void findsNothingWithoutAPattern();
    void findsWhatDoesNotMatch();
    void tellsTheFirstMatchAtOnceAndTheRestNowAndThen();
    void beginsWhereSomebodyLooks();
    void searchesNewLinesAsTheyCome();
    void forgetsLinesThatWereDropped();
    void dropsTheOldPatternAtOnce();
    void keepsWhatWasFoundInLogsThatStay();
    void readsALogThatTookAnothersPlace();
    void countsALogThatCameBackOnce();
    void outlivesItsRuns();
    void saysWhereItGaveUp();
    void canEndInTheMiddle();
};

void tst_LogSearch::findsTheLinesOfAllLogs()
{
    LogSearch search;
    QSignalSpy searching(&search, &LogSearch::searchingChanged);
    search.setLogs({{One, logOf(100'000)}, {Two, logOf(35)}});
    search.search(pattern(u"tenth"_qs), {});
    QVERIFY(search.isSearching());
    QCOMPARE(search.total(), 100'035);
    QTRY_VERIFY(!search.isSearching());

    QCOMPARE(search.searched(), 100'035);
    QCOMPARE(search.matches(One)->size(), 10'000);
    QCOMPARE(search.matches(Two)->size(), 4);
    QVERIFY(search.matches(One)->contains(LineNumber(99'990)));
    QVERIFY(!search.matches(One)->contains(LineNumber(99'991)));
    QVERIFY(!search.matches(RunId(3)));
    QCOMPARE(searching.size(), 2);
    QCOMPARE(searching[0][0].toBool(), true);
    QCOMPARE(searching[1][0].toBool(), false);
}

void tst_LogSearch::findsNothingWithoutAPattern()
{
    LogSearch search;
    search.setLogs({{One, logOf(100)}});
    search.search(pattern(u"tenth"_qs), {});
    QTRY_COMPARE(search.matches(One)->size(), 10);

    QSignalSpy changed(&search, &LogSearch::matchesChanged);
    search.search(std::nullopt, {});
    QCOMPARE(changed.size(), 1);
    QVERIFY(!search.matches(One));
    QVERIFY(!search.isSearching());
    QCOMPARE(search.total(), 0);
}

void tst_LogSearch::findsWhatDoesNotMatch()
{
    const auto log = logOf(5'000);
    LogSearch search;
    search.setLogs({{One, log}});
    search.search(pattern(u"tenth"_qs, true), {});
    QTRY_VERIFY(!search.isSearching());
    QCOMPARE(search.matches(One)->size(), 4'500);
    QVERIFY(!search.matches(One)->contains(LineNumber(10)));

    appendLines(*log, 7); // 5000 to 5006, one of them a tenth
    search.takeLines(One, 0, qint64(log->end()));
    QTRY_COMPARE(search.matches(One)->size(), 4'506);
}

void tst_LogSearch::tellsTheFirstMatchAtOnceAndTheRestNowAndThen()
{
    LogSearch search;
    search.setLogs({{One, logOf(400'000)}});
    QSignalSpy changed(&search, &LogSearch::matchesChanged);
    QElapsedTimer timer;
    timer.start();
    search.search(pattern(u"[t]enth"_qs), {});
    QCOMPARE(changed.size(), 1);
    QVERIFY(search.matches(One)->isEmpty());
    QTRY_VERIFY(!search.matches(One)->isEmpty());
    QTRY_VERIFY(!search.isSearching());
    QCOMPARE(search.matches(One)->size(), 40'000);
    const qint64 turns = timer.elapsed() / 15 + 1; // a timer may be early by a millisecond
    QVERIFY2(changed.size() <= 3 + turns, qPrintable(u"%1 in %2 turns"_qs.arg(changed.size()).arg(turns)));
}

void tst_LogSearch::beginsWhereSomebodyLooks()
{
    const auto log = logOf(400'000);
    for (const qint64 place : {qint64(0), qint64(200'000), qint64(400'000)}) {
        LogSearch search;
        search.setLogs({{One, log}});
        std::optional<bool> isClose;
        connect(&search, &LogSearch::matchesChanged, this, [&search, &isClose, place] {
            const std::optional<LineNumber> next =
                search.matches(One)->next(LineNumber(std::max<qint64>(place - 60'000, 0)));
            if (!isClose && !search.matches(One)->isEmpty())
                isClose = next && qint64(*next) < place + 60'000; // a block or two of 1 MiB
        });
        search.search(pattern(u"tenth"_qs), place == 400'000 ? LogPlace{} : LogPlace{One, LineNumber(place)});
        QTRY_VERIFY(isClose.has_value());
        QVERIFY(*isClose);
    }
}

void tst_LogSearch::searchesNewLinesAsTheyCome()
{
    const auto log = logOf(100);
    LogSearch search;
    search.setLogs({{One, log}, {Two, logOf(0)}});
    search.search(pattern(u"tenth"_qs), {});
    QTRY_VERIFY(!search.isSearching());
    for (int round = 0; round < 50; ++round) {
        appendLines(*log, 20);
        search.takeLines(One, 0, qint64(log->end()));
        search.takeLines(RunId(7), 0, 1'000);
    }
    QVERIFY(!search.isSearching()); // that is about what was there
    QTRY_COMPARE(search.matches(One)->size(), 110);
    QCOMPARE(search.searched(), 1'100);
    QCOMPARE(search.total(), 1'100);
}

void tst_LogSearch::forgetsLinesThatWereDropped()
{
    const auto log = logOf(100, 64 << 10);
    LogSearch search;
    search.setLogs({{One, log}});
    search.search(pattern(u"tenth"_qs), {});
    QTRY_COMPARE(search.matches(One)->size(), 10);
    for (int round = 0; round < 20; ++round) {
        appendLines(*log, 500);
        search.takeLines(One, qint64(log->first()), qint64(log->end()));
    }
    const qint64 first = qint64(log->first());
    QVERIFY(first > 1'000);
    const qint64 left = (qint64(log->end()) + 9) / 10 - (first + 9) / 10;
    QTRY_COMPARE(search.matches(One)->size(), left);
    QCOMPARE(qint64(search.matches(One)->at(0)), (first + 9) / 10 * 10);
}

void tst_LogSearch::dropsTheOldPatternAtOnce()
{
    LogSearch search;
    search.setLogs({{One, logOf(200'000)}});
    for (int round = 0; round < 20; ++round) {
        search.search(pattern(u"."_qs), {});
        QTest::qWait(round % 3);
    }
    search.search(pattern(u"number 4711\\b"_qs), {});
    QVERIFY(search.matches(One)->isEmpty());
    QTRY_VERIFY(!search.isSearching());
    QCOMPARE(search.matches(One)->size(), 1);
    QCOMPARE(search.searched(), 200'000);
}

void tst_LogSearch::keepsWhatWasFoundInLogsThatStay()
{
    const auto one = logOf(100);
    const auto two = logOf(50);
    LogSearch search;
    search.setLogs({{One, one}});
    search.search(pattern(u"tenth"_qs), {});
    QTRY_COMPARE(search.matches(One)->size(), 10);
    search.setLogs({{Two, two}, {One, one}});
    QCOMPARE(search.matches(One)->size(), 10);
    QTRY_COMPARE(search.matches(Two)->size(), 5);
    QTRY_VERIFY(!search.isSearching());
    QCOMPARE(search.searched(), 150);
    search.setLogs({{Two, two}});
    QVERIFY(!search.matches(One));
    QCOMPARE(search.total(), 50);
}

void tst_LogSearch::readsALogThatTookAnothersPlace()
{
    LogSearch search;
    search.setLogs({{One, logOf(200'000)}});
    search.search(pattern(u"tenth"_qs), {});
    search.setLogs({{One, logOf(20)}}); // read anew, in the middle of the search
    QTRY_VERIFY(!search.isSearching());
    QCOMPARE(search.matches(One)->size(), 2);
    QCOMPARE(search.searched(), 20);
}

// What was searched of it before it went is not counted with what is searched now.
void tst_LogSearch::countsALogThatCameBackOnce()
{
    const auto log = logOf(200'000);
    LogSearch search;
    search.setLogs({{One, log}});
    search.search(pattern(u"tenth"_qs), {});
    for (int round = 0; round < 3; ++round) {
        search.setLogs({});
        search.setLogs({{One, log}});
    }
    QCOMPARE(search.total(), 200'000);
    QTRY_VERIFY(!search.isSearching());
    QCOMPARE(search.searched(), 200'000);
    QCOMPARE(search.matches(One)->size(), 20'000);
}

void tst_LogSearch::outlivesItsRuns()
{
    auto log = logOf(100'000);
    LogSearch search;
    search.setLogs({{One, log}});
    search.search(pattern(u"tenth"_qs), {});
    log.reset();
    QTRY_COMPARE(search.matches(One)->size(), 10'000);
}

void tst_LogSearch::saysWhereItGaveUp()
{
    const auto log = logOf(100);
    LogLine line;
    const QByteArray hostile(60, 'x');
    line.text = hostile;
    log->append(line);
    LogSearch search;
    search.setLogs({{Two, log}});
    search.search(pattern(u"(x+x+)+[yz]"_qs), {});
    QTRY_VERIFY(search.givenUp());
    QCOMPARE(search.givenUp()->place, (LogPlace{Two, LineNumber(100)}));
    QVERIFY(!search.isSearching());

    search.search(pattern(u"tenth"_qs), {});
    QVERIFY(!search.givenUp());
    QTRY_COMPARE(search.matches(Two)->size(), 10);
}

void tst_LogSearch::canEndInTheMiddle()
{
    const auto log = logOf(400'000);
    for (int round = 0; round < 5; ++round) {
        LogSearch search;
        search.setLogs({{One, log}});
        search.search(pattern(u"(?=t)tenth|[0-9]+$"_qs), {});
        QTest::qWait(round);
    }
    QCOMPARE(log.use_count(), 1);
}

QTEST_GUILESS_MAIN(tst_LogSearch)
#include "tst_logsearch.moc"
