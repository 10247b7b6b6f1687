// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/run/profiledsession.h"

#include <QNetworkProxyFactory>
#include <QTest>

using namespace runwatch;
using namespace Qt::StringLiterals;
using Reason = StreamStatus::ProfileReason;

namespace {

// {"run": "a7", "at": 0.31, "txt": "…"}, and {"bye": "a7"} at its end.
const QByteArray ticks = R"({
  "runwatch-profile": 1, "name": "Ticks", "colour": "orange", "variables": {"room": ""},
  "source": {"method": "GET", "url": "/ticks/{room}"},
  "rules": [
    {"when": {"/bye": true}, "job": "/bye", "state": "completed"},
    {"when": {"/run": true}, "job": "/run", "state": "running", "progress": {"unit": "/at"}, "log": {"text": "/txt"}}
  ],
  "cancel": {"requests": [{"method": "DELETE", "url": "/rooms/{room}/{job}"}]}
)";

QByteArray withSignature(const QByteArray &profile, const QByteArray &signature)
{
    return profile + ", \"signature\": " + signature + "}";
}

const QByteArray plain = ticks + "}";

ServerScript stream(const QByteArray &events)
{
    return ServerScript::eventStream().chunk(events);
}

const QByteArray twoTicks = "data: {\"run\":\"a7\",\"at\":0.31,\"txt\":\"copying\"}\n\n"
                            "data: {\"run\":\"b8\",\"at\":0.5,\"txt\":\"moving\"}\n\n";

} // namespace

