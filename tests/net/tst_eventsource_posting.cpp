// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/net/watchedsource.h"
#include "tests/support/scriptedserver.h"

#include <QTest>

using namespace runwatch;
using Kind = StreamEnd::Kind;

class EventSourcePostingTest : public QObject
{
    Q_OBJECT

private slots:
    void sendsItsBodyAsJson();
    void keepsTheGivenContentType();
    void sendsAnEmptyBody();
    void isSentOnceWhateverBreaks_data();
    void isSentOnceWhateverBreaks();
    void neverComesBack_data();
    void neverComesBack();
    void followsRedirectsThatKeepItAPost_data();
    void followsRedirectsThatKeepItAPost();
    void refusesRedirectsThatWouldMakeItAGet_data();
    void refusesRedirectsThatWouldMakeItAGet();
    void hasNoClock();
};

void EventSourcePostingTest::sendsItsBodyAsJson()
{
    ScriptedServer server;
    const QByteArray body = "{\"items\": [" + QByteArray(300'000, '1') + "]}";
    server.serve("/", ServerScript::eventStream().chunk("data: x\n\n").end());
    WatchedSource watched(postRequest(server.url(), body));
    watched.source.open();
    QTRY_COMPARE(watched.end(), Kind::EndOfStream);
    QCOMPARE(watched.events, QList<QByteArray>{"x"});
    QCOMPARE(server.requests().size(), 1);
    const RecordedRequest &asked = server.requests().first();
    QCOMPARE(asked.method, "POST");
    QCOMPARE(asked.header("Content-Type"), "application/json");
    QCOMPARE(asked.header("Accept"), "text/event-stream");
    QCOMPARE(asked.body, body);
}

void EventSourcePostingTest::keepsTheGivenContentType()
{
    ScriptedServer server;
    StreamRequest request = postRequest(server.url(), "a=b");
    request.headers = {{"content-type", "application/x-www-form-urlencoded"}};
    WatchedSource watched(request);
    watched.source.open();
    QTRY_COMPARE(server.requests().size(), 1);
    QCOMPARE(server.requests().first().header("Content-Type"), "application/x-www-form-urlencoded");
}

void EventSourcePostingTest::sendsAnEmptyBody()
{
    ScriptedServer server;
    server.serve("/", ServerScript::eventStream().chunk("data: x\n\n"));
    WatchedSource watched(postRequest(server.url(), {}));
    watched.source.open();
    QTRY_COMPARE(watched.events.size(), 1);
    QCOMPARE(server.requests().first().header("Content-Length"), "0");
}

void EventSourcePostingTest::isSentOnceWhateverBreaks_data()
{
    QTest::addColumn<bool>("isTls");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<ServerScript>("script");

    const QByteArray head = "HTTP/1.1 200 OK\r\nContent-Type: text/event";
    for (const bool isTls : {false, true}) {
        for (const QByteArray &body : {QByteArray("{\"run\": 1}"), QByteArray()}) {
            const auto row = [&](const char *name, const ServerScript &script) {
                QTest::addRow("%s, %s, %d bytes", name, isTls ? "TLS" : "plain", int(body.size()))
                    << isTls << body << script;
            };
            row("FIN before a byte", ServerScript().cut());
            row("RST before a byte", ServerScript().reset());
            row("FIN in the status line", ServerScript().send("HTTP/1.").cut());
            row("RST in the status line", ServerScript().send("HTTP/1.").reset());
            row("FIN in the headers", ServerScript().send(head).cut());
            row("RST in the headers", ServerScript().send(head).reset());
            row("garbage", ServerScript().send("\x01\x02garbage\r\n\r\n").cut());
        }
    }
}

void EventSourcePostingTest::isSentOnceWhateverBreaks()
{
    QFETCH(const bool, isTls);
    QFETCH(const QByteArray, body);
    QFETCH(const ServerScript, script);

    ScriptedServer server(isTls ? ScriptedServer::Transport::Tls : ScriptedServer::Transport::Plain);
    server.serve("/", script);
    StreamRequest request = postRequest(server.url(), body);
    request.certificateAuthorityFile = ScriptedServer::authorityFile();
    WatchedSource watched(request);
    watched.source.open();
    QTRY_COMPARE(watched.ends, (QList<StreamEnd>{{Kind::LostBeforeAnswer, 0, {}}}));
    QTRY_COMPARE(server.openConnections(), 0);
    QCOMPARE(server.requests().size(), 1);
    QVERIFY(watched.delays.isEmpty());
}

void EventSourcePostingTest::neverComesBack_data()
{
    QTest::addColumn<ServerScript>("script");
    QTest::addColumn<StreamEnd>("end");

    const ServerScript begin = ServerScript::eventStream().chunk("data: x\n\n");
    QTest::newRow("clean end") << ServerScript(begin).end() << StreamEnd{Kind::EndOfStream, 200, {}};
    QTest::newRow("cut") << ServerScript(begin).cut() << StreamEnd{Kind::ConnectionCut, 200, {}};
    QTest::newRow("reset") << ServerScript(begin).reset() << StreamEnd{Kind::ConnectionCut, 200, {}};
    QTest::newRow("503") << ServerScript::answer("503 Busy") << StreamEnd{Kind::HttpStatus, 503, {}};
    QTest::newRow("401") << ServerScript::answer("401 No", "WWW-Authenticate: Basic realm=x\r\n")
                         << StreamEnd{Kind::HttpStatus, 401, {}};
    QTest::newRow("422 without end") << ServerScript().send("HTTP/1.1 422 No\r\n\r\n").sendForever("no\n")
                                     << StreamEnd{Kind::HttpStatus, 422, {}};
}

void EventSourcePostingTest::neverComesBack()
{
    QFETCH(const ServerScript, script);
    QFETCH(const StreamEnd, end);
    ScriptedServer server;
    server.serve("/", script);
    WatchedSource watched(postRequest(server.url()));
    watched.source.open();
    QTRY_COMPARE(watched.ends, QList<StreamEnd>{end});
    QCOMPARE(server.requests().size(), 1);
    QVERIFY(watched.delays.isEmpty());
}

void EventSourcePostingTest::followsRedirectsThatKeepItAPost_data()
{
    QTest::addColumn<int>("status");
    QTest::newRow("307") << 307;
    QTest::newRow("308") << 308;
}

void EventSourcePostingTest::followsRedirectsThatKeepItAPost()
{
    QFETCH(const int, status);
    ScriptedServer server;
    server.serve("/", ServerScript::redirect(status, "/b"));
    server.serve("/b", ServerScript::eventStream().chunk("data: x\n\n"));
    WatchedSource watched(postRequest(server.url(), "{\"a\": 1}"));
    watched.source.open();
    QTRY_COMPARE(watched.events.size(), 1);
    QCOMPARE(server.requests().size(), 2);
    QCOMPARE(server.requests().last().method, "POST");
    QCOMPARE(server.requests().last().body, "{\"a\": 1}");
}

void EventSourcePostingTest::refusesRedirectsThatWouldMakeItAGet_data()
{
    QTest::addColumn<int>("status");
    QTest::newRow("301") << 301;
    QTest::newRow("302") << 302;
    QTest::newRow("303") << 303;
}

void EventSourcePostingTest::refusesRedirectsThatWouldMakeItAGet()
{
    QFETCH(const int, status);
    ScriptedServer server;
    server.serve("/", ServerScript::redirect(status, "/b"));
    WatchedSource watched(postRequest(server.url()));
    watched.source.open();
    QTRY_COMPARE(watched.end(), Kind::RedirectRefused);
    QCOMPARE(watched.ends.first().httpStatus, status);
    QCOMPARE(server.requests().size(), 1);
}

// A buffering proxy may hold the head for the whole job.
void EventSourcePostingTest::hasNoClock()
{
    ScriptedServer server;
    server.serve("/",
                 ServerScript().pause(300).send(
                     "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\ndata: late\n\n"));
    EventSourceOptions options;
    options.connectTimeout = 1;
    options.headTimeout = 1;
    WatchedSource watched(postRequest(server.url()), options);
    watched.source.open();
    QTRY_COMPARE(watched.events, QList<QByteArray>{"late"});
    QVERIFY(watched.source.head().receivedAfter >= 290);
}

QTEST_GUILESS_MAIN(EventSourcePostingTest)
#include "tst_eventsource_posting.moc"
