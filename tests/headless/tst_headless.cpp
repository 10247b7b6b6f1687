// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/scriptedserver.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

#include <algorithm>

#ifdef Q_OS_UNIX
#include <csignal>
#endif

using namespace runwatch;
using namespace Qt::StringLiterals;

namespace {

QList<QJsonObject> objects(const QByteArray &output)
{
    QList<QJsonObject> found;
    const QList<QByteArray> lines = output.split('\n');
    for (const QByteArray &line : lines) {
        if (!line.isEmpty())
            found << QJsonDocument::fromJson(line).object();
    }
    return found;
}

} // namespace

// The real program as a process, against real sockets.
class TestHeadless final : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_server = std::make_unique<ScriptedServer>(); }

    void printsEachChangeAndTheEnd()
    {
        m_server->serve("/p", ServerScript::eventStream()
                                  .chunk("data: {\"phase\":\"fetch\",\"phaseProgress\":50,\"overallProgress\":5}\n\n")
                                  .chunk("data: {\"phase\":\"load\",\"phaseProgress\":10,\"overallProgress\":17,\"message\":\"go\"}\n\n")
                                  .chunk("data: {\"status\":\"complete\",\"overallProgress\":100}\n\n")
                                  .end());
        watch({u"-X"_s, u"POST"_s, u"-d"_s, u"{}"_s, url("/p")});
        QCOMPARE(m_status, 0);
        const QJsonObject job = m_lines.at(m_lines.size() - 2);
        QCOMPARE(job.value("stream"_L1).toString(), url("/p"));
        QVERIFY(job.value("job"_L1).isNull());
        QCOMPARE(job.value("title"_L1).toString(), u"/p"_s);
        QCOMPARE(job.value("state"_L1).toString(), u"completed"_s);
        QCOMPARE(job.value("progress"_L1).toDouble(), 100.0);
        QCOMPARE(job.value("phase"_L1).toString(), u"load"_s);
        QCOMPARE(job.value("phases"_L1).toArray().size(), 2);
        QCOMPARE(job.value("message"_L1).toString(), u"go"_s);
        QVERIFY(job.value("results"_L1).isNull());
        const QJsonObject end = m_lines.last();
        QCOMPARE(end.value("end"_L1).toString(), u"completed"_s);
        QCOMPARE(end.value("status"_L1).toInt(), 200);
        QCOMPARE(m_server->requests().first().body, QByteArray("{}"));
    }

    void printsTheTotalWhereThereIsOne()
    {
        m_server->serve("/p", ServerScript::eventStream()
                                  .chunk("data: {\"status\":\"complete\",\"results\":{\"success\":3,\"failed\":1,\"total\":5}}\n\n")
                                  .end());
        watch({u"-X"_s, u"POST"_s, url("/p")});
        const QJsonObject results = m_lines.at(m_lines.size() - 2).value("results"_L1).toObject();
        QCOMPARE(results.value("total"_L1).toInt(), 5);
        QVERIFY(!results.contains("errorsNotKept"_L1));
        QVERIFY(!m_lines.at(m_lines.size() - 2).contains("progressDerived"_L1));
        QVERIFY(!m_lines.at(m_lines.size() - 2).contains("timeLeft"_L1)); // it has ended
    }

    void endsInWords_data()
    {
        QTest::addColumn<ServerScript>("script");
        QTest::addColumn<QString>("end");
        QTest::addColumn<int>("status");
        QTest::newRow("completed") << ServerScript::eventStream().chunk("data: {\"status\":\"complete\"}\n\n").end() << u"completed"_s << 0;
        QTest::newRow("with errors")
            << ServerScript::eventStream().chunk("data: {\"status\":\"complete\",\"results\":{\"success\":1,\"failed\":1,\"errors\":[\"x\"]}}\n\n").end()
            << u"completed"_s << 1;
        QTest::newRow("failed") << ServerScript::eventStream().chunk("data: {\"status\":\"error\"}\n\n").end() << u"failed"_s << 1;
        QTest::newRow("ended early") << ServerScript::eventStream().chunk("data: {\"progress\":1}\n\n").end() << u"ended-early"_s << 1;
        QTest::newRow("204") << ServerScript::answer("204 No Content") << u"ended-early"_s << 1;
        QTest::newRow("cut") << ServerScript::eventStream().chunk("data: {\"progress\":1}\n\n").pause(20).cut() << u"lost"_s << 3;
        QTest::newRow("404") << ServerScript::answer("404 Not Found") << u"refused"_s << 3;
        QTest::newRow("HTML") << ServerScript::answer("200 OK", "Content-Type: text/html\r\n", "<p>") << u"refused"_s << 3;
    }

    void endsInWords()
    {
        QFETCH(const ServerScript, script);
        m_server->serve("/p", script);
        watch({u"--no-reconnect"_s, url("/p")});
        QTEST(m_lines.last().value("end"_L1).toString(), "end");
        QTEST(m_status, "status");
    }

    void tapsEventsWithoutJudging()
    {
        m_server->serve("/p", ServerScript::eventStream()
                                  .chunk("id: 1\ndata: {\"status\":\"complete\"}\n\n")
                                  .chunk("event: odd\ndata: two\ndata: lines\n\n")
                                  .end());
        watch({u"--events"_s, u"--no-reconnect"_s, url("/p")});
        QCOMPARE(m_status, 0);
        QCOMPARE(m_lines.size(), 3);
        QCOMPARE(m_lines[0].value("event"_L1).toString(), u"message"_s);
        QCOMPARE(m_lines[0].value("id"_L1).toString(), u"1"_s);
        QCOMPARE(m_lines[1].value("event"_L1).toString(), u"odd"_s);
        QCOMPARE(m_lines[1].value("data"_L1).toString(), u"two\nlines"_s);
        QVERIFY(m_lines[2].contains("end"_L1));
    }

    void aTapReconnectsAsABrowserDoes()
    {
        m_server->serveOnce("/p", ServerScript::eventStream().chunk("retry: 100\nid: a\ndata: 1\n\n").end());
        m_server->serveOnce("/p", ServerScript::eventStream().chunk("data: 2\n\n").end());
        m_server->serve("/p", ServerScript::answer("204 No Content"));
        watch({u"--events"_s, url("/p")});
        QCOMPARE(m_status, 0);
        QCOMPARE(m_lines.size(), 3);
        QCOMPARE(m_lines[1].value("id"_L1).toString(), u"a"_s);
        QCOMPARE(m_server->requests().last().header("Last-Event-ID"), QByteArray("a"));
    }

    void masksSecretsInEveryLine()
    {
        m_server->serve("/p", ServerScript::answer("403 Forbidden"));
        watch({url("/p") + u"?job=1&access_token=s3cret"_s});
        QVERIFY(!m_output.contains("s3cret"));
        QVERIFY(!m_errors.contains("s3cret"));
        QVERIFY(m_lines.last().value("stream"_L1).toString().contains(u"access_token=***"_s));
    }

    void aTokenInTheUrlIsAUsageError()
    {
        watch({u"http://joe:s3cret@127.0.0.1:1/p"_s});
        QCOMPARE(m_status, 2);
        QVERIFY(!m_errors.contains("s3cret"));
        QVERIFY(!m_errors.isEmpty());
        QVERIFY(m_output.isEmpty());
    }

    void aTimeoutCancelsWhatIsOpen()
    {
        m_server->serve("/p", ServerScript::eventStream().chunk("data: {\"progress\":1}\n\n"));
        watch({u"--timeout"_s, u"0.3"_s, url("/p")});
        QCOMPARE(m_lines.last().value("end"_L1).toString(), u"cancelled"_s);
        QCOMPARE(m_status, 1);
    }

    void leavesWithinASecondOfASignal_data()
    {
        QTest::addColumn<int>("signal");
        QTest::newRow("SIGINT") << SIGINT;
        QTest::newRow("SIGTERM") << SIGTERM;
    }

    void leavesWithinASecondOfASignal()
    {
        QFETCH(const int, signal);
        m_server->serve("/p", ServerScript::eventStream().chunk("data: {\"progress\":1}\n\n"));
        QProcess process;
        start(process, {url("/p")});
        QTRY_COMPARE(m_server->requestCount("/p"), 1);
        ::kill(pid_t(process.processId()), signal);
        QTRY_COMPARE_WITH_TIMEOUT(process.state(), QProcess::NotRunning, 2'000);
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(objects(process.readAllStandardOutput()).last().value("end"_L1).toString(), u"cancelled"_s);
        QTRY_COMPARE(m_server->closedConnections(), 1);
    }

    void leavesThoughNobodyReadsItsOutput()
    {
        m_server->serve("/p", ServerScript::eventStream().chunkForever("data: {\"progress\":1}\n\n"));
        QProcess process;
        QProcess reader; // takes the pipe and reads nothing
        process.setStandardOutputProcess(&reader);
        reader.start(u"sleep"_s, {u"60"_s});
        start(process, {u"--events"_s, url("/p")});
        QTRY_COMPARE(m_server->requestCount("/p"), 1);
        ::kill(pid_t(process.processId()), SIGTERM);
        QTRY_COMPARE_WITH_TIMEOUT(process.state(), QProcess::NotRunning, 2'000);
        QTRY_COMPARE(m_server->closedConnections(), 1);
        reader.kill();
        QTRY_COMPARE(reader.state(), QProcess::NotRunning);
    }

    void helpAndVersionNeedNoDisplay()
    {
        for (const QString &option : {u"--help"_s, u"--version"_s}) {
            QProcess process;
            QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
            for (const QString &name : {u"DISPLAY"_s, u"WAYLAND_DISPLAY"_s, u"QT_QPA_PLATFORM"_s})
                environment.remove(name);
            process.setProcessEnvironment(environment);
            process.start(QStringLiteral(RUNWATCH), {option});
            QTRY_COMPARE(process.state(), QProcess::NotRunning);
            QCOMPARE(process.exitCode(), 0);
            QVERIFY(process.readAllStandardOutput().contains("unwatch"));
        }
    }

    void watchesItsOwnDemo()
    {
        watch({u"--demo"_s, u"--timeout"_s, u"1"_s});
        QVERIFY(m_lines.size() > 10);
        QVERIFY(m_lines.last().contains("end"_L1));
        QCOMPARE(m_status, 1);
    }

    void printsAJobAtMostTenTimesASecond()
    {
        ServerScript script = ServerScript::eventStream();
        for (int i = 0; i < 80; ++i) // two jobs, so that their lines fall due at different times
            script = script.chunk(QByteArray(i % 3 ? R"(data: {"jobId":"a","progress":)" : R"(data: {"jobId":"b","progress":)")
                                  + QByteArray::number(i) + "}\n\n").pause(25);
        m_server->serve("/p", script);
        QElapsedTimer elapsed;
        elapsed.start();
        watch({u"--timeout"_s, u"2"_s, url("/p")});
        const qint64 most = elapsed.elapsed() / 100 + 3; // the first, the last, and one begun
        for (const QString &key : {u"a"_s, u"b"_s}) {
            const auto lines = std::count_if(m_lines.cbegin(), m_lines.cend(), [&key](const QJsonObject &line) {
                return line.value("job"_L1).toString() == key;
            });
            QVERIFY(lines > 2 && lines <= most);
        }
    }

    void endsQuietlyWithoutStandardOutput()
    {
        m_server->serve("/p", ServerScript::eventStream().chunk("data: {\"progress\":1}\n\n"));
        QProcess shell;
        shell.start(u"sh"_s, {u"-c"_s, u"exec \"$0\" --headless \"$1\" >&-"_s, QStringLiteral(RUNWATCH), url("/p")});
        QTRY_COMPARE_WITH_TIMEOUT(shell.state(), QProcess::NotRunning, 5'000);
        QCOMPARE(shell.exitCode(), 0);
        QVERIFY(shell.readAllStandardError().isEmpty());
    }

    void leavesWhenItsReaderHasGone()
    {
        m_server->serve("/p", ServerScript::eventStream().chunk("data: {\"progress\":1}\n\n"));
        QProcess process;
        QProcess reader; // takes the first line and goes, and no event follows
        process.setStandardOutputProcess(&reader);
        reader.start(u"head"_s, {u"-n"_s, u"1"_s});
        start(process, {u"--events"_s, url("/p")});
        QTRY_COMPARE_WITH_TIMEOUT(process.state(), QProcess::NotRunning, 5'000);
        QCOMPARE(process.exitCode(), 0);
        QVERIFY(process.readAllStandardError().isEmpty());
    }

    void anUnknownOptionIsAUsageError()
    {
        watch({u"--frobnicate"_s, url("/p")});
        QCOMPARE(m_status, 2);
        QVERIFY(m_errors.contains("--frobnicate"));
    }

private:
    [[nodiscard]] QString url(const char *path) const { return m_server->url(QString::fromLatin1(path)).toString(); }

    static void start(QProcess &process, const QStringList &arguments)
    {
        process.start(QStringLiteral(RUNWATCH), QStringList{u"--headless"_s} + arguments);
    }

    void watch(const QStringList &arguments)
    {
        QProcess process;
        start(process, arguments);
        QTRY_COMPARE_WITH_TIMEOUT(process.state(), QProcess::NotRunning, 20'000);
        m_output = process.readAllStandardOutput();
        m_errors = process.readAllStandardError();
        m_lines = objects(m_output);
        m_status = process.exitCode();
        QVERIFY(!m_lines.isEmpty() || m_status == 2);
    }

    std::unique_ptr<ScriptedServer> m_server;
    QByteArray m_output;
    QByteArray m_errors;
    QList<QJsonObject> m_lines;
    int m_status = -1;
};

QTEST_GUILESS_MAIN(TestHeadless)
#include "tst_headless.moc"
