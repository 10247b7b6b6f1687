// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/stream/streamrecord.h"

#include <QTest>

using namespace runwatch;
using namespace Qt::StringLiterals;

using Lines = QList<QByteArray>;

namespace {

void addRow(const char *name, const QByteArray &stream, const Lines &expected)
{
    QTest::newRow(name) << stream << expected;
}

void addExamplesOfTheStandard()
{
    addRow("standard: three lines of data", "data: YHOO\ndata: +2\ndata: 10\n\n"_ba,
           {"event message|YHOO\n+2\n10|"});
    addRow("standard: comment, id, id reset, space",
           ": test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third event\n"_ba,
           {"comment  test stream", "event message|first event|1", "event message|second event|"});
    addRow("standard: empty data, two empty lines, unfinished", "data\n\ndata\ndata\n\ndata:"_ba,
           {"event message||", "event message|\n|"});
    addRow("standard: the space is optional", "data:test\n\ndata: test\n\n"_ba,
           {"event message|test|", "event message|test|"});
    addRow("standard: named events", "event: add\ndata: 73857293\n\nevent: remove\ndata: 2153\n\n"_ba,
           {"event add|73857293|", "event remove|2153|"});
}

void addData()
{
    addRow("nothing", ""_ba, {});
    addRow("blank lines alone", "\n\n\n\n"_ba, {});
    addRow("no blank line at the end", "data: x\n"_ba, {});
    addRow("no line end at the end", "data: x\n\ndata: y"_ba, {"event message|x|"});
    addRow("only the first space goes", "data:  x\n\n"_ba, {"event message| x|"});
    addRow("one space is nothing", "data: \n\n"_ba, {"event message||"});
    addRow("a tab is text", "data:\tx\n\n"_ba, {"event message|\tx|"});
    addRow("trailing spaces stay", "data: x  \n\n"_ba, {"event message|x  |"});
    addRow("colons in the value", "data: a:b: c\n\ndata::\n\n"_ba,
           {"event message|a:b: c|", "event message|:|"});
    addRow("first line empty", "data:\ndata: x\n\n"_ba, {"event message|\nx|"});
    addRow("last line empty", "data: x\ndata:\n\n"_ba, {"event message|x\n|"});
    addRow("lines between others", "data: a\nid: 4\ndata: b\n: c\ndata: d\n\n"_ba,
           {"comment  c", "event message|a\nb\nd|4"});
    addRow("NUL is data", "data: a\0b\n\n"_ba, {"event message|a\0b|"_ba});
    addRow("bytes stay as they are", "data: \xFF\xC3\n\ndata: \xE2\x82\xAC\n\n"_ba,
           {"event message|\xFF\xC3|"_ba, "event message|\xE2\x82\xAC|"_ba});
    addRow("other separators are text",
           "data: a\x0B"
           "b\x0C"
           "c\xC2\x85"
           "d\xE2\x80\xA8"
           "e\n\n"_ba,
           {"event message|a\x0B"
            "b\x0C"
            "c\xC2\x85"
            "d\xE2\x80\xA8"
            "e|"_ba});
    addRow("JSON", "data: {\"progress\": 40, \"phase\": \"a:b\"}\n\n"_ba,
           {"event message|{\"progress\": 40, \"phase\": \"a:b\"}|"});
    const QByteArray longValue(1000, 'x');
    addRow("longer than a vector", "data: " + longValue + "\ndata: " + longValue + "\n\n",
           {"event message|" + longValue + '\n' + longValue + '|'});
}

void addTypes()
{
    addRow("the last type counts", "event: a\nevent: b\ndata: x\n\n"_ba, {"event b|x|"});
    addRow("an empty type is message", "event: a\nevent:\ndata: x\n\nevent\ndata: y\n\n"_ba,
           {"event message|x|", "event message|y|"});
    addRow("a type lives for one event", "event: a\ndata: x\n\ndata: y\n\n"_ba,
           {"event a|x|", "event message|y|"});
    addRow("a type without data is forgotten", "event: a\n\ndata: y\n\n"_ba, {"event message|y|"});
    addRow("a type after the data", "data: x\nevent: a\n\n"_ba, {"event a|x|"});
    addRow("names of connections are types", "event: error\ndata: x\n\nevent: open\ndata: y\n\n"_ba,
           {"event error|x|", "event open|y|"});
    addRow("spaces in a type", "event:  a \ndata: x\n\n"_ba, {"event  a |x|"});
}

void addIds()
{
    addRow("an id stays", "id: 7\ndata: x\n\ndata: y\n\n"_ba, {"event message|x|7", "event message|y|7"});
    addRow("an id without data counts", "id: 7\n\ndata: y\n\n"_ba, {"event message|y|7"});
    addRow("an empty id resets", "id: 7\ndata: x\n\nid:\ndata: y\n\n"_ba,
           {"event message|x|7", "event message|y|"});
    addRow("the last id counts", "id: 7\nid: 8\ndata: x\n\n"_ba, {"event message|x|8"});
    addRow("an id with NUL is ignored", "id: 7\ndata: x\n\nid: 8\0\ndata: y\n\nid: \0\ndata: z\n\n"_ba,
           {"event message|x|7", "event message|y|7", "event message|z|7"});
    addRow("an id with NUL undoes nothing",
           "id: 7\nid: 8\0"
           "8\ndata: x\n\n"_ba,
           {"event message|x|7"});
    addRow("an id is text", "id: \xE2\x80\xA6 a:b\ndata: x\n\n"_ba, {"event message|x|\xE2\x80\xA6 a:b"_ba});
}

void addRetry()
{
    addRow("retry", "retry: 1500\n\n"_ba, {"retry 1500"});
    addRow("retry counts before the blank line", "retry:3\ndata: x"_ba + '\n', {"retry 3"});
    addRow("retry with zeros", "retry: 0003\nretry: 0\n"_ba, {"retry 3", "retry 0"});
    addRow("retry of something else",
           "retry: 1x\nretry: -1\nretry: +1\nretry: 1.5\nretry: 1e3\nretry:\nretry\nretry: 0x1\n"_ba, {});
    addRow("retry with a second space", "retry:  1\nretry: 1 \n"_ba, {});
    addRow("retry of other digits", "retry: \xD9\xA1\n"_ba, {});
    addRow("the largest retry", "retry: 9223372036854775807\n"_ba, {"retry 9223372036854775807"});
    addRow("a retry beyond", "retry: 9223372036854775808\nretry: 99999999999999999999999\n"_ba,
           {"retry 9223372036854775807", "retry 9223372036854775807"});
}

void addFieldNames()
{
    addRow("unknown fields", "foo: x\nfoo\ndata: x\nbar:\n\n"_ba, {"event message|x|"});
    addRow("names are exact", " data: x\nData: x\nDATA: x\ndata : x\ndat: x\ndatas: x\ndata\t: x\n\n"_ba, {});
    addRow("names of other fields are exact", "ID: 1\nids: 1\nEvent: a\nevent : a\nRetry: 1\ndata: x\n\n"_ba,
           {"event message|x|"});
    addRow("a name of broken bytes",
           "\xFF"
           "data: x\ndata\xFF: x\n\n"_ba,
           {});
    addRow("a name with NUL", "da\0ta: x\n\0data: x\n\n"_ba, {});
    addRow("comments", ":\n: \n:x\n::\n"_ba, {"comment ", "comment  ", "comment x", "comment :"});
    addRow("a comment between blank lines", "data: x\n\n:\n\n:\n\n"_ba,
           {"event message|x|", "comment ", "comment "});
    addRow("a comment is no field", ":data: x\n\n"_ba, {"comment data: x"});
}

void addByteOrderMarks()
{
    addRow("a mark is passed over",
           "\xEF\xBB\xBF"
           "data: x\n\n"_ba,
           {"event message|x|"});
    addRow("one mark only",
           "\xEF\xBB\xBF\xEF\xBB\xBF"
           "data: x\n\ndata: y\n\n"_ba,
           {"event message|y|"});
    addRow("a mark before a comment", "\xEF\xBB\xBF:x\n"_ba, {"comment x"});
    addRow("a mark alone on its line", "\xEF\xBB\xBF\ndata: x\n\n"_ba, {"event message|x|"});
    addRow("a mark after the first line",
           "\n\xEF\xBB\xBF"
           "data: x\n\n"_ba,
           {});
    addRow("a mark in data", "data: \xEF\xBB\xBFx\n\n"_ba, {"event message|\xEF\xBB\xBFx|"_ba});
    addRow("half a mark",
           "\xEF\xBB"
           "data: x\n\ndata: y\n\n"_ba,
           {"event message|y|"});
    addRow("a mark of UTF-16",
           "\xFE\xFF"
           "data: x\n\n"_ba,
           {});
}

QByteArray withLineEnds(QByteArray stream, const char *lineEnd)
{
    return stream.replace('\n', lineEnd);
}

Lines readInPieces(QByteArrayView stream, qsizetype first, qsizetype others)
{
    EventStreamParser parser;
    StreamRecord record;
    parser.feed(QByteArray(stream.first(first).toByteArray()), record);
    for (qsizetype at = first; at < stream.size(); at += others) {
        const QByteArray block = stream.sliced(at, qMin(others, stream.size() - at)).toByteArray();
        parser.feed(block, record); // a block of its own: what looks into an old one is seen by asan
    }
    return record.lines;
}

} // namespace

