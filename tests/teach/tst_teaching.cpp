// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/profile/pathpattern.h"
#include "app/profile/profilereader.h"
#include "app/profile/profilewriter.h"
#include "app/teach/eventkinds.h"
#include "app/teach/preview.h"
#include "app/teach/profilemaking.h"
#include "app/teach/teaching.h"

#include <QTest>

using namespace runwatch;
using namespace Qt::StringLiterals;

namespace {

// A stream nobody has seen: two jobs, one of which fails.
const QList<std::pair<QByteArray, QByteArray>> Unseen{
    {"message", R"({"evt":"tick","run":"a7","pct":0.31,"stage":"copy","txt":"copying","lvl":"I"})"},
    {"message", R"({"evt":"tick","run":"b2","pct":0.10,"stage":"scan","txt":"slow disk","lvl":"W"})"},
    {"message", R"({"evt":"beat","n":1})"},
    {"message", R"({"evt":"tick","run":"a7","pct":0.95,"stage":"verify","txt":"nearly","lvl":"I"})"},
    {"message", R"({"evt":"bye","run":"a7","ok":true})"},
    {"message", R"({"evt":"bye","run":"b2","ok":false})"},
};

StreamSample sampleOf(const QList<std::pair<QByteArray, QByteArray>> &events)
{
    EventStore store;
    qint64 time = 1'000;
    for (const auto &[type, data] : events) {
        StoredEvent event;
        event.arrivalTime = time += 100;
        event.size = data.size();
        event.type = type;
        event.data = data;
        store.append(event);
    }
    return StreamSample(store);
}

TaughtPlace field(const QByteArray &name)
{
    return {TaughtPlace::Kind::Field, {name}};
}

const TaughtPlace EventName{TaughtPlace::Kind::EventName, {}};
const TaughtPlace Data{TaughtPlace::Kind::Data, {}};

// What the profile makes of the sample, after it was written to a file and read again.
Preview previewOf(const Teaching &teaching)
{
    Profile profile = teaching.profile();
    profile.name = u"Taught"_s;
    const auto read = readProfile(writeProfile(profile), u"taught"_s);
    if (const auto *error = std::get_if<ProfileError>(&read)) {
        qWarning("%s", qPrintable(error->pointer + u' ' + error->detail));
        qWarning("%s", writeProfile(profile).constData());
        return {};
    }
    return previewOf(teaching.sample().events(), std::make_shared<Profile>(std::get<Profile>(read)), u"stream"_s);
}

void teachUnseen(Teaching &teaching)
{
    const QList<SampledEvent> &events = teaching.sample().events();
    teaching.say(events[0], {.meaning = Meaning::Unit, .place = field("pct")});
    teaching.say(events[0], {.meaning = Meaning::Phase, .place = field("stage")});
    teaching.say(events[0], {.meaning = Meaning::JobKey, .place = field("run")});
    teaching.say(events[0], {.meaning = Meaning::LogText, .place = field("txt")});
    teaching.say(events[0], {.meaning = Meaning::Level, .place = field("lvl")});
    teaching.say(events[4], {.meaning = Meaning::End, .place = field("evt")});
    teaching.say(events[4], {.meaning = Meaning::State, .place = field("ok")});
    teaching.say(events[2], {.meaning = Meaning::Ignore, .place = field("evt")});
}

} // namespace

class TestTeaching : public QObject
{
    Q_OBJECT

private slots:
    void readsAStreamNobodyHasSeen();
    void findsTheFieldThatTellsTheKind_data();
    void findsTheFieldThatTellsTheKind();
    void endsByAWordOfAField();
    void readsNamedEventsAndText();
    void countsDoneOfATotal();
    void ignoresOnlySuchEvents();
    void takesBackAndChangesConditions();
    void translatesWords();
    void keepsWhatTheProfileSaid();
    void isKnownByItsPath_data();
    void isKnownByItsPath();
    void boundsTheSample();
    void groupsByKind();
};

