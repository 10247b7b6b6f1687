// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/export/logcopy.h"
#include "tests/export/exportlines.h"

#include <QSignalSpy>
#include <QTest>

using namespace runwatch;
using Form = CopiedRows::Form;

namespace {

CopiedRows rowsToCopy(const std::shared_ptr<LogStore> &log, Form form)
{
    CopiedRows what;
    what.rows = rowsOf(log);
    what.form = form;
    what.words = wordsOfTests();
    return what;
}

CopiedText copied(const CopiedRows &what, CopyLimits limits = {})
{
    ExportProgress progress;
    return copyRows(what, limits, progress);
}

} // namespace

class TestLogCopy : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_log = std::make_shared<LogStore>(); }
    void copiesCleanText();
    void copiesFromByteToByte();
    void copiesWithContext();
    void fencesWhatIsInBackticks();
    void saysWhatIsLeftOut();
    void copiesFewRowsAtOnce();
    void copiesManyRowsInAThread();
    void copiesLargeLinesInAThread();
    void takesThePlaceOfAnotherCopy();

private:
    std::shared_ptr<LogStore> m_log;
};

void TestLogCopy::copiesCleanText()
{
    append(*m_log, "\x1b[31mred\x07\x1b[0m");
    append(*m_log, "two\nlines");
    append(*m_log, "", LogLevel::Log, 0, LogKind::CancelAsked);
    const CopiedText text = copied(rowsToCopy(m_log, Form::Clean));
    QCOMPARE(text.text, QByteArray("red\ntwo\nlines\n[mark of ]"));
    QCOMPARE(text.rows, 3);
    QCOMPARE(text.left + text.gone, 0);
    QCOMPARE(text.from, RunStart);
    QCOMPARE(text.to, RunStart + 240);
}

void TestLogCopy::copiesFromByteToByte()
{
    append(*m_log, "\x1b[31mabcdef");
    append(*m_log, "middle");
    append(*m_log, "uvwxyz");
    CopiedRows what = rowsToCopy(m_log, Form::Clean);
    what.firstPlace = {FirstRun, LineNumber(0)};
    what.firstByte = 2;
    what.lastPlace = {FirstRun, LineNumber(2)};
    what.lastByte = 3;
    QCOMPARE(copied(what).text, QByteArray("cdef\nmiddle\nuvw"));
    what.rows.extents.front().cuts.back() = LineNumber(1);
    what.lastPlace = what.firstPlace;
    what.lastByte = 4;
    QCOMPARE(copied(what).text, QByteArray("cd"));
    what.lastByte = 1; // before the first: nothing
    QCOMPARE(copied(what).text, QByteArray(""));
}

void TestLogCopy::copiesWithContext()
{
    append(*m_log, "\x1b[31mred", LogLevel::Error);
    append(*m_log, "calc", LogLevel::Log, 1);
    QCOMPARE(copied(rowsToCopy(m_log, Form::WithContext)).text,
             QByteArray("2026-01-17T12:00:00.000Z  error     Build  red\n2026-01-17T12:00:00.120Z  log       =cmd|' /C calc'!A0  calc"));
}

void TestLogCopy::fencesWhatIsInBackticks()
{
    append(*m_log, "plain");
    QCOMPARE(copied(rowsToCopy(m_log, Form::Markdown)).text, QByteArray("```\nplain\n```\n"));
    append(*m_log, "````\nnot code\n``");
    QCOMPARE(copied(rowsToCopy(m_log, Form::Markdown)).text, QByteArray("`````\nplain\n````\nnot code\n``\n`````\n"));
    QCOMPARE(fenceFor(""), QByteArray("```"));
    QCOMPARE(fenceFor("a```"), QByteArray("````"));
}

