// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/log/logstore.h"

#include <QTest>

#include <atomic>
#include <limits>
#include <memory>
#include <optional>
#include <thread>

using namespace runwatch;

namespace {

constexpr qint64 Noon = 1'800'000'000'000; // ms since 1970

LogLine textLine(QByteArrayView text, qint64 arrivalTime = Noon)
{
    LogLine line;
    line.arrivalTime = arrivalTime;
    line.text = text;
    return line;
}

QByteArray numbered(qint64 number)
{
    return "line " + QByteArray::number(number) + QByteArray(number % 90, '.');
}

// Whether all lines from `first` on are those that appendNumbered() wrote.
bool isNumbered(const LogStore::Lines &lines)
{
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const qint64 number = qint64(lines.first()) + i;
        if (lines[i].text != numbered(number) || lines[i].arrivalTime != Noon + number / 100)
            return false;
    }
    return true;
}

void appendNumbered(LogStore &store, qint64 count)
{
    for (qint64 number = qint64(store.end()), end = number + count; number < end; ++number)
        store.append(textLine(numbered(number), Noon + number / 100));
}

} // namespace

class TestLogStore : public QObject
{
    Q_OBJECT

private slots:
    void keepsLinesInOrder();
    void clampsWhatIsAskedFor_data();
    void clampsWhatIsAskedFor();
    void losesNothingOfALine_data();
    void losesNothingOfALine();
    void takesEmptyAndHugeText();
    void keepsNumbersWhenTheOldestGo();
    void keepsTheNewestLineWhateverItsSize();
    void keepsViewsAliveAcrossEvictionAndItsOwnEnd();
    void staysBelowItsLimit();
    void spendsATenthOnLinesOfAHundredBytes();
    void isReadWhileItIsWritten();
};

