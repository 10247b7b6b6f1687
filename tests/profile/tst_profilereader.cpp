// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/profile/profilereader.h"

#include <QTest>

using namespace runwatch;
using namespace Qt::StringLiterals;

namespace {

// In all of these ' stands for a quotation mark.
Profile profileOf(const QByteArray &members)
{
    const QByteArray json = "{'runwatch-profile': 1, 'name': 'n', 'variables': {'name': 'v'}, " + members + "}";
    const auto read = readProfile(QByteArray(json).replace('\'', '"'), u"test"_s);
    if (const auto *error = std::get_if<ProfileError>(&read))
        qCritical() << int(error->kind) << error->pointer << error->line << error->column << error->detail;
    return std::get<Profile>(read);
}

Value valueOf(const QByteArray &json)
{
    return profileOf("'rules': [{'message': " + json + "}]").rules.first().message;
}

Value value(Value::Kind kind, const QByteArray &text = {}, const QList<Value> &parts = {})
{
    Value made;
    made.kind = kind;
    made.text = text;
    made.parts = parts;
    return made;
}

Value pointer(const QString &text, Value::Kind kind = Value::Kind::Pointer)
{
    Value made = value(kind);
    made.pointer = *JsonPointer::of(text);
    return made;
}

QList<Condition> conditionsOf(const QByteArray &json)
{
    return profileOf("'rules': [{'when': " + json + "}]").rules.first().when;
}

Demand demandOf(const QByteArray &json)
{
    return conditionsOf("{'/a': " + json + "}").first().demand;
}

} // namespace

Q_DECLARE_METATYPE(runwatch::Value)
Q_DECLARE_METATYPE(runwatch::Demand)

class TestProfileReader final : public QObject
{
    Q_OBJECT

private slots:
    void readsEveryKindOfValue_data()
    {
        using Kind = Value::Kind;
        const Value a = pointer(u"/a"_s);
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<Value>("expected");
        QTest::newRow("literal") << QByteArray("'running'") << value(Kind::Literal, "running");
        QTest::newRow("number") << QByteArray("3") << value(Kind::Literal, "3");
        QTest::newRow("fraction of one") << QByteArray("0.5") << value(Kind::Literal, "0.5");
        QTest::newRow("true") << QByteArray("true") << value(Kind::Literal, "true");
        QTest::newRow("null") << QByteArray("null") << value(Kind::Literal, "null");
        QTest::newRow("pointer") << QByteArray("'/a'") << a;
        QTest::newRow("pointer with escapes") << QByteArray("'/x~1y/~0'") << pointer(u"/x~1y/~0"_s);
        QTest::newRow("pointer to all") << QByteArray("''") << pointer(QString());
        QTest::newRow("from the root") << QByteArray("'//a/b'") << pointer(u"/a/b"_s, Kind::RootPointer);
        QTest::newRow("event") << QByteArray("'$event'") << value(Kind::EventName);
        QTest::newRow("id") << QByteArray("'$id'") << value(Kind::EventId);
        QTest::newRow("data") << QByteArray("'$data'") << value(Kind::Data);
        QTest::newRow("variable") << QByteArray("'{name}'") << value(Kind::Variable, "name");
        QTest::newRow("place") << QByteArray("'{/a}'") << a;
        QTest::newRow("template") << QByteArray("'{/a} of {//b} in {name}, {$event} {$id}'")
                                  << value(Kind::Template, {},
                                           {a, value(Kind::Literal, " of "), pointer(u"/b"_s, Kind::RootPointer),
                                            value(Kind::Literal, " in "), value(Kind::Variable, "name"),
                                            value(Kind::Literal, ", "), value(Kind::EventName),
                                            value(Kind::Literal, " "), value(Kind::EventId)});
        QTest::newRow("braces") << QByteArray("'{{x}} {/a}'") << value(Kind::Template, {}, {value(Kind::Literal, "{x} "), a});
        QTest::newRow("braces alone") << QByteArray("'a {{}}'") << value(Kind::Literal, "a {}");
        QTest::newRow("plain text") << QByteArray("{'text': '/x {y} $z'}") << value(Kind::Literal, "/x {y} $z");
        QTest::newRow("first of") << QByteArray("['/a', 'none']")
                                  << value(Kind::FirstOf, {}, {a, value(Kind::Literal, "none")});
        QTest::newRow("percent") << QByteArray("{'percent': '/a'}") << value(Kind::Percent, {}, {a});
        QTest::newRow("unit") << QByteArray("{'unit': '/a'}") << value(Kind::Unit, {}, {a});
        QTest::newRow("fraction") << QByteArray("{'fraction': '3/7'}")
                                  << value(Kind::Fraction, {}, {value(Kind::Literal, "3/7")});
        QTest::newRow("base64") << QByteArray("{'base64': '/a'}") << value(Kind::Base64, {}, {a});
        QTest::newRow("count") << QByteArray("{'count': ['/a']}")
                               << value(Kind::Count, {}, {value(Kind::FirstOf, {}, {a})});
        QTest::newRow("ratio") << QByteArray("{'ratio': ['/a', 7]}")
                               << value(Kind::Ratio, {}, {a, value(Kind::Literal, "7")});
        Value map = value(Kind::Map, {}, {a});
        map.map = {{"*", a}, {"0", value(Kind::Literal, "completed")}};
        QTest::newRow("map") << QByteArray("{'map': '/a', 'to': {'0': 'completed', '*': '/a'}}") << map;
    }

