// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/decode/decoder.h"
#include "tests/decode/rules.h"

#include <QTest>

#include <cmath>
#include <random>

using namespace runwatch;

namespace {

constexpr int Profiles = 400;
constexpr int EventsOfEach = 60;

// Random profiles over few names, so that most of what they ask for is there.
class Maker
{
public:
    explicit Maker(unsigned seed)
        : m_random(seed)
    {
    }

    std::shared_ptr<Profile> profile()
    {
        auto made = profileOf({});
        for (int count = 1 + below(5); count > 0; --count)
            made->rules.append(rule());
        if (below(2) == 0)
            made->job = value(2);
        made->signature.events = {{condition()}, {condition(), condition()}};
        made->readsBuiltIn = below(3) == 0;
        return made;
    }

    QByteArray event()
    {
        QByteArray json = element(4);
        for (int changes = below(4); changes > 0 && !json.isEmpty(); --changes) {
            static constexpr char Bytes[] = "{}[]\",:\\0123456789-+.eEuntrfls \xff\xc3\x80";
            const qsizetype at = below(int(json.size()));
            switch (below(4)) {
            case 0:
                json[at] = Bytes[below(int(sizeof Bytes) - 1)];
                break;
            case 1:
                json.insert(at, Bytes[below(int(sizeof Bytes) - 1)]);
                break;
            case 2:
                json.remove(at, 1 + below(5));
                break;
            default:
                json.truncate(at);
            }
        }
        return json;
    }

    QByteArray name() { return anyOf({"a", "b", "c", "0", "1", "progress", ""}); }

private:
    int below(int limit) { return int(m_random() % unsigned(limit)); }

    QByteArray anyOf(std::initializer_list<const char *> words)
    {
        return words.begin()[below(int(words.size()))];
    }

    JsonPointer place()
    {
        JsonPointer made;
        for (int depth = below(4); depth > 0; --depth)
            made.names << name();
        return made;
    }

    Value value(int depth)
    {
        using Kind = Value::Kind;
        Value made = of(Kind(below(depth > 0 ? int(Kind::Count) + 1 : int(Kind::Variable) + 1)), {});
        made.pointer = place();
        made.text = anyOf({"running", "done", "3", "null", "a", "b", "name", ""});
        if (made.kind >= Kind::Template) {
            for (int count = below(4); count > 0; --count)
                made.parts.append(value(depth - 1));
        }
        if (made.kind == Kind::Map) {
            for (const char *key : {"3", "true", "*", "a"})
                made.map.append({QByteArray(key), value(depth - 1)});
        }
        return made;
    }

    Demand anyDemand(int depth)
    {
        Demand made =
            demand(Demand::Kind(below(depth > 0 ? int(Demand::Kind::Not) + 1 : int(Demand::Kind::OneOf))),
                   anyOf({"", "a", "3", "null", "true", "x"}).constData());
        for (int count = depth > 0 ? below(3) : 0; count > 0; --count)
            made.parts.append(anyDemand(depth - 1));
        return made;
    }

    Condition condition()
    {
        const auto subject = below(8) == 0 ? Condition::Subject::IsJson : Condition::Subject::Value;
        return {.subject = subject, .value = value(1), .demand = anyDemand(2)};
    }

    Rule rule()
    {
        Rule made;
        if (below(2) == 0)
            made.when.append(condition());
        if (below(3) == 0)
            made.at = place();
        if (below(3) == 0)
            made.each = place();
        for (Value *said : {&made.job, &made.title, &made.state, &made.progress, &made.phase,
                            &made.phaseProgress, &made.phases, &made.message, &made.result, &made.carries}) {
            if (below(3) == 0)
                *said = value(3);
        }
        if (below(2) == 0)
            made.results = Rule::Results{value(2), value(2), value(2), value(1)};
        if (below(2) == 0)
            made.log = Rule::Log{value(2), value(1), value(1), value(1), below(2) == 0};
        if (below(2) == 0)
            made.save = {{QString::fromUtf8(anyOf({"a", "b", "name"})), value(2)}};
        made.ignores = below(12) == 0;
        made.ends = below(8) == 0;
        made.isLast = below(8) == 0;
        return made;
    }

