// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/decode/decoder.h"
#include "tests/decode/describe.h"
#include "tests/decode/rules.h"

#include <QTest>

using namespace runwatch;
using Kind = Value::Kind;

namespace {

const Demand Present = demand(Demand::Kind::Present);

// A profile, read by one decoder with one memory.
class Reader
{
public:
    explicit Reader(std::shared_ptr<const Profile> profile)
        : m_rules(std::move(profile))
    {
    }
    Reader(std::initializer_list<Rule> rules)
        : Reader(profileOf(rules))
    {
    }

    Decoded decoded(const QByteArray &data, const QByteArray &type = "message")
    {
        return m_decoder.decode({.type = type, .data = data, .lastEventId = {}}, m_rules, memory);
    }
    QString text(const QByteArray &data, const QByteArray &type = "message")
    {
        return described(decoded(data, type));
    }

    RuleMemory memory;

private:
    Decoder m_decoder;
    RuleSet m_rules;
};

Rule whenEvent(const char *name)
{
    Rule rule;
    rule.when = {when("$event", name)};
    return rule;
}

} // namespace

class TestRuleSet : public QObject
{
    Q_OBJECT

private slots:
    void readsWhatItsRulesSay();
    void endsAndIgnores();
    void asksRulesInOrder();
    void mergesWhatIsSaidOfOneJob();
    void readsBelowAPlace();
    void readsEachElement();
    void ignoresElements();
    void findsTheJobsKey();
    void readsResultsAndPhases();
    void savesVariables();
    void carriesOtherEvents();
    void logsWhatCarriesNoBuiltInShape();
    void readsTheBuiltInShapesToo();
    void forgetsTheEventBefore();
};

void TestRuleSet::readsWhatItsRulesSay()
{
    Rule progress = whenEvent("progress");
    progress.job = value("/id");
    progress.title = value("/name");
    progress.state = value("running");
    progress.progress = value("/done");
    progress.phase = value("/phase");
    progress.phaseProgress = of(Kind::Percent, {value("/part")});
    progress.message = value("/words");
    Reader reader({progress});
    QCOMPARE(reader.text(R"({"id":"a","name":"N","done":40,"phase":"p","part":5,"words":"w"})", "progress"),
             QStringLiteral("key=a title=N Running progress=40 phase=p phaseProgress=5% message=w"));
    QCOMPARE(reader.text(R"({"id":"a"})", "progress"), QStringLiteral("key=a Running"));
    QCOMPARE(reader.text("no JSON", "progress"), QStringLiteral("Running"));
    QCOMPARE(reader.text(R"({"progress":5})"), QStringLiteral("?"));
    QCOMPARE(reader.text("no JSON"), QStringLiteral("?"));
    QCOMPARE(reader.decoded("{}").rule, -1);
}

// Concourse's naked `data` and Drone's `error` that is none.
void TestRuleSet::endsAndIgnores()
{
    Rule naked = whenEvent("end");
    naked.when.append(when("$data", ""));
    naked.ends = true;
    Rule eof = whenEvent("error");
    eof.when.append(when("$data", "eof"));
    eof.state = value("completed");
    eof.ends = true;
    Rule ping = whenEvent("ping");
    ping.ignores = true;
    ping.message = value("never said");
    Reader reader({naked, eof, ping});
    const Decoded end = reader.decoded("", "end");
    QVERIFY(end.endsStream && end.isRecognised && !end.isIgnored && end.updates.empty());
    QCOMPARE(end.rule, 0);
    QVERIFY(!reader.decoded("x", "end").endsStream);
    const Decoded error = reader.decoded("eof", "error");
    QVERIFY(error.endsStream);
    QCOMPARE(described(error), QStringLiteral("Completed"));
    const Decoded pinged = reader.decoded("{}", "ping");
    QVERIFY(pinged.isIgnored && pinged.isRecognised && !pinged.endsStream && pinged.updates.empty());
    QCOMPARE(pinged.rule, 2);
}

void TestRuleSet::asksRulesInOrder()
{
    Rule first;
    first.when = {when("/a", Present)};
    first.message = value("/a");
    Rule last;
    last.when = {when("/b", Present)};
    last.message = value("/b");
    last.isLast = true;
    Rule ignored;
    ignored.when = {when("/c", Present)};
    ignored.ignores = true;
    Rule after;
    after.when = {when("/d", Present)};
    after.message = value("/d");
    Reader reader({first, last, ignored, after});
    QCOMPARE(reader.text(R"({"a":1,"d":4})"), QStringLiteral("message=4"));
    QCOMPARE(reader.text(R"({"a":1,"b":2,"d":4})"), QStringLiteral("message=2"));
    QCOMPARE(reader.text(R"({"a":1,"c":3,"d":4})"), QString());
    QVERIFY(reader.decoded(R"({"a":1,"c":3,"d":4})").isIgnored);
    QCOMPARE(reader.decoded(R"({"b":2,"d":4})").rule, 1);
}