    void readsEveryKindOfValue()
    {
        QFETCH(const QByteArray, json);
        QFETCH(const Value, expected);
        QVERIFY(valueOf(json) == expected);
    }

    void readsEveryKindOfDemand_data()
    {
        using Kind = Demand::Kind;
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<Demand>("expected");
        QTest::newRow("present") << QByteArray("true") << Demand{Kind::Present, {}, {}};
        QTest::newRow("absent") << QByteArray("false") << Demand{Kind::Absent, {}, {}};
        QTest::newRow("text") << QByteArray("'x'") << Demand{Kind::Equals, "x", {}};
        QTest::newRow("number") << QByteArray("3") << Demand{Kind::Equals, "3", {}};
        QTest::newRow("null") << QByteArray("null") << Demand{Kind::Equals, "null", {}};
        QTest::newRow("is") << QByteArray("{'is': true}") << Demand{Kind::Equals, "true", {}};
        QTest::newRow("prefix") << QByteArray("{'prefix': 'x'}") << Demand{Kind::Prefix, "x", {}};
        QTest::newRow("suffix") << QByteArray("{'suffix': 'x'}") << Demand{Kind::Suffix, "x", {}};
        QTest::newRow("contains") << QByteArray("{'contains': 'x'}") << Demand{Kind::Contains, "x", {}};
        const Demand either{Kind::OneOf, {}, {{Kind::Equals, "x", {}}, {Kind::Prefix, "y", {}}}};
        QTest::newRow("list") << QByteArray("['x', {'prefix': 'y'}]") << either;
        QTest::newRow("not") << QByteArray("{'not': ['x', {'prefix': 'y'}]}") << Demand{Kind::Not, {}, {either}};
    }

    void readsEveryKindOfDemand()
    {
        QFETCH(const QByteArray, json);
        QFETCH(const Demand, expected);
        QVERIFY(demandOf(json) == expected);
    }

    void readsWhatADemandIsAbout()
    {
        const QList<Condition> conditions = conditionsOf("{'$event': 'x', '$id': true, '$data': 'x', '$json': false,"
            "'/a': true, '//b': true}");
        QCOMPARE(conditions.size(), 6); // by name
        QVERIFY(conditions.at(0).value.kind == Value::Kind::Data);
        QVERIFY(conditions.at(1).value.kind == Value::Kind::EventName);
        QVERIFY(conditions.at(2).value.kind == Value::Kind::EventId);
        QVERIFY(conditions.at(3).subject == Condition::Subject::IsJson);
        QVERIFY(conditions.at(3).demand.kind == Demand::Kind::Absent);
        QVERIFY(conditions.at(4).value == pointer(u"/b"_s, Value::Kind::RootPointer));
        QVERIFY(conditions.at(5).value == pointer(u"/a"_s));
    }