class tst_EventStreamParser : public QObject
{
    Q_OBJECT

private slots:
    void readsTheSameHoweverCut_data();
    void readsTheSameHoweverCut();
    void readsEveryLineEnd_data();
    void readsEveryLineEnd();
    void dispatchesAtABlankLineThatEndsWithCr();
    void handsOverViewsIntoTheBlock();
    void movesTheLastEventIdAtTheBlankLine();
    void startsFromTheLastEventIdItIsGiven();
    void dispatchesNothingOnceStopped();
    void feedsOfNothingChangeNothing();
};

void tst_EventStreamParser::readsTheSameHoweverCut_data()
{
    QTest::addColumn<QByteArray>("stream");
    QTest::addColumn<Lines>("expected");
    addExamplesOfTheStandard();
    addData();
    addTypes();
    addIds();
    addRetry();
    addFieldNames();
    addByteOrderMarks();
}

void tst_EventStreamParser::readsTheSameHoweverCut()
{
    QFETCH(const QByteArray, stream);
    QFETCH(Lines, expected);

    for (const char *lineEnd : {"\n", "\r\n", "\r"}) {
        const QByteArray bytes = withLineEnds(stream, lineEnd);
        for (qsizetype cut = 0; cut <= bytes.size(); ++cut) {
            const Lines seen = readInPieces(bytes, cut, bytes.size());
            QVERIFY2(seen == expected, qPrintable(u"cut at byte %1"_s.arg(cut)));
        }
        for (const qsizetype size : {1, 2, 3, 7, 16, 17})
            QCOMPARE(readInPieces(bytes, 0, size), expected);
    }
}

