// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/net/watchedsource.h"
#include "tests/support/scriptedserver.h"

#include <QTest>

using namespace runwatch;
using Kind = StreamEnd::Kind;

class EventSourceReconnectingTest : public QObject
{
    Q_OBJECT

private slots:
    void comesBackAfterEveryEnd_data();
    void comesBackAfterEveryEnd();
    void comesBackAfterARefusal_data();
    void comesBackAfterARefusal();
    void asksFromTheLastWholeEvent();
    void sendsTheIdsExactBytes();
    void keepsUnfitIdsToItself_data();
    void keepsUnfitIdsToItself();
    void honoursTheServersRetry();
    void waitsLongerAfterEachFailure();
    void stopsAtNoContent();
    void stopsWhenToldNeverToReconnect();
    void reconnectsAtOnceWhenAsked();
    void letsASlotOfDisconnectedClose();
    void triesAgainWhenNoHeadComes();
};

void EventSourceReconnectingTest::comesBackAfterEveryEnd_data()
{
    QTest::addColumn<ServerScript>("first");
    QTest::addColumn<Kind>("end");

    const ServerScript begin = ServerScript::eventStream().chunk("data: 1\n\n");
    const QByteArray head = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n";
    const QByteArray half = "data: 1\n\ndata: hal";
    QTest::newRow("clean end") << ServerScript(begin).end() << Kind::EndOfStream;
    QTest::newRow("FIN between chunks") << ServerScript(begin).cut() << Kind::ConnectionCut;
    QTest::newRow("RST between chunks") << ServerScript(begin).reset() << Kind::ConnectionCut;
    QTest::newRow("FIN in a chunk") << ServerScript(begin).send("ff\r\ndata: ha").cut()
                                    << Kind::ConnectionCut;
    QTest::newRow("FIN before the length")
        << ServerScript().send(head + "Content-Length: 99\r\n\r\n" + half).cut() << Kind::ConnectionCut;
    QTest::newRow("length reached") << ServerScript().send(head + "Content-Length: 18\r\n\r\n" + half).cut()
                                    << Kind::EndOfStream;
    QTest::newRow("HTTP/1.0, ended by FIN")
        << ServerScript().send(head + "Connection: close\r\n\r\n" + half).cut() << Kind::EndOfStream;
}

void EventSourceReconnectingTest::comesBackAfterEveryEnd()
{
    QFETCH(const ServerScript, first);
    QFETCH(const Kind, end);

    ScriptedServer server;
    server.serveOnce("/", first);
    server.serve("/", ServerScript::eventStream().chunk("data: 2\n\n"));
    WatchedSource watched(getRequest(server.url()));
    watched.source.open();
    QTRY_COMPARE(watched.events, (QList<QByteArray>{"1", "2"}));
    QCOMPARE(watched.disconnections.size(), 1);
    QCOMPARE(watched.disconnections.first().kind, end);
    QCOMPARE(watched.disconnections.first().httpStatus, 200);
    QCOMPARE(watched.delays, QList<int>{0});
    QCOMPARE(watched.source.attempt(), 2);
    QCOMPARE(watched.openings, 2);
    QVERIFY(watched.ends.isEmpty());
}

void EventSourceReconnectingTest::comesBackAfterARefusal_data()
{
    QTest::addColumn<ServerScript>("first");
    QTest::newRow("500") << ServerScript::answer("500 Broken");
    QTest::newRow("503") << ServerScript::answer("503 Busy");
    QTest::newRow("429") << ServerScript::answer("429 Slow down");
    QTest::newRow("500 without end") << ServerScript().send("HTTP/1.1 500 No\r\n\r\n").sendForever("never\n");
    QTest::newRow("FIN before a byte") << ServerScript().cut();
    QTest::newRow("garbage") << ServerScript().send("SSH-2.0-OpenSSH_9.2p1\r\n\r\n").cut();
}

void EventSourceReconnectingTest::comesBackAfterARefusal()
{
    QFETCH(const ServerScript, first);
    ScriptedServer server;
    server.serveOnce("/", first);
    server.serve("/", ServerScript::eventStream().chunk("data: 2\n\n"));
    WatchedSource watched(getRequest(server.url()));
    watched.source.open();
    QTRY_COMPARE(watched.events, QList<QByteArray>{"2"});
    QVERIFY(watched.ends.isEmpty());
}

void EventSourceReconnectingTest::asksFromTheLastWholeEvent()
{
    ScriptedServer server;
    server.serveOnce("/", ServerScript::eventStream().chunk("id: 1\ndata: a\n\nid: 2\ndata: b\n").cut());
    server.serveOnce("/", ServerScript::eventStream().chunk("data: c\n\n").cut());
    server.serve("/", ServerScript::eventStream());
    WatchedSource watched(getRequest(server.url()));
    watched.source.open();
    QTRY_COMPARE(server.requests().size(), 3);
    QCOMPARE(server.requests()[1].header("Last-Event-ID"), "1");
    QCOMPARE(server.requests()[2].header("Last-Event-ID"), "1");
    QCOMPARE(watched.events, (QList<QByteArray>{"a", "c"}));
    QCOMPARE(watched.ids, (QList<QByteArray>{"1", "1"}));
}