    void readsAWholeRule()
    {
        const Rule rule = profileOf("'rules': [{'name': 'r', 'at': '/result', 'each': '', 'job': '/id', 'title': 't', 'state': '/s',"
            "'progress': '/p', 'phase': '/ph', 'phaseProgress': '/pp', 'phases': '/all', 'result': '/r',"
            "'results': {'success': '/ok', 'failed': '/bad', 'total': '/n', 'errors': '/e'},"
            "'log': {'text': '/l', 'level': 'warning', 'time': '/t', 'stream': 'err', 'chunks': true},"
            "'carries': '/c', 'save': {'x': '/x'}, 'ignore': true, 'end': true, 'last': true}]").rules.first();
        QCOMPARE(rule.name, u"r"_s);
        QCOMPARE(rule.at->toString(), u"/result"_s);
        QCOMPARE(rule.each->toString(), QString());
        for (const Value &asked : {rule.job, rule.title, rule.state, rule.progress, rule.phase, rule.phaseProgress,
                                   rule.phases, rule.result, rule.carries, rule.results->success, rule.results->failed,
                                   rule.results->total, rule.results->errors, rule.log->text, rule.log->level,
                                   rule.log->time, rule.log->stream})
            QVERIFY(asked.isAsked());
        QVERIFY(!rule.message.isAsked());
        QVERIFY(rule.log->isChunked);
        QCOMPARE(rule.save.first().first, u"x"_s);
        QVERIFY(rule.ignores && rule.ends && rule.isLast);
    }

    void readsHowToOpen()
    {
        const Profile profile = profileOf("'description': 'd', 'colour': 'orange', 'signature': {'path': '/a/{id}', 'headers': {'X-S': 's', 'X-T': true},"
            "'events': [{'/a': true}, {'$event': 'x'}]},"
            "'before': [{'url': '{name}/join', 'body': {'n': '{name}'}, 'save': {'session': 'Mcp-Session-Id', 'key': '/k', 'route': 'header X-Route'}}],"
            "'source': {'method': 'POST', 'url': '{name}/a/{id}', 'headers': {'X-Token': '{token}'}, 'body': 'x={session}',"
            "'reconnect': 'same', 'lastEventId': 'never', 'eof': 'done'},"
            "'rules': [], 'cancel': {'requests': [{'method': 'DELETE', 'url': '/a/{job}'}], 'then': 'wait'},"
            "'retry': {'failed': {'url': '/again', 'body': {}}}, 'stallTime': 90, 'builtIn': true");
        QCOMPARE(profile.id, u"test"_s);
        QCOMPARE(profile.description, u"d"_s);
        QCOMPARE(profile.colour, ProfileColour::Orange);
        QCOMPARE(profile.signature.path, u"/a/{id}"_s);
        QCOMPARE(profile.signature.headers.size(), 2);
        QCOMPARE(profile.signature.headers.first().second, "s");
        QCOMPARE(profile.signature.headers.last().second, "");
        QCOMPARE(profile.signature.events.size(), 2);
        const RequestTemplate join = profile.before.first();
        QCOMPARE(join.method, "POST"); // it has a body
        QCOMPARE(join.save.size(), 3);
        QCOMPARE(join.save.first().pointer.toString(), u"/k"_s);
        QCOMPARE(join.save.at(1).header, "X-Route");
        QCOMPARE(join.save.last().header, "Mcp-Session-Id");
        QCOMPARE(profile.source.request.method, "POST");
        QVERIFY(profile.source.reconnect == Profile::Reconnect::Same);
        QVERIFY(!profile.source.sendsLastEventId);
        QVERIFY(profile.source.end == Profile::EndMeaning::Done);
        QCOMPARE(profile.cancel.requests.first().method, "DELETE");
        QVERIFY(profile.cancel.then == Profile::Cancel::Then::Wait);
        QCOMPARE(profile.retryFailed->url, u"/again"_s);
        QCOMPARE(profile.stallTime, 90);
        QVERIFY(profile.readsBuiltIn);
    }

    void readsVariablesInBothForms()
    {
        const QByteArray json = "{'runwatch-profile': 1, 'rules': [],"
                                "'variables': {'base': 'https://h', 'key': {'value': 'v', 'label': 'API key', 'secret': true}}}";
        const auto read = readProfile(QByteArray(json).replace('\'', '"'), u"id"_s);
        const auto &profile = std::get<Profile>(read);
        QCOMPARE(profile.name, u"id"_s); // for want of another
        QVERIFY(profile.variables.first() == (Profile::Variable{u"base"_s, u"https://h"_s, {}, false}));
        QVERIFY(profile.variables.last() == (Profile::Variable{u"key"_s, u"v"_s, u"API key"_s, true}));
    }
};

QTEST_APPLESS_MAIN(TestProfileReader)
#include "tst_profilereader.moc"
