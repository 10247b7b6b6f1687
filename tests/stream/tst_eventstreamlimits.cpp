// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/stream/streamrecord.h"

#include <QFile>
#include <QTest>

using namespace runwatch;
using namespace Qt::StringLiterals;

using Lines = QList<QByteArray>;

namespace {

constexpr qint64 mebibyte = 1024 * 1024;

// The most memory this process has ever held, in bytes; 0 where there is no /proc, and
// under a sanitizer, which holds on to what was freed.
qint64 peakMemory()
{
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    return 0;
#endif
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n'))
        if (line.startsWith("VmHWM:"))
            return line.sliced(6).trimmed().chopped(3).toLongLong() * 1024;
    return 0;
}

} // namespace

// EventStreamParser's limits, small ones cut at every byte and the real ones once.
class tst_EventStreamLimits : public QObject
{
    Q_OBJECT

private slots:
    void reportsWhatIsTooLarge_data();
    void reportsWhatIsTooLarge();
    void survivesALineThatNeverEnds();
    void survivesAnEventThatNeverEnds();
    void readsAMillionLinesOfData();
    void takesALineOfTheLargestSize();
};

void tst_EventStreamLimits::reportsWhatIsTooLarge_data()
{
    QTest::addColumn<QByteArray>("stream"); // limits: line 20, event 24, hard line 40
    QTest::addColumn<Lines>("expected");

    QTest::newRow("a line of the limit")
        << "data: 34567890123456\n\n"_ba << Lines{"event message|34567890123456|"};
    QTest::newRow("a line above") << "data: 345678901234567\n\ndata: x\n\n"_ba
                                  << Lines{"oversized line 20", "event message|x|"};
    QTest::newRow("its event is gone whole") << "data: a\ndata: 345678901234567\ndata: b\n\ndata: x\n\n"_ba
                                             << Lines{"oversized line 20", "event message|x|"};
    QTest::newRow("its id counts") << "id: 5\nevent: t\ndata: 345678901234567\n\ndata: x\n\n"_ba
                                   << Lines{"oversized line 20", "event message|x|5"};
    QTest::newRow("an id cut by a block, then a long line")
        << ": 345678901234567\nid: 5678901\ndata: 345678901234567\n\ndata: x\n\n"_ba
        << Lines{"comment  345678901234567", "oversized line 20", "event message|x|5678901"};
    QTest::newRow("two long lines") << "data: 345678901234567\ndata: 345678901234567\n\n"_ba
                                    << Lines{"oversized line 20", "oversized line 20"};
    QTest::newRow("a long unknown field")
        << "dat\xC3\xA1: 45678901234567\ndata: a\n\n"_ba << Lines{"oversized line 20"};
    QTest::newRow("a long comment spares the event") << "data: a\n: 3456789012345678901\ndata: b\n\n"_ba
                                                     << Lines{"oversized line 20", "event message|a\nb|"};
    QTest::newRow("an event of the limit") << "data: 34567890123456\ndata: 789012345\n\n"_ba
                                           << Lines{"event message|34567890123456\n789012345|"};
    QTest::newRow("an event above") << "data: 34567890123456\ndata: 7890123456\ndata: a\n\ndata: x\n\n"_ba
                                    << Lines{"oversized event 24", "event message|x|"};
    QTest::newRow("an event of naked lines") << "data\n"_ba.repeated(26) + "\ndata: x\n\n"
                                             << Lines{"oversized event 24", "event message|x|"};
    QTest::newRow("a line above the hard limit") << QByteArray(41, 'x') + "\ndata: x\n\n"
                                                 << Lines{"oversized line 20", "line without end 40"};
    QTest::newRow("a line of the hard limit") << QByteArray(40, 'x') + "\n\ndata: x\n\n"
                                              << Lines{"oversized line 20", "event message|x|"};
}

void tst_EventStreamLimits::reportsWhatIsTooLarge()
{
    QFETCH(const QByteArray, stream);
    QFETCH(Lines, expected);

    for (qsizetype size = 1; size <= stream.size(); ++size) {
        EventStreamParser parser({}, {.line = 20, .event = 24, .hardLine = 40});
        StreamRecord record;
        for (qsizetype at = 0; at < stream.size(); at += size)
            parser.feed(stream.mid(at, size), record);
        QCOMPARE(record.lines, expected);
    }
}

void tst_EventStreamLimits::survivesALineThatNeverEnds()
{
    const QByteArray block(mebibyte, 'x');
    const qint64 before = peakMemory();
    EventStreamParser parser;
    StreamRecord record;
    for (int i = 0; i < 2048; ++i)
        parser.feed(block, record);
    QCOMPARE(record.lines, (Lines{"oversized line 16777216", "line without end 67108864"}));
    QVERIFY(parser.isStopped());
    QVERIFY2(peakMemory() - before <= 40 * mebibyte, "a line without end fills the memory");
}

void tst_EventStreamLimits::survivesAnEventThatNeverEnds()
{
    const QByteArray block = "data: x\n"_ba.repeated(10'000);
    const qint64 before = peakMemory();
    EventStreamParser parser;
    StreamRecord record;
    for (int i = 0; i < 1000; ++i) // ten million lines
        parser.feed(block, record);
    parser.feed("\ndata: x\n\n", record);
    QCOMPARE(record.lines, (Lines{"oversized event 16777216", "event message|x|"}));
    QVERIFY2(peakMemory() - before <= 40 * mebibyte, "an event without end fills the memory");
}

void tst_EventStreamLimits::readsAMillionLinesOfData()
{
    const QByteArray block = "data: x\n"_ba.repeated(1000);
    EventStreamParser parser;
    StreamRecord record;
    for (int i = 0; i < 1000; ++i)
        parser.feed(block, record);
    QVERIFY(record.lines.isEmpty());
    parser.feed("\n", record);
    QCOMPARE(record.lines, Lines{"event message|" + "x\n"_ba.repeated(1000000).chopped(1) + '|'});
}

void tst_EventStreamLimits::takesALineOfTheLargestSize()
{
    const QByteArray line = "data: " + QByteArray(16 * mebibyte - 6, 'x');
    for (const qsizetype size : {line.size(), qsizetype(65536)}) {
        EventStreamParser parser;
        StreamRecord record;
        for (qsizetype at = 0; at < line.size(); at += size)
            parser.feed(QByteArrayView(line).sliced(at, qMin(size, line.size() - at)), record);
        parser.feed("\n\n", record);
        QCOMPARE(record.lines, Lines{"event message|" + line.sliced(6) + '|'});
    }
}

QTEST_APPLESS_MAIN(tst_EventStreamLimits)
#include "tst_eventstreamlimits.moc"
