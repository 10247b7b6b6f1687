// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/run/session.h"
#include "tests/support/scriptedserver.h"

#include <QNetworkProxyFactory>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace runwatch;

namespace {

constexpr int Streams = 200; // far beyond what one QNetworkAccessManager opens to a host at a time

QByteArray progress(int percent)
{
    return "data: {\"progress\":" + QByteArray::number(percent) + "}\n\n";
}

} // namespace

// Many streams of one session to one host and port.
class TestManyStreams final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QNetworkProxyFactory::setUseSystemConfiguration(false); }

    void init()
    {
        m_server = std::make_unique<ScriptedServer>();
        m_server->serve("/run", ServerScript::eventStream().chunk(progress(1)).hold().chunk(progress(2)).hold().chunk(progress(3)));
        m_session = std::make_unique<Session>();
        m_runs.clear();
        for (int stream = 0; stream < Streams; ++stream)
            m_runs << m_session->open(get(QStringLiteral("/run?stream=%1").arg(stream)));
        QTRY_COMPARE_WITH_TIMEOUT(countAt(1), Streams, 20'000);
        QCOMPARE(m_server->openConnections(), Streams); // one each, all at a time
    }

    void cleanup()
    {
        m_session.reset();
        m_server.reset();
    }

    void allDeliver()
    {
        QTRY_COMPARE_WITH_TIMEOUT(m_server->holdingConnections(), Streams, 20'000);
        m_server->release();
        QTRY_COMPARE_WITH_TIMEOUT(countAt(2), Streams, 20'000);
        QCOMPARE(m_server->requests().size(), Streams);
        QCOMPARE(m_server->closedConnections(), 0);
    }

    void oneIsCancelledAlone()
    {
        const qsizetype cancelled = Streams / 2;
        m_session->cancel({m_runs.at(cancelled), 0});
        QTRY_COMPARE(m_server->closedConnections(), 1);
        QVERIFY(m_server->closedAt(connectionOf(cancelled)) >= 0);
        QTRY_COMPARE(job(cancelled).state, JobState::Cancelled);

        QTRY_COMPARE_WITH_TIMEOUT(m_server->holdingConnections(), Streams - 1, 20'000);
        m_server->release();
        QTRY_COMPARE_WITH_TIMEOUT(countAt(2), Streams - 1, 20'000); // the others go on
        QCOMPARE(m_session->jobs().count(JobState::Running), Streams - 1);
        QCOMPARE(job(cancelled).progress, std::optional(1.0));
        QCOMPARE(m_server->closedConnections(), 1);
        QCOMPARE(m_server->requests().size(), Streams);
    }

    void eachCanBeCancelled()
    {
        for (qsizetype stream = 0; stream < Streams; stream += 7) {
            m_session->cancel({m_runs.at(stream), 0});
            QTRY_VERIFY(m_server->closedAt(connectionOf(stream)) >= 0);
        }
        QCOMPARE(m_server->closedConnections(), (Streams + 6) / 7);
    }

    // What came meanwhile is handed over together: the window is not asked once for each stream.
    void aBusyWindowIsSentOneListForAll()
    {
        QSignalSpy changes(&m_session->jobs(), &JobListModel::dataChanged);
        QTRY_COMPARE_WITH_TIMEOUT(m_server->holdingConnections(), Streams, 20'000);
        m_server->release();
        QTRY_COMPARE_WITH_TIMEOUT(countAt(2), Streams, 20'000);
        QVERIFY2(changes.count() < Streams / 2, qPrintable(QString::number(changes.count())));
    }

private:
    [[nodiscard]] StreamRequest get(const QString &path) const
    {
        StreamRequest request;
        request.url = m_server->url(path);
        return request;
    }

    [[nodiscard]] const Job &job(qsizetype stream) const { return *m_session->jobs().job({m_runs.at(stream), 0}); }

    // How many jobs have come exactly so far.
    [[nodiscard]] int countAt(double progress) const
    {
        return int(std::count_if(m_runs.begin(), m_runs.end(), [&](RunId run) {
            const Job *job = m_session->jobs().job({run, 0});
            return job && job->progress == progress;
        }));
    }

    // The connections come in any order: which one asked for that stream.
    [[nodiscard]] int connectionOf(qsizetype stream) const
    {
        const QByteArray path = "/run?stream=" + QByteArray::number(stream);
        for (const RecordedRequest &request : m_server->requests()) {
            if (request.path == path)
                return request.connection;
        }
        return 0;
    }

    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<Session> m_session;
    QList<RunId> m_runs;
};

QTEST_GUILESS_MAIN(TestManyStreams)
#include "tst_manystreams.moc"
