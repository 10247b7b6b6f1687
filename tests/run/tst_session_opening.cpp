// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/run/profiledsession.h"

#include <QNetworkProxyFactory>
#include <QTest>

using namespace runwatch;
using namespace Qt::StringLiterals;
using Reach = Job::CancelReach;

namespace {

// A server that wants a session and a place in the queue first.
const QByteArray queue = R"({
  "runwatch-profile": 1, "name": "Queue", "job": "{ticket}",
  "variables": {"fn": "train"},
  "before": [
    {"method": "POST", "url": "/session", "body": {"client": "runwatch", "hash": "{random}"},
     "save": {"session": "X-Session"}},
    {"method": "POST", "url": "/join/{fn}", "headers": {"X-Session": "{session}"}, "body": {"fn": "{fn}"},
     "save": {"ticket": "/ticket/id"}}
  ],
  "source": {"method": "POST", "url": "/data?session={session}&hash={random}", "headers": {"X-Session": "{session}"},
             "body": {"ticket": "{ticket}"}},
  "rules": [
    {"when": {"$event": "close"}, "end": true, "last": true},
    {"when": {"/bad": true}, "save": {"bad": "/bad"}},
    {"state": "/s", "results": {"success": "/ok", "failed": "/failed"}, "save": {"step": "/step"}}
  ],
  "cancel": {"requests": [{"method": "POST", "url": "/stop/{ticket}", "headers": {"X-Session": "{session}"}},
                          {"method": "DELETE", "url": "/steps/{step}"}], "then": "WHAT"},
  "retry": {"failed": {"method": "POST", "url": "/again", "body": {"items": "{bad}"}}}
})";

QByteArray queueThat(const QByteArray &then)
{
    return QByteArray(queue).replace("WHAT", then);
}

QByteArray reading(const QByteArray &source, const QByteArray &rules)
{
    return R"({"runwatch-profile": 1, "name": "One", "source": {"method": "GET", "url": "/e")" + source + R"(}, "rules": [)"
        + rules + "]}";
}

const QByteArray running = "data: {\"s\":\"running\",\"step\":7}\n\n";

} // namespace