void TestRuleSet::mergesWhatIsSaidOfOneJob()
{
    Rule one;
    one.job = value("/id");
    one.state = value("running");
    one.log = Rule::Log{value("first"), {}, {}, {}};
    Rule two;
    two.job = value("/id");
    two.state = value("/state");
    two.progress = value("/done");
    Rule other;
    other.job = value("/parent");
    other.message = value("of the parent");
    Rule three = two;
    three.log = Rule::Log{value("second"), value("error"), {}, {}};
    Reader reader({one, two, other, three});
    QCOMPARE(
        reader.text(R"({"id":"a","parent":"b","state":"queued","done":5})"),
        QStringLiteral(
            "key=a Queued progress=5 log\"first\" | key=b message=of the parent | key=a error\"second\""));
    QCOMPARE(reader.text(R"({"id":"a","parent":"a"})"),
             QStringLiteral("key=a Running message=of the parent log\"first\" | key=a error\"second\""));
    QCOMPARE(
        reader.text(R"({"id":"a","parent":"b","state":"failed"})"),
        QStringLiteral("key=a log\"first\" | key=b message=of the parent | key=a Failed error\"second\""));
}

void TestRuleSet::readsBelowAPlace()
{
    Rule rule;
    rule.when = {when("/kind", "x")};
    rule.at = pointer("/object");
    rule.job = value("//uid");
    rule.message = value("/words");
    Reader reader({rule});
    QCOMPARE(reader.text(R"({"kind":"x","uid":7,"object":{"words":"w","kind":"y"}})"),
             QStringLiteral("key=7 message=w"));
    QCOMPARE(reader.text(R"({"kind":"x","words":"w"})"), QStringLiteral("?"));
    QCOMPARE(reader.text(R"({"kind":"x","object":null})"), QStringLiteral("?"));
    QCOMPARE(reader.text(R"({"object":{"kind":"x","words":"w"}})"), QStringLiteral("?"));
}