void TestTeaching::readsAStreamNobodyHasSeen()
{
    Teaching teaching;
    teaching.setSample(sampleOf(Unseen));
    teachUnseen(teaching);
    QCOMPARE(teaching.rules().size(), 3);
    const Preview preview = previewOf(teaching);
    QCOMPARE(preview.events, 6);
    QCOMPARE(preview.notUnderstood.size(), 0);
    QCOMPARE(preview.jobs.size(), 2);
    const Job &first = preview.jobs.at(0);
    QCOMPARE(first.key, u"a7"_s);
    QCOMPARE(first.state, JobState::Completed);
    QCOMPARE(first.phases.size(), 2);
    QCOMPARE(first.phases.at(1).name, u"verify"_s);
    QCOMPARE(preview.jobs.at(1).key, u"b2"_s);
    QCOMPARE(preview.jobs.at(1).state, JobState::Failed);
    QCOMPARE(preview.lines.size(), 3);
    QCOMPARE(preview.lines.at(1).text, QByteArray("slow disk"));
    QCOMPARE(preview.lines.at(1).level, LogLevel::Warning);
}

void TestTeaching::findsTheFieldThatTellsTheKind_data()
{
    QTest::addColumn<QByteArrayList>("data");
    QTest::addColumn<QByteArray>("name"); // empty: none

    QTest::newRow("a known name") << QByteArrayList{R"({"type":"a","x":1})"} << QByteArray("type");
    QTest::newRow("it goes with the fields")
        << QByteArrayList{R"({"run":"r","zz":"one","x":1})", R"({"run":"r","zz":"two","y":1})", R"({"run":"r","zz":"one","x":2})"} << QByteArray("zz");
    QTest::newRow("a state tells no kind") << QByteArrayList{R"({"status":"a","x":1})", R"({"status":"b","y":1})"} << QByteArray();
    QTest::newRow("all are alike") << QByteArrayList{R"({"run":"r","x":1})", R"({"run":"s","x":2})"} << QByteArray();
    QTest::newRow("not in all") << QByteArrayList{R"({"zz":"one","x":1})", R"({"y":1})", R"({"y":2})"} << QByteArray();
    QTest::newRow("no object") << QByteArrayList{"[1]"} << QByteArray();
}

void TestTeaching::findsTheFieldThatTellsTheKind()
{
    QFETCH(const QByteArrayList, data);
    QFETCH(const QByteArray, name);
    QList<std::pair<QByteArray, QByteArray>> events;
    for (const QByteArray &each : data)
        events.emplaceBack("message", each);
    const StreamSample sample = sampleOf(events);
    const auto found = sample.kindField(sample.events().first());
    QCOMPARE(found ? found->names.first() : QByteArray(), name);
}

void TestTeaching::endsByAWordOfAField()
{
    Teaching teaching;
    teaching.setSample(sampleOf({{"message", R"({"pct":10,"status":"geht"})"}, {"message", R"({"pct":80,"status":"aus"})"}}));
    const QList<SampledEvent> events = teaching.sample().events();
    teaching.say(events[1], {.meaning = Meaning::End, .place = field("status"), .end = JobState::Cancelled});
    teaching.say(events[1], {.meaning = Meaning::Percent, .place = field("pct")}); // of every event, not of the end alone
    QCOMPARE(teaching.rules().size(), 2);
    const Preview preview = previewOf(teaching);
    QCOMPARE(preview.jobs.size(), 1);
    QCOMPARE(preview.jobs.at(0).state, JobState::Cancelled);
    QCOMPARE(teaching.rules().at(1).fits(events[0]), true);
    QCOMPARE(teaching.rules().at(0).fits(events[0]), false);
}

void TestTeaching::readsNamedEventsAndText()
{
    Teaching teaching;
    teaching.setSample(sampleOf({{"line", "compiling"}, {"line", "linking"}, {"fin", "bye now"}}));
    const QList<SampledEvent> events = teaching.sample().events();
    teaching.say(events[0], {.meaning = Meaning::LogText, .place = Data});
    teaching.say(events[2], {.meaning = Meaning::End, .place = EventName});
    const Preview preview = previewOf(teaching);
    QCOMPARE(preview.notUnderstood.size(), 0);
    QCOMPARE(preview.lines.size(), 2);
    QCOMPARE(preview.lines.at(0).text, QByteArray("compiling"));
    QCOMPARE(preview.jobs.at(0).state, JobState::Completed);
}