    QByteArray element(int depth)
    {
        QByteArray made;
        switch (below(depth > 0 ? 9 : 6)) {
        case 0:
            return "\""
                + anyOf({"words", "a\\nb\\r\\n", "\\u00e4\\ud83d\\ude00", "\\ud83d", "3/7", "40%",
                         "aGFsbG8=", "done"})
                + "\"";
        case 1:
            return anyOf({"0", "-5", "0.5", "1e999", "123456789012345678901234567890", "3.0", "NaN"});
        case 2:
            return anyOf({"null", "true", "false"});
        case 3:
            return "\"" + QByteArray(below(300), 'x') + "\"";
        case 4:
            return R"({"progress":40,"message":"m"})";
        case 5:
            return R"("{\"progress\":40,\"jobId\":\"j\"}")";
        case 6:
            made = "[";
            for (int count = below(5); count > 0; --count)
                made += element(depth - 1) + (count > 1 ? " , " : "");
            return made + "]";
        default:
            made = "{";
            for (int count = below(6); count > 0; --count)
                made += "\"" + (below(9) == 0 ? QByteArray("\\u0061") : name()) + "\":" + element(depth - 1)
                    + (count > 1 ? "," : "");
            return made + "}";
        }
    }

    std::mt19937 m_random;
};

bool isFinite(const std::optional<ProgressReading> &progress)
{
    using Scale = ProgressReading::Scale;
    return !progress
        || (std::isfinite(progress->value) && (progress->scale != Scale::Ratio || progress->total > 0));
}

} // namespace

class TestRuleFuzz : public QObject
{
    Q_OBJECT

private slots:
    void survivesAnyProfileWithAnyEvent();
    void survivesDeepAndWideData();
};

// One decoder for all profiles, as on the stream thread.
void TestRuleFuzz::survivesAnyProfileWithAnyEvent()
{
    Maker maker(20261121);
    Decoder decoder;
    qsizetype recognised = 0;
    qsizetype said = 0;
    for (int round = 0; round < Profiles; ++round) {
        const RuleSet rules(maker.profile());
        RuleMemory memory;
        for (int i = 0; i < EventsOfEach; ++i) {
            const QByteArray data = maker.event();
            const QByteArray type = maker.name();
            const ServerSentEvent event{.type = type, .data = data, .lastEventId = type, .hasId = i % 2 == 0};
            (void)decoder.fitsSignature(event, rules);
            const Decoded decoded = decoder.decode(event, rules, memory);
            recognised += decoded.isRecognised ? 1 : 0;
            said += qsizetype(decoded.updates.size());
            QVERIFY(decoded.rule < rules.profile().rules.size());
            for (const Update &update : decoded.updates) {
                QVERIFY2(isFinite(update.progress) && isFinite(update.phaseProgress), data.constData());
                QVERIFY2(!update.count || std::isfinite(*update.count), data.constData());
                QVERIFY(!update.phases || !update.phases->isEmpty());
            }
        }
        (void)decoder.flush(rules, memory);
        QVERIFY(memory.halfLines.isEmpty());
        QCOMPARE(memory.heldBytes, 0);
    }
    QVERIFY2(recognised > Profiles * EventsOfEach / 4 && said > Profiles * EventsOfEach / 4,
             "the profiles read too little to show anything");
}

void TestRuleFuzz::survivesDeepAndWideData()
{
    Decoder decoder;
    RuleMemory memory;
    Rule rule;
    rule.each = pointer("");
    rule.message = value("/0/0");
    rule.title = value("//0/0/0");
    JsonPointer far;
    for (int depth = 0; depth < 5'000; ++depth)
        far.names << QByteArrayLiteral("0");
    Rule deep;
    deep.message = value("/a");
    deep.message.pointer = far;
    const RuleSet rules(profileOf({rule, deep}));
    const QByteArray open(100'000, '[');
    const QByteArray wide = "[" + QByteArray(R"("\n",)").repeated(350'000) + R"(""])";
    for (const QByteArray &data : {open, open + QByteArray(100'000, ']'), wide, R"({"x":)" + wide + "}"}) {
        const Decoded decoded =
            decoder.decode({.type = "message", .data = data, .lastEventId = {}}, rules, memory);
        QVERIFY(decoded.updates.size() <= 10'000);
    }
    const Decoded after =
        decoder.decode({.type = "m", .data = R"([[["x"]]])", .lastEventId = {}}, rules, memory);
    QCOMPARE(after.updates.size(), std::size_t(1));
    QCOMPARE(after.updates[0].message, QStringLiteral("x"));
}

QTEST_GUILESS_MAIN(TestRuleFuzz)

#include "tst_rulefuzz.moc"
