// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/demo/democonnection.h"
#include "app/demo/demoserver.h"
#include "tests/demo/demoevents.h"
#include "tests/demo/rawclient.h"

#include <QTest>

using namespace runwatch;
using namespace Qt::StringLiterals;

namespace {

constexpr double Fast = 2000; // the longest scenario passes in a tenth of a second
constexpr double RealTime = 1;

} // namespace

class tst_DemoServer final : public QObject
{
    Q_OBJECT

private slots:
    void listensOnLoopbackOnAFreePort();
    void playsEverySampleToItsEnd_data();
    void playsEverySampleToItsEnd();
    void takesARequestByteByByte();
    void refuses_data();
    void refuses();
    void fleetResumesByLastEventId();
    void flakyLosesNothingWhenResumed();
    void sendsKeepAliveComments();
    void noticesAtOnceThatTheClientHasGone();
    void endsItsConnectionsWithItself();
};

void tst_DemoServer::listensOnLoopbackOnAFreePort()
{
    DemoServer first;
    DemoServer second;
    QVERIFY2(first.listen(), qPrintable(first.errorString()));
    QVERIFY(second.listen());
    QCOMPARE(first.origin().host(), u"127.0.0.1"_s);
    QVERIFY(first.origin().port() != second.origin().port());
    QCOMPARE(first.samples().size(), 8);
}

void tst_DemoServer::playsEverySampleToItsEnd_data()
{
    QTest::addColumn<int>("number");
    QTest::addColumn<bool>("isCut");

    DemoServer server;
    QVERIFY(server.listen());
    int number = 0;
    for (const DemoServer::Sample &sample : server.samples())
        QTest::newRow(qPrintable(sample.url.path())) << number++ << (sample.url.path() == "/api/flaky"_L1);
}

void tst_DemoServer::playsEverySampleToItsEnd()
{
    QFETCH(const int, number);
    QFETCH(const bool, isCut);

    DemoServer server(nullptr, Fast);
    QVERIFY(server.listen());
    const DemoServer::Sample sample = server.samples().at(number);
    RawClient client(server.origin());
    const QByteArray authorization = "Authorization: Bearer " + sample.token;
    client.request(sample.method, sample.url.path().toLatin1(),
                   sample.token.isEmpty() ? QList<QByteArray>{} : QList<QByteArray>{authorization},
                   sample.body);
    QTRY_VERIFY(client.isClosed());

    QCOMPARE(client.status(), 200);
    QVERIFY(client.head().contains("\r\nContent-Type: text/event-stream"));
    QVERIFY(client.head().contains("\r\nTransfer-Encoding: chunked\r\n"));
    const RawClient::Body body = client.chunkedBody();
    QVERIFY(body.isValid);
    QCOMPARE(body.isWhole, !isCut);
    QVERIFY(eventsOf(body.bytes).size() > 10);
}

void tst_DemoServer::takesARequestByteByByte()
{
    DemoServer server(nullptr, Fast);
    QVERIFY(server.listen());
    RawClient client(server.origin());
    for (const char byte : "POST /api/unfinished HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n{}"_ba)
        client.send(QByteArray(1, byte));
    QTRY_VERIFY(client.isClosed());
    QCOMPARE(client.status(), 200);
    QVERIFY(client.chunkedBody().isWhole);
}

void tst_DemoServer::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("header");

    const auto row = [](const char *name, const QByteArray &bytes, int status,
                        const QByteArray &header = {}) {
        QTest::newRow(name) << bytes + "Host: a\r\n\r\n" << status << header;
    };
    row("unknown path", "GET /api/other HTTP/1.1\r\n", 404);
    row("root", "GET / HTTP/1.1\r\n", 404);
    row("nonsense", "hello\r\n", 400);
    for (const QByteArray path : {"progress", "phases", "logs", "batch", "unfinished"})
        row(path, "GET /api/" + path + " HTTP/1.1\r\n", 405, "Allow: POST");
    row("events by POST", "POST /api/events HTTP/1.1\r\n", 405, "Allow: GET");
    row("secure by PUT", "PUT /api/secure HTTP/1.1\r\n", 405, "Allow: GET, POST");
    row("no token", "GET /api/secure HTTP/1.1\r\n", 401, "WWW-Authenticate: Bearer realm=\"Runwatch demo\"");
    row("wrong token", "POST /api/secure HTTP/1.1\r\nAuthorization: Bearer demo\r\n", 401);
    row("wrong scheme", "GET /api/secure HTTP/1.1\r\nAuthorization: Basic demo-token\r\n", 401);
    QTest::newRow("body not JSON")
        << "POST /api/logs HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\n{\"a\":"_ba << 400 << QByteArray();
}

