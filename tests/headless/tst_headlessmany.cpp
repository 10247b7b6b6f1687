// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/scriptedserver.h"

#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

#include <algorithm>

#include <sys/resource.h>

using namespace runwatch;
using namespace Qt::StringLiterals;

namespace {

constexpr int Streams = 1000;
constexpr rlim_t Descriptors = 4096; // two for each stream there, one here

bool raiseDescriptorLimit()
{
    rlimit limit = {};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_max < Descriptors)
        return false;
    limit.rlim_cur = std::max(limit.rlim_cur, Descriptors);
    return ::setrlimit(RLIMIT_NOFILE, &limit) == 0;
}

} // namespace

// A thousand streams to one host and port, by the real program as a process.
class TestHeadlessMany final : public QObject
{
    Q_OBJECT

private slots:
    void allDeliverAndAllEnd()
    {
        QVERIFY2(raiseDescriptorLimit(), "this machine allows too few open files for a thousand streams");
        ScriptedServer server;
        server.serve("/run", ServerScript::eventStream()
                                 .chunk("data: {\"progress\":5}\n\n")
                                 .hold()
                                 .chunk("data: {\"progress\":100,\"status\":\"complete\"}\n\n")
                                 .end());
        QStringList arguments{u"--headless"_s};
        for (int stream = 0; stream < Streams; ++stream)
            arguments << server.url(u"/run?stream=%1"_s.arg(stream)).toString();
        QProcess process;
        connect(&process, &QProcess::readyReadStandardOutput, this, [&] { readLines(process); });
        process.start(QStringLiteral(RUNWATCH), arguments);

        QTRY_COMPARE_WITH_TIMEOUT(m_progress.size(), Streams, 60'000);
        QCOMPARE(server.openConnections(), Streams); // all at a time
        QTRY_COMPARE_WITH_TIMEOUT(server.holdingConnections(), Streams, 20'000);
        server.release();
        QTRY_COMPARE_WITH_TIMEOUT(process.state(), QProcess::NotRunning, 60'000);
        readLines(process);
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 0);
        QVERIFY2(process.readAllStandardError().isEmpty(), "it complained");
        QCOMPARE(m_ends.size(), Streams);
        QVERIFY(std::all_of(m_ends.begin(), m_ends.end(), [](const QString &end) { return end == "completed"_L1; }));
        QCOMPARE(server.requests().size(), Streams);
    }

private:
    void readLines(QProcess &process)
    {
        while (process.canReadLine()) {
            const QJsonObject line = QJsonDocument::fromJson(process.readLine()).object();
            const QString stream = line.value("stream"_L1).toString();
            if (line.value("progress"_L1).isDouble())
                m_progress.insert(stream, line.value("progress"_L1).toDouble());
            if (line.contains("end"_L1))
                m_ends.insert(stream, line.value("end"_L1).toString());
        }
    }

    QHash<QString, double> m_progress; // by the stream's URL
    QHash<QString, QString> m_ends; // likewise
};

QTEST_GUILESS_MAIN(TestHeadlessMany)
#include "tst_headlessmany.moc"
