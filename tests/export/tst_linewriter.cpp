// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/export/kindnames.h"
#include "app/export/linewriter.h"
#include "tests/export/exportlines.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace runwatch;
using namespace Qt::StringLiterals;

namespace {

LogLine lineOf(QByteArrayView text, LogKind kind = LogKind::ServerText)
{
    LogLine line;
    line.jobIndex = 1;
    line.level = LogLevel::Warning;
    line.kind = kind;
    line.arrivalTime = RunStart + 120;
    line.text = text;
    return line;
}

QByteArray written(ExportFormat format, const LogLine &line, LineParts parts = AllParts)
{
    LineWriter writer(format, parts, wordsOfTests());
    QByteArray out;
    writer.append({FirstRun, LineNumber(0)}, line, out);
    return out;
}

} // namespace

class TestLineWriter : public QObject
{
    Q_OBJECT

private slots:
    void writesTextWithWhatIsAskedFor();
    void writesAnObjectForEachLine();
    void writesMarksWithTheirValues();
    void writesTables();
    void numbersJobsWithoutAName();
    void tellsTimesBeforeAndAfter1970();
    void namesEveryKindOnce();
};

void TestLineWriter::writesTextWithWhatIsAskedFor()
{
    const LogLine line = lineOf("\x1b[31mhot\x1b[0m\nx");
    QCOMPARE(written(ExportFormat::Text, line, {}), QByteArray("hot␊x\n"));
    QCOMPARE(written(ExportFormat::Text, line), QByteArray("2026-01-17T12:00:00.120Z  warning   =cmd|' /C calc'!A0  hot␊x\n"));
    QCOMPARE(written(ExportFormat::Text, line, LinePart::Level), QByteArray("warning   hot␊x\n"));
    QCOMPARE(written(ExportFormat::Text, lineOf("2\x1f" "9", LogKind::PhaseEnded), {}), QByteArray("[mark of 2/9]\n"));
}

void TestLineWriter::writesAnObjectForEachLine()
{
    LogLine line = lineOf("a \"b\"\n\x1b[1mc");
    const QByteArray json = written(ExportFormat::JsonLines, line);
    QCOMPARE(json.count('\n'), 1);
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    QCOMPARE(object.keys(), (QStringList{u"job"_qs, u"jobKey"_qs, u"kind"_qs, u"level"_qs, u"serverTime"_qs, u"text"_qs, u"time"_qs}));
    QCOMPARE(object[u"text"].toString(), u"a \"b\"\nc"_qs);
    QCOMPARE(object[u"time"].toString(), u"2026-01-17T12:00:00.120Z"_qs);
    QVERIFY(object[u"serverTime"].isNull());
    QCOMPARE(object[u"level"].toString(), u"warning"_qs);
    QCOMPARE(object[u"kind"].toString(), u"line"_qs);
    QCOMPARE(object[u"jobKey"].toString(), u"job-1"_qs);
    line.serverTime = RunStart;
    QCOMPARE(QJsonDocument::fromJson(written(ExportFormat::JsonLines, line)).object()[u"serverTime"].toString(), u"2026-01-17T12:00:00.000Z"_qs);
}

void TestLineWriter::writesMarksWithTheirValues()
{
    const QJsonObject mark = QJsonDocument::fromJson(written(ExportFormat::JsonLines, lineOf("build \"x\"\x1f" "1200", LogKind::PhaseEnded))).object();
    QCOMPARE(mark[u"kind"].toString(), u"phaseEnded"_qs);
    QCOMPARE(mark[u"values"].toArray(), (QJsonArray{u"build \"x\""_qs, u"1200"_qs}));
    QCOMPARE(mark[u"text"].toString(), u"mark of build \"x\"/1200"_qs);
    const QJsonObject bare = QJsonDocument::fromJson(written(ExportFormat::JsonLines, lineOf("", LogKind::CancelAsked))).object();
    QCOMPARE(bare[u"values"].toArray().size(), 0);
}

void TestLineWriter::writesTables()
{
    LineWriter writer(ExportFormat::Csv, {}, wordsOfTests());
    QByteArray out;
    writer.appendHeader(out);
    QCOMPARE(out, QByteArray("time,serverTime,level,kind,job,jobKey,text\r\n"));
    QCOMPARE(written(ExportFormat::Csv, lineOf("+1,\"a\"")),
             QByteArray("2026-01-17T12:00:00.120Z,,warning,line,\"'=cmd|' /C calc'!A0\",\"job-1\",\"'+1,\"\"a\"\"\"\r\n"));
}

void TestLineWriter::numbersJobsWithoutAName()
{
    LogLine line = lineOf("x");
    line.jobIndex = 9;
    QVERIFY(written(ExportFormat::Text, line).endsWith("  #9  x\n"));
    const QJsonObject object = QJsonDocument::fromJson(written(ExportFormat::JsonLines, line)).object();
    QCOMPARE(object[u"jobKey"].toString(), QString());
}

void TestLineWriter::tellsTimesBeforeAndAfter1970()
{
    IsoTime time;
    QByteArray out;
    for (const qint64 ms : {qint64(-1), qint64(0), qint64(1), qint64(999), qint64(1'000), RunStart}) {
        time.append(ms, out);
        out.append(' ');
    }
    QCOMPARE(out, QByteArray("1969-12-31T23:59:59.999Z 1970-01-01T00:00:00.000Z 1970-01-01T00:00:00.001Z 1970-01-01T00:00:00.999Z "
                             "1970-01-01T00:00:01.000Z 2026-01-17T12:00:00.000Z "));
}

void TestLineWriter::namesEveryKindOnce()
{
    QSet<QByteArray> names;
    for (int kind = 0; kind <= int(LogKind::SpoolHasRoom); ++kind)
        names << kindName(LogKind(kind)).toByteArray();
    QCOMPARE(names.size(), int(LogKind::SpoolHasRoom) + 1);
    QVERIFY(!names.contains(QByteArray()));
}

QTEST_GUILESS_MAIN(TestLineWriter)
#include "tst_linewriter.moc"