void tst_DemoServer::refuses()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const int, status);
    QFETCH(const QByteArray, header);

    DemoServer server(nullptr, Fast);
    QVERIFY(server.listen());
    RawClient client(server.origin());
    client.send(bytes);
    QTRY_VERIFY(client.isClosed());
    QCOMPARE(client.status(), status);
    QVERIFY2(client.head().contains("\r\n" + header), client.head().constData());
    QVERIFY(!client.head().contains("event-stream"));
}

void tst_DemoServer::fleetResumesByLastEventId()
{
    DemoServer server(nullptr, Fast);
    QVERIFY(server.listen());
    RawClient client(server.origin());
    client.request("GET", "/api/events", {"Last-Event-ID: 100"});
    QTRY_VERIFY(client.isClosed());
    const QList<DemoEvent> events = eventsOf(client.chunkedBody().bytes);
    QVERIFY(events.size() > 100);
    QCOMPARE(events.first().id, "101"_ba);
}

void tst_DemoServer::flakyLosesNothingWhenResumed()
{
    DemoServer server(nullptr, Fast);
    QVERIFY(server.listen());
    QList<DemoEvent> seen;
    int connections = 0;
    for (bool isWhole = false; !isWhole; ++connections) {
        QVERIFY(connections < 3);
        RawClient client(server.origin());
        client.request("GET", "/api/flaky",
                       seen.isEmpty() ? QList<QByteArray>{}
                                      : QList<QByteArray>{"Last-Event-ID: " + seen.last().id});
        QTRY_VERIFY(client.isClosed());
        const RawClient::Body body = client.chunkedBody();
        QVERIFY(body.isValid);
        isWhole = body.isWhole;
        seen += eventsOf(body.bytes);
    }
    QCOMPARE(connections, 3);
    QCOMPARE(seen.size(), 62);
    for (qsizetype number = 0; number < seen.size(); ++number)
        QCOMPARE(seen.at(number).id, QByteArray::number(number));
    QCOMPARE(seen.last().data.value("status"_L1).toString(), u"complete"_s);
}

void tst_DemoServer::sendsKeepAliveComments()
{
    DemoServer server(nullptr, 200); // a comment every 75 ms, in a stall of 350 ms
    QVERIFY(server.listen());
    RawClient client(server.origin());
    client.request("GET", "/api/flaky", {"Last-Event-ID: 33"});
    QTRY_VERIFY(client.chunkedBody().bytes.contains(": keep-alive\n\n"));
    QVERIFY(client.chunkedBody().isValid);
}

void tst_DemoServer::noticesAtOnceThatTheClientHasGone()
{
    DemoServer server(nullptr, RealTime);
    QVERIFY(server.listen());
    RawClient client(server.origin());
    client.request("GET", "/api/events");
    QTRY_COMPARE(client.status(), 200);
    QCOMPARE(server.findChildren<DemoConnection *>().size(), 1);
    client.disconnectNow();
    QTRY_VERIFY_WITH_TIMEOUT(server.findChildren<DemoConnection *>().isEmpty(), 200);
}

void tst_DemoServer::endsItsConnectionsWithItself()
{
    auto server = std::make_unique<DemoServer>(nullptr, RealTime);
    QVERIFY(server->listen());
    RawClient client(server->origin());
    client.request("POST", "/api/progress");
    QTRY_COMPARE(client.status(), 200);
    server.reset();
    QTRY_VERIFY(client.isClosed());
    QVERIFY(!client.chunkedBody().isWhole);
}

QTEST_GUILESS_MAIN(tst_DemoServer)
#include "tst_demoserver.moc"
