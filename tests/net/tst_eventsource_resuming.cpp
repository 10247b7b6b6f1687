// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/net/watchedsource.h"
#include "tests/support/scriptedserver.h"

#include <QTest>

using namespace runwatch;
using Kind = StreamEnd::Kind;

namespace {

QByteArray numbered(int first, int last)
{
    QByteArray events;
    for (int id = first; id <= last; ++id)
        events += "id: " + QByteArray::number(id) + "\ndata: line " + QByteArray::number(id) + "\n\n";
    return events;
}

ServerScript stream(const QByteArray &events)
{
    return ServerScript::eventStream().chunk(events);
}

} // namespace

class EventSourceResumingTest : public QObject
{
    Q_OBJECT

private slots:
    void leavesOutWhatWasReadBeforeTheDrop()
    {
        ScriptedServer server;
        server.serveOnce("/", stream(numbered(1, 5)).cut());
        server.serve("/", stream(numbered(3, 7)));
        WatchedSource watched(getRequest(server.url()));
        watched.source.open();
        QTRY_COMPARE(watched.ids, (QList<QByteArray>{"1", "2", "3", "4", "5", "6", "7"}));
        QCOMPARE(watched.source.repeatedEvents(), 3);
        QCOMPARE(server.requests().last().header("Last-Event-ID"), "5");
    }

    // The greeting has no id, and is no repetition of anything.
    void keepsEventsWithoutAnId()
    {
        ScriptedServer server;
        const QByteArray greeting = "data: connected\n\n";
        server.serveOnce("/", stream(greeting + numbered(1, 2)).cut());
        server.serve("/", stream(greeting + numbered(2, 3)));
        WatchedSource watched(getRequest(server.url()));
        watched.source.open();
        QTRY_COMPARE(watched.events, (QList<QByteArray>{"connected", "line 1", "line 2", "connected", "line 3"}));
    }

    void leavesNothingOutWhereAnIdIsNoCursor()
    {
        ScriptedServer server;
        const QByteArray events = "id: progress\ndata: 1\n\nid: progress\ndata: 2\n\n";
        server.serveOnce("/", stream(events).cut());
        server.serve("/", stream(events));
        WatchedSource watched(getRequest(server.url()));
        watched.source.open();
        QTRY_COMPARE(watched.events, (QList<QByteArray>{"1", "2", "1", "2"}));
        QVERIFY(watched.source.repeatsIds());
        QCOMPARE(watched.source.repeatedEvents(), 0);
    }

    void readsAServerThatCountsFromOneAgain()
    {
        ScriptedServer server;
        server.serveOnce("/", stream("id: 1\ndata: old\n\nid: 2\ndata: old\n\n").cut());
        server.serve("/", stream("id: 1\ndata: new\n\nid: 2\ndata: new\n\n"));
        WatchedSource watched(getRequest(server.url()));
        watched.source.open();
        QTRY_COMPARE(watched.events, (QList<QByteArray>{"old", "old", "new", "new"}));
        QCOMPARE(watched.reusedIds, QList<QByteArray>{"1"});
    }

    // A server that sends what was read and dies is no better than one that dies.
    void waitsLongerWhileNothingNewComes()
    {
        ScriptedServer server;
        server.serve("/", stream(numbered(1, 2)).end());
        EventSourceOptions options = WatchedSource::quickOptions();
        options.reconnectionTime = 4; // doubled each time
        WatchedSource watched(getRequest(server.url()), options);
        watched.source.open();
        QTRY_VERIFY(watched.delays.size() >= 5);
        QCOMPARE(watched.delays.first(), 4);
        QVERIFY(watched.delays[4] >= 32);
        QCOMPARE(watched.events.size(), 2);
    }

