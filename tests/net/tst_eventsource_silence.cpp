// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/net/watchedsource.h"
#include "tests/support/scriptedserver.h"

#include <QTest>

using namespace runwatch;
using Kind = StreamEnd::Kind;

namespace {

// A second is 10 ms here.
EventSourceOptions shortOptions()
{
    EventSourceOptions options = WatchedSource::quickOptions();
    options.idleLimitWithIds = 600;
    options.idleLimitWithoutIds = 3'000;
    options.leastIdleLimit = 450;
    options.leastKeepAliveGap = 10;
    return options;
}

} // namespace

class EventSourceSilenceTest : public QObject
{
    Q_OBJECT

private slots:
    void takesASilentConnectionForDead()
    {
        ScriptedServer server;
        server.serve("/", ServerScript::eventStream().chunk("id: 1\ndata: x\n\n"));
        WatchedSource watched(getRequest(server.url()), shortOptions());
        watched.source.open();
        QTRY_COMPARE(watched.events.size(), 1);
        QCOMPARE(watched.source.idleLimit(), 600);
        const qint64 since = server.now();
        QTRY_COMPARE(watched.disconnections.size(), 1);
        QCOMPARE(watched.disconnections.first(), (StreamEnd{Kind::Silent, 200, {}}));
        QVERIFY(server.now() - since >= 500);
        QTRY_COMPARE(server.requests().size(), 2);
        QCOMPARE(server.requests().last().header("Last-Event-ID"), "1");
    }

    void isPatientWhereADropWouldLoseSomething()
    {
        ScriptedServer server;
        server.serve("/", ServerScript::eventStream().chunk("data: x\n\n").pause(900).chunk("data: y\n\n"));
        WatchedSource watched(getRequest(server.url()), shortOptions());
        watched.source.open();
        QTRY_COMPARE(watched.events, (QList<QByteArray>{"x", "y"}));
        QCOMPARE(watched.source.idleLimit(), 3'000);
        QVERIFY(watched.disconnections.isEmpty());
    }

    void learnsFromTheServersKeepAlives()
    {
        ScriptedServer server;
        ServerScript script = ServerScript::eventStream().chunk("data: x\n\n");
        for (int i = 0; i < 5; ++i)
            script.pause(200).chunk(": keep-alive\n\n");
        server.serve("/", script);
        WatchedSource watched(getRequest(server.url()), shortOptions());
        watched.source.open();
        QTRY_COMPARE(watched.comments, 5);
        QVERIFY(watched.source.keepAliveGap() >= 150);
        QCOMPARE(watched.source.idleLimit(), std::max<qint64>(450, 3 * watched.source.keepAliveGap()));
        QTRY_COMPARE(watched.disconnections.size(), 1);
        QCOMPARE(watched.disconnections.first().kind, Kind::Silent);
    }

    // hostile.md, section 1, row 25: bytes come, and so the connection is alive.
    void leavesADrippingConnectionOpen()
    {
        ScriptedServer server;
        ServerScript script = ServerScript::eventStream().chunk("id: 1\ndata: x\n\n");
        for (int i = 0; i < 8; ++i)
            script.pause(150).chunk("d");
        server.serve("/", script.hold());
        WatchedSource watched(getRequest(server.url()), shortOptions());
        watched.source.open();
        QTRY_COMPARE(watched.source.bytesReceived(), 15 + 8);
        QVERIFY(watched.disconnections.isEmpty());
        QVERIFY(watched.source.sinceLastLine() >= 1'000);
    }

    void leavesOpenWhatHasNoLimit_data()
    {
        QTest::addColumn<bool>("isPost");
        QTest::newRow("a POST") << true;
        QTest::newRow("a GET whose profile says so") << false;
    }

    void leavesOpenWhatHasNoLimit()
    {
        QFETCH(const bool, isPost);
        ScriptedServer server;
        server.serve("/", ServerScript::eventStream().chunk("id: 1\ndata: x\n\n").pause(1'200).chunk("data: y\n\n"));
        StreamRequest request = isPost ? postRequest(server.url()) : getRequest(server.url());
        request.hasIdleLimit = isPost;
        WatchedSource watched(request, shortOptions());
        watched.source.open();
        QTRY_COMPARE(watched.events, (QList<QByteArray>{"x", "y"}));
        QCOMPARE(watched.source.idleLimit(), 0);
        QVERIFY(watched.disconnections.isEmpty());
    }

    // A buffering proxy may hold the head for as long as the job runs.
    void waitsForTheAnswerToAPostForEver()
    {
        ScriptedServer server;
        server.serve("/", ServerScript().hold().send("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\ndata: x\n\n"));
        EventSourceOptions options = shortOptions();
        options.connectTimeout = options.headTimeout = 100;
        WatchedSource watched(postRequest(server.url()), options);
        int sent = 0;
        connect(&watched.source, &EventSource::requestSent, this, [&sent] { ++sent; });
        watched.source.open();
        QTRY_COMPARE(sent, 1);
        QElapsedTimer waiting;
        waiting.start();
        QTRY_VERIFY(waiting.elapsed() > 400);
        QVERIFY(watched.disconnections.isEmpty());
        server.release();
        QTRY_COMPARE(watched.events, QList<QByteArray>{"x"});
        QCOMPARE(server.requests().size(), 1);
    }
};

QTEST_GUILESS_MAIN(EventSourceSilenceTest)
#include "tst_eventsource_silence.moc"
