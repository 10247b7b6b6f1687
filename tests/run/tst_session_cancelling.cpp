// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/run/watchedsession.h"

#include <QNetworkProxyFactory>
#include <QTest>

using namespace runwatch;
using namespace Qt::StringLiterals;
using Reach = Job::CancelReach;

namespace {

const QByteArray running = "data: {\"progress\":5}\n\n";
const QByteArray twoJobs = "data: {\"jobId\":\"a\",\"progress\":5}\n\ndata: {\"jobId\":\"b\",\"progress\":6}\n\n";

ServerScript stream(const QByteArray &events)
{
    return ServerScript::eventStream().chunk(events);
}

} // namespace

// Cancelling by a request of its own: product.md, rule 3.
class TestSessionCancelling final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QNetworkProxyFactory::setUseSystemConfiguration(false); }

    void asksTheServerAndThenCloses()
    {
        WatchedSession watched;
        watched.server.serve("/p", stream(running));
        watched.server.serve("/p/cancel", ServerScript().hold().send("HTTP/1.1 202 Yes\r\nContent-Length: 0\r\n\r\n"));
        const RunId run = watched.session.open(withCancel(watched.post(u"/p"_s), u"/p/cancel"_s));
        QTRY_COMPARE(watched.job(run).state, JobState::Running);
        watched.session.cancel({run, 0});
        QTRY_COMPARE(watched.server.requestCount("/p/cancel"), 1);
        QTRY_COMPARE(watched.job(run).state, JobState::Cancelling);
        QCOMPARE(watched.stream(run).connection, StreamStatus::Connection::Open);
        watched.server.release();
        QTRY_VERIFY(watched.stream(run).isOver);
        QCOMPARE(watched.job(run).state, JobState::Cancelled);
        QCOMPARE(watched.job(run).cancelReach, Reach::ServerConfirmed);
        QCOMPARE(watched.marks(run, LogKind::CancelAsked).size(), 1);
        QCOMPARE(watched.marks(run, LogKind::CancelSent), QStringList{u"POST|/p/cancel"_s});
        QCOMPARE(watched.marks(run, LogKind::CancelConfirmed), QStringList{u"202"_s});
        QCOMPARE(watched.marks(run, LogKind::ConnectionClosed).size(), 1);
        QCOMPARE(watched.server.requestCount("/p"), 1);
    }

    void closesWhenTheServerSaysNo()
    {
        WatchedSession watched;
        watched.server.serve("/p", stream(running));
        watched.server.serve("/p/cancel", ServerScript::answer("409 Too late"));
        const RunId run = watched.session.open(withCancel(watched.post(u"/p"_s), u"/p/cancel"_s));
        QTRY_COMPARE(watched.job(run).state, JobState::Running);
        watched.session.cancel({run, 0});
        QTRY_VERIFY(watched.stream(run).isOver);
        QCOMPARE(watched.job(run).cancelReach, Reach::ConnectionClosed);
        QCOMPARE(watched.marks(run, LogKind::CancelRefused), QStringList{u"409|HttpStatus"_s});
    }

    void doesNotWaitForEverForAnAnswer()
    {
        SessionOptions options = WatchedSession::quickOptions();
        options.cancelPatience = 100;
        WatchedSession watched(options);
        watched.server.serve("/p", stream(running));
        watched.server.serve("/p/cancel", ServerScript().hold().send("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"));
        const RunId run = watched.session.open(withCancel(watched.post(u"/p"_s), u"/p/cancel"_s));
        QTRY_COMPARE(watched.job(run).state, JobState::Running);
        watched.session.cancel({run, 0});
        QTRY_VERIFY(watched.stream(run).isOver);
        QCOMPARE(watched.job(run).cancelReach, Reach::ConnectionClosed);
        watched.server.release(); // a late answer is still worth knowing
        QTRY_COMPARE(watched.job(run).cancelReach, Reach::ServerConfirmed);
    }

    // What was asked of the first attempt is no business of the second.
    void aRetryIsNotCancelledByALateAnswer()
    {
        SessionOptions options = WatchedSession::quickOptions();
        options.cancelPatience = 100;
        WatchedSession watched(options);
        watched.server.serve("/p", stream(running));
        watched.server.serve("/p/cancel", ServerScript().hold().send("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"));
        const RunId run = watched.session.open(withCancel(watched.post(u"/p"_s), u"/p/cancel"_s));
        QTRY_COMPARE(watched.job(run).state, JobState::Running);
        watched.session.cancel({run, 0});
        QTRY_VERIFY(watched.stream(run).isOver);
        watched.session.retry(run);
        QTRY_COMPARE(watched.server.requestCount("/p"), 2);
        QTRY_COMPARE(watched.job(run).state, JobState::Running);
        watched.server.release();
        QElapsedTimer since;
        since.start();
        QTRY_VERIFY(since.elapsed() > 300);
        QCOMPARE(watched.job(run).state, JobState::Running);
        QVERIFY(watched.marks(run, LogKind::Resumed).isEmpty()); // nor is it a resume of the first
    }

    void aSecondCancelWaitsForNothing()
    {
        WatchedSession watched;
        watched.server.serve("/p", stream(running));
        watched.server.serve("/p/cancel", ServerScript());
        const RunId run = watched.session.open(withCancel(watched.post(u"/p"_s), u"/p/cancel"_s));
        QTRY_COMPARE(watched.job(run).state, JobState::Running);
        watched.session.cancel({run, 0});
        QTRY_COMPARE(watched.job(run).state, JobState::Cancelling);
        watched.session.cancel({run, 0});
        QTRY_COMPARE(watched.job(run).state, JobState::Cancelled);
        QCOMPARE(watched.server.requestCount("/p/cancel"), 1);
    }

    void theStreamMayConfirmByItself()
    {
        WatchedSession watched;
        watched.server.serve("/p", stream(running).hold().chunk("data: {\"status\":\"cancelled\"}\n\n"));
        watched.server.serve("/p/cancel", ServerScript());
        const RunId run = watched.session.open(withCancel(watched.post(u"/p"_s), u"/p/cancel"_s));
        QTRY_COMPARE(watched.job(run).state, JobState::Running);
        watched.session.cancel({run, 0});
        QTRY_COMPARE(watched.job(run).state, JobState::Cancelling);
        watched.server.release();
        QTRY_COMPARE(watched.job(run).state, JobState::Cancelled);
        QCOMPARE(watched.job(run).cancelReach, Reach::ServerConfirmed);
    }

    void cancelsOneJobOfMany()
    {
        WatchedSession watched;
        watched.server.serve("/e", stream(twoJobs));
        watched.server.serve("/jobs/a", ServerScript::answer("204 Done"));
        const RunId run = watched.session.open(withCancel(watched.get(u"/e"_s), u"/jobs/{job}"_s, "DELETE"));
        QTRY_COMPARE(watched.job(run, 2).state, JobState::Running);
        watched.session.cancel({run, 1});
        QTRY_COMPARE(watched.job(run, 1).state, JobState::Cancelled);
        QCOMPARE(watched.job(run, 1).cancelReach, Reach::ServerConfirmed);
        QCOMPARE(watched.job(run, 2).state, JobState::Running);
        QCOMPARE(watched.stream(run).connection, StreamStatus::Connection::Open);
        QCOMPARE(watched.marks(run, LogKind::CancelSent), QStringList{u"DELETE|/jobs/a"_s});
    }

    void aRefusedCancelLeavesAJobOfManyAsItWas()
    {
        WatchedSession watched;
        watched.server.serve("/e", stream(twoJobs));
        watched.server.serve("/jobs/a", ServerScript::answer("403 No"));
        const RunId run = watched.session.open(withCancel(watched.get(u"/e"_s), u"/jobs/{job}"_s));
        QTRY_COMPARE(watched.job(run, 2).state, JobState::Running);
        watched.session.cancel({run, 1});
        QTRY_COMPARE(watched.marks(run, LogKind::CancelRefused), QStringList{u"403|HttpStatus"_s});
        QTRY_COMPARE(watched.job(run, 1).state, JobState::Running);
        watched.session.cancel({run, 1}); // and may be asked for again
        QTRY_COMPARE(watched.server.requestCount("/jobs/a"), 2);
    }

    // Fifty streams of one host do not hold it up.
    void aCancelHasAWayOfItsOwn()
    {
        WatchedSession watched;
        watched.server.serve("/e", stream(running));
        watched.server.serve("/cancel", ServerScript::answer("200 OK"));
        RunId last = RunId::None;
        for (int i = 0; i < 50; ++i)
            last = watched.session.open(withCancel(watched.get(u"/e"_s), u"/cancel"_s));
        QTRY_COMPARE(watched.session.jobs().count(JobState::Running), 50);
        const qint64 asked = watched.server.now();
        watched.session.cancel({last, 0});
        QTRY_COMPARE(watched.job(last).state, JobState::Cancelled);
        QVERIFY(watched.server.now() - asked < 1'000);
        QCOMPARE(watched.session.jobs().count(JobState::Running), 49);
    }

private:
    static StreamRequest withCancel(StreamRequest request, const QString &url, const QByteArray &method = "POST")
    {
        request.cancelRequest = ControlRequest{method, url, {}};
        return request;
    }
};

QTEST_GUILESS_MAIN(TestSessionCancelling)
#include "tst_session_cancelling.moc"
