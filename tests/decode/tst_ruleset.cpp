// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/decode/decoder.h"
#include "tests/decode/describe.h"
#include "tests/decode/rules.h"

#include <QTest>

using namespace runwatch;

namespace {

QString decodedText(Decoder &decoder, const RuleSet &rules, RuleMemory &memory, const QByteArray &type,
                    const QByteArray &data)
{
    return described(decoder.decode({.type = type, .data = data, .lastEventId = {}}, rules, memory));
}

// One rule for each kind of event.
std::shared_ptr<Profile> simpleProfile()
{
    Rule progress;
    progress.when = {when("$event", "progress")};
    progress.job = value("/id");
    progress.progress = value("/done");
    progress.state = value("running");
    Rule end;
    end.when = {when("$event", "end"), when("/why", demand(Demand::Kind::Present))};
    end.job = value("/id");
    end.state = value("/why");
    end.ends = true;
    Rule ping;
    ping.when = {when("$event", "ping")};
    ping.ignores = true;
    return profileOf({progress, end, ping});
}

} // namespace

class TestRuleSet : public QObject
{
    Q_OBJECT

private slots:
    void readsByRules();
    void logsWhatCarriesNoBuiltInShape();
};

void TestRuleSet::readsByRules()
{
    Decoder decoder;
    const RuleSet rules(simpleProfile());
    RuleMemory memory;
    const auto text = [&](const char *type, const char *data) {
        return decodedText(decoder, rules, memory, type, data);
    };
    QCOMPARE(text("progress", R"({"id":"a","done":40})"), QStringLiteral("key=a Running progress=40"));
    QCOMPARE(text("end", R"({"id":"a","why":"success"})"), QStringLiteral("key=a Completed"));
    QCOMPARE(text("end", R"({"id":"a"})"), QStringLiteral("?"));
    QCOMPARE(text("ping", ""), QString());
    QCOMPARE(text("other", R"({"progress":5})"), QStringLiteral("?"));

    const Decoded end =
        decoder.decode({.type = "end", .data = R"({"why":"x"})", .lastEventId = {}}, rules, memory);
    QVERIFY(end.endsStream && end.isRecognised && !end.isIgnored);
    QCOMPARE(end.rule, 1);
    const Decoded ping = decoder.decode({.type = "ping", .data = {}, .lastEventId = {}}, rules, memory);
    QVERIFY(ping.isIgnored && ping.isRecognised && ping.updates.empty());
    QCOMPARE(ping.rule, 2);
}

void TestRuleSet::logsWhatCarriesNoBuiltInShape()
{
    Rule data;
    data.job = value("/job");
    data.carries = value("/data");
    Rule logged = data;
    logged.log = Rule::Log{.text = value("/data"), .level = {}, .time = {}, .stream = {}};
    Decoder decoder;
    RuleMemory memory;
    const auto text = [&](const Rule &rule, const char *json) {
        const RuleSet rules(profileOf({rule}));
        return decodedText(decoder, rules, memory, "message", json);
    };
    QCOMPARE(text(logged, R"({"job":"a","data":{"progress":40}})"), QStringLiteral("key=a | key=a Running progress=40"));
    QCOMPARE(text(logged, R"({"job":"a","data":{"rows":3}})"), QStringLiteral("key=a log\"{\"rows\":3}\""));
    QCOMPARE(text(logged, R"({"job":"a","data":"plain"})"), QStringLiteral("key=a log\"plain\""));
    QVERIFY(text(data, R"({"job":"a","data":{"rows":3}})").startsWith(QLatin1Char('?')));
}

QTEST_GUILESS_MAIN(TestRuleSet)

#include "tst_ruleset.moc"
