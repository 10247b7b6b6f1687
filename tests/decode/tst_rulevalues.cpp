// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/decode/decoder.h"
#include "tests/decode/describe.h"
#include "tests/decode/rules.h"

#include <QTest>

using namespace runwatch;
using Kind = Value::Kind;
using DemandKind = Demand::Kind;

namespace {

// A column of a table: Qt asks a type whether it can be compared, and a value is made of values.
template <typename Content>
struct Column
{
    Content content;
};

// One value as a profile says it, asked of one event.
QString said(const Rule &rule, const QByteArray &data)
{
    Decoder decoder;
    RuleMemory memory;
    memory.variables = {{QStringLiteral("name"), QStringLiteral("nightly")},
                        {QStringLiteral("number"), qint64(9007199254740993)},
                        {QStringLiteral("half"), 0.5},
                        {QStringLiteral("yes"), true}};
    const ServerSentEvent event{.type = "kind", .data = data, .lastEventId = "7", .hasId = true};
    return described(decoder.decode(event, RuleSet(profileOf({rule})), memory));
}

} // namespace

class TestRuleValues : public QObject
{
    Q_OBJECT

private slots:
    void picksTexts_data();
    void picksTexts();
    void picksProgress_data();
    void picksProgress();
    void meetsConditions_data();
    void meetsConditions();
    void takesOnlyWordsForKeysAndStates();
    void readsNamesTwiceAndEscapes();
};

