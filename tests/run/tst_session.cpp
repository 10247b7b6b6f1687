// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/log/eventstore.h"
#include "app/log/logstore.h"
#include "app/run/session.h"
#include "tests/support/scriptedserver.h"

#include <QAbstractItemModelTester>
#include <QNetworkProxyFactory>
#include <QSignalSpy>
#include <QTest>

using namespace runwatch;

namespace {

SessionOptions quickOptions()
{
    SessionOptions options;
    options.batchInterval = 0;
    options.eventSource.reconnectionTime = 1;
    options.lingerTime = 60'000;
    return options;
}

QStringList serverLines(const LogStore &store)
{
    QStringList texts;
    const auto lines = store.lines(store.first(), qsizetype(store.end()));
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (lines[i].kind == LogKind::ServerText)
            texts << QString::fromUtf8(lines[i].text);
    }
    return texts;
}

bool hasMark(const LogStore &store, LogKind kind)
{
    const auto lines = store.lines(store.first(), qsizetype(store.end()));
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (lines[i].kind == kind)
            return true;
    }
    return false;
}

} // namespace

// From a real socket to the model: the whole line, without a window.
class TestSession final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QNetworkProxyFactory::setUseSystemConfiguration(false); }

    void init()
    {
        m_server = std::make_unique<ScriptedServer>();
        m_session = std::make_unique<Session>(quickOptions());
        m_tester = std::make_unique<QAbstractItemModelTester>(&m_session->jobs());
    }

    void cleanup()
    {
        m_tester.reset();
        m_session.reset();
        m_server.reset();
    }

    void completesWhenTheStreamSaysSo()
    {
        m_server->serve("/p", ServerScript::eventStream()
                                  .chunk("data: {\"progress\":40,\"message\":\"half\",\"status\":\"progress\"}\n\n")
                                  .hold()
                                  .chunk("data: {\"progress\":100,\"message\":\"done\",\"status\":\"complete\"}\n\n")
                                  .end());
        const RunId run = m_session->open(post("/p"));
        QTRY_COMPARE(own(run).progress, std::optional(40.0));
        QCOMPARE(own(run).state, JobState::Running);
        QCOMPARE(own(run).message, QStringLiteral("half"));
        QVERIFY(stream(run).contentType.startsWith(QStringLiteral("text/event-stream")));
        m_server->release();
        QTRY_VERIFY(stream(run).isOver);
        QCOMPARE(own(run).state, JobState::Completed);
        QCOMPARE(own(run).progress, std::optional(100.0));
        QCOMPARE(stream(run).end, JobState::Completed);
        QCOMPARE(m_server->requestCount("/p"), 1);
    }

    void aStreamThatClosedIsNotAJobThatFinished()
    {
        m_server->serve("/p", ServerScript::eventStream().chunk("data: {\"progress\":99}\n\n").end());
        const RunId run = m_session->open(post("/p"));
        QTRY_VERIFY(stream(run).isOver);
        QCOMPARE(own(run).state, JobState::EndedEarly);
        QCOMPARE(stream(run).end, JobState::EndedEarly);
        QCOMPARE(own(run).progress, std::optional(99.0));
    }

    void aPostThatIsCutIsLostAndNeverSentAgain()
    {
        m_server->serve("/p", ServerScript::eventStream().chunk("data: {\"progress\":5}\n\n").hold().reset());
        const RunId run = m_session->open(post("/p"));
        QTRY_COMPARE(own(run).progress, std::optional(5.0));
        m_server->release();
        QTRY_VERIFY(stream(run).isOver);
        QCOMPARE(own(run).state, JobState::Lost);
        QCOMPARE(stream(run).end, JobState::Lost);
        QCOMPARE(m_server->requestCount("/p"), 1);
    }

    void aGetThatIsCutGoesOnWhereItWas()
    {
        m_server->serveOnce("/e", ServerScript::eventStream().chunk("id: 7\ndata: {\"progress\":10}\n\n").hold().cut());
        m_server->serve("/e", ServerScript::eventStream().chunk("id: 8\ndata: {\"progress\":20}\n\n"));
        const RunId run = m_session->open(get("/e"));
        QTRY_COMPARE(own(run).progress, std::optional(10.0));
        m_server->release();
        QTRY_COMPARE(own(run).progress, std::optional(20.0));
        QCOMPARE(own(run).state, JobState::Running);
        QCOMPARE(m_server->requests().last().header("Last-Event-ID"), QByteArray("7"));
        QVERIFY(hasMark(*m_session->log(run), LogKind::Disconnected));
        QVERIFY(hasMark(*m_session->log(run), LogKind::Resumed));
    }

    void oneStreamCarriesManyJobs()
    {
        m_server->serve("/e", ServerScript::eventStream()
                                  .chunk("data: {\"jobId\":\"a\",\"title\":\"Import\",\"progress\":10}\n\n")
                                  .chunk("data: {\"jobId\":\"b\",\"progress\":20}\n\n")
                                  .chunk("data: {\"jobId\":\"a\",\"status\":\"complete\"}\n\n")
                                  .hold()
                                  .chunk("data: {\"jobId\":\"b\",\"status\":\"failed\",\"message\":\"disk full\"}\n\n")
                                  .end());
        const RunId run = m_session->open(get("/e"));
        QTRY_COMPARE(m_session->jobs().count(JobState::Completed), 1);
        QCOMPARE(m_session->jobs().rowCount(), 2); // the stream's own row has gone
        QCOMPARE(m_session->jobs().job({run, 1})->title, QStringLiteral("Import"));
        QVERIFY(m_session->jobs().job({run, 1})->sharesItsStream);
        QVERIFY(!stream(run).isOver);
        m_server->release();
        QTRY_VERIFY(stream(run).isOver); // a clean end, and all have ended
        QCOMPARE(stream(run).end, JobState::Failed);
        QCOMPARE(m_session->jobs().job({run, 2})->message, QStringLiteral("disk full"));
        QCOMPARE(m_server->requestCount("/e"), 1);
    }

    void aJobThatDoesNotAdvanceIsStalled()
    {
        SessionOptions options = quickOptions();
        options.stallTime = 20;
        m_tester.reset();
        m_session = std::make_unique<Session>(options);
        m_server->serve("/p", ServerScript::eventStream().chunk("data: {\"progress\":5}\n\n").hold().chunk("data: {\"progress\":6}\n\n").hold());
        const RunId run = m_session->open(get("/p"));
        QTRY_COMPARE(own(run).state, JobState::Stalled);
        m_server->release();
        QTRY_COMPARE(own(run).progress, std::optional(6.0));
        QTRY_COMPARE(own(run).state, JobState::Stalled);
    }

    void cancelClosesTheConnectionAtOnce()
    {
        m_server->serve("/p", ServerScript::eventStream().chunk("data: {\"progress\":5}\n\n"));
        const RunId run = m_session->open(post("/p"));
        QTRY_COMPARE(own(run).progress, std::optional(5.0));
        QSignalSpy finished(m_session.get(), &Session::runFinished);
        m_session->cancel({run, 0});
        const qint64 asked = m_server->now();
        QTRY_COMPARE(m_server->closedConnections(), 1);
        QVERIFY(m_server->closedAt(1) - asked < 200);
        QTRY_COMPARE(finished.count(), 1);
        QCOMPARE(own(run).state, JobState::Cancelled);
        QCOMPARE(own(run).cancelReach, Job::CancelReach::ConnectionClosed);
        QCOMPARE(stream(run).end, JobState::Cancelled);
        QVERIFY(hasMark(*m_session->log(run), LogKind::CancelAsked));
    }

    void cancelWorksWhileConnecting()
    {
        m_server->serve("/p", ServerScript());
        const RunId run = m_session->open(post("/p"));
        QTRY_COMPARE(m_server->requestCount("/p"), 1);
        m_session->cancel({run, 0});
        QTRY_COMPARE(m_server->closedConnections(), 1);
        QTRY_COMPARE(own(run).state, JobState::Cancelled);
    }

    void aRefusedStreamSaysWhy()
    {
        m_server->serve("/s", ServerScript::answer("401 Unauthorized", {}, "no"));
        const RunId run = m_session->open(get("/s"));
        QTRY_VERIFY(stream(run).isOver);
        QCOMPARE(own(run).state, JobState::Refused);
        QCOMPARE(stream(run).httpStatus, 401);
        QCOMPARE(stream(run).lastEnd.kind, StreamEnd::Kind::HttpStatus);
    }

    void keepsEveryLogLineInOrder()
    {
        ServerScript script = ServerScript::eventStream();
        QStringList expected;
        for (int i = 0; i < 2'000; ++i) {
            script.chunk("data: {\"type\":\"log\",\"message\":\"line " + QByteArray::number(i) + "\"}\n\n");
            expected << QStringLiteral("line %1").arg(i);
        }
        m_server->serve("/l", script.chunk("data: {\"type\":\"complete\",\"message\":\"end\"}\n\n").end());
        const RunId run = m_session->open(post("/l"));
        QTRY_VERIFY(stream(run).isOver);
        QCOMPARE(serverLines(*m_session->log(run)), expected << QStringLiteral("end"));
        QCOMPARE(own(run).logLines, 2'001);
        QCOMPARE(own(run).state, JobState::Completed);
    }

    void keepsWhatItDoesNotRecognise()
    {
        m_server->serve("/u", ServerScript::eventStream().chunk("event: odd\ndata: {\"colour\":\"blue\"}\n\n"));
        const RunId run = m_session->open(get("/u"));
        QTRY_COMPARE(stream(run).unrecognised, 1);
        const auto events = m_session->events(run)->events(0, 10);
        QCOMPARE(events.size(), 1);
        QCOMPARE(events[0].type, QByteArrayView("odd"));
        QCOMPARE(events[0].data, QByteArrayView("{\"colour\":\"blue\"}"));
        QVERIFY(!events[0].isUnderstood());
    }

    void anEventThatIsTooLargeStandsInRowAndLog()
    {
        SessionOptions options = quickOptions();
        options.eventSource.lineLimit = 64;
        m_tester.reset();
        m_session = std::make_unique<Session>(options);
        m_server->serve("/o", ServerScript::eventStream()
                                  .chunk("data: {\"progress\":1}\n\n")
                                  .chunk("data: {\"message\":\"" + QByteArray(500, 'x') + "\"}\n\n")
                                  .chunk("data: {\"progress\":2}\n\n"));
        const RunId run = m_session->open(get("/o"));
        QTRY_COMPARE(own(run).progress, std::optional(2.0)); // the stream goes on
        QCOMPARE(own(run).errors, 1);
        QCOMPARE(own(run).oversized, 1);
        QVERIFY(hasMark(*m_session->log(run), LogKind::LineTooLong));
    }

    void aStreamThatStaysOpenAfterItsEndIsClosed()
    {
        SessionOptions options = quickOptions();
        options.lingerTime = 0;
        m_tester.reset();
        m_session = std::make_unique<Session>(options);
        m_server->serve("/p", ServerScript::eventStream().chunk("data: {\"status\":\"complete\"}\n\n"));
        const RunId run = m_session->open(get("/p"));
        QTRY_VERIFY(stream(run).isOver);
        QCOMPARE(stream(run).end, JobState::Completed);
        QTRY_COMPARE(m_server->closedConnections(), 1);
        QCOMPARE(m_server->requestCount("/p"), 1);
    }

    void aCutAfterTheEndChangesNothing()
    {
        m_server->serve("/p", ServerScript::eventStream().chunk("data: {\"status\":\"complete\"}\n\n").hold().reset());
        const RunId run = m_session->open(post("/p"));
        QTRY_COMPARE(own(run).state, JobState::Completed);
        m_server->release();
        QTRY_VERIFY(stream(run).isOver);
        QCOMPARE(stream(run).end, JobState::Completed);
    }

    void retryIsTheNextAttemptOfTheSameJob()
    {
        m_server->serveOnce("/p", ServerScript::eventStream().chunk("data: {\"progress\":30}\n\n").end());
        m_server->serve("/p", ServerScript::eventStream().chunk("data: {\"progress\":100,\"status\":\"complete\"}\n\n").end());
        const RunId run = m_session->open(post("/p"));
        QTRY_COMPARE(own(run).state, JobState::EndedEarly);
        QTRY_VERIFY(stream(run).isOver);
        m_session->retry(run);
        QTRY_COMPARE(own(run).state, JobState::Completed);
        QCOMPARE(own(run).attempt, 2);
        QCOMPARE(m_session->jobs().rowCount(), 1);
        QCOMPARE(m_server->requestCount("/p"), 2);
    }

    void fiftyStreamsOfOneHostAreWatchedAtOnce()
    {
        m_server->serve("/e", ServerScript::eventStream().chunk("data: {\"progress\":1}\n\n"));
        for (int i = 0; i < 50; ++i)
            m_session->open(get("/e"));
        QTRY_COMPARE(m_session->jobs().count(JobState::Running), 50);
        QCOMPARE(m_server->openConnections(), 50);
        m_session->closeAll();
        QTRY_COMPARE(m_session->jobs().count(JobState::Cancelled), 50);
        QTRY_COMPARE(m_server->openConnections(), 0);
    }

    void endingTheSessionClosesEveryStream()
    {
        m_server->serve("/e", ServerScript::eventStream().chunk("data: {\"progress\":1}\n\n"));
        const RunId run = m_session->open(get("/e"));
        QTRY_COMPARE(own(run).progress, std::optional(1.0));
        m_tester.reset();
        m_session.reset();
        QTRY_COMPARE(m_server->closedConnections(), 1);
    }

    void aRemovedRunLeavesNothingBehind()
    {
        m_server->serve("/p", ServerScript::eventStream().chunk("data: {\"status\":\"complete\"}\n\n").end());
        const RunId run = m_session->open(post("/p"));
        QTRY_VERIFY(stream(run).isOver);
        m_session->remove(run);
        QCOMPARE(m_session->jobs().rowCount(), 0);
        QVERIFY(!m_session->request(run));
        QVERIFY(!m_session->log(run));
    }

private:
    [[nodiscard]] StreamRequest get(const QString &path) const
    {
        StreamRequest request;
        request.url = m_server->url(path);
        request.given = request.url.toString();
        return request;
    }

    [[nodiscard]] StreamRequest post(const QString &path) const
    {
        StreamRequest request = get(path);
        request.method = "POST";
        request.body = "{}";
        return request;
    }

    [[nodiscard]] StreamRequest get(const char *path) const { return get(QString::fromLatin1(path)); }
    [[nodiscard]] StreamRequest post(const char *path) const { return post(QString::fromLatin1(path)); }
    [[nodiscard]] Job own(RunId run) const
    {
        const Job *job = m_session->jobs().job({run, 0});
        return job ? *job : Job();
    }
    [[nodiscard]] StreamStatus stream(RunId run) const
    {
        const StreamStatus *status = m_session->jobs().stream(run);
        return status ? *status : StreamStatus();
    }

    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

QTEST_GUILESS_MAIN(TestSession)
#include "tst_session.moc"