void TestTeaching::countsDoneOfATotal()
{
    Teaching teaching;
    teaching.setSample(sampleOf({{"message", R"({"n":3,"of":12,"who":{"name":"Import"}})"}}));
    const SampledEvent event = teaching.sample().events().first();
    teaching.say(event, {.meaning = Meaning::Done, .place = field("n")});
    QVERIFY(previewOf(teaching).jobs.at(0).count.has_value());
    teaching.say(event, {.meaning = Meaning::Total, .place = field("of")});
    teaching.say(event, {.meaning = Meaning::JobName, .place = {TaughtPlace::Kind::Field, {"who", "name"}}});
    const Preview preview = previewOf(teaching);
    QCOMPARE(preview.jobs.at(0).title, u"Import"_s);
    QVERIFY(preview.jobs.at(0).progress);
}

void TestTeaching::ignoresOnlySuchEvents()
{
    Teaching teaching;
    teaching.setSample(sampleOf({{"message", R"({"ping":1})"}, {"message", R"({"pct":1})"}}));
    const QList<SampledEvent> events = teaching.sample().events();
    teaching.say(events[0], {.meaning = Meaning::Ignore, .place = field("ping")});
    QVERIFY(teaching.rules().first().fits(events[0]));
    QVERIFY(!teaching.rules().first().fits(events[1]));
}

void TestTeaching::takesBackAndChangesConditions()
{
    Teaching teaching;
    teaching.setSample(sampleOf(Unseen));
    teachUnseen(teaching);
    const QList<SampledEvent> events = teaching.sample().events();
    QCOMPARE(teaching.saidOf(events[0], field("pct"))->meaning, Meaning::Unit);
    teaching.say(events[0], {.meaning = Meaning::Percent, .place = field("pct")}); // in its place
    QCOMPARE(teaching.saidOf(events[0], field("pct"))->meaning, Meaning::Percent);
    teaching.take(2, 0);
    QCOMPARE(teaching.rules().size(), 2);
    QCOMPARE(previewOf(teaching).notUnderstood, QSet<qint64>{3}); // the beat
    QVERIFY(teaching.rules().first().fits(events[3]));
    for (qsizetype i = 0; i < teaching.rules().first().conditions.size(); ++i) {
        if (teaching.rules().first().conditions.at(i).place == field("stage"))
            teaching.askFor(0, i, true);
    }
    QVERIFY(!teaching.rules().first().fits(events[3]));
}

void TestTeaching::translatesWords()
{
    Teaching teaching;
    teaching.setSample(sampleOf({{"message", R"({"st":"laeuft"})"}, {"message", R"({"st":"fertig"})"}}));
    const QList<SampledEvent> events = teaching.sample().events();
    teaching.say(events[0], {.meaning = Meaning::State, .place = field("st")});
    QCOMPARE(teaching.words().size(), 1);
    QCOMPARE(teaching.words().first().words, (QList<ValueWord>{{"laeuft", ""}, {"fertig", ""}}));
    teaching.setMeaning(field("st"), "laeuft", "running");
    teaching.setMeaning(field("st"), "fertig", "completed");
    QCOMPARE(previewOf(teaching).jobs.at(0).state, JobState::Completed);
    teaching.setSample(sampleOf({{"message", R"({"st":"failed"})"}}));
    QCOMPARE(teaching.words().first().words.size(), 3);
    QCOMPARE(teaching.words().first().words.at(1).means, QByteArray("completed")); // as decided before
    QCOMPARE(previewOf(teaching).jobs.at(0).state, JobState::Failed);
}