void TestRuleValues::picksTexts_data()
{
    QTest::addColumn<Column<Value>>("value");
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<QString>("text"); // null: absent
    const auto row = [](const char *name, const Value &value, const char *data, const char *text) {
        QTest::newRow(name) << Column<Value>{value} << QByteArray(data) << QString::fromUtf8(text);
    };
    row("literal", value("running"), "{}", "running");
    row("pointer", value("/a/b"), R"({"a":{"b":"x"}})", "x");
    row("pointer, number", value("/a"), R"({"a": 1.50 })", "1.50");
    row("pointer, boolean", value("/a"), R"({"a":false})", "false");
    row("pointer, null", value("/a"), R"({"a":null})", nullptr);
    row("pointer, NaN", value("/a"), R"({"a":NaN,"b":1})", nullptr);
    row("pointer, index", value("/a/1"), R"({"a":["x","y"]})", "y");
    row("pointer, index as a name", value("/a/1"), R"({"a":{"1":"y"}})", "y");
    row("pointer, no index", value("/a/01"), R"({"a":["x","y"]})", nullptr);
    row("pointer, behind the end", value("/a/2"), R"({"a":["x","y"]})", nullptr);
    row("pointer, escapes", value("/a~1b/~0"), R"({"a/b":{"~":"x"}})", "x");
    row("pointer, empty name", value("/"), R"({"":"x"})", "x");
    row("pointer, all of it", value(""), R"("words")", "words");
    row("pointer, all of a number", value(""), " 5 ", "5");
    row("object as JSON", value("/a"), R"({"a": {"b": 1} , "c":2})", R"({"b": 1})");
    row("object and what is in it", of(Kind::Template, {value("/a"), value("/a/b")}), R"({"a":{"b":1}})",
        R"({"b":1}1)");
    row("root", value(""), R"({"a":1})", R"({"a":1})");
    row("event", value("$event"), "{}", "kind");
    row("id", value("$id"), "{}", "7");
    row("data", value("$data"), "no JSON {", "no JSON {");
    row("data, empty", value("$data"), "", nullptr);
    row("variable", value("{name}"), "{}", "nightly");
    row("variable, large number", value("{number}"), "{}", "9007199254740993");
    row("variable, fraction", value("{half}"), "{}", "0.5");
    row("variable, boolean", value("{yes}"), "{}", "true");
    row("variable, none", value("{nobody}"), "{}", nullptr);
    row("template", of(Kind::Template, {value("/a"), value(" of "), value("{name}")}), R"({"a":1})",
        "1 of nightly");
    row("template, a part is absent", of(Kind::Template, {value("x"), value("/b")}), R"({"a":1})", nullptr);
    row("template of many parts",
        of(Kind::Template,
           {value("1"), value("2"), value("3"), value("4"), value("5"), value("6"), value("7"), value("8"),
            value("/a"), value("10")}),
        R"({"a":"nine"})", "12345678nine10");
    row("first of", of(Kind::FirstOf, {value("/a"), value("/b"), value("/c")}),
        R"({"a":null,"b":"x","c":"y"})", "x");
    row("first of none", of(Kind::FirstOf, {value("/a"), value("/b")}), "{}", nullptr);
    row("map", mapped(value("/a"), {{"x", "X"}, {"*", "any"}}), R"({"a":"x"})", "X");
    row("map, any other", mapped(value("/a"), {{"*", "any"}, {"x", "X"}}), R"({"a":"y"})", "any");
    row("map, not named", mapped(value("/a"), {{"x", "X"}}), R"({"a":"y"})", nullptr);
    row("map, absent", mapped(value("/a"), {{"x", "X"}, {"*", "any"}}), "{}", nullptr);
    row("map, boolean", mapped(value("/a"), {{"true", "T"}, {"false", "F"}}), R"({"a":false})", "F");
    row("map, number", mapped(value("/a"), {{"3", "three"}}), R"({"a":3})", "three");
    row("map, number written otherwise", mapped(value("/a"), {{"3", "three"}}), R"({"a":3.0})", "three");
    row("map, numbers with many digits", mapped(value("/a"), {{"9007199254740992", "no"}, {"*", "any"}}),
        R"({"a":9007199254740993})", "any");
    row("map, null", mapped(value("/a"), {{"null", "none"}}), R"({"a":null})", "none");
    row("base64", of(Kind::Base64, {value("/a")}), R"({"a":"aMOkbGxvIQ=="})", "hällo!");
    row("base64, not padded", of(Kind::Base64, {value("/a")}), R"({"a":"aGFsbG8"})", "hallo");
    row("base64, URL alphabet", of(Kind::Base64, {value("/a")}), R"({"a":"Pj8-Pz4_"})", ">?>?>?");
    row("base64, standard alphabet", of(Kind::Base64, {value("/a")}), R"({"a":"Pj8+Pz4/"})", ">?>?>?");
    row("base64, lines", of(Kind::Base64, {value("/a")}), R"({"a":"aGFs\r\nbG8="})", "hallo");
    row("base64, empty", of(Kind::Base64, {value("/a")}), R"({"a":""})", "");
    row("base64, none", of(Kind::Base64, {value("/a")}), R"({"a":"not base64!"})", "not base64!");
    row("base64, cut", of(Kind::Base64, {value("/a")}), R"({"a":"aGFsb"})", "aGFsb");
    row("base64, too much padding", of(Kind::Base64, {value("/a")}), R"({"a":"aGFsbG8=="})", "aGFsbG8==");
    row("base64, padding within", of(Kind::Base64, {value("/a")}), R"({"a":"aG=sbG8="})", "aG=sbG8=");
    row("base64 of a number", of(Kind::Base64, {value("/a")}), R"({"a":1234})", "1234");
    row("count of a list", of(Kind::Count, {value("/a")}), R"({"a":[1,{"x":[1,2]},"a,]b\"","c"]})", "4");
    row("count of an object", of(Kind::Count, {value("/a")}), R"({"a": { "x" : 1, "y" : 2 } })", "2");
    row("count of nothing", of(Kind::Count, {value("/a")}), R"({"a":[ ]})", "0");
    row("ratio as text", of(Kind::Ratio, {value("/a"), value("/b")}), R"({"a":3,"b":7})", "3/7");
    row("percent as text", of(Kind::Percent, {value("/a")}), R"({"a":3})", "3");
}