void tst_EventStreamParser::readsEveryLineEnd_data()
{
    QTest::addColumn<QByteArray>("stream");
    QTest::addColumn<Lines>("expected");
    addRow("all three in one stream", "data: a\rdata: b\ndata: c\r\n\r\ndata: d\n\r"_ba,
           {"event message|a\nb\nc|", "event message|d|"});
    addRow("CRLF CRLF is one blank line", "data: a\r\n\r\ndata: b\r\n\r\n"_ba,
           {"event message|a|", "event message|b|"});
    addRow("LF CR is a line end and a blank line", "data: a\n\rdata: b\n\r"_ba,
           {"event message|a|", "event message|b|"});
    addRow("CR CRLF", "data: a\r\r\ndata: b\r\r\n"_ba, {"event message|a|", "event message|b|"});
    addRow("CR alone at the end", "data: a\r\n\r"_ba, {"event message|a|"});
}

void tst_EventStreamParser::readsEveryLineEnd()
{
    QFETCH(const QByteArray, stream);
    QFETCH(Lines, expected);

    for (qsizetype cut = 0; cut <= stream.size(); ++cut)
        QCOMPARE(readInPieces(stream, cut, stream.size()), expected);
    QCOMPARE(readInPieces(stream, 0, 1), expected);
}