// What a profile asks of a server, before a stream, beside it and at its end.
class TestSessionOpening final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QNetworkProxyFactory::setUseSystemConfiguration(false); }

    void sendsWhatComesBefore()
    {
        ProfiledSession profiled({{u"queue"_s, queueThat("abort")}});
        const RunId run = openQueue(profiled, ServerScript::eventStream().chunk(running));
        QTRY_COMPARE(profiled.jobs(run), u"41 Running"_s);
        const QList<RecordedRequest> &requests = profiled.server().requests();
        QCOMPARE(requests.size(), 3);
        QCOMPARE(requests.at(1).header("X-Session"), "s1");
        QCOMPARE(requests.at(1).body, R"({"fn":"train"})");
        QCOMPARE(requests.at(2).method, "POST");
        QCOMPARE(requests.at(2).body, R"({"ticket":41})");
        const QByteArray hash = requests.at(0).body.split('"').value(7);
        QCOMPARE(hash.size(), 32);
        QVERIFY2(requests.at(2).path.endsWith("session=s1&hash=" + hash), requests.at(2).path);
        QCOMPARE(profiled.watched().marks(run, LogKind::RequestAnswered),
                 (QStringList{u"POST|/session|200"_s, u"POST|/join/train|200"_s}));
    }

    void namesTheRowAfterThePathThatIsAsked()
    {
        ProfiledSession profiled({{u"one"_s, reading("", R"({"state": "/s"})")}});
        profiled.server().serve("/e", ServerScript::eventStream().chunk(running));
        const RunId run = profiled.open(u"/"_s, u"one"_s);
        QTRY_COMPARE(profiled.jobs(run), u"/e Running"_s);
    }

    void showsNoSecretOfThePath()
    {
        const QByteArray hook = R"({"runwatch-profile": 1, "name": "Hook", "source": {"url": "/bot{token}/e"}, "rules": [{"state": "/s"}]})";
        ProfiledSession profiled({{u"hook"_s, hook}});
        profiled.server().serve("/bott0ken/e", ServerScript::eventStream().chunk(running));
        StreamRequest request = profiled.watched().get(u"/"_s);
        request.token = "t0ken";
        const RunId run = profiled.open(request, u"hook"_s);
        QTRY_COMPARE(profiled.jobs(run), u"/bot***/e Running"_s);
    }

    // As an MCP server answers: the first event that has what is wanted counts.
    void readsAnAnswerThatIsAnEventStream()
    {
        ProfiledSession profiled({{u"queue"_s, queueThat("abort")}});
        serveQueue(profiled, ServerScript::eventStream().chunk(running));
        profiled.server().serve("/join/train",
                                ServerScript::eventStream().chunk("id: 1\ndata:\n\n").chunk("data: {\"note\":1}\n\n").chunk("data: {\"ticket\":{\"id\":\"x/y\"}}\n\n"));
        const RunId run = profiled.open(u"/"_s, u"queue"_s);
        QTRY_COMPARE(profiled.jobs(run), u"x/y Running"_s);
    }

    // A server that keeps no sessions names none.
    void leavesOutAHeaderThatHasNoValue()
    {
        ProfiledSession profiled({{u"queue"_s, queueThat("abort").replace("session={session}&", "")}});
        serveQueue(profiled, ServerScript::eventStream().chunk(running));
        profiled.server().serve("/session", ServerScript::answer("200 OK", {}, "{}"));
        const RunId run = profiled.open(u"/"_s, u"queue"_s);
        QTRY_COMPARE(profiled.jobs(run), u"41 Running"_s);
        QVERIFY(profiled.server().requests().last().header("X-Session").isEmpty());
    }

    void saysWhatWentWrongBefore_data()
    {
        QTest::addColumn<ServerScript>("join");
        QTest::addColumn<StreamEnd>("end");
        QTest::newRow("refused") << ServerScript::answer("403 No") << StreamEnd{StreamEnd::Kind::HttpStatus, 403, {}};
        QTest::newRow("no JSON") << ServerScript::answer("200 OK", {}, "<html>")
                                 << StreamEnd{StreamEnd::Kind::AnswerIncomplete, 200, u"ticket"_s};
        QTest::newRow("no ticket") << ServerScript::answer("200 OK", {}, "{\"ticket\":{}}")
                                   << StreamEnd{StreamEnd::Kind::AnswerIncomplete, 200, u"ticket"_s};
        QTest::newRow("cut") << ServerScript().cut() << StreamEnd{StreamEnd::Kind::LostBeforeAnswer, 0, {}};
    }

    void saysWhatWentWrongBefore()
    {
        QFETCH(const ServerScript, join);
        QFETCH(const StreamEnd, end);
        ProfiledSession profiled({{u"queue"_s, queueThat("abort")}});
        serveQueue(profiled, ServerScript::eventStream());
        profiled.server().serve("/join/train", join);
        const RunId run = profiled.open(u"/"_s, u"queue"_s);
        QTRY_VERIFY(profiled.watched().stream(run).isOver);
        QCOMPARE(profiled.watched().stream(run).lastEnd, end);
        QCOMPARE(profiled.server().requestCount("/data"), 0);
        QVERIFY(profiled.watched().job(run).state == JobState::Refused || profiled.watched().job(run).state == JobState::Lost);
    }

    void aTokenThatIsMissingCanBeGiven()
    {
        ProfiledSession profiled({{u"queue"_s, queueThat("abort")}});
        serveQueue(profiled, ServerScript::eventStream().chunk(running));
        profiled.server().serveOnce("/session", ServerScript::answer("401 Who"));
        const RunId run = profiled.open(u"/"_s, u"queue"_s);
        QTRY_VERIFY(profiled.watched().stream(run).isOver);
        QCOMPARE(profiled.watched().job(run).state, JobState::Refused);
        profiled.session().setToken(run, "t0ken");
        QTRY_COMPARE(profiled.jobs(run), u"41 Running"_s);
        QCOMPARE(profiled.server().requests().last().header("Authorization"), "Bearer t0ken");
    }

    void cancelsByRequestsInOrder()
    {
        ProfiledSession profiled({{u"queue"_s, queueThat("abort")}});
        profiled.server().serve("/stop/41", ServerScript::answer("202 Soon"));
        profiled.server().serve("/steps/7", ServerScript::answer("204 Gone"));
        const RunId run = openQueue(profiled, ServerScript::eventStream().chunk(running));
        QTRY_COMPARE(profiled.jobs(run), u"41 Running"_s);
        profiled.session().cancel({run, 1});
        QTRY_VERIFY(profiled.watched().stream(run).isOver);
        QCOMPARE(profiled.watched().job(run, 1).cancelReach, Reach::ServerConfirmed);
        QCOMPARE(profiled.watched().marks(run, LogKind::CancelSent), (QStringList{u"POST|/stop/41"_s, u"DELETE|/steps/7"_s}));
        QCOMPARE(profiled.server().requests().at(3).header("X-Session"), "s1");
    }

    void waitsForTheStreamToSayThatItIsCancelled()
    {
        ProfiledSession profiled({{u"queue"_s, queueThat("wait")}});
        profiled.server().serve("/stop/41", ServerScript::answer("202 Soon"));
        profiled.server().serve("/steps/7", ServerScript::answer("204 Gone"));
        const RunId run = openQueue(
            profiled, ServerScript::eventStream().chunk(running).hold().chunk("data: {\"s\":\"cancelled\"}\n\n"));
        QTRY_COMPARE(profiled.jobs(run), u"41 Running"_s);
        profiled.session().cancel({run, 1});
        QTRY_COMPARE(profiled.watched().marks(run, LogKind::CancelConfirmed), QStringList{u"204"_s});
        QCOMPARE(profiled.jobs(run), u"41 Cancelling"_s);
        QVERIFY(!profiled.watched().stream(run).isOver);
        profiled.server().release();
        QTRY_COMPARE(profiled.jobs(run), u"41 Cancelled"_s);
        QCOMPARE(profiled.watched().job(run, 1).cancelReach, Reach::ServerConfirmed);
    }

    void repeatsWhatFailedOnly()
    {
        ProfiledSession profiled({{u"queue"_s, queueThat("abort")}});
        profiled.server().serve("/again", ServerScript::eventStream().chunk("data: {\"s\":\"completed\"}\n\n"));
        const RunId run = openQueue(profiled,
                                    ServerScript::eventStream()
                                        .chunk("data: {\"bad\":[\"i3\",\"i7\"]}\n\ndata: {\"s\":\"completed\",\"ok\":8,\"failed\":2}\n\n")
                                        .chunk("event: close\ndata\n\n"));
        QTRY_VERIFY(profiled.watched().stream(run).isOver);
        QCOMPARE(profiled.jobs(run), u"41 CompletedWithErrors"_s);
        QVERIFY(profiled.watched().stream(run).canRetryFailed);
        profiled.session().retryFailed(run);
        QTRY_COMPARE(profiled.server().requestCount("/again"), 1);
        QCOMPARE(profiled.server().requests().last().body, R"({"items":["i3","i7"]})");
        QTRY_COMPARE(profiled.jobs(run), u"41 Completed"_s);
        QCOMPARE(profiled.watched().job(run, 1).attempt, 2);
    }

    void anEndRuleClosesTheStreamForGood()
    {
        ProfiledSession profiled({{u"one"_s, reading("", R"({"when": {"$event": "eof"}, "end": true}, {"state": "/s"})")}});
        profiled.server().serve("/e", ServerScript::eventStream().chunk("data: {\"s\":\"done\"}\n\nevent: eof\ndata\n\ndata: {\"x\":1}\n\n"));
        const RunId run = profiled.open(u"/e"_s, u"one"_s);
        QTRY_VERIFY(profiled.watched().stream(run).isOver);
        QCOMPARE(profiled.watched().stream(run).unrecognised, 0); // nothing follows, however the bytes were cut
        QCOMPARE(profiled.watched().stream(run).end, JobState::Completed);
        QTRY_COMPARE(profiled.server().openConnections(), 0);
        QCOMPARE(profiled.server().requestCount("/e"), 1);
    }

    void anEndMeansWhatTheProfileSays_data()
    {
        QTest::addColumn<QByteArray>("source");
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<JobState>("end");
        QTest::addColumn<int>("requests");
        const JobState goesOn = JobState::Connecting;
        QTest::newRow("done") << QByteArray(R"(, "eof": "done")") << QByteArray("GET") << JobState::Completed << 1;
        QTest::newRow("lost, a POST") << QByteArray(R"(, "eof": "lost")") << QByteArray("POST") << JobState::Lost << 1;
        QTest::newRow("lost, a GET") << QByteArray(R"(, "eof": "lost")") << QByteArray("GET") << goesOn << 2;
        QTest::newRow("reconnect") << QByteArray(R"(, "eof": "reconnect")") << QByteArray("GET") << goesOn << 2;
        QTest::newRow("unsaid, a POST") << QByteArray() << QByteArray("POST") << JobState::EndedEarly << 1;
    }

    void anEndMeansWhatTheProfileSays()
    {
        QFETCH(const QByteArray, source);
        QFETCH(const QByteArray, method);
        QFETCH(const JobState, end);
        QFETCH(const int, requests);
        ProfiledSession profiled({{u"one"_s, reading(source, R"({"state": "/s"})")}});
        profiled.server().serve("/e", ServerScript::eventStream());
        profiled.server().serveOnce("/e", ServerScript::eventStream().chunk(running).end());
        const RunId run = profiled.open(u"/e"_s, u"one"_s, method);
        QTRY_COMPARE(profiled.server().requestCount("/e"), requests);
        if (end == JobState::Connecting) {
            QTRY_COMPARE(profiled.watched().job(run).state, JobState::Running);
            return;
        }
        QTRY_VERIFY(profiled.watched().stream(run).isOver);
        QCOMPARE(profiled.watched().stream(run).end, end);
        QCOMPARE(profiled.watched().job(run).state, end);
    }

    // Kestra's ids say "progress" and "end".
    void idsThatAreNoCursorAreLeftAlone()
    {
        ProfiledSession profiled({{u"one"_s, reading(R"(, "lastEventId": "never")", R"({"state": "/s", "message": "/m"})")}});
        const QByteArray event = "id: progress\ndata: {\"s\":\"running\",\"m\":\"x\"}\n\n";
        profiled.server().serve("/e", ServerScript::eventStream().chunk(event));
        profiled.server().serveOnce("/e", ServerScript::eventStream().chunk(event + event).end());
        const RunId run = profiled.open(u"/e"_s, u"one"_s);
        QTRY_COMPARE(profiled.server().requestCount("/e"), 2);
        QTRY_COMPARE(profiled.watched().stream(run).events, 3);
        QVERIFY(profiled.server().requests().last().header("Last-Event-ID").isEmpty());
        QVERIFY(!profiled.watched().stream(run).sendsIds);
        QCOMPARE(profiled.watched().marks(run, LogKind::IdsReused), QStringList());
    }

    void aProfileSaysWhenAJobIsStalled()
    {
        SessionOptions options = WatchedSession::quickOptions();
        options.stallTime = 60; // ms; and looked for every 5
        const QByteArray patient = R"({"runwatch-profile": 1, "name": "One", "stallTime": 900, "source": {"url": "/e"}, "rules": [{"state": "/s"}]})";
        ProfiledSession profiled({{u"patient"_s, patient}, {u"usual"_s, reading("", R"({"state": "/s"})")}}, options);
        profiled.server().serve("/e", ServerScript::eventStream().chunk(running));
        const RunId slow = profiled.open(u"/e"_s, u"patient"_s);
        const RunId usual = profiled.open(u"/e"_s, u"usual"_s);
        QTRY_COMPARE(profiled.watched().job(usual).state, JobState::Stalled);
        QCOMPARE(profiled.watched().job(slow).state, JobState::Running);
    }

private:
    static void serveQueue(ProfiledSession &profiled, const ServerScript &data)
    {
        profiled.server().serve("/session", ServerScript::answer("200 OK", "X-Session: s1\r\n", "{}"));
        profiled.server().serve("/join/train", ServerScript::answer("200 OK", {}, "{\"ticket\":{\"id\":41}}"));
        profiled.server().serve("/data", data);
    }

    static RunId openQueue(ProfiledSession &profiled, const ServerScript &data)
    {
        serveQueue(profiled, data);
        return profiled.open(u"/"_s, u"queue"_s);
    }
};

QTEST_GUILESS_MAIN(TestSessionOpening)
#include "tst_session_opening.moc"