// Which profile reads a stream, and reading it anew by another.
class TestSessionProfiles final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QNetworkProxyFactory::setUseSystemConfiguration(false); }

    void readsByTheProfileThatWasAskedFor()
    {
        ProfiledSession profiled({{u"ticks"_s, plain}});
        profiled.server().serve("/else", stream(twoTicks + "data: {\"bye\":\"a7\"}\n\n"));
        const RunId run = profiled.open(u"/else"_s, u"ticks"_s);
        QTRY_COMPARE(profiled.jobs(run), u"a7 Completed, b8 Running"_s);
        QCOMPARE(profiled.watched().job(run, 2).progress, 50);
        QCOMPARE(profiled.watched().serverLines(run), (QStringList{u"copying"_s, u"moving"_s}));
        const StreamStatus &status = profiled.watched().stream(run);
        QCOMPARE(status.profile, u"ticks"_s);
        QCOMPARE(status.profileName, u"Ticks"_s);
        QCOMPARE(status.profileColour, ProfileColour::Orange);
        QCOMPARE(status.profileReason, Reason::Asked);
        QCOMPARE(status.unrecognised, 0);
        QCOMPARE(status.reading, 0);
    }

    void choosesByItself_data()
    {
        QTest::addColumn<QByteArray>("signature");
        QTest::addColumn<QString>("path");
        QTest::addColumn<Reason>("reason");
        QTest::addColumn<int>("readings");
        QTest::newRow("the source's path, and an event")
            << QByteArray(R"({"events": [{"/run": true}]})") << u"/ticks/blue"_s << Reason::Event << 1;
        QTest::newRow("a path") << QByteArray("{\"path\": \"/t/**\"}") << u"/t/x/y"_s << Reason::Path << 0;
        QTest::newRow("a header") << QByteArray(R"({"path": "/t", "headers": {"Server": "tick"}})") << u"/t"_s
                                  << Reason::Header << 0;
        QTest::newRow("another path") << QByteArray(R"({"path": "/t"})") << u"/u"_s << Reason::BuiltIn << 0;
        QTest::newRow("another header") << QByteArray(R"({"path": "/t", "headers": {"Server": "tock"}})") << u"/t"_s
                                        << Reason::BuiltIn << 0;
        QTest::newRow("no such event") << QByteArray(R"({"path": "/t", "events": [{"/tack": true}]})") << u"/t"_s
                                       << Reason::BuiltIn << 0;
    }

    void choosesByItself()
    {
        QFETCH(const QByteArray, signature);
        QFETCH(const QString, path);
        QFETCH(const Reason, reason);
        QFETCH(const int, readings);
        for (const bool keepsEvents : {true, false}) {
            SessionOptions options = WatchedSession::quickOptions();
            options.keepsEvents = keepsEvents;
            ProfiledSession profiled({{u"ticks"_s, withSignature(ticks, signature)}}, options);
            const QByteArray before = reason == Reason::Event ? "event: hello\ndata: 1\n\n" : "";
            profiled.server().serve(path.toUtf8(), ServerScript::eventStream("Server: Ticktack/1\r\n").chunk(before + twoTicks));
            const RunId run = profiled.open(path);
            QTRY_COMPARE(profiled.watched().stream(run).events, reason == Reason::Event ? 3 : 2);
            const StreamStatus &status = profiled.watched().stream(run);
            QCOMPARE(status.profileReason, reason);
            QCOMPARE(status.reading, readings);
            QCOMPARE(status.profile, reason == Reason::BuiltIn ? QString() : u"ticks"_s);
            if (reason != Reason::BuiltIn)
                QCOMPARE(profiled.jobs(run), u"a7 Running, b8 Running"_s);
        }
    }

    void theBuiltInShapesCanBeAskedFor()
    {
        ProfiledSession profiled({{u"ticks"_s, withSignature(ticks, R"({"path": "/t"})")}});
        profiled.server().serve("/t", stream("data: {\"message\":\"Hello\"}\n\n"));
        const RunId run = profiled.open(u"/t"_s, u"default"_s);
        QTRY_COMPARE(profiled.watched().serverLines(run), QStringList{u"Hello"_s});
        QCOMPARE(profiled.watched().stream(run).profileReason, Reason::Asked);
        QVERIFY(profiled.watched().stream(run).profile.isEmpty());
    }

    // One click, no second request, and nothing that was read is lost.
    void readsAnewWithoutConnectingAgain()
    {
        ProfiledSession profiled({{u"ticks"_s, plain}});
        profiled.server().serve("/e", stream(twoTicks).hold().chunk("data: {\"run\":\"c\",\"at\":1,\"txt\":\"x\"}\n\n"));
        const RunId run = profiled.open(u"/e"_s);
        QTRY_COMPARE(profiled.watched().stream(run).unrecognised, 2);
        QVERIFY(profiled.session().setProfile(run, u"ticks"_s));
        QTRY_COMPARE(profiled.jobs(run), u"a7 Running, b8 Running"_s);
        QCOMPARE(profiled.watched().stream(run).reading, 1);
        QCOMPARE(profiled.watched().stream(run).unrecognised, 0);
        QCOMPARE(profiled.watched().serverLines(run), (QStringList{u"copying"_s, u"moving"_s}));
        QCOMPARE(profiled.watched().marks(run, LogKind::Connected), QStringList{u"200"_s});
        QCOMPARE(profiled.watched().marks(run, LogKind::ReadAnew), QStringList{u"Ticks|0"_s});
        profiled.server().release();
        QTRY_COMPARE(profiled.jobs(run), u"a7 Running, b8 Running, c Running"_s);
        QCOMPARE(profiled.server().requests().size(), 1);

        QVERIFY(profiled.session().setProfile(run, u"default"_s));
        QTRY_COMPARE(profiled.watched().stream(run).unrecognised, 3);
        QCOMPARE(profiled.jobs(run), u"/e Running"_s);
        QVERIFY(!profiled.session().setProfile(run, u"no-such"_s));
        QVERIFY(!profiled.session().setProfile(RunId(77), u"ticks"_s));
    }

    void readsAnewWhenTheStreamIsOver()
    {
        ProfiledSession profiled({{u"ticks"_s, withSignature(ticks, R"({"path": "/never"})")}});
        profiled.server().serve("/e", stream(twoTicks + "data: {\"bye\":\"a7\"}\n\ndata: {\"bye\":\"b8\"}\n\n").end());
        const RunId run = profiled.open(u"/e"_s, {}, "POST");
        QTRY_VERIFY(profiled.watched().stream(run).isOver);
        QCOMPARE(profiled.jobs(run), u"/e EndedEarly"_s);
        QCOMPARE(profiled.watched().stream(run).end, JobState::EndedEarly);
        QVERIFY(profiled.session().setProfile(run, u"ticks"_s));
        QTRY_COMPARE(profiled.jobs(run), u"a7 Completed, b8 Completed"_s);
        QCOMPARE(profiled.watched().stream(run).end, JobState::Completed);
        QVERIFY(profiled.session().setProfile(run, QString())); // by signature: none fits
        QTRY_COMPARE(profiled.jobs(run), u"/e EndedEarly"_s);
        QCOMPARE(profiled.watched().stream(run).profileReason, Reason::BuiltIn);
    }

    void aSignaturesPathFillsTheCancelRequest()
    {
        ProfiledSession profiled({{u"ticks"_s, withSignature(ticks, R"({"events": [{"/run": true}]})")}});
        profiled.server().serve("/ticks/blue", stream(twoTicks));
        profiled.server().serve("/rooms/blue/a7", ServerScript::answer("200 OK"));
        const RunId run = profiled.open(u"/ticks/blue"_s);
        QTRY_COMPARE(profiled.jobs(run), u"a7 Running, b8 Running"_s);
        QVERIFY(profiled.watched().stream(run).asksToCancel);
        profiled.session().cancel({run, 1});
        QTRY_COMPARE(profiled.jobs(run), u"a7 Cancelled, b8 Running"_s);
        QCOMPARE(profiled.server().requestCount("/rooms/blue/a7"), 1);
    }

    // What is not known cannot be asked, and the others are not closed for it.
    void saysWhenACancelRequestCannotBeFilled()
    {
        ProfiledSession profiled({{u"ticks"_s, plain}});
        profiled.server().serve("/e", stream(twoTicks));
        const RunId run = profiled.open(u"/e"_s);
        QVERIFY(profiled.session().setProfile(run, u"ticks"_s));
        QTRY_COMPARE(profiled.jobs(run), u"a7 Running, b8 Running"_s);
        profiled.session().cancel({run, 1});
        QTRY_COMPARE(profiled.watched().marks(run, LogKind::CancelRefused), QStringList{u"0|VariableMissing|room"_s});
        QCOMPARE(profiled.jobs(run), u"a7 Running, b8 Running"_s);
    }
};

QTEST_GUILESS_MAIN(TestSessionProfiles)
#include "tst_session_profiles.moc"