void tst_EventStreamParser::dispatchesAtABlankLineThatEndsWithCr()
{
    EventStreamParser parser;
    StreamRecord record;
    parser.feed("data: x\r\r", record);
    QCOMPARE(record.lines, Lines{"event message|x|"});
    parser.feed("\ndata: y\r\r", record);
    QCOMPARE(record.lines.size(), 2);
}

void tst_EventStreamParser::handsOverViewsIntoTheBlock()
{
    const QByteArray block = "event: a\ndata: x\n\n"_ba;
    EventStreamParser parser;
    int events = 0;
    parser.feed(block, [&](const auto &found) {
        if constexpr (std::is_same_v<decltype(found), const ServerSentEvent &>) {
            QCOMPARE(found.type.data(), block.constData() + 7);
            QCOMPARE(found.data.data(), block.constData() + 15);
            ++events;
        }
    });
    QCOMPARE(events, 1);
}

void tst_EventStreamParser::movesTheLastEventIdAtTheBlankLine()
{
    EventStreamParser parser;
    StreamRecord record;
    parser.feed("id: 1\ndata: x\n", record);
    QCOMPARE(parser.lastEventId(), ""_ba);
    parser.feed("\nid: 2\ndata: y\n", record);
    QCOMPARE(parser.lastEventId(), "1"_ba);
    parser.feed("\nid: 3\n\n", record);
    QCOMPARE(parser.lastEventId(), "3"_ba);
    QCOMPARE(record.lines, (Lines{"event message|x|1", "event message|y|2"}));
}

void tst_EventStreamParser::startsFromTheLastEventIdItIsGiven()
{
    EventStreamParser parser("41"_ba);
    StreamRecord record;
    QCOMPARE(parser.lastEventId(), "41"_ba);
    parser.feed("data: x\n\nid: 42\n\ndata: y\n\n", record);
    QCOMPARE(record.lines, (Lines{"event message|x|41", "event message|y|42"}));
}

void tst_EventStreamParser::dispatchesNothingOnceStopped()
{
    EventStreamParser parser;
    StreamRecord record;
    const auto stopAtOnce = [&](const auto &found) {
        record(found);
        parser.stop();
    };
    parser.feed("id: 1\ndata: x\n\nid: 2\ndata: y\n\n: z\ndata: half", stopAtOnce);
    parser.feed("\n\ndata: y\n\n", stopAtOnce);
    QCOMPARE(record.lines, Lines{"event message|x|1"});
    QVERIFY(parser.isStopped());
    QCOMPARE(parser.lastEventId(), "1"_ba);
}

void tst_EventStreamParser::feedsOfNothingChangeNothing()
{
    EventStreamParser parser;
    StreamRecord record;
    for (const char *piece : {"", "data: x\r", "", "\n", "", "\r", "", "\n", ""})
        parser.feed(QByteArrayView(piece), record);
    parser.feed({}, record);
    QCOMPARE(record.lines, Lines{"event message|x|"});
}

QTEST_APPLESS_MAIN(tst_EventStreamParser)
#include "tst_eventstreamparser.moc"
