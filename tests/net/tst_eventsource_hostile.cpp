// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/net/watchedsource.h"
#include "tests/support/scriptedserver.h"

#include <QFile>
#include <QTest>

#include <unistd.h>

using namespace runwatch;
using Kind = StreamEnd::Kind;

namespace {

// Of this process, the scripted server included.
qint64 residentMemory()
{
    QFile statm(QStringLiteral("/proc/self/statm"));
    if (!statm.open(QIODevice::ReadOnly))
        return -1;
    return statm.readAll().split(' ').value(1).toLongLong() * ::sysconf(_SC_PAGESIZE);
}

constexpr qint64 mebibyte = 1 << 20;

} // namespace

class EventSourceHostileTest : public QObject
{
    Q_OBJECT

private slots:
    void discardsALongLineAndReadsOn();
    void closesAtALineWithoutEnd();
    void staysSmallUnderAFlood_data();
    void staysSmallUnderAFlood();
    void givesTheEventLoopItsTurn();
    void leavesAnEndlessHead_data();
    void leavesAnEndlessHead();
    void countsAFloodOfComments();
    void readsEverythingBeforeTheEnd();
};

void EventSourceHostileTest::discardsALongLineAndReadsOn()
{
    ScriptedServer server;
    server.serve("/",
                 ServerScript::eventStream().chunk("data: 1\n\ndata: " + QByteArray(100'000, 'x')
                                                   + "\n\ndata: 2\n\n"));
    EventSourceOptions options = WatchedSource::quickOptions();
    options.lineLimit = 50'000;
    WatchedSource watched(getRequest(server.url()), options);
    watched.source.open();
    QTRY_COMPARE(watched.events, (QList<QByteArray>{"1", "2"}));
    QCOMPARE(watched.oversized, QList<Oversized::What>{Oversized::What::LineTooLong});
}

void EventSourceHostileTest::closesAtALineWithoutEnd()
{
    ScriptedServer server;
    server.serve("/", ServerScript::eventStream().chunk("data: ").chunkForever(QByteArray(60'000, 'x')));
    WatchedSource watched(getRequest(server.url()));
    const qint64 before = residentMemory();
    watched.source.open();
    QTRY_COMPARE_WITH_TIMEOUT(watched.end(), Kind::LineWithoutEnd, 60'000);
    const qint64 grown = residentMemory() - before;
    QVERIFY2(grown <= 80 * mebibyte, qPrintable(QStringLiteral("%1 MiB").arg(grown / mebibyte)));
    QCOMPARE(watched.oversized,
             (QList<Oversized::What>{Oversized::What::LineTooLong, Oversized::What::LineWithoutEnd}));
    QTRY_COMPARE(server.openConnections(), 0);
    QVERIFY(watched.delays.isEmpty());
}

void EventSourceHostileTest::staysSmallUnderAFlood_data()
{
    QTest::addColumn<bool>("isPost");
    QTest::addColumn<QByteArray>("bytes"); // again and again
    QTest::addColumn<qint64>("total");

    const QByteArray events = QByteArray("data: {\"progress\": 50}\n\n").repeated(2'000);
    QTest::newRow("GET, events") << false << events << 32 * mebibyte;
    QTest::newRow("POST, events") << true << events << 32 * mebibyte;
    QTest::newRow("GET, 256 MiB without a newline") << false << QByteArray(60'000, 'x') << 256 * mebibyte;
    QTest::newRow("GET, one endless event")
        << false << QByteArray("data: x\n").repeated(8'000) << 32 * mebibyte;
}

void EventSourceHostileTest::staysSmallUnderAFlood()
{
    QFETCH(const bool, isPost);
    QFETCH(const QByteArray, bytes);
    QFETCH(const qint64, total);

    ScriptedServer server;
    server.serve("/", ServerScript::eventStream().chunkForever(bytes));
    EventSourceOptions options = WatchedSource::quickOptions();
    options.lineLimit = mebibyte;
    options.eventLimit = mebibyte;
    options.hardLineLimit = 1024 * mebibyte;
    EventSource source(isPost ? postRequest(server.url()) : getRequest(server.url()), options, {});
    const qint64 before = residentMemory();
    source.open();
    QTRY_VERIFY_WITH_TIMEOUT(source.bytesReceived() >= total, 60'000);
    const qint64 grown = residentMemory() - before;
    QVERIFY2(grown <= 40 * mebibyte, qPrintable(QStringLiteral("%1 MiB").arg(grown / mebibyte)));
    source.close();
    QTRY_COMPARE(server.openConnections(), 0);
}

// A timer of the same thread fires between the slices, however much is there to read.
void EventSourceHostileTest::givesTheEventLoopItsTurn()
{
    ScriptedServer server;
    server.serve("/", ServerScript::eventStream().chunkForever(QByteArray("data: x\n\n").repeated(7'000)));
    EventSourceOptions options = WatchedSource::quickOptions();
    options.sliceTime = 1;
    EventSource source(getRequest(server.url()), options, {});
    QTimer timer;
    int turns = 0;
    connect(&timer, &QTimer::timeout, this, [&turns] { ++turns; });
    source.open();
    QTRY_COMPARE(source.readyState(), EventSource::ReadyState::Open);
    timer.start(0);
    const qint64 begin = source.bytesReceived();
    QTRY_VERIFY(source.bytesReceived() - begin >= 8 * mebibyte);
    QVERIFY2(turns >= 8, qPrintable(QString::number(turns)));
}

void EventSourceHostileTest::leavesAnEndlessHead_data()
{
    QTest::addColumn<ServerScript>("script");

    const QByteArray filling(1'000, 'x');
    QTest::newRow("status line") << ServerScript().send("HTTP/1.1 200 ").sendForever(filling);
    QTest::newRow("headers")
        << ServerScript().send("HTTP/1.1 200 OK\r\n").sendForever("X-A: " + filling + "\r\n");
    QTest::newRow("401") << ServerScript().send("HTTP/1.1 401 No\r\n\r\n").sendForever(filling);
    QTest::newRow("silence") << ServerScript();
    QTest::newRow("half a head") << ServerScript().send("HTTP/1.1 200 OK\r\nContent-Ty");
}

void EventSourceHostileTest::leavesAnEndlessHead()
{
    QFETCH(const ServerScript, script);
    ScriptedServer server;
    server.serve("/", script);
    EventSourceOptions options = WatchedSource::quickOptions();
    options.headTimeout = 100;
    WatchedSource watched(getOnce(server.url()), options);
    watched.source.open();
    QTRY_COMPARE(watched.ends, (QList<StreamEnd>{{Kind::NoAnswer, 0, {}}}));
    QTRY_COMPARE(server.openConnections(), 0);
    QCOMPARE(server.requests().size(), 1);
}

void EventSourceHostileTest::countsAFloodOfComments()
{
    ScriptedServer server;
    server.serve("/",
                 ServerScript::eventStream().chunk(QByteArray(": ping\n").repeated(100'000) + "data: x\n\n"));
    WatchedSource watched(getRequest(server.url()));
    watched.source.open();
    QTRY_COMPARE(watched.events, QList<QByteArray>{"x"});
    QCOMPARE(watched.comments, 100'000);
}

void EventSourceHostileTest::readsEverythingBeforeTheEnd()
{
    ScriptedServer server;
    const QByteArray events = QByteArray("data: 12345678\n\n").repeated(100'000);
    server.serve("/", ServerScript::answer("200 OK", "Content-Type: text/event-stream\r\n", events));
    EventSourceOptions options = WatchedSource::quickOptions();
    options.sliceTime = 0;
    WatchedSource watched(getOnce(server.url()), options);
    watched.source.open();
    QTRY_COMPARE(watched.end(), Kind::EndOfStream);
    QCOMPARE(watched.events.size(), 100'000);
    QCOMPARE(watched.source.bytesReceived(), events.size());
}

QTEST_GUILESS_MAIN(EventSourceHostileTest)
#include "tst_eventsource_hostile.moc"
