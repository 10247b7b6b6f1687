// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/decode/decoder.h"
#include "tests/decode/describe.h"
#include "tests/decode/rules.h"

#include <QTest>

using namespace runwatch;

namespace {

// A log as Woodpecker or Concourse sends it.
Rule logRule()
{
    Rule rule;
    rule.when = {when("/text", demand(Demand::Kind::Present))};
    rule.job = value("/job");
    rule.log = Rule::Log{value("/text"), value("/level"), value("/time"), value("/stream")};
    return rule;
}

Rule endRule()
{
    Rule rule;
    rule.when = {when("/end", demand(Demand::Kind::Present))};
    rule.job = value("/job");
    rule.state = value("/end");
    rule.message = value("/message");
    return rule;
}

class Reader
{
public:
    explicit Reader(std::initializer_list<Rule> rules)
        : m_rules(profileOf(rules))
    {
    }

    QString text(const QByteArray &data)
    {
        return described(
            m_decoder.decode({.type = "message", .data = data, .lastEventId = {}}, m_rules, memory));
    }
    QString flushed() { return described(m_decoder.flush(m_rules, memory)); }

    RuleMemory memory;

private:
    Decoder m_decoder;
    RuleSet m_rules;
};

} // namespace

class TestRuleLog : public QObject
{
    Q_OBJECT

private slots:
    void readsLines_data();
    void readsLines();
    void joinsHalfLines();
    void boundsHalfLines();
    void keepsManyLines();
    void endsAJobWithItsLastLine();
};

void TestRuleLog::readsLines_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<QString>("said");
    const auto row = [](const char *name, const char *data, const char *said) {
        QTest::newRow(name) << QByteArray(data) << QString::fromUtf8(said);
    };
    row("one", R"({"text":"m"})", "log\"m\"");
    row("level", R"({"text":"m","level":"WARN"})", "warning\"m\"");
    row("level nobody knows", R"({"text":"m","level":30})", "log\"m\"");
    row("time", R"({"text":"m","time":"2026-01-17T10:00:00Z"})", "log\"m\"@1768644000000");
    row("time, a number", R"({"text":"m","time":1768644000})", "log\"m\"@1768644000000");
    row("several", R"({"job":"a","text":"m\nn\r\no","level":"error"})",
        "key=a error\"m\" | key=a error\"n\" | key=a error\"o\"");
    row("last line end", R"({"text":"m\n"})", "log\"m\"");
    row("empty lines", R"({"text":"m\n\n"})", "log\"m\" | log\"\"");
    row("an empty line", R"({"text":""})", "log\"\"");
    row("only a line end", R"({"text":"\n"})", "log\"\"");
    row("progress drawn by the server", R"({"text":"1%\r2%\r3%\n"})", "log\"1%\r2%\r3%\"");
    row("stdout", R"({"text":"m","stream":"stdout"})", "log\"m\"");
    row("stderr", R"({"text":"m\nn","stream":"stderr"})", "log\"stderr: m\" | log\"stderr: n\"");
    row("an output", R"({"text":"m","stream":"build"})", "log\"build: m\"");
    row("an object", R"({"text":{"a": 1}})", R"(log"{"a": 1}")");
    row("a number", R"({"text":7})", "log\"7\"");
}

void TestRuleLog::readsLines()
{
    QFETCH(const QByteArray, data);
    QFETCH(const QString, said);
    QCOMPARE(Reader({logRule()}).text(data), said);
}

void TestRuleLog::joinsHalfLines()
{
    Rule chunked = logRule();
    chunked.log->isChunked = true;
    Reader reader({chunked, endRule()});
    QCOMPARE(reader.text(R"({"job":"a","text":"one","level":"warn","time":1768644000})"),
             QStringLiteral("key=a"));
    QCOMPARE(reader.text(R"({"job":"b","text":"other\n"})"), QStringLiteral("key=b log\"other\""));
    QCOMPARE(reader.text(R"({"job":"a","text":"x","stream":"stderr"})"), QStringLiteral("key=a"));
    QCOMPARE(reader.text(R"({"job":"a","text":""})"), QStringLiteral("key=a"));
    QCOMPARE(reader.text(R"({"job":"a","text":" two\r"})"), QStringLiteral("key=a"));
    QCOMPARE(reader.text(R"({"job":"a","text":"\nthree\nfour"})"),
             QStringLiteral("key=a warning\"one two\"@1768644000000 | key=a log\"three\""));
    QCOMPARE(reader.text(R"({"job":"b","text":"last"})"), QStringLiteral("key=b"));
    QCOMPARE(reader.text(R"({"job":"a","end":"done"})"),
             QStringLiteral("key=a log\"four\" | key=a Completed log\"stderr: x\""));
    QCOMPARE(reader.flushed(), QStringLiteral("key=b log\"last\""));
    QCOMPARE(reader.flushed(), QString());
    QCOMPARE(reader.memory.heldBytes, 0);
}

void TestRuleLog::boundsHalfLines()
{
    Rule chunked = logRule();
    chunked.log->isChunked = true;
    Reader reader({chunked});
    const QByteArray piece(RuleMemory::MaxHalfLine / 2, 'x');
    QCOMPARE(reader.text("{\"text\":\"" + piece + "\"}"), QString());
    QCOMPARE(reader.text("{\"text\":\"" + piece + "\"}"), QString());
    const QString line = reader.text(R"({"text":"y"})");
    QCOMPARE(line.size(), RuleMemory::MaxHalfLine + 1 + qsizetype(strlen("log\"\"")));
    QCOMPARE(reader.memory.heldBytes, 0);

    qsizetype lines = 0;
    for (int i = 0; i < 200; ++i)
        lines += reader.text("{\"job\":" + QByteArray::number(i) + ",\"text\":\"" + piece + "\"}").isEmpty()
            ? 0
            : 1;
    QVERIFY(lines > 0);
    QVERIFY(reader.memory.heldBytes <= RuleMemory::MaxHeldBytes);
    qsizetype held = 0;
    for (const RuleMemory::HalfLine &half : std::as_const(reader.memory.halfLines))
        held += half.text.size();
    QCOMPARE(reader.memory.heldBytes, held);
}

// Beyond the most updates of one event, the last one has all the rest.
void TestRuleLog::keepsManyLines()
{
    Decoder decoder;
    RuleMemory memory;
    const RuleSet rules(profileOf({logRule()}));
    const QByteArray data = R"({"text":")" + QByteArray(R"(line\n)").repeated(20'000) + R"(end"})";
    const Decoded decoded =
        decoder.decode({.type = "message", .data = data, .lastEventId = {}}, rules, memory);
    QVERIFY(decoded.isRecognised);
    QCOMPARE(decoded.updates.size(), std::size_t(10'000));
    qsizetype ends = 0;
    for (const Update &update : decoded.updates)
        ends += update.log->text.count("line");
    QCOMPARE(ends, 20'000);
    QVERIFY(decoded.updates.back().log->text.endsWith("\nend"));
}

void TestRuleLog::endsAJobWithItsLastLine()
{
    Reader reader({logRule(), endRule()});
    QCOMPARE(reader.text(R"({"job":"a","text":"one\ntwo\nthree","end":"failed","message":"m"})"),
             QStringLiteral("key=a log\"one\" | key=a log\"two\" | key=a Failed message=m log\"three\""));
    QCOMPARE(reader.text(R"({"job":"a","text":"one\ntwo","end":"running"})"),
             QStringLiteral("key=a Running log\"one\" | key=a log\"two\""));
}

QTEST_GUILESS_MAIN(TestRuleLog)

#include "tst_rulelog.moc"