// A rule above that is the last does not keep what was taught from being read.
void TestTeaching::keepsWhatTheProfileSaid()
{
    const auto base = readProfile(R"({"runwatch-profile":1,"name":"Base","source":{"url":"/s"},"rules":[
        {"when":{"/a/pct":true},"at":"/a","progress":{"percent":"/pct"},"message":"/msg","last":true}]})", u"base"_s);
    QVERIFY2(std::holds_alternative<Profile>(base), qPrintable(std::holds_alternative<ProfileError>(base) ? std::get<ProfileError>(base).detail : QString()));
    Teaching teaching(std::make_shared<Profile>(std::get<Profile>(base)));
    teaching.setSample(sampleOf({{"message", R"({"a":{"pct":40,"msg":"m","other":"o","name":"Title"}})"}}));
    const SampledEvent event = teaching.sample().events().first();
    teaching.say(event, {.meaning = Meaning::JobName, .place = {TaughtPlace::Kind::Field, {"a", "name"}}});
    teaching.say(event, {.meaning = Meaning::Message, .place = {TaughtPlace::Kind::Field, {"a", "other"}}});
    const Preview preview = previewOf(teaching);
    QCOMPARE(preview.jobs.at(0).title, u"Title"_s);
    QCOMPARE(preview.jobs.at(0).message, u"o"_s);
    QVERIFY(preview.jobs.at(0).progress);
}

void TestTeaching::isKnownByItsPath_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("other"); // of the same kind
    QTest::newRow("plain") << u"http://h/ops/feed?token=x"_s << u"/ops/feed"_s << u"http://other:8080/ops/feed"_s;
    QTest::newRow("number") << u"http://h/jobs/4711/events"_s << u"/jobs/{id}/events"_s << u"http://h/jobs/9/events"_s;
    QTest::newRow("uuid, number") << u"http://h/p/0f8fad5b-d9cb-469f-a165-70867728950e/9"_s << u"/p/{id}/{id2}"_s << u"http://h/p/x/1"_s;
    QTest::newRow("version is none") << u"http://h/api/v1/events"_s << u"/api/v1/events"_s << u"http://h/api/v1/events"_s;
    QTest::newRow("root") << u"http://h"_s << u"/"_s << u"http://h/"_s;
}

void TestTeaching::isKnownByItsPath()
{
    QFETCH(const QString, url);
    QFETCH(const QString, path);
    QFETCH(const QString, other);
    Profile profile;
    makeKnown(profile, QUrl(url), "POST");
    QCOMPARE(profile.signature.path, path);
    QCOMPARE(profile.source.request.url, path);
    QCOMPARE(profile.source.request.method, QByteArray("POST"));
    QVERIFY(matchPath(profile, QUrl(other)));
}

void TestTeaching::boundsTheSample()
{
    QList<std::pair<QByteArray, QByteArray>> events;
    for (int i = 0; i < 600; ++i)
        events.emplaceBack("message", QByteArray::number(i));
    const StreamSample many = sampleOf(events);
    QCOMPARE(many.events().size(), StreamSample::MaxEvents);
    QCOMPARE(many.events().last().data, QByteArray("599"));
    QCOMPARE(many.event(101)->data, QByteArray("100"));
    QVERIFY(!many.event(100));
    events.fill({"message", QByteArray(1 << 20, 'x')}, 20);
    QCOMPARE(sampleOf(events).events().size(), 2);
}

void TestTeaching::groupsByKind()
{
    const QList<EventKind> kinds = eventKinds(sampleOf(Unseen), {1, 3});
    QCOMPARE(kinds.size(), 3);
    QCOMPARE(kinds.at(0).word, QByteArray("tick"));
    QCOMPARE(kinds.at(0).count, 3);
    QCOMPARE(kinds.at(0).notUnderstood, 1);
    QCOMPARE(kinds.at(0).example.number, 1); // the one that still needs words
    QCOMPARE(eventKinds(sampleOf(Unseen), {}).at(0).example.number, 4);
    QCOMPARE(kinds.at(1).word, QByteArray("beat"));
    QCOMPARE(kinds.at(1).notUnderstood, 1);
    QCOMPARE(kinds.at(2).word, QByteArray("bye"));
    QCOMPARE(eventKinds(sampleOf({{"x", "text"}, {"x", "other"}, {"y", "text"}}), {}).size(), 2);
}

QTEST_GUILESS_MAIN(TestTeaching)
#include "tst_teaching.moc"
