// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/decode/decoder.h"
#include "app/net/profilerequest.h"
#include "app/profile/profilelibrary.h"
#include "app/stream/eventstreamparser.h"

#include <QFile>
#include <QTest>

#include <type_traits>

using namespace runwatch;
using namespace Qt::StringLiterals;

namespace {

// What the rules keep of a body that a server sent, and the key of its last job.
struct Read
{
    RuleMemory memory;
    QString lastKey;
};

Read readBody(const QString &name, const std::shared_ptr<const Profile> &profile, const Variables &variables)
{
    QFile file(QStringLiteral(RUNWATCH_TEST_DATA "/profiles/") + name + u".sse"_s);
    const bool isOpen = file.open(QIODevice::ReadOnly);
    Q_ASSERT(isOpen);
    const RuleSet rules(profile);
    Read read;
    read.memory.variables = variables;
    Decoder decoder;
    EventStreamParser parser;
    parser.feed(file.readAll(), [&](const auto &found) {
        if constexpr (std::is_same_v<std::decay_t<decltype(found)>, ServerSentEvent>) {
            for (const Update &update : decoder.decode(found, rules, read.memory).updates)
                read.lastKey = update.key;
        }
    });
    return read;
}

} // namespace

class TestShippedCancels : public QObject
{
    Q_OBJECT

private slots:
    void asksTheServerInItsWords_data();
    void asksTheServerInItsWords();
};

void TestShippedCancels::asksTheServerInItsWords_data()
{
    QTest::addColumn<QString>("body");
    QTest::addColumn<QString>("path"); // of the stream
    QTest::addColumn<QByteArray>("asked");

    const auto row = [](const char *profile, const char *body, const char *path, const char *asked) {
        QTest::newRow(profile) << QString::fromLatin1(body) << QString::fromLatin1(path) << QByteArray(asked);
    };
    row("argo", "argo-cancelled", "/api/v1/workflow-events/ci",
        "PUT /api/v1/workflows/argo/paused-1/terminate {\"name\":\"paused-1\",\"namespace\":\"argo\"}");
    row("argo-logs", "argo-logs", "/api/v1/workflows/ci/build-7/log",
        "PUT /api/v1/workflows/ci/build-7/terminate {\"name\":\"build-7\",\"namespace\":\"ci\"}");
    row("buildbot", "buildbot", "/sse/listen/*/*/*",
        "POST /api/v2/builds/3 {\"id\":1,\"jsonrpc\":\"2.0\",\"method\":\"stop\",\"params\":{\"reason\":\"Cancelled in Runwatch\"}}");
    row("concourse", "concourse", "/api/v1/builds/42/events", "PUT /api/v1/builds/42/abort ");
    row("dagu", "dagu", "/api/v1/events/stream", "POST /api/v1/dag-runs/etl/0199a/stop ");
    row("drone", "drone", "/api/stream", "DELETE /api/repos/octocat/hello/builds/42 ");
    row("drone-logs", "drone-logs", "/api/stream/octocat/hello/42/1/2", "DELETE /api/repos/octocat/hello/builds/42 ");
    row("gradio", "gradio", "/gradio_api/queue/data",
        "POST /gradio_api/cancel {\"session_hash\": \"cafe\", \"fn_index\": 0, \"event_id\": \"4f9c0f6a4d6b4f0f9d2f\"}");
    row("jenkins", "jenkins-failed", "/sse-gateway/listen/runwatch", "POST /job/deploy/13/stop ");
    row("kestra", "kestra", "/api/v1/executions/4Xk0aBcDeFgHiJkLmNoPq/follow",
        "DELETE /api/v1/executions/4Xk0aBcDeFgHiJkLmNoPq/kill ");
    row("mcp", "mcp", "/mcp",
        "POST /mcp {\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\","
        "\"params\":{\"reason\":\"Cancelled in Runwatch\",\"requestId\":2}}");
    row("n8n", "n8n", "/rest/push", "POST /rest/executions/231/stop ");
    row("stackstorm", "stackstorm-cancelled", "/stream/v1/stream", "DELETE /api/v1/executions/598dbf0c0640fd54bffc688d ");
    row("windmill", "windmill", "/api/w/acme/jobs_u/getupdate_sse/018f",
        "POST /api/w/acme/jobs_u/queue/cancel/018f {\"reason\":\"Cancelled in Runwatch\"}");
    row("woodpecker", "woodpecker-cancelled", "/api/stream/events", "POST /api/repos/7/pipelines/16/cancel ");
    row("woodpecker-logs", "woodpecker-logs", "/api/stream/logs/7/12/1003", "POST /api/repos/7/pipelines/12/cancel ");
}

// The last job of a body, by what its events and the stream's address have said.
void TestShippedCancels::asksTheServerInItsWords()
{
    QFETCH(const QString, body);
    QFETCH(const QString, path);
    QFETCH(const QByteArray, asked);

    const ProfileLibrary library(QStringList{});
    const std::shared_ptr<const Profile> profile = library.profile(QString::fromLatin1(QTest::currentDataTag()));
    QVERIFY(profile);
    StreamRequest stream;
    stream.url = QUrl(u"http://127.0.0.1:1"_s + path);
    Variables variables = askedVariables(*profile, stream);
    variables.insert(u"random"_s, u"cafe"_s);
    const Read read = readBody(body, profile, variables);
    variables = read.memory.variablesOf(read.lastKey);
    variables.insert(u"job"_s, read.lastKey);

    QCOMPARE(profile->cancel.requests.size(), 1);
    const auto filled = controlRequest(profile->cancel.requests.first(), variables, stream);
    QVERIFY(std::holds_alternative<ControlRequest>(filled));
    const ControlRequest request = std::get<ControlRequest>(filled);
    const QUrl url(request.url);
    QCOMPARE(url.port(), 1);
    QCOMPARE(request.method + ' ' + url.path(QUrl::FullyEncoded).toLatin1() + ' ' + request.body, asked);
}

QTEST_GUILESS_MAIN(TestShippedCancels)
#include "tst_shippedcancels.moc"