void EventSourceReconnectingTest::sendsTheIdsExactBytes()
{
    ScriptedServer server;
    const QByteArray id = "\xE2\x80\xA6 \xFF;=\"x\"";
    server.serveOnce("/", ServerScript::eventStream().chunk("id: " + id + "\ndata: a\n\n").end());
    server.serve("/", ServerScript::eventStream());
    WatchedSource watched(getRequest(server.url()));
    watched.source.open();
    QTRY_COMPARE(server.requests().size(), 2);
    QCOMPARE(server.requests().last().header("Last-Event-ID"), id);
}

void EventSourceReconnectingTest::keepsUnfitIdsToItself_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::newRow("too long") << QByteArray(1025, 'x');
    QTest::newRow("control") << QByteArray("a\x01"
                                           "b");
    QTest::newRow("delete") << QByteArray("a\x7f");
}

void EventSourceReconnectingTest::keepsUnfitIdsToItself()
{
    QFETCH(const QByteArray, id);
    ScriptedServer server;
    server.serveOnce("/", ServerScript::eventStream().chunk("id: " + id + "\ndata: a\n\n").end());
    server.serve("/", ServerScript::eventStream());
    WatchedSource watched(getRequest(server.url()));
    watched.source.open();
    QTRY_COMPARE(server.requests().size(), 2);
    QVERIFY(server.requests().last().header("Last-Event-ID").isNull());
    QCOMPARE(watched.source.lastEventId(), id);
}

void EventSourceReconnectingTest::honoursTheServersRetry()
{
    ScriptedServer server;
    server.serve("/", ServerScript::eventStream().chunk("retry: 120\ndata: a\n\n").end());
    WatchedSource watched(getRequest(server.url()));
    watched.source.open();
    QTRY_COMPARE(watched.events.size(), 3);
    QCOMPARE(watched.delays.first(2), (QList<int>{120, 120}));
    QVERIFY(server.requests().size() >= 3);
}

void EventSourceReconnectingTest::waitsLongerAfterEachFailure()
{
    ScriptedServer server;
    server.serve("/", ServerScript::answer("500 Broken"));
    EventSourceOptions options;
    options.reconnectionTime = 4;
    options.longestDelay = 16;
    WatchedSource watched(getRequest(server.url()), options);
    watched.source.open();
    QTRY_VERIFY(watched.delays.size() >= 6);
    QCOMPARE(watched.delays[0], 4);
    QVERIFY(watched.delays[2] >= 8 && watched.delays[2] <= 16);
    QVERIFY(watched.delays[5] >= 8 && watched.delays[5] <= 16);
}

void EventSourceReconnectingTest::stopsAtNoContent()
{
    ScriptedServer server;
    server.serveOnce("/", ServerScript::eventStream().chunk("data: a\n\n").end());
    server.serve("/", ServerScript::answer("204 No Content"));
    WatchedSource watched(getRequest(server.url()));
    watched.source.open();
    QTRY_COMPARE(watched.end(), Kind::NoContent);
    QCOMPARE(server.requests().size(), 2);
    QCOMPARE(watched.source.readyState(), EventSource::ReadyState::Closed);
}

void EventSourceReconnectingTest::stopsWhenToldNeverToReconnect()
{
    ScriptedServer server;
    server.serve("/", ServerScript::eventStream().chunk("data: a\n\n").cut());
    WatchedSource watched(getOnce(server.url()));
    watched.source.open();
    QTRY_COMPARE(watched.end(), Kind::ConnectionCut);
    QVERIFY(watched.delays.isEmpty());
    QCOMPARE(server.requests().size(), 1);
}

void EventSourceReconnectingTest::reconnectsAtOnceWhenAsked()
{
    ScriptedServer server;
    server.serve("/", ServerScript::eventStream().chunk("data: a\n\n").end());
    EventSourceOptions options;
    options.reconnectionTime = 3'600'000;
    WatchedSource watched(getRequest(server.url()), options);
    watched.source.reconnectNow(); // not waiting: nothing
    watched.source.open();
    QTRY_COMPARE(watched.delays.size(), 1);
    QCOMPARE(watched.source.readyState(), EventSource::ReadyState::Connecting);
    watched.source.reconnectNow();
    QTRY_COMPARE(watched.events.size(), 2);
}

void EventSourceReconnectingTest::letsASlotOfDisconnectedClose()
{
    ScriptedServer server;
    server.serve("/", ServerScript::eventStream().chunk("data: a\n\n").end());
    WatchedSource watched(getRequest(server.url()));
    connect(&watched.source, &EventSource::disconnected, &watched.source, &EventSource::close);
    watched.source.open();
    QTRY_COMPARE(watched.disconnections.size(), 1);
    QTRY_COMPARE(server.openConnections(), 0);
    QCOMPARE(watched.source.readyState(), EventSource::ReadyState::Closed);
    QVERIFY(watched.delays.isEmpty());
    QVERIFY(watched.ends.isEmpty());
}

void EventSourceReconnectingTest::triesAgainWhenNoHeadComes()
{
    ScriptedServer server;
    server.serveOnce("/", ServerScript()); // silence
    server.serve("/", ServerScript::eventStream().chunk("data: a\n\n"));
    EventSourceOptions options = WatchedSource::quickOptions();
    options.headTimeout = 50;
    WatchedSource watched(getRequest(server.url()), options);
    watched.source.open();
    QTRY_COMPARE(watched.events, QList<QByteArray>{"a"});
    QCOMPARE(watched.disconnections, (QList<StreamEnd>{{Kind::NoAnswer, 0, {}}}));
    QTRY_COMPARE(server.openConnections(), 1);
}

QTEST_GUILESS_MAIN(EventSourceReconnectingTest)
#include "tst_eventsource_reconnecting.moc"