void TestRuleValues::picksTexts()
{
    QFETCH(const Column<Value>, value);
    QFETCH(const QByteArray, data);
    QFETCH(const QString, text);
    Rule rule;
    rule.message = value.content;
    QCOMPARE(said(rule, data), text.isNull() ? QString() : QStringLiteral("message=%1").arg(text));
}

void TestRuleValues::picksProgress_data()
{
    QTest::addColumn<Column<Value>>("value");
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const Value &value, const char *data, const char *text) {
        QTest::newRow(name) << Column<Value>{value} << QByteArray(data) << QString::fromUtf8(text);
    };
    const Value a = value("/a");
    const Value percent = of(Kind::Percent, {a});
    const Value unit = of(Kind::Unit, {a});
    const Value ratio = of(Kind::Ratio, {a, value("/b")});
    const Value fraction = of(Kind::Fraction, {a});
    const Value count = of(Kind::Count, {a});
    row("plain", a, R"({"a":40})", "progress=40");
    row("plain, numeric string", a, R"({"a":" 0.4 "})", "progress=0.4");
    row("plain, percent", a, R"({"a":"40%"})", "progress=40%");
    row("plain, ratio", a, R"({"a":"3/7"})", "progress=3/7");
    row("plain, ratio of nothing", a, R"({"a":"3/0"})", "count=3");
    row("plain, words", a, R"({"a":"half"})", "");
    row("plain, boolean", a, R"({"a":true})", "");
    row("plain, null", a, R"({"a":null})", "");
    row("plain, too large", a, R"({"a":1e999})", "");
    row("plain, list", a, R"({"a":[40]})", "");
    row("percent", percent, R"({"a":0.5})", "progress=0.5%");
    row("percent, negative", percent, R"({"a":-5})", "progress=-5%");
    row("percent, ratio", percent, R"({"a":"3/7"})", "progress=3/7");
    row("percent, NaN", percent, R"({"a":"NaN"})", "");
    row("unit", unit, R"({"a":0.25})", "progress=0.25/1");
    row("unit, whole", unit, R"({"a":1})", "progress=1/1");
    row("unit, says percent itself", unit, R"({"a":"40%"})", "progress=40%");
    row("unit, absent", unit, "{}", "");
    row("ratio", ratio, R"({"a":3,"b":"7"})", "progress=3/7");
    row("ratio, total missing", ratio, R"({"a":3})", "count=3");
    row("ratio, total null", ratio, R"({"a":3,"b":null})", "count=3");
    row("ratio, total zero", ratio, R"({"a":3,"b":0})", "count=3");
    row("ratio, total negative", ratio, R"({"a":3,"b":-7})", "count=3");
    row("ratio, total NaN", ratio, R"({"a":3,"b":NaN})", "count=3");
    row("ratio, total too large", ratio, R"({"a":3,"b":1e999})", "count=3");
    row("ratio, total words", ratio, R"({"a":3,"b":"many"})", "count=3");
    row("ratio, done missing", ratio, R"({"b":7})", "");
    row("ratio, done NaN", ratio, R"({"a":"NaN","b":7})", "");
    row("ratio of counts", of(Kind::Ratio, {count, of(Kind::Count, {value("/b")})}), R"({"a":[1],"b":[1,2]})",
        "progress=1/2");
    row("fraction", fraction, R"({"a":"3/7"})", "progress=3/7");
    row("fraction, spaces", fraction, R"({"a":" 3 / 7 "})", "progress=3/7");
    row("fraction, of", fraction, R"({"a":"3 of 7"})", "progress=3/7");
    row("fraction of nothing", fraction, R"({"a":"0/0"})", "count=0");
    row("fraction, a number", fraction, R"({"a":3})", "count=3");
    row("fraction, percent", fraction, R"({"a":"40%"})", "progress=40%");
    row("fraction, words", fraction, R"({"a":"one of two"})", "");
    row("fraction, half", fraction, R"({"a":"3/"})", "");
    row("count", count, R"({"a":"7"})", "count=7");
    row("count of a list", count, R"({"a":[1,2,3]})", "count=3");
    row("count, words", count, R"({"a":"x"})", "");
    row("first of", of(Kind::FirstOf, {of(Kind::Percent, {value("/x")}), unit}), R"({"a":0.5})",
        "progress=0.5/1");
    row("first of, the first says nothing", of(Kind::FirstOf, {value("/x"), percent}),
        R"({"x":"soon","a":5})", "progress=5%");
    row("map", mapped(a, {{"half", "50%"}}), R"({"a":"half"})", "progress=50%");
}

