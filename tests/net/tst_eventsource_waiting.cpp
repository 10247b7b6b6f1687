// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/net/reconnectpace.h"
#include "tests/net/watchedsource.h"
#include "tests/support/scriptedserver.h"

#include <QTest>

#include <algorithm>
#include <memory>
#include <vector>

using namespace runwatch;
using Kind = StreamEnd::Kind;

// How long it waits, and who may end the waiting.
class EventSourceWaitingTest : public QObject
{
    Q_OBJECT

private slots:
    void obeysRetryAfter_data()
    {
        QTest::addColumn<QByteArray>("statusLine");
        QTest::newRow("429") << QByteArray("429 Slow down");
        QTest::newRow("503") << QByteArray("503 Busy");
    }

    void obeysRetryAfter()
    {
        QFETCH(const QByteArray, statusLine);
        ScriptedServer server;
        server.serve("/", ServerScript::answer(statusLine, "Retry-After: 100\r\n"));
        WatchedSource watched(getRequest(server.url()));
        watched.source.open();
        QTRY_COMPARE(watched.delays.size(), 1);
        QVERIFY(watched.delays.first() >= 100'000);
        QVERIFY(watched.delays.first() <= 120'000);
    }

    void countsFailuresAnewOnceItHasBeenWellForAWhile()
    {
        ScriptedServer server;
        for (int i = 0; i < 5; ++i)
            server.serveOnce("/", ServerScript::answer("500 No"));
        server.serve("/", ServerScript::eventStream().chunk(": only comments\n\n").hold().end());
        EventSourceOptions options = WatchedSource::quickOptions();
        options.reconnectionTime = 1;
        options.healthyAfter = 50;
        WatchedSource watched(getRequest(server.url()), options);
        watched.source.open();
        QTRY_COMPARE(watched.openings, 1);
        QVERIFY(watched.delays.last() >= 8);
        QElapsedTimer open;
        open.start();
        QTRY_VERIFY(open.elapsed() > 150);
        server.release();
        QTRY_COMPARE(watched.delays.size(), 6);
        QCOMPARE(watched.delays.last(), 1);
    }

    // hostile.md, section 1, row 31, on real connections: when each one arrived.
    void spreadsTheReconnectsOfManyStreams()
    {
        ScriptedServer server;
        server.serve("/", ServerScript::eventStream().chunk("id: 1\ndata: x\n\n"));
        ReconnectPace pace;
        EventSourceOptions options = WatchedSource::quickOptions();
        options.pace = &pace;
        std::vector<std::unique_ptr<WatchedSource>> many;
        for (int i = 0; i < 12; ++i) {
            many.push_back(std::make_unique<WatchedSource>(getRequest(server.url()), options));
            many.back()->source.open();
        }
        QTRY_COMPARE(server.requests().size(), 12); // first opens wait for nobody
        QList<qint64> arrivals;
        connect(&server, &ScriptedServer::requestReceived, this, [&] { arrivals << server.now(); });
        server.cutAll();
        QTRY_COMPARE(arrivals.size(), 12);
        for (qsizetype i = 5; i < arrivals.size(); ++i)
            QVERIFY2(arrivals[i] - arrivals[i - 5] >= 1'000, qPrintable(QString::number(arrivals[i] - arrivals[i - 5])));
    }

    void reconnectsAtOnceWhenAskedWhateverThePace()
    {
        ScriptedServer server;
        server.serve("/", ServerScript::eventStream().chunk("id: 1\ndata: x\n\n"));
        ReconnectPace pace;
        EventSourceOptions options = WatchedSource::quickOptions();
        options.reconnectionTime = 3'600'000;
        options.pace = &pace;
        std::vector<std::unique_ptr<WatchedSource>> many;
        for (int i = 0; i < 12; ++i) {
            many.push_back(std::make_unique<WatchedSource>(getRequest(server.url()), options));
            many.back()->source.open();
        }
        QTRY_COMPARE(server.requests().size(), 12);
        server.cutAll();
        QTRY_VERIFY(std::all_of(many.begin(), many.end(), [](const auto &one) { return one->delays.size() == 1; }));
        const qint64 asked = server.now();
        for (const auto &one : many)
            one->source.reconnectNow();
        QTRY_COMPARE(server.requests().size(), 24);
        QVERIFY2(server.now() - asked < 1'000, qPrintable(QString::number(server.now() - asked)));
    }

    void staysPausedUntilItIsAskedToGoOn()
    {
        ScriptedServer server;
        server.serve("/", ServerScript::eventStream().chunk("id: 1\ndata: x\n\n"));
        WatchedSource watched(getRequest(server.url()));
        watched.source.open();
        QTRY_COMPARE(watched.events.size(), 1);
        watched.source.pause();
        QVERIFY(watched.source.isPaused());
        QCOMPARE(watched.disconnections.last().kind, Kind::Paused);
        QTRY_COMPARE(server.openConnections(), 0);
        QVERIFY(watched.delays.isEmpty());
        QCOMPARE(server.requests().size(), 1);
        watched.source.reconnectNow();
        QTRY_COMPARE(server.requests().size(), 2);
        QCOMPARE(server.requests().last().header("Last-Event-ID"), "1");
        QVERIFY(!watched.source.isPaused());
    }

    void pausesWhileItWaits()
    {
        ScriptedServer server;
        server.serve("/", ServerScript::answer("503 Busy"));
        EventSourceOptions options = WatchedSource::quickOptions();
        options.reconnectionTime = 200;
        WatchedSource watched(getRequest(server.url()), options);
        watched.source.open();
        QTRY_COMPARE(watched.delays.size(), 1);
        watched.source.pause();
        QElapsedTimer paused;
        paused.start();
        QTRY_VERIFY(paused.elapsed() > 400);
        QCOMPARE(server.requests().size(), 1);
        QCOMPARE(watched.disconnections.size(), 1); // there was no connection to end
    }

    void leavesAPostAlone()
    {
        ScriptedServer server;
        server.serve("/", ServerScript::eventStream().chunk("id: 1\ndata: x\n\n").hold().chunk("data: y\n\n"));
        WatchedSource watched(postRequest(server.url()));
        watched.source.open();
        QTRY_COMPARE(watched.events.size(), 1);
        watched.source.pause();
        watched.source.wake();
        QVERIFY(!watched.source.isPaused());
        server.release();
        QTRY_COMPARE(watched.events.size(), 2);
        QCOMPARE(server.requests().size(), 1);
    }

    void reconnectsWhenTheMachineHasSlept()
    {
        ScriptedServer server;
        server.serve("/", ServerScript::eventStream().chunk("id: 1\ndata: x\n\n"));
        EventSourceOptions options = WatchedSource::quickOptions();
        options.reconnectionTime = 3'600'000;
        options.wakingSpread = 100;
        WatchedSource watched(getRequest(server.url()), options);
        watched.source.open();
        QTRY_COMPARE(watched.events.size(), 1);
        watched.source.wake();
        QCOMPARE(watched.disconnections.last().kind, Kind::Slept);
        QVERIFY(watched.delays.last() <= 100);
        QTRY_COMPARE(server.requests().size(), 2);
        QCOMPARE(server.requests().last().header("Last-Event-ID"), "1");
    }

    void doesNotWaitOnAfterTheMachineHasSlept()
    {
        ScriptedServer server;
        server.serve("/", ServerScript::answer("503 Busy"));
        EventSourceOptions options = WatchedSource::quickOptions();
        options.reconnectionTime = 3'600'000;
        options.wakingSpread = 50;
        WatchedSource watched(getRequest(server.url()), options);
        watched.source.open();
        QTRY_COMPARE(watched.delays.size(), 1);
        watched.source.wake();
        QTRY_COMPARE(server.requests().size(), 2);
    }

    void opensAgainWithAnotherToken()
    {
        ScriptedServer server;
        server.serveOnce("/", ServerScript::eventStream().chunk("id: 1\ndata: x\n\n").cut());
        server.serveOnce("/", ServerScript::answer("401 Who"));
        server.serve("/", ServerScript::eventStream().chunk("id: 1\ndata: x\n\nid: 2\ndata: y\n\n"));
        StreamRequest request = getRequest(server.url());
        request.token = "old";
        WatchedSource watched(request);
        watched.source.open();
        QTRY_COMPARE(watched.ends.size(), 1);
        request.token = "new";
        watched.source.openAgain(request);
        QTRY_COMPARE(watched.events, (QList<QByteArray>{"x", "y"}));
        QCOMPARE(server.requests().last().header("Authorization"), "Bearer new");
        QCOMPARE(server.requests().last().header("Last-Event-ID"), "1");
    }
};

QTEST_GUILESS_MAIN(EventSourceWaitingTest)
#include "tst_eventsource_waiting.moc"
