// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/log/logstore.h"

#include <QTest>

#include <algorithm>
#include <optional>
#include <random>
#include <vector>

using namespace runwatch;

namespace {

constexpr qint64 Noon = 1'800'000'000'000; // ms since 1970

struct Written
{
    QByteArray text;
    LineFacts facts;
    bool isWide = false; // it has a header, wherever it comes to lie
};

// Lines of every kind a chunk must cope with: short, empty, longer than a segment, of several lines, marks.
std::vector<Written> someLines(int count)
{
    std::mt19937 random(7);
    const auto below = [&random](int end) { return int(random() % unsigned(end)); };
    std::vector<Written> lines;
    for (int i = 0; i < count; ++i) {
        Written line{QByteArray(below(160), char('a' + below(26))), {quint32(below(300)), LogLevel(below(5)), LogKind::ServerText}, false};
        if (below(50) == 0)
            line.text = "first\nsecond\n\nlast";
        if (below(400) == 0)
            line.text = QByteArray(below(200'000), 'L');
        if (below(20) == 0) {
            line.facts.kind = LogKind::PhaseStarted;
            line.isWide = true;
        }
        if (below(30) == 0) {
            line.facts.jobIndex = 1'000'000 + quint32(i);
            line.isWide = true;
        }
        lines.push_back(line);
    }
    return lines;
}

void append(LogStore &store, const std::vector<Written> &lines)
{
    for (const Written &line : lines)
        store.append({line.facts.jobIndex, line.facts.level, line.facts.kind, 0, Noon, line.text});
}

void append(LogStore &store, QByteArrayView text, int count = 1)
{
    for (int i = 0; i < count; ++i)
        store.append({.arrivalTime = Noon, .text = text});
}

} // namespace

class TestLogBlock : public QObject
{
    Q_OBJECT

private slots:
    void holdsTheLinesOfTheStore();
    void endsEachLineWithALineFeed();
    void findsTheLineOfEachByte();
    void beginsAndEndsWhereAsked();
    void knowsALineThatIsLongerThanAnyChunk();
    void tellsControls_data();
    void tellsControls();
    void tellsControlsOfItsOwnPartOnly();
    void outlivesTheStore();
};

void TestLogBlock::holdsTheLinesOfTheStore()
{
    const std::vector<Written> lines = someLines(60'000);
    LogStore store;
    append(store, lines);
    qint64 number = 0;
    const std::vector<LogBlock> blocks = store.blocks(LineNumber(0), qint64(lines.size()));
    QVERIFY(blocks.size() > 5);
    for (const LogBlock &block : blocks) {
        QCOMPARE(block.first(), LineNumber(number));
        for (qsizetype i = 0; i < block.size(); ++i, ++number) {
            const Written &line = lines[size_t(number)];
            const LineFacts facts = block.facts(i);
            QVERIFY(block.lineText(i) == line.text);
            QVERIFY(block.line(i).text == line.text);
            QCOMPARE(facts.jobIndex, line.facts.jobIndex);
            QCOMPARE(facts.level, line.facts.level);
            QCOMPARE(facts.kind, line.facts.kind);
        }
    }
    QCOMPARE(number, qint64(lines.size()));
}

// So a pattern can be matched over the whole block.
void TestLogBlock::endsEachLineWithALineFeed()
{
    const std::vector<Written> lines = someLines(20'000);
    LogStore store;
    append(store, lines);
    for (const LogBlock &block : store.blocks(LineNumber(0), qint64(lines.size()))) {
        qsizetype before = 0;
        for (qsizetype i = 0; i < block.size(); ++i) {
            const Written &line = lines[size_t(qint64(block.first()) + i)];
            const bool isWide = line.isWide || i == 0; // as the first of a chunk
            const qsizetype header = block.beginOf(i) - before;
            QCOMPARE(header, isWide ? qsizetype(25) : qsizetype(0));
            if (isWide)
                QCOMPARE(block.text()[block.beginOf(i) - 1], '\n');
            QCOMPARE(block.text()[block.endOf(i)], '\n');
            before = block.endOf(i) + 1;
        }
        QCOMPARE(before, block.text().size());
    }
}

void TestLogBlock::findsTheLineOfEachByte()
{
    const std::vector<Written> lines = someLines(6'000);
    LogStore store;
    append(store, lines);
    std::vector<LogBlock> blocks = store.blocks(LineNumber(0), qint64(lines.size()));
    for (LogBlock &block : store.blocks(LineNumber(3'000), 50)) // from within a chunk
        blocks.push_back(std::move(block));
    for (const LogBlock &block : blocks) {
        qsizetype offset = 0;
        for (qsizetype i = 0; i < block.size(); ++i)
            for (; offset <= block.endOf(i); ++offset)
                if (block.lineAt(offset) != i)
                    QFAIL(qPrintable(QStringLiteral("byte %1 is of line %2, not %3").arg(offset).arg(i).arg(block.lineAt(offset))));
    }
}

void TestLogBlock::beginsAndEndsWhereAsked()
{
    LogStore store;
    QVERIFY(store.blocks(LineNumber(0), 10).empty());
    for (int i = 0; i < 100; ++i)
        append(store, QByteArray::number(i));
    const std::vector<LogBlock> blocks = store.blocks(LineNumber(10), 3);
    QCOMPARE(blocks.size(), size_t(1));
    QCOMPARE(blocks[0].first(), LineNumber(10));
    QCOMPARE(blocks[0].text(), QByteArrayView("10\n11\n12\n"));
    QCOMPARE(blocks[0].beginOf(1), qsizetype(3));
    QCOMPARE(blocks[0].endOf(1), qsizetype(5));
    QVERIFY(store.blocks(LineNumber(100), 3).empty());
    QVERIFY(store.blocks(LineNumber(5), 0).empty());
}

void TestLogBlock::knowsALineThatIsLongerThanAnyChunk()
{
    for (const qsizetype size : {(1 << 20) - 34, (1 << 20) - 33, (1 << 20) + 1, 3 << 20, (5 << 20) + 12'345}) {
        const QByteArray text(size, 'h');
        LogStore store;
        append(store, "before");
        append(store, text);
        append(store, "after");
        const std::vector<LogBlock> blocks = store.blocks(LineNumber(1), 1);
        QCOMPARE(blocks.size(), size_t(1));
        QVERIFY(blocks[0].lineText(0) == text);
        QCOMPARE(blocks[0].lineAt(0), qsizetype(0));
        QCOMPARE(blocks[0].lineAt(blocks[0].text().size() - 1), qsizetype(0));
        QVERIFY(!blocks[0].hasControls());
    }
}

void TestLogBlock::tellsControls_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("hasControls");
    QTest::newRow("plain") << QByteArray("plain") << false;
    QTest::newRow("empty") << QByteArray() << false;
    QTest::newRow("tab") << QByteArray("a\tb") << false;
    QTest::newRow("line feed") << QByteArray("a\nb") << false;
    QTest::newRow("escape") << QByteArray("\x1b[31mred") << true;
    QTest::newRow("return") << QByteArray("10 %\r20 %") << true;
    QTest::newRow("backspace") << QByteArray("a\bb") << true;
    QTest::newRow("C1") << QByteArray("\xc2\x9b") + "31m" << true;
    QTest::newRow("first C1") << QByteArray("\xc2\x80") << true;
    QTest::newRow("no-break space") << QByteArray("10\xc2\xa0%") << false;
    QTest::newRow("half a character") << QByteArray("\xc2") << false;
    QTest::newRow("umlaut") << QByteArray("\xc3\x9b") << false;
}

// Wherever in a line it stands: sixteen bytes are looked at in one go.
void TestLogBlock::tellsControls()
{
    QFETCH(const QByteArray, text);
    QFETCH(const bool, hasControls);
    for (int before = 0; before < 40; ++before) {
        for (int after = 0; after < 40; after += 3) {
            LogStore store;
            append(store, QByteArray(before, 'x') + text + QByteArray(after, 'y'));
            QCOMPARE(store.blocks(LineNumber(0), 1).at(0).hasControls(), hasControls);
            QCOMPARE(store.blocks(LineNumber(0), 1).at(0).lineText(0), QByteArray(before, 'x') + text + QByteArray(after, 'y'));
        }
    }
}

void TestLogBlock::tellsControlsOfItsOwnPartOnly()
{
    LogStore store;
    const QByteArray plain(99, 'x');
    append(store, plain, 60'000);
    append(store, "\x1b[31mred");
    append(store, plain, 60'000);
    int withControls = 0;
    for (qint64 line = 0; line < 120'001; line += 100)
        for (const LogBlock &block : store.blocks(LineNumber(line), 100))
            withControls += block.hasControls() ? 1 : 0;
    QVERIFY(withControls > 0);
    QVERIFY(withControls <= 8); // 64 KiB
    QVERIFY(store.blocks(LineNumber(60'000), 1).at(0).hasControls());
}

void TestLogBlock::outlivesTheStore()
{
    std::vector<LogBlock> held;
    {
        LogStore store(64 << 10);
        append(store, "held", 100);
        held = store.blocks(LineNumber(0), 100);
        append(store, QByteArray(1'000, 'x'), 1'000);
        QVERIFY(store.first() > LineNumber(100));
    }
    QCOMPARE(held.at(0).lineText(99), QByteArrayView("held"));
}

QTEST_GUILESS_MAIN(TestLogBlock)
#include "tst_logblock.moc"
