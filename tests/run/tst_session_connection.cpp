// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/run/watchedsession.h"

#include <QNetworkProxyFactory>
#include <QSignalSpy>
#include <QTest>

#include <atomic>

using namespace runwatch;
using namespace Qt::StringLiterals;
using Connection = StreamStatus::Connection;

namespace {

QByteArray numbered(int first, int last)
{
    QByteArray events;
    for (int id = first; id <= last; ++id) {
        const QByteArray number = QByteArray::number(id);
        events += "id: " + number + "\ndata: {\"type\":\"log\",\"message\":\"line " + number + "\"}\n\n";
    }
    return events;
}

ServerScript stream(const QByteArray &events)
{
    return ServerScript::eventStream().chunk(events);
}

} // namespace

// What a connection's ups and downs do to rows and log, from a real socket to the model.
class TestSessionConnection final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QNetworkProxyFactory::setUseSystemConfiguration(false); }

    void tellsWhatAGapHasCost_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<QStringList>("judged");
        QTest::newRow("the next number") << numbered(1, 3) << numbered(4, 5) << QStringList{u"nothing|0|4"_s};
        QTest::newRow("repeated") << numbered(1, 3) << numbered(2, 5) << QStringList{u"nothing|2|4"_s};
        QTest::newRow("a number left out") << numbered(1, 3) << numbered(9, 9) << QStringList{u"perhaps|0|9"_s};
        QTest::newRow("ids without order") << QByteArray("id: a1\ndata: x\n\nid: b7\ndata: y\n\n")
                                           << QByteArray("id: c3\ndata: z\n\n") << QStringList{u"untold|0|c3"_s};
        QTest::newRow("no ids") << QByteArray("data: x\n\n") << QByteArray("data: y\n\n") << QStringList();
    }

    void tellsWhatAGapHasCost()
    {
        QFETCH(const QByteArray, before);
        QFETCH(const QByteArray, after);
        QFETCH(const QStringList, judged);
        WatchedSession watched;
        watched.server.serveOnce("/e", stream(before).hold().cut());
        watched.server.serve("/e", stream(after));
        const RunId run = watched.session.open(watched.get(u"/e"_s));
        QTRY_VERIFY(watched.stream(run).events > 0);
        const qint64 eventsBefore = watched.stream(run).events;
        watched.server.release();
        QTRY_VERIFY(watched.stream(run).events > eventsBefore);
        QCOMPARE(watched.marks(run, LogKind::GapJudged), judged);
        const QStringList resumed = watched.marks(run, LogKind::Resumed);
        QCOMPARE(resumed.size(), 1);
        const QStringList values = resumed.first().split(u'|');
        QCOMPARE(values.first().toUtf8(), watched.server.requests().last().header("Last-Event-ID"));
        QVERIFY(values[1].toLongLong() <= values[2].toLongLong());
    }

    void keepsCoverage()
    {
        SessionOptions options = WatchedSession::quickOptions();
        options.eventSource.reconnectionTime = 150;
        WatchedSession watched(options);
        watched.server.serveOnce("/e", stream(numbered(1, 1)).pause(100).cut());
        watched.server.serveOnce("/e", stream(numbered(2, 2)).cut());
        watched.server.serve("/e", stream(numbered(7, 7)));
        const RunId run = watched.session.open(watched.get(u"/e"_s));
        QTRY_COMPARE(watched.stream(run).lastEventId, "7"_ba);
        const Coverage &coverage = watched.stream(run).coverage;
        QVERIFY2(coverage.observed >= 100, qPrintable(QString::number(coverage.observed)));
        QVERIFY(coverage.disconnected >= 300);
        QVERIFY(coverage.recovered >= 150); // the first gap, not the second
        QVERIFY(coverage.recovered < coverage.disconnected);
        const QList<PastConnection> past = watched.stream(run).past;
        QVERIFY(past.size() >= 2);
        QVERIFY(past.at(0).isGapRecovered);
        QVERIFY(!past.at(1).isGapRecovered);
        QCOMPARE(watched.stream(run).past.size(), 2);
        QCOMPARE(watched.stream(run).past.first().end, StreamEnd::Kind::ConnectionCut);
    }

    // Restarted servers count from one again; nothing of theirs may be taken for a repetition.
    void readsARestartedServerWhole()
    {
        WatchedSession watched;
        watched.server.serveOnce("/e", stream(numbered(1, 3)).cut());
        watched.server.serve("/e", stream("id: 1\ndata: {\"type\":\"log\",\"message\":\"anew\"}\n\n"));
        const RunId run = watched.session.open(watched.get(u"/e"_s));
        QTRY_COMPARE(watched.serverLines(run).value(3), u"anew"_s);
        QCOMPARE(watched.marks(run, LogKind::IdsReused), QStringList{u"1"_s});
        QCOMPARE(watched.marks(run, LogKind::GapJudged), QStringList{u"perhaps|0|1"_s});
    }

    void pausesAServerAndGoesOn()
    {
        WatchedSession watched;
        watched.server.serveOnce("/a", stream(numbered(1, 1)));
        watched.server.serve("/a", stream(numbered(2, 2)));
        watched.server.serve("/p", stream(numbered(1, 1)));
        const RunId get = watched.session.open(watched.get(u"/a"_s));
        const RunId post = watched.session.open(watched.post(u"/p"_s));
        QTRY_COMPARE(watched.stream(get).events, 1);
        QTRY_COMPARE(watched.stream(post).events, 1);
        watched.session.pause(watched.stream(get).server);
        QTRY_COMPARE(watched.stream(get).connection, Connection::Paused);
        QCOMPARE(watched.job(get).state, JobState::Reconnecting);
        QTRY_COMPARE(watched.server.openConnections(), 1); // the POST's
        QCOMPARE(watched.stream(post).connection, Connection::Open);
        watched.session.unpause(watched.stream(get).server);
        QTRY_COMPARE(watched.stream(get).events, 2);
        QCOMPARE(watched.job(get).state, JobState::Running);
        QCOMPARE(watched.marks(get, LogKind::StreamPaused).size(), 1);
        QCOMPARE(watched.marks(get, LogKind::StreamUnpaused).size(), 1);
        QCOMPARE(watched.server.requestCount("/p"), 1);
    }

    void cancelsWhatIsPaused()
    {
        WatchedSession watched;
        watched.server.serve("/a", stream(numbered(1, 1)));
        const RunId run = watched.session.open(watched.get(u"/a"_s));
        QTRY_COMPARE(watched.stream(run).events, 1);
        watched.session.pause(watched.stream(run).server);
        QTRY_COMPARE(watched.stream(run).connection, Connection::Paused);
        watched.session.cancel({run, 0});
        QTRY_COMPARE(watched.job(run).state, JobState::Cancelled);
    }

    void cancelsWhatWaits()
    {
        SessionOptions options = WatchedSession::quickOptions();
        options.eventSource.reconnectionTime = 3'600'000;
        WatchedSession watched(options);
        watched.server.serve("/a", stream(numbered(1, 1)).cut());
        const RunId run = watched.session.open(watched.get(u"/a"_s));
        QTRY_COMPARE(watched.stream(run).connection, Connection::Waiting);
        watched.session.cancel({run, 0});
        QTRY_COMPARE(watched.job(run).state, JobState::Cancelled);
        QCOMPARE(watched.server.requestCount("/a"), 1);
    }

    void goesOnWithTheSameJobsAndANewToken()
    {
        WatchedSession watched;
        const QByteArray half = "id: 1\ndata: {\"jobId\":\"a\",\"progress\":40,\"phase\":\"load\"}\n\n"
                                "id: 2\ndata: {\"jobId\":\"b\",\"status\":\"complete\"}\n\n";
        watched.server.serveOnce("/e", stream(half).cut());
        watched.server.serveOnce("/e", ServerScript::answer("401 Who"));
        watched.server.serve("/e", stream("id: 3\ndata: {\"jobId\":\"a\",\"progress\":50}\n\n"));
        StreamRequest request = watched.get(u"/e"_s);
        request.token = "old";
        const RunId run = watched.session.open(request);
        QTRY_VERIFY(watched.stream(run).isOver);
        QCOMPARE(watched.stream(run).httpStatus, 401);
        QCOMPARE(watched.job(run, 1).state, JobState::Lost); // it was known, and is not any more
        watched.session.setToken(run, "new");
        QTRY_COMPARE(watched.job(run, 1).progress, std::optional(50.0));
        QCOMPARE(watched.job(run, 1).state, JobState::Running);
        QCOMPARE(watched.job(run, 1).phases.size(), 1);
        QCOMPARE(watched.job(run, 1).attempt, 1);
        QCOMPARE(watched.job(run, 2).state, JobState::Completed);
        QVERIFY(!watched.stream(run).isOver);
        QCOMPARE(watched.server.requests().last().header("Authorization"), "Bearer new");
        QCOMPARE(watched.server.requests().last().header("Last-Event-ID"), "2");
    }

    void aTokenOpensNothingThatWasNotRefused()
    {
        WatchedSession watched;
        watched.server.serve("/p", stream("data: {\"progress\":40}\n\n").cut());
        const RunId run = watched.session.open(watched.post(u"/p"_s));
        QTRY_VERIFY(watched.stream(run).isOver);
        watched.session.setToken(run, "new");
        watched.session.setToken(run, "newer");
        watched.session.retry(run); // still allowed: it is over
        QTRY_COMPARE(watched.server.requestCount("/p"), 2);
        QCOMPARE(watched.server.requests().last().header("Authorization"), "");
    }

    void noticesThatTheMachineHasSlept()
    {
        std::atomic<qint64> asleep = 0;
        const SuspendWatch::Clocks real = SuspendWatch::systemClocks();
        SessionOptions options = WatchedSession::quickOptions();
        options.clocks.wall = [&asleep, real] { return real.wall() + asleep; };
        options.suspendCheck = 10;
        options.eventSource.wakingSpread = 50;
        WatchedSession watched(options);
        watched.server.serveOnce("/e", stream(numbered(1, 1)));
        watched.server.serve("/e", stream(numbered(2, 2)));
        watched.server.serve("/p", stream(numbered(1, 1)));
        const RunId get = watched.session.open(watched.get(u"/e"_s));
        const RunId post = watched.session.open(watched.post(u"/p"_s));
        QTRY_COMPARE(watched.stream(get).events, 1);
        QTRY_COMPARE(watched.stream(post).events, 1);
        asleep = 3'600'000;
        QTRY_COMPARE(watched.stream(get).events, 2);
        QCOMPARE(watched.marks(get, LogKind::MachineSlept).size(), 1);
        QCOMPARE(watched.marks(post, LogKind::MachineSlept).size(), 1);
        QCOMPARE(watched.stream(post).connection, Connection::Open);
        QCOMPARE(watched.server.requestCount("/p"), 1);
    }

    void aHubBetweenTwoBuildsIsNotOver()
    {
        SessionOptions options = WatchedSession::quickOptions();
        options.hubIdleTime = 50;
        WatchedSession watched(options);
        watched.server.serveOnce("/hub", stream(": nothing yet\n\n").end());
        watched.server.serveOnce("/hub", stream("data: {\"jobId\":\"1\",\"status\":\"complete\"}\n\n").pause(150).end());
        watched.server.serve("/hub", stream("data: {\"jobId\":\"2\",\"status\":\"complete\"}\n\n").end());
        const RunId run = watched.session.open(watched.get(u"/hub"_s));
        QTRY_VERIFY(watched.stream(run).isOver); // it ended together with its last job
        QCOMPARE(watched.server.requestCount("/hub"), 3);
        QCOMPARE(watched.session.jobs().count(JobState::Completed), 2);
    }

    void tellsABufferingProxy()
    {
        WatchedSession watched;
        QByteArray late;
        for (const char *second : {"00", "02", "04", "06"})
            late += "data: {\"type\":\"log\",\"message\":\"x\",\"timestamp\":\"2026-01-17T10:00:" + QByteArray(second) + ".000Z\"}\n\n";
        const QByteArray head = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n";
        watched.server.serve("/held", ServerScript().pause(3'100).send(head + late));
        watched.server.serve("/pieces", ServerScript().pause(3'100).send(head + late.first(late.size() / 2)).pause(30).send(late.mid(late.size() / 2)));
        watched.server.serve("/history", stream(late));
        const RunId held = watched.session.open(watched.get(u"/held"_s));
        const RunId pieces = watched.session.open(watched.get(u"/pieces"_s)); // as the network may cut it
        const RunId history = watched.session.open(watched.get(u"/history"_s));
        QTRY_COMPARE(watched.stream(held).events, 4);
        QTRY_COMPARE(watched.stream(pieces).events, 4);
        QCOMPARE(watched.stream(held).burstSpan, 6'000);
        QCOMPARE(watched.stream(pieces).burstSpan, 6'000);
        QCOMPARE(watched.stream(history).burstSpan, 0);
    }
};

QTEST_GUILESS_MAIN(TestSessionConnection)
#include "tst_session_connection.moc"