void TestRuleValues::picksProgress()
{
    QFETCH(const Column<Value>, value);
    QFETCH(const QByteArray, data);
    QFETCH(const QString, text);
    Rule rule;
    rule.progress = value.content;
    QCOMPARE(said(rule, data), text);
    Rule phase;
    phase.phaseProgress = value.content;
    const bool isCount = text.startsWith(QLatin1String("count"));
    QCOMPARE(said(phase, data),
             isCount ? QString()
                     : QString(text).replace(QLatin1String("progress"), QLatin1String("phaseProgress")));
}

void TestRuleValues::meetsConditions_data()
{
    QTest::addColumn<Column<Condition>>("condition");
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<bool>("isMet");
    const auto row = [](const char *name, const Condition &condition, const char *data, bool isMet) {
        QTest::newRow(name) << Column<Condition>{condition} << QByteArray(data) << isMet;
    };
    const Demand present = demand(DemandKind::Present);
    const Demand absent = demand(DemandKind::Absent);
    row("present", when("/a", present), R"({"a":0})", true);
    row("present, null", when("/a", present), R"({"a":null})", false);
    row("present, object", when("/a", present), R"({"a":{}})", true);
    row("absent", when("/a", absent), R"({"b":0})", true);
    row("absent, null", when("/a", absent), R"({"a":null})", true);
    row("absent, empty", when("/a", absent), R"({"a":""})", false);
    row("equals", when("/a", "x"), R"({"a":"x"})", true);
    row("equals not", when("/a", "x"), R"({"a":"xy"})", false);
    row("equals, empty", when("/a", ""), R"({"a":""})", true);
    row("equals, empty, absent", when("/a", ""), "{}", false);
    row("equals, number", when("/a", "3"), R"({"a":3})", true);
    row("equals, number written otherwise", when("/a", "3"), R"({"a":3.0e0})", true);
    row("equals, number as a text", when("/a", "3"), R"({"a":"3"})", true);
    row("equals, other number", when("/a", "3"), R"({"a":4})", false);
    row("equals, many digits", when("/a", "9007199254740992"), R"({"a":9007199254740993})", false);
    row("equals, boolean", when("/a", "true"), R"({"a":true})", true);
    row("equals, null", when("/a", "null"), R"({"a":null})", true);
    row("equals, null, absent", when("/a", "null"), "{}", false);
    row("equals, list", when("/a", "[]"), R"({"a":[]})", false);
    row("prefix", when("/a", demand(DemandKind::Prefix, "st2.")), R"({"a":"st2.x"})", true);
    row("prefix not", when("/a", demand(DemandKind::Prefix, "st2.")), R"({"a":"st"})", false);
    row("suffix", when("/a", demand(DemandKind::Suffix, "__create")), R"({"a":"x__create"})", true);
    row("contains", when("/a", demand(DemandKind::Contains, "b")), R"({"a":"abc"})", true);
    row("contains, absent", when("/a", demand(DemandKind::Contains, "")), "{}", false);
    const Demand either =
        demand(DemandKind::OneOf, {demand(DemandKind::Equals, "x"), demand(DemandKind::Prefix, "y")});
    row("one of", when("/a", either), R"({"a":"yes"})", true);
    row("none of", when("/a", either), R"({"a":"no"})", false);
    row("not", when("/a", demand(DemandKind::Not, {either})), R"({"a":"no"})", true);
    row("not, absent", when("/a", demand(DemandKind::Not, {either})), "{}", true);
    row("not present", when("/a", demand(DemandKind::Not, {present})), R"({"a":1})", false);
    row("event", when("$event", "kind"), "x", true);
    row("id", when("$id", "7"), "x", true);
    row("data", when("$data", "eof"), "eof", true);
    row("data, empty", when("$data", ""), "", true);
    row("data, present", when("$data", present), "x", true);
    row("data, empty is absent", when("$data", absent), "", true);
    row("JSON", when("$json", present), "[1]", true);
    row("JSON, text", when("$json", present), "[DONE]", false);
    row("JSON, empty", when("$json", absent), "", true);
    row("JSON, like a number", when("$json", present), "12 apples", false);
    row("JSON, half", when("$json", present), R"({"a":1)", false);
    row("pointer, half of JSON", when("/a", present), R"({"a":1)", false);
    row("invalid UTF-8", when("/a", "x"), "{\"a\":\"x\",\"b\":\"\xff\"}", true);
    row("half a surrogate", when("/a", "x"), R"({"a":"x","b":"\ud83d"})", true);
}