    void sendsTheIdAlsoAfterAnAttemptThatDeliveredNothing()
    {
        ScriptedServer server;
        server.serveOnce("/", stream(numbered(7, 7)).cut());
        server.serveOnce("/", ServerScript::eventStream().cut());
        server.serveOnce("/", ServerScript::answer("503 Busy"));
        server.serveOnce("/", stream(": nothing yet\n\n").end());
        server.serve("/", stream(numbered(8, 8)));
        WatchedSource watched(getRequest(server.url()));
        watched.source.open();
        QTRY_COMPARE(watched.ids, (QList<QByteArray>{"7", "8"}));
        QCOMPARE(server.requests().size(), 5);
        for (const RecordedRequest &request : server.requests().sliced(1))
            QCOMPARE(request.header("Last-Event-ID"), "7");
    }

    void resumesAPostAsItsRequestSays_data()
    {
        QTest::addColumn<StreamRequest::Reconnect>("reconnect");
        QTest::addColumn<QByteArray>("events");
        QTest::addColumn<QByteArrayList>("methods"); // as the server saw them
        const QByteArray withIds = numbered(1, 2);
        const QByteArray without = "data: line 1\n\n";
        QTest::newRow("get only") << StreamRequest::Reconnect::GetOnly << withIds << QByteArrayList{"POST"};
        QTest::newRow("never") << StreamRequest::Reconnect::Never << withIds << QByteArrayList{"POST"};
        QTest::newRow("by a GET") << StreamRequest::Reconnect::Get << withIds << QByteArrayList{"POST", "GET"};
        QTest::newRow("by the same POST") << StreamRequest::Reconnect::Same << withIds << QByteArrayList{"POST", "POST"};
        QTest::newRow("by a GET, no ids") << StreamRequest::Reconnect::Get << without << QByteArrayList{"POST"};
        QTest::newRow("by the same POST, no ids") << StreamRequest::Reconnect::Same << without << QByteArrayList{"POST"};
    }

    void resumesAPostAsItsRequestSays()
    {
        QFETCH(const StreamRequest::Reconnect, reconnect);
        QFETCH(const QByteArray, events);
        QFETCH(const QByteArrayList, methods);
        ScriptedServer server;
        server.serveOnce("/", stream(events).cut());
        server.serve("/", stream(numbered(3, 3)));
        StreamRequest request = postRequest(server.url(), R"({"a":1})");
        request.reconnect = reconnect;
        WatchedSource watched(request);
        watched.source.open();
        if (methods.size() == 1)
            QTRY_COMPARE(watched.end(), Kind::ConnectionCut);
        else
            QTRY_COMPARE(watched.ids, (QList<QByteArray>{"1", "2", "3"}));
        QByteArrayList seen;
        for (const RecordedRequest &received : server.requests())
            seen << received.method;
        QCOMPARE(seen, methods);
        const RecordedRequest &last = server.requests().last();
        QCOMPARE(last.body, last.method == "POST" ? QByteArray(R"({"a":1})") : QByteArray());
        QCOMPARE(last.header("Last-Event-ID"), methods.size() == 1 ? "" : "2");
        QCOMPARE(last.header("Content-Type"), last.method == "POST" ? "application/json" : "");
    }

    // It may have arrived, but its server has promised that this does no harm.
    void sendsAPromisedPostAgainThoughItMayHaveArrived()
    {
        ScriptedServer server;
        server.serveOnce("/", stream(numbered(1, 1)).cut());
        server.serveOnce("/", ServerScript().reset());
        server.serve("/", stream(numbered(2, 2)));
        StreamRequest request = postRequest(server.url());
        request.reconnect = StreamRequest::Reconnect::Same;
        WatchedSource watched(request);
        watched.source.open();
        QTRY_COMPARE(watched.ids, (QList<QByteArray>{"1", "2"}));
        QCOMPARE(watched.disconnections.last().kind, Kind::LostBeforeAnswer);
    }
};

QTEST_GUILESS_MAIN(EventSourceResumingTest)
#include "tst_eventsource_resuming.moc"