void TestRuleSet::readsEachElement()
{
    Rule rule;
    rule.at = pointer("/o");
    rule.each = pointer("/list");
    rule.when = {when("/state", Present), when("//kind", "x")};
    rule.job = value("/id");
    rule.state = value("/state");
    rule.message = of(Kind::Template, {value("//o/name"), value(" "), value("/id")});
    Rule first;
    first.when = {when("/o/list/0/id", Present)};
    first.title = value("/o/list/0/id");
    Reader reader({rule, first});
    QCOMPARE(
        reader.text(
            R"({"kind":"x","o":{"name":"n","list":[{"id":1,"state":"done"},{"id":2},{"id":3,"state":"failed"}]}})"),
        QStringLiteral("key=1 Completed message=n 1 | key=3 Failed message=n 3 | title=1"));
    QCOMPARE(reader.text(R"({"kind":"x","o":{"name":"\u00e4","list":[{"id":"\u00f6\n","state":"done"}]}})"),
             QStringLiteral("key=ö\n Completed message=ä ö\n | title=ö\n"));
    QCOMPARE(reader.text(R"({"kind":"x","o":{"name":"n","list":{"p":{"id":1,"state":"done"},"q":5}}})"),
             QStringLiteral("key=1 Completed message=n 1"));
    QCOMPARE(reader.text(R"({"kind":"y","o":{"list":[{"id":1,"state":"done"}]}})"),
             QStringLiteral("title=1"));
    QCOMPARE(reader.text(R"({"kind":"x","o":{"list":[]}})"), QStringLiteral("?"));
    QCOMPARE(reader.text(R"({"kind":"x","o":{"list":"no list"}})"), QStringLiteral("?"));
    QCOMPARE(reader.text(R"({"kind":"x","o":{"list":[{"id":1,"state":"done"}],"list":[]}})"),
             QStringLiteral("?"));

    Rule words;
    words.each = pointer("");
    words.log = Rule::Log{value(""), {}, {}, {}};
    QCOMPARE(Reader({words}).text(R"(["a",1,null,{"b":2}])"),
             QStringLiteral("log\"a\" | log\"1\" | log\"{\"b\":2}\""));

    Rule crowd;
    crowd.each = pointer("");
    crowd.job = value("");
    const QByteArray many = "[" + QByteArray("1,").repeated(3) + "2]";
    QCOMPARE(Reader({crowd}).text(many), QStringLiteral("key=1 | key=2"));
    QByteArray tooMany = "[0";
    for (int i = 1; i < 10'500; ++i)
        tooMany += "," + QByteArray::number(i);
    Reader crowded({crowd});
    const Decoded kept = crowded.decoded(tooMany + "]");
    QCOMPARE(kept.updates.size(), std::size_t(10'000));
    QCOMPARE(kept.updates.back().key, QStringLiteral("9999"));
    QVERIFY(!kept.isRecognised); // it is in the inspector
    QCOMPARE(kept.rule, 0);
}

void TestRuleSet::ignoresElements()
{
    Rule ignored;
    ignored.each = pointer("/l");
    ignored.when = {when("/t", "ping")};
    ignored.ignores = true;
    Rule rule;
    rule.each = pointer("/l");
    rule.when = {when("/t", "say")};
    rule.message = value("/m");
    rule.isLast = true;
    Rule after;
    after.title = value("after");
    Reader reader({ignored, rule, after});
    QCOMPARE(reader.text(R"({"l":[{"t":"ping"},{"t":"say","m":"x"}]})"), QStringLiteral("message=x"));
    QVERIFY(!reader.decoded(R"({"l":[{"t":"ping"}]})").isIgnored);
    QCOMPARE(reader.text(R"({"l":[{"t":"ping"}]})"), QStringLiteral("title=after"));
}

void TestRuleSet::findsTheJobsKey()
{
    Rule rule;
    rule.job = value("/own");
    rule.state = value("running");
    auto profile = profileOf({rule});
    profile->job = value("/shared");
    Reader reader(profile);
    QCOMPARE(reader.text(R"({"own":1,"shared":2})"), QStringLiteral("key=1 Running"));
    QCOMPARE(reader.text(R"({"own":null,"shared":2})"), QStringLiteral("key=2 Running"));
    QCOMPARE(reader.text("{}"), QStringLiteral("Running"));
}

void TestRuleSet::readsResultsAndPhases()
{
    Rule rule;
    rule.state = value("/state");
    rule.message = value("/message");
    rule.result = value("/result");
    rule.phases = value("/phases");
    rule.results =
        Rule::Results{value("/ok"), of(Kind::Count, {value("/bad")}), value("/all"), value("/bad")};
    Reader reader({rule});
    QCOMPARE(reader.text(R"({"state":"done","result":"42 files"})"),
             QStringLiteral("Completed message=42 files"));
    QCOMPARE(reader.text(R"({"state":"done","result":"r","message":"m"})"),
             QStringLiteral("Completed message=m"));
    QCOMPARE(reader.text(R"({"state":"running","result":"r"})"), QStringLiteral("Running"));
    QCOMPARE(reader.text(R"({"state":"done","result":{"success":4,"failed":1}})"),
             QStringLiteral("Completed results=4+1"));
    QCOMPARE(reader.text(R"({"state":"done","result":{"x":1}})"), QStringLiteral("Completed"));
    QCOMPARE(reader.text(R"({"ok":3,"bad":["a",{"message":"b"}],"all":"5"})"),
             QStringLiteral("results=3+2of5[a;b]"));
    QCOMPARE(reader.text(R"({"ok":"many","bad":"disk full"})"), QStringLiteral("results=0+0[disk full]"));
    QCOMPARE(reader.text(R"({"ok":"many"})"), QString());
    QCOMPARE(reader.text(R"({"phases":["a",{"name":"b","weight":7},{"id":3},[1],null]})"),
             QStringLiteral("phases=[a;b:7;3]"));
    QCOMPARE(reader.text(R"({"phases":{"a":1}})"), QString());
    QCOMPARE(reader.text(R"({"phases":[]})"), QString());
}

void TestRuleSet::savesVariables()
{
    Rule save;
    save.when = {when("/hello", Present)};
    save.save = {{QStringLiteral("a"), value("/hello")}, {QStringLiteral("b"), value("/more")}};
    Rule use;
    use.message = of(Kind::Template, {value("{a}"), value("/m")});
    Reader reader({save, use});
    QCOMPARE(reader.text(R"({"m":"!"})"), QString());
    QCOMPARE(reader.text(R"({"hello":"x","m":"!"})"), QStringLiteral("message=x!"));
    QCOMPARE(reader.text(R"({"m":"?"})"), QStringLiteral("message=x?"));
    (void)reader.text(R"({"hello":9007199254740993,"more":{"k": [1, null]}})");
    QCOMPARE(reader.memory.variables.value(QStringLiteral("a")).toInteger(), Q_INT64_C(9007199254740993));
    QCOMPARE(reader.text(R"({"m":""})"), QStringLiteral("message=9007199254740993"));
    QVERIFY(reader.memory.variables.value(QStringLiteral("b"))[QStringLiteral("k")].isArray());
    (void)reader.text(R"({"hello":false,"more":null})");
    QCOMPARE(reader.memory.variables.value(QStringLiteral("a")), QJsonValue(false));
    QVERIFY(reader.memory.variables.value(QStringLiteral("b")).isObject());
    (void)reader.text("{\"hello\":\"" + QByteArray(RuleMemory::MaxVariableBytes + 1, 'x') + "\"}");
    QCOMPARE(reader.memory.variables.value(QStringLiteral("a")), QJsonValue(false));

    Reader full({save});
    for (int i = 0; i < RuleMemory::MaxVariables - 1; ++i)
        full.memory.variables.insert(QString::number(i), i);
    (void)full.text(R"({"hello":1,"more":2})");
    QCOMPARE(full.memory.variables.size(), RuleMemory::MaxVariables);
    QVERIFY(full.memory.variables.contains(QStringLiteral("a")));
    (void)full.text(R"({"hello":2,"more":2})");
    QCOMPARE(full.memory.variables.value(QStringLiteral("a")), QJsonValue(2));
}

// ntfy and Mercure carry the events of others.
void TestRuleSet::carriesOtherEvents()
{
    Rule carrier;
    carrier.when = {when("/message", Present)};
    carrier.job = value("/topic");
    carrier.carries = value("/message");
    Reader reader({carrier});
    const QByteArray object = R"({"topic":"t","message":"{\"progress\":40}"})";
    const QByteArray list = R"({"message":"[{\"jobId\":\"a\",\"count\":1},{\"count\":2}]"})";
    QCOMPARE(reader.text(object), QStringLiteral("key=t | key=t Running progress=40"));
    QCOMPARE(reader.text(list), QStringLiteral("key=a Running count=1 | Running count=2"));
    QCOMPARE(reader.text(R"({"message":{"percent":5}})"), QStringLiteral("Running progress=5%"));
    QCOMPARE(reader.text(R"({"message":"bye"})", "complete"),
             QStringLiteral("Completed message=bye complete\"bye\""));
    QCOMPARE(reader.text(R"({"message":"plain words"})"), QStringLiteral("?log\"plain words\""));
}

void TestRuleSet::readsTheBuiltInShapesToo()
{
    Rule rule = whenEvent("mine");
    rule.state = value("running");
    auto profile = profileOf({rule});
    QCOMPARE(Reader(profile).text(R"({"progress":40})"), QStringLiteral("?"));
    profile->readsBuiltIn = true;
    Reader reader(profile);
    QCOMPARE(reader.text(R"({"progress":40})"), QStringLiteral("Running progress=40"));
    QCOMPARE(reader.text(R"({"progress":40})", "mine"), QStringLiteral("Running"));
    QCOMPARE(reader.text("plain words"), QStringLiteral("?log\"plain words\""));
    QCOMPARE(reader.decoded(R"({"progress":40})").rule, -1);
}

void TestRuleSet::forgetsTheEventBefore()
{
    Rule all;
    all.job = value("/id");
    all.title = value("/title");
    all.state = value("/state");
    all.progress = of(Kind::FirstOf, {of(Kind::Ratio, {value("/a"), value("/b")}), value("/progress")});
    all.phase = value("/phase");
    all.phaseProgress = value("/part");
    all.phases = value("/phases");
    all.message = value("/m");
    all.results = Rule::Results{value("/ok"), {}, {}, value("/errors")};
    all.log = Rule::Log{value("/m"), {}, {}, {}};
    const QByteArrayList events{
        R"({"id":"x","title":"t","state":"failed","progress":40,"phase":"p","part":3,"phases":["p"],"m":"one\ntwo","ok":3,"errors":["e"]})",
        R"({"id":"a longer key than before","state":"done","a":3})", R"({"m":"words\u0021"})", "{}",
        "no JSON"};
    Reader used({all});
    for (const QByteArray &first : events) {
        for (const QByteArray &second : events) {
            (void)used.text(first);
            QCOMPARE(used.text(second), Reader({all}).text(second));
        }
    }
}

void TestRuleSet::logsWhatCarriesNoBuiltInShape()
{
    Rule data;
    data.job = value("/job");
    data.carries = value("/data");
    Rule logged = data;
    logged.log = Rule::Log{.text = value("/data"), .level = {}, .time = {}, .stream = {}};
    Reader reader({logged});
    QCOMPARE(reader.text(R"({"job":"a","data":{"progress":40}})"),
             QStringLiteral("key=a | key=a Running progress=40"));
    QCOMPARE(reader.text(R"({"job":"a","data":{"rows":3}})"), QStringLiteral("key=a log\"{\"rows\":3}\""));
    QCOMPARE(reader.text(R"({"job":"a","data":"plain"})"), QStringLiteral("key=a log\"plain\""));
    QVERIFY(Reader({data}).text(R"({"job":"a","data":{"rows":3}})").startsWith(QLatin1Char('?')));
}

QTEST_GUILESS_MAIN(TestRuleSet)

#include "tst_ruleset.moc"