void TestLogCopy::saysWhatIsLeftOut()
{
    for (int i = 0; i < 1'000; ++i)
        append(*m_log, "ü" + QByteArray::number(i));
    const CopiedText few = copied(rowsToCopy(m_log, Form::Clean), {.rows = 3});
    QCOMPARE(few.text, QByteArray("ü0\nü1\nü2"));
    QCOMPARE(few.rows, 3);
    QCOMPARE(few.left, 997);
    QVERIFY(!few.isCut);
    const CopiedText cut = copied(rowsToCopy(m_log, Form::Clean), {.bytes = 5}); // in the middle of the second ü
    QCOMPARE(cut.text, QByteArray("ü0\n"));
    QVERIFY(cut.isCut);
    QCOMPARE(cut.left, 998);
}

void TestLogCopy::copiesFewRowsAtOnce()
{
    appendMany(*m_log, 100);
    LogCopy copy;
    QSignalSpy texts(&copy, &LogCopy::copied);
    copy.copy(rowsToCopy(m_log, Form::Clean));
    QCOMPARE(texts.size(), 1);
    QVERIFY(!copy.isRunning());
    QCOMPARE(texts.first().first().value<CopiedText>().rows, 100);
}

void TestLogCopy::copiesManyRowsInAThread()
{
    appendMany(*m_log, 150'000);
    LogCopy copy;
    QSignalSpy texts(&copy, &LogCopy::copied);
    copy.copy(rowsToCopy(m_log, Form::Clean));
    QCOMPARE(texts.size(), 0);
    QVERIFY(copy.isRunning());
    QVERIFY(texts.wait(30'000));
    const auto text = texts.first().first().value<CopiedText>();
    QCOMPARE(text.rows, 150'000);
    QCOMPARE(text.text.count('\n'), 149'999);

    append(*m_log, QByteArray(2 << 20, 'x')); // one row, but a large one
    CopiedRows one = rowsToCopy(m_log, Form::Clean);
    one.rows.extents.front().cuts.front() = LineNumber(150'000);
    one.rows.rows = 1;
    copy.copy(one);
    QVERIFY(copy.isRunning());
    QVERIFY(texts.wait(30'000));
    QCOMPARE(texts.last().first().value<CopiedText>().text.size(), 2 << 20);
}

// However little they show: reading their escapes takes its time.
void TestLogCopy::copiesLargeLinesInAThread()
{
    append(*m_log, "first");
    append(*m_log, QByteArray("\x1b[1mx\r").repeated(1 << 20));
    append(*m_log, "last");
    LogCopy copy;
    QSignalSpy done(&copy, &LogCopy::copied);
    copy.copy(rowsToCopy(m_log, Form::Clean));
    QVERIFY(done.isEmpty());
    QTRY_COMPARE(done.size(), 1);
    QCOMPARE(done.first().first().value<CopiedText>().text, QByteArray("first\nx\nlast"));
    QCOMPARE(done.first().first().value<CopiedText>().left, 0);
}

void TestLogCopy::takesThePlaceOfAnotherCopy()
{
    appendMany(*m_log, 150'000);
    LogCopy copy;
    QSignalSpy texts(&copy, &LogCopy::copied);
    copy.copy(rowsToCopy(m_log, Form::Clean));
    copy.copy(rowsToCopy(m_log, Form::Markdown));
    QVERIFY(texts.wait(30'000));
    QVERIFY(texts.first().first().value<CopiedText>().text.startsWith("```"));
    copy.copy(rowsToCopy(m_log, Form::Clean));
    const auto few = std::make_shared<LogStore>();
    appendMany(*few, 1);
    copy.copy(rowsToCopy(few, Form::Clean)); // at once, while the other is under way
    QCOMPARE(texts.size(), 2);
    copy.copy(rowsToCopy(m_log, Form::Clean));
    copy.cancel();
    QVERIFY(texts.wait(30'000));
    QCOMPARE(texts.size(), 3);
}

QTEST_GUILESS_MAIN(TestLogCopy)
#include "tst_logcopy.moc"