void TestLogStore::keepsLinesInOrder()
{
    LogStore store;
    QCOMPARE(store.first(), LineNumber(0));
    QCOMPARE(store.end(), LineNumber(0));
    appendNumbered(store, 50'000);
    QCOMPARE(store.first(), LineNumber(0));
    QCOMPARE(store.end(), LineNumber(50'000));
    const LogStore::Lines lines = store.lines(LineNumber(0), 50'000);
    QCOMPARE(lines.size(), 50'000);
    QVERIFY(isNumbered(lines));
    QVERIFY(isNumbered(store.lines(LineNumber(31'234), 40)));
}

void TestLogStore::clampsWhatIsAskedFor_data()
{
    constexpr qsizetype most = std::numeric_limits<qsizetype>::max();
    QTest::addColumn<qint64>("first");
    QTest::addColumn<qsizetype>("count");
    QTest::addColumn<qint64>("seenFirst");
    QTest::addColumn<qsizetype>("seenSize");
    QTest::newRow("all") << qint64(0) << most << qint64(0) << qsizetype(1'000);
    QTest::newRow("some") << qint64(10) << qsizetype(20) << qint64(10) << qsizetype(20);
    QTest::newRow("over the end") << qint64(990) << qsizetype(20) << qint64(990) << qsizetype(10);
    QTest::newRow("at the end") << qint64(1'000) << most << qint64(1'000) << qsizetype(0);
    QTest::newRow("beyond") << qint64(5'000) << most << qint64(1'000) << qsizetype(0);
    QTest::newRow("none") << qint64(10) << qsizetype(0) << qint64(10) << qsizetype(0);
    QTest::newRow("fewer than none") << qint64(10) << qsizetype(-5) << qint64(10) << qsizetype(0);
    QTest::newRow("before the first") << qint64(-5) << qsizetype(10) << qint64(0) << qsizetype(5);
}

void TestLogStore::clampsWhatIsAskedFor()
{
    QFETCH(const qint64, first);
    QFETCH(const qsizetype, count);
    LogStore store;
    QCOMPARE(store.lines(LineNumber(first), count).size(), 0); // nothing is there yet
    appendNumbered(store, 1'000);
    const LogStore::Lines lines = store.lines(LineNumber(first), count);
    QTEST(qint64(lines.first()), "seenFirst");
    QTEST(lines.size(), "seenSize");
}

void TestLogStore::losesNothingOfALine_data()
{
    constexpr qint64 least = std::numeric_limits<qint64>::min();
    constexpr qint64 most = std::numeric_limits<qint64>::max();
    QTest::addColumn<quint32>("jobIndex");
    QTest::addColumn<LogLevel>("level");
    QTest::addColumn<LogKind>("kind");
    QTest::addColumn<qint64>("serverTime");
    QTest::addColumn<qint64>("arrivalTime");

    const auto row = [](const char *name, quint32 job, LogLevel level, LogKind kind, qint64 server,
                        qint64 arrival) { QTest::newRow(name) << job << level << kind << server << arrival; };
    constexpr LogKind text = LogKind::ServerText;
    row("usual", 0, LogLevel::Log, text, Noon + 1, Noon + 2);
    row("a later job", 16'383, LogLevel::Complete, text, Noon + 1, Noon + 2);
    row("a much later job", 16'384, LogLevel::Error, text, Noon + 1, Noon + 2);
    row("the last job there can be", std::numeric_limits<quint32>::max(), LogLevel::Debug, text, 0, Noon);
    row("no server time", 3, LogLevel::Warning, text, 0, Noon + 5);
    row("server's clock an hour ahead", 3, LogLevel::Warning, text, Noon + 3'600'000, Noon + 5);
    row("server's clock jumped a bit", 3, LogLevel::Warning, text, Noon + 2'100, Noon + 5);
    row("our clock went back", 3, LogLevel::Log, text, Noon, Noon - 1);
    row("a day later", 3, LogLevel::Log, text, Noon, Noon + 86'400'000);
    row("just within reach", 3, LogLevel::Log, text, Noon + 262'143, Noon + 262'143);
    row("just out of reach", 3, LogLevel::Log, text, Noon + 262'144, Noon + 262'144);
    row("least server time", 3, LogLevel::Log, text, least, Noon);
    row("most server time", 3, LogLevel::Log, text, most, Noon);
    row("before 1970", 3, LogLevel::Log, text, -1, Noon);
    row("one millisecond of 1970", 3, LogLevel::Log, text, 1, Noon);
    row("odd arrival", 3, LogLevel::Log, text, 1, least);
    row("a mark", 7, LogLevel::Log, LogKind::AttemptStarted, 0, Noon);
}

// Whatever line the chunk began with: the others are kept relative to it.
void TestLogStore::losesNothingOfALine()
{
    QFETCH(const quint32, jobIndex);
    QFETCH(const LogLevel, level);
    QFETCH(const LogKind, kind);
    QFETCH(const qint64, serverTime);
    QFETCH(const qint64, arrivalTime);
    const LogLine line{jobIndex, level, kind, serverTime, arrivalTime, "text\xff\x1f"};

    for (const qint64 firstServerTime :
         {Noon, qint64(0), Noon + 3'600'000, std::numeric_limits<qint64>::min()}) {
        LogStore store;
        LogLine first = textLine("first");
        first.serverTime = firstServerTime;
        store.append(first);
        store.append(line);
        store.append(first);
        const LogStore::Lines lines = store.lines(LineNumber(0), 3);
        QCOMPARE(lines[0].serverTime, firstServerTime);
        QCOMPARE(lines[1].jobIndex, jobIndex);
        QCOMPARE(lines[1].level, level);
        QCOMPARE(lines[1].kind, kind);
        QCOMPARE(lines[1].serverTime, serverTime);
        QCOMPARE(lines[1].arrivalTime, arrivalTime);
        QCOMPARE(lines[1].text, line.text);
        QCOMPARE(lines[2].serverTime, firstServerTime);
        QCOMPARE(lines[2].text, QByteArrayView("first"));
    }
}

void TestLogStore::takesEmptyAndHugeText()
{
    const QByteArray large(3 << 20, 'l'); // larger than any chunk
    const QByteArray huge(33 << 20, 'h'); // its end does not fit three bytes
    LogStore store;
    for (const QByteArrayView text : {QByteArrayView(), QByteArrayView(huge), QByteArrayView(""),
                                      QByteArrayView(large), QByteArrayView("end")})
        store.append(textLine(text));
    const LogStore::Lines lines = store.lines(LineNumber(0), 5);
    QCOMPARE(lines.size(), 5);
    QCOMPARE(lines[0].text.size(), 0);
    QVERIFY(lines[1].text == huge);
    QCOMPARE(lines[2].text.size(), 0);
    QVERIFY(lines[3].text == large);
    QCOMPARE(lines[4].text, QByteArrayView("end"));
}

void TestLogStore::keepsNumbersWhenTheOldestGo()
{
    LogStore store(64 << 10);
    appendNumbered(store, 10'000);
    QCOMPARE(store.end(), LineNumber(10'000));
    QVERIFY(store.first() > LineNumber(0));
    const LogStore::Lines lines = store.lines(LineNumber(0), 10'000);
    QCOMPARE(lines.first(), store.first());
    QCOMPARE(qint64(lines.first()) + lines.size(), 10'000);
    QVERIFY(lines.size() > 300); // most of what the limit allows
    QVERIFY(isNumbered(lines));
    QCOMPARE(store.lines(LineNumber(0), 1).size(), 0); // that one has gone
}

void TestLogStore::keepsTheNewestLineWhateverItsSize()
{
    LogStore store(16 << 10);
    appendNumbered(store, 100);
    const QByteArray large(1 << 20, 'x');
    store.append(textLine(large));
    QCOMPARE(store.first(), LineNumber(100));
    QVERIFY(store.lines(LineNumber(100), 1)[0].text == large);
    store.append(textLine("after"));
    QCOMPARE(store.first(), LineNumber(101));
    QVERIFY(store.memory() <= 16 << 10);
}

void TestLogStore::keepsViewsAliveAcrossEvictionAndItsOwnEnd()
{
    std::optional<LogStore::Lines> held;
    {
        LogStore store(64 << 10);
        appendNumbered(store, 200);
        held = store.lines(LineNumber(0), 200);
        appendNumbered(store, 20'000);
        QVERIFY(store.first() > LineNumber(200));
        QVERIFY(isNumbered(*held));
    }
    QCOMPARE(held->size(), 200);
    QVERIFY(isNumbered(*held));
}

void TestLogStore::staysBelowItsLimit()
{
    LogStore store(1 << 20);
    for (int i = 0; i < 1'000; ++i) {
        appendNumbered(store, 100);
        QVERIFY(store.memory() <= 1 << 20);
    }
    QVERIFY(store.memory() > (1 << 20) * 3 / 4);
}

void TestLogStore::spendsATenthOnLinesOfAHundredBytes()
{
    constexpr qint64 count = 500'000;
    LogStore store;
    const QByteArray text(100, 'x');
    for (qint64 i = 0; i < count; ++i) {
        LogLine line = textLine(text, Noon + i / 50);
        line.serverTime = line.arrivalTime + 7'200'000 - i % 40;
        line.jobIndex = quint32(i % 10'000);
        store.append(line);
    }
    const double ratio = double(store.memory()) / double(count * 100);
    QVERIFY2(ratio <= 1.1, qPrintable(QString::number(ratio)));
}

// Under ThreadSanitizer this is the proof that the end is published rightly.
void TestLogStore::isReadWhileItIsWritten()
{
    constexpr qint64 count = 1'000'000;
    const auto store = std::make_shared<LogStore>(8 << 20);
    std::atomic<bool> isRight = true;
    std::thread reader([reading = std::shared_ptr<const LogStore>(store), &isRight] {
        for (qint64 end = 0; end < count && isRight;) {
            end = qint64(reading->end());
            const LogStore::Lines newest = reading->lines(LineNumber(end - 40), 40);
            const LogStore::Lines oldest = reading->lines(reading->first(), 40);
            // A slow reader may find that the writer has dropped what it asked for.
            const bool isWhole =
                qint64(newest.first()) + newest.size() == end || qint64(newest.first()) > end;
            isRight = isWhole && isNumbered(newest) && isNumbered(oldest);
        }
    });
    appendNumbered(*store, count);
    reader.join();
    QVERIFY(isRight);
    QCOMPARE(store->end(), LineNumber(count));
}

QTEST_GUILESS_MAIN(TestLogStore)
#include "tst_logstore.moc"
