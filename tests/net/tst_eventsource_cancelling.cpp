// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/net/watchedsource.h"
#include "tests/support/scriptedserver.h"

#include <QTest>

using namespace runwatch;

namespace {

constexpr int seenWithin = 200; // ms, from close() to the server seeing it

} // namespace

class EventSourceCancellingTest : public QObject
{
    Q_OBJECT

private slots:
    void isSeenByTheServerAtOnce_data();
    void isSeenByTheServerAtOnce();
    void isSeenWhileTlsIsBeingAgreed();
    void isSeenWithAFullReadBuffer();
    void dispatchesNothingAfterACallCloses();
    void survivesDeletionAskedForByACall();
    void survivesDeletionWhileOpen();
    void stopsWaitingToReconnect();
    void closesOnceAndSaysSo();
};

void EventSourceCancellingTest::isSeenByTheServerAtOnce_data()
{
    QTest::addColumn<bool>("isPost");
    QTest::addColumn<bool>("isTls");
    QTest::addColumn<ServerScript>("script");

    for (const bool isPost : {false, true}) {
        for (const bool isTls : {false, true}) {
            const QByteArray name = QByteArray(isPost ? "POST" : "GET") + (isTls ? ", TLS" : "");
            QTest::newRow(name + ", streaming")
                << isPost << isTls << ServerScript::eventStream().chunk("data: x\n\n");
            QTest::newRow(name + ", no answer yet") << isPost << isTls << ServerScript();
            QTest::newRow(name + ", half a head")
                << isPost << isTls << ServerScript().send("HTTP/1.1 200 OK\r\n");
        }
    }
}

void EventSourceCancellingTest::isSeenByTheServerAtOnce()
{
    QFETCH(const bool, isPost);
    QFETCH(const bool, isTls);
    QFETCH(const ServerScript, script);

    ScriptedServer server(isTls ? ScriptedServer::Transport::Tls : ScriptedServer::Transport::Plain);
    server.serve("/", script);
    StreamRequest request = isPost ? postRequest(server.url()) : getRequest(server.url());
    request.certificateAuthorityFile = ScriptedServer::authorityFile();
    WatchedSource watched(request);
    watched.source.open();
    QTRY_COMPARE(server.requests().size(), 1);
    if (script.moves().size() > 1)
        QTRY_COMPARE(watched.events.size(), 1);

    const qint64 closed = server.now();
    watched.source.close();
    QTRY_COMPARE(server.openConnections(), 0);
    const qint64 seen = server.closedAt(1) - closed;
    QVERIFY2(seen <= seenWithin, qPrintable(QStringLiteral("%1 ms").arg(seen)));
    QVERIFY(watched.disconnections.isEmpty());
    QVERIFY(watched.ends.isEmpty());
}

void EventSourceCancellingTest::isSeenWhileTlsIsBeingAgreed()
{
    ScriptedServer server(ScriptedServer::Transport::Silent);
    QUrl url = server.url();
    url.setScheme(QStringLiteral("https"));
    WatchedSource watched(getRequest(url));
    watched.source.open();
    QTRY_COMPARE(server.openConnections(), 1);
    const qint64 closed = server.now();
    watched.source.close();
    QTRY_COMPARE(server.openConnections(), 0);
    QVERIFY(server.closedAt(1) - closed <= seenWithin);
}

void EventSourceCancellingTest::isSeenWithAFullReadBuffer()
{
    ScriptedServer server;
    server.serve("/", ServerScript::eventStream().chunkForever("data: " + QByteArray(8000, 'x') + "\n\n"));
    WatchedSource watched(getRequest(server.url()));
    qint64 closed = 0;
    watched.onEvent = [&](const ServerSentEvent &) {
        if (watched.events.size() == 5'000) {
            closed = server.now();
            watched.source.close();
        }
    };
    watched.source.open();
    QTRY_COMPARE(watched.events.size(), 5'000);
    QTRY_COMPARE(server.openConnections(), 0);
    QVERIFY(server.closedAt(1) - closed <= seenWithin);
    QCOMPARE(watched.events.size(), 5'000);
}

void EventSourceCancellingTest::dispatchesNothingAfterACallCloses()
{
    ScriptedServer server;
    server.serve("/", ServerScript::eventStream().chunk("data: 1\n\ndata: 2\n\n: 3\n").end());
    WatchedSource watched(getRequest(server.url()));
    QSignalSpy slices(&watched.source, &EventSource::sliceRead);
    watched.onEvent = [&watched](const ServerSentEvent &) { watched.source.close(); };
    watched.source.open();
    QTRY_COMPARE(watched.source.readyState(), EventSource::ReadyState::Closed);
    QTRY_COMPARE(server.openConnections(), 0);
    QCOMPARE(watched.events, QList<QByteArray>{"1"});
    QCOMPARE(watched.comments, 0);
    QCOMPARE(slices.count(), 0);
    QVERIFY(watched.disconnections.isEmpty());
}

void EventSourceCancellingTest::survivesDeletionAskedForByACall()
{
    ScriptedServer server;
    server.serve("/", ServerScript::eventStream().chunk("data: 1\n\n").chunkForever("data: 2\n\n"));
    int events = 0;
    EventSource *source = nullptr;
    EventSource::Dispatch calls;
    calls.event = [&](const ServerSentEvent &) {
        ++events;
        source->close();
        source->deleteLater();
    };
    source = new EventSource(getRequest(server.url()), WatchedSource::quickOptions(), calls, this);
    QSignalSpy destroyed(source, &QObject::destroyed);
    source->open();
    QVERIFY(destroyed.wait());
    QTRY_COMPARE(server.openConnections(), 0);
    QCOMPARE(events, 1);
}

void EventSourceCancellingTest::survivesDeletionWhileOpen()
{
    ScriptedServer server;
    server.serve("/", ServerScript::eventStream().chunk("data: 1\n\n"));
    {
        WatchedSource watched(getRequest(server.url()));
        watched.source.open();
        QTRY_COMPARE(watched.events.size(), 1);
    }
    QTRY_COMPARE(server.openConnections(), 0);
}

void EventSourceCancellingTest::stopsWaitingToReconnect()
{
    ScriptedServer server;
    server.serve("/", ServerScript::eventStream().chunk("data: 1\n\n").end());
    WatchedSource watched(getRequest(server.url()));
    connect(&watched.source, &EventSource::reconnectScheduled, &watched.source, &EventSource::close);
    watched.source.open();
    QTRY_COMPARE(watched.delays.size(), 1);
    watched.source.reconnectNow(); // it is not waiting any more
    QTRY_COMPARE(server.openConnections(), 0);
    QCOMPARE(server.requests().size(), 1);
    QCOMPARE(watched.source.attempt(), 1);
}

void EventSourceCancellingTest::closesOnceAndSaysSo()
{
    ScriptedServer server;
    server.serve("/", ServerScript::eventStream());
    WatchedSource watched(getRequest(server.url()));
    QSignalSpy states(&watched.source, &EventSource::readyStateChanged);
    watched.source.open();
    QTRY_COMPARE(watched.openings, 1);
    watched.source.close();
    watched.source.close();
    QCOMPARE(states.count(), 2); // Open, Closed
}

QTEST_GUILESS_MAIN(EventSourceCancellingTest)
#include "tst_eventsource_cancelling.moc"
