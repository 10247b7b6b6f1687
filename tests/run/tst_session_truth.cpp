// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/run/watchedsession.h"

#include <QNetworkProxyFactory>
#include <QTest>

#include <atomic>

using namespace runwatch;
using namespace Qt::StringLiterals;
using Reach = Job::CancelReach;
using Connection = StreamStatus::Connection;

namespace {

const QByteArray running = "data: {\"progress\":5}\n\n";
const QByteArray twoJobs = "data: {\"jobId\":\"a\",\"progress\":5}\n\ndata: {\"jobId\":\"b\",\"progress\":6}\n\n";
const QByteArray complete = "data: {\"status\":\"complete\"}\n\n";
const QByteArray yes = "HTTP/1.1 200 Yes\r\nContent-Length: 0\r\n\r\n";
const QByteArray no = "HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n";

ServerScript stream(const QByteArray &events)
{
    return ServerScript::eventStream().chunk(events);
}

StreamRequest withCancel(StreamRequest request)
{
    request.cancelRequest = ControlRequest{"POST", u"/cancel"_s, {}};
    return request;
}

} // namespace

// Where two things happen at once, rows still say only what is so.
class TestSessionTruth final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QNetworkProxyFactory::setUseSystemConfiguration(false); }

    void aStreamThatEndsBeforeTheCancelIsConfirmedWasCancelled()
    {
        WatchedSession watched;
        watched.server.serve("/p", stream(running).hold().end());
        watched.server.serve("/cancel", ServerScript().hold().pause(200).send(yes));
        const RunId run = watched.session.open(withCancel(watched.post(u"/p"_s)));
        QTRY_COMPARE(watched.job(run).state, JobState::Running);
        watched.session.cancel({run, 0});
        QTRY_COMPARE(watched.server.requestCount("/cancel"), 1);
        QTRY_COMPARE(watched.job(run).state, JobState::Cancelling);
        watched.server.release();
        QTRY_VERIFY(watched.stream(run).isOver);
        QCOMPARE(watched.job(run).state, JobState::Cancelled);
        QTRY_COMPARE(watched.job(run).cancelReach, Reach::ServerConfirmed);
    }

    void aJobThatCameLaterIsNotCancelledWithTheFirst()
    {
        SessionOptions options = WatchedSession::quickOptions();
        options.cancelPatience = 200;
        WatchedSession watched(options);
        watched.server.serve("/e", stream("data: {\"jobId\":\"a\",\"progress\":5}\n\n").hold()
                                       .chunk("data: {\"jobId\":\"b\",\"progress\":6}\n\n"));
        watched.server.serve("/cancel", ServerScript().pause(600).send(no));
        const RunId run = watched.session.open(withCancel(watched.get(u"/e"_s)));
        QTRY_COMPARE(watched.job(run, 1).state, JobState::Running);
        watched.session.cancel({run, 1});
        QTRY_COMPARE(watched.server.requestCount("/cancel"), 1);
        watched.server.release();
        QTRY_COMPARE(watched.job(run, 2).state, JobState::Running);
        QTRY_COMPARE(watched.marks(run, LogKind::CancelRefused).size(), 1); // after the patience is over
        QTRY_COMPARE(watched.job(run, 1).state, JobState::Running);
        QCOMPARE(watched.job(run, 2).state, JobState::Running);
        QCOMPARE(watched.stream(run).connection, Connection::Open);
    }

    void aRefusedCancelGoesBackToWhatIsSoNow()
    {
        SessionOptions options = WatchedSession::quickOptions();
        options.eventSource.reconnectionTime = 300;
        WatchedSession watched(options);
        watched.server.serveOnce("/e", stream(twoJobs).hold().cut());
        watched.server.serve("/e", stream(": hi\n\n"));
        watched.server.serve("/cancel", ServerScript().pause(900).send(no));
        const RunId run = watched.session.open(withCancel(watched.get(u"/e"_s)));
        QTRY_COMPARE(watched.job(run, 2).state, JobState::Running);
        watched.server.release();
        QTRY_COMPARE(watched.job(run, 1).state, JobState::Reconnecting);
        watched.session.cancel({run, 1});
        QTRY_COMPARE(watched.marks(run, LogKind::CancelRefused).size(), 1);
        QTRY_COMPARE(watched.job(run, 1).state, JobState::Running);
    }

    void nothingStaysCancellingWhenATokenWasRefusedMeanwhile()
    {
        WatchedSession watched;
        watched.server.serveOnce("/e", stream(twoJobs).hold().cut());
        watched.server.serveOnce("/e", ServerScript::answer("401 Who"));
        watched.server.serve("/e", stream(": hi\n\n"));
        watched.server.serve("/cancel", ServerScript());
        const RunId run = watched.session.open(withCancel(watched.get(u"/e"_s)));
        QTRY_COMPARE(watched.job(run, 2).state, JobState::Running);
        watched.session.cancel({run, 1});
        QTRY_COMPARE(watched.job(run, 1).state, JobState::Cancelling);
        watched.server.release();
        QTRY_VERIFY(watched.stream(run).isOver);
        watched.session.setToken(run, "new");
        QTRY_COMPARE(watched.stream(run).connection, Connection::Open);
        QTRY_COMPARE(watched.job(run, 1).state, JobState::Running);
    }

    void aCompletedRunStartsAgainWhenAsked()
    {
        WatchedSession watched;
        watched.server.serveOnce("/p", stream(complete).end());
        watched.server.serve("/p", stream(running));
        const RunId run = watched.session.open(watched.post(u"/p"_s));
        QTRY_VERIFY(watched.stream(run).isOver);
        watched.session.retry(run);
        QTRY_COMPARE(watched.job(run).progress, std::optional(5.0));
        QCOMPARE(watched.job(run).state, JobState::Running);
        QCOMPARE(watched.job(run).attempt, 2);
        QCOMPARE(watched.stream(run).events, 1); // counted anew
    }

    void aRefusedGetIsResumedByARetry()
    {
        WatchedSession watched;
        const QByteArray one = "id: 1\ndata: {\"type\":\"log\",\"message\":\"one\"}\n\n";
        watched.server.serveOnce("/e", stream(one).cut());
        watched.server.serveOnce("/e", ServerScript::answer("404 Gone for a moment"));
        watched.server.serve("/e", stream(one + "id: 2\ndata: {\"type\":\"log\",\"message\":\"two\"}\n\n"));
        const RunId run = watched.session.open(watched.get(u"/e"_s));
        QTRY_VERIFY(watched.stream(run).isOver);
        watched.session.retry(run);
        QTRY_COMPARE(watched.serverLines(run), (QStringList{u"one"_s, u"two"_s}));
        QCOMPARE(watched.server.requests().last().header("Last-Event-ID"), "1");
    }

    void aCompletedRunSaysNothingOfAnOldError()
    {
        SessionOptions options = WatchedSession::quickOptions();
        options.lingerTime = 50;
        WatchedSession watched(options);
        watched.server.serveOnce("/e", ServerScript::answer("503 Busy"));
        watched.server.serve("/e", stream(complete));
        const RunId run = watched.session.open(watched.get(u"/e"_s));
        QTRY_VERIFY(watched.stream(run).isOver);
        QCOMPARE(watched.stream(run).lastEnd.kind, StreamEnd::Kind::None);
        QCOMPARE(watched.stream(run).httpStatus, 200);
    }

    void timeAsleepIsNoTimeObserved()
    {
        std::atomic<qint64> asleep = 0;
        const SuspendWatch::Clocks real = SuspendWatch::systemClocks();
        SessionOptions options = WatchedSession::quickOptions();
        options.clocks.wall = [&asleep, real] { return real.wall() + asleep; };
        options.suspendCheck = 10;
        options.eventSource.wakingSpread = 1;
        WatchedSession watched(options);
        watched.server.serve("/e", stream("id: 1\n" + running));
        const RunId run = watched.session.open(watched.get(u"/e"_s));
        QTRY_COMPARE(watched.stream(run).events, 1);
        const qint64 before = real.wall();
        asleep = 3'600'000;
        QTRY_COMPARE(watched.marks(run, LogKind::Resumed).size(), 1);
        const qint64 from = watched.marks(run, LogKind::Resumed).first().split(u'|').value(1).toLongLong();
        QVERIFY2(qAbs(from - before) < 2'000, qPrintable(QString::number(from - before)));
    }

    void aPauseIsOverAtOnceWhenAskedAtOnce()
    {
        WatchedSession watched;
        watched.server.serve("/e", stream(running));
        const RunId run = watched.session.open(watched.get(u"/e"_s));
        QTRY_COMPARE(watched.job(run).state, JobState::Running);
        watched.session.pause(watched.stream(run).server);
        watched.session.unpause(watched.stream(run).server);
        QTRY_COMPARE(watched.server.requestCount("/e"), 2);
        QTRY_COMPARE(watched.stream(run).connection, Connection::Open);
    }

    void aPauseSendsNoPostAgain()
    {
        WatchedSession watched;
        watched.server.serve("/e", stream("id: 1\n" + running));
        StreamRequest request = watched.post(u"/e"_s);
        request.reconnect = StreamRequest::Reconnect::Get;
        const RunId run = watched.session.open(request);
        QTRY_COMPARE(watched.job(run).state, JobState::Running);
        watched.session.pause(watched.stream(run).server);
        watched.session.unpause(watched.stream(run).server);
        watched.server.cutAll(); // so that what comes next is the resume
        QTRY_COMPARE(watched.server.requests().size(), 2);
        QCOMPARE(watched.server.requests().last().method, "GET");
    }

    void anIdThatNoHeaderHoldsDoesNotHideTheLastGoodOne()
    {
        WatchedSession watched;
        watched.server.serveOnce("/e", stream("id: 7\n" + running + "id: " + QByteArray(1'100, 'x') + '\n' + running).cut());
        watched.server.serve("/e", stream({}));
        watched.session.open(watched.get(u"/e"_s));
        QTRY_COMPARE(watched.server.requests().size(), 2);
        QCOMPARE(watched.server.requests().last().header("Last-Event-ID"), "7");
    }
};

QTEST_GUILESS_MAIN(TestSessionTruth)
#include "tst_session_truth.moc"