void TestRuleValues::meetsConditions()
{
    QFETCH(const Column<Condition>, condition);
    QFETCH(const QByteArray, data);
    QFETCH(const bool, isMet);
    Rule rule;
    rule.when = {condition.content};
    rule.state = value("running");
    QCOMPARE(said(rule, data), isMet ? QStringLiteral("Running") : QStringLiteral("?"));

    auto profile = profileOf({});
    Decoder decoder;
    const ServerSentEvent event{.type = "kind", .data = data, .lastEventId = "7", .hasId = true};
    QVERIFY(!decoder.fitsSignature(event, RuleSet(profile)));
    profile->signature.events = {{condition.content}};
    QCOMPARE(decoder.fitsSignature(event, RuleSet(profile)), isMet);
    profile->signature.events = {{condition.content, when("$event", "other")}, {condition.content}};
    QCOMPARE(decoder.fitsSignature(event, RuleSet(profile)), isMet);
}

void TestRuleValues::takesOnlyWordsForKeysAndStates()
{
    Rule rule;
    rule.job = value("/a");
    rule.title = value("/a");
    rule.state = value("/a");
    rule.phase = value("/a");
    QCOMPARE(said(rule, R"({"a":{"b":1}})"), QString());
    QCOMPARE(said(rule, R"({"a":["failed"]})"), QString());
    QCOMPARE(said(rule, R"({"a":"FAILED"})"), QStringLiteral("key=FAILED title=FAILED Failed phase=FAILED"));
    QCOMPARE(said(rule, R"({"a":"stalled"})"), QStringLiteral("key=stalled title=stalled phase=stalled"));
    QCOMPARE(said(rule, R"({"a":"completed-with-errors"})"),
             QStringLiteral("key=completed-with-errors title=completed-with-errors CompletedWithErrors "
                            "phase=completed-with-errors"));
}

void TestRuleValues::readsNamesTwiceAndEscapes()
{
    Rule rule;
    rule.message = of(Kind::FirstOf, {value("/a/b"), value("/a/c"), value("/a")});
    QCOMPARE(said(rule, R"({"a":{"b":"1"},"a":{"c":"2"}})"), QStringLiteral("message=2"));
    QCOMPARE(said(rule, R"({"a":{"b":"1"},"a":"3"})"), QStringLiteral("message=3"));
    QCOMPARE(said(rule, R"({"\u0061":{"b":"\u00e4\ud83d\ude00\n"}})"), QStringLiteral("message=ä😀\n"));
}

QTEST_GUILESS_MAIN(TestRuleValues)

#include "tst_rulevalues.moc"
