// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/net/controlcall.h"
#include "tests/net/startedserver.h"
#include "tests/net/watchedsource.h"
#include "tests/support/scriptedserver.h"

#include <QNetworkProxyFactory>
#include <QTest>

using namespace runwatch;
using namespace Qt::StringLiterals;
using Kind = StreamEnd::Kind;
using Transport = ScriptedServer::Transport;

namespace {

StreamRequest through(StreamRequest request, ProxyChoice::Kind kind, quint16 port)
{
    request.proxy = {kind, u"127.0.0.1"_s, port};
    request.certificateAuthorityFile = ScriptedServer::authorityFile();
    return request;
}

} // namespace

// With proxies as Debian ships them. Each is given by hand, so it is taken for 127.0.0.1 too.
class EventSourceProxyTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QNetworkProxyFactory::setUseSystemConfiguration(false); }
    void watchesAStreamThroughIt_data();
    void watchesAStreamThroughIt();
    void sendsAPostOnceWhenTheProxyIsKilled_data();
    void sendsAPostOnceWhenTheProxyIsKilled();
    void goesOnWhenTheProxyIsBack();
    void sendsControlCallsThroughIt();
    void tellsWhatIsWrongWithTheProxy_data();
    void tellsWhatIsWrongWithTheProxy();
    void tellsAProxyThatWantsASignIn_data();
    void tellsAProxyThatWantsASignIn();
    void takesNoProxyWhenNoneIsChosen();

private:
    static void addWays();
};

void EventSourceProxyTest::addWays()
{
    QTest::addColumn<bool>("isSocks");
    QTest::addColumn<Transport>("transport");
    QTest::newRow("HTTP proxy, http") << false << Transport::Plain;
    QTest::newRow("HTTP proxy, https") << false << Transport::Tls;
    QTest::newRow("SOCKS5 proxy, http") << true << Transport::Plain;
    QTest::newRow("SOCKS5 proxy, https") << true << Transport::Tls;
}

void EventSourceProxyTest::watchesAStreamThroughIt_data()
{
    addWays();
}

void EventSourceProxyTest::watchesAStreamThroughIt()
{
    QFETCH(const bool, isSocks);
    QFETCH(const Transport, transport);
    const std::unique_ptr<StartedServer> proxy(isSocks ? StartedServer::microsocks() : StartedServer::tinyproxy());
    QVERIFY2(proxy->isListening(), "see packaging/packages/interop");
    ScriptedServer server(transport);
    server.serve("/", ServerScript::eventStream().chunk("id: 1\ndata: one\n\n").hold().chunk("data: two\n\n"));
    for (const StreamRequest &request : {getRequest(server.url()), postRequest(server.url(), "{\"n\": 1}")}) {
        WatchedSource watched(through(request, isSocks ? ProxyChoice::Kind::Socks5 : ProxyChoice::Kind::Http, proxy->port()));
        watched.source.open();
        QTRY_COMPARE(watched.events, QList<QByteArray>{"one"});
        server.release();
        QTRY_COMPARE(watched.events, (QList<QByteArray>{"one", "two"}));
        const RecordedRequest &asked = server.requests().last();
        QCOMPARE(asked.method, request.method);
        QCOMPARE(asked.body, request.body);
        // A proxy of plain HTTP leaves its name; a tunnel must not.
        QCOMPARE(asked.header("Via").contains("tinyproxy"), !isSocks && transport == Transport::Plain);
        QCOMPARE(server.openConnections(), 1);
        watched.source.close();
        QTRY_COMPARE(server.openConnections(), 0);
        QVERIFY(watched.disconnections.isEmpty());
    }
    QCOMPARE(server.requests().size(), 2);
    proxy->kill(); // or it was never asked
    WatchedSource without(through(getOnce(server.url()), isSocks ? ProxyChoice::Kind::Socks5 : ProxyChoice::Kind::Http, proxy->port()));
    without.source.open();
    QTRY_COMPARE(without.end(), Kind::ProxyFailed);
    QCOMPARE(server.requests().size(), 2);
}

void EventSourceProxyTest::sendsAPostOnceWhenTheProxyIsKilled_data()
{
    addWays();
}

void EventSourceProxyTest::sendsAPostOnceWhenTheProxyIsKilled()
{
    QFETCH(const bool, isSocks);
    QFETCH(const Transport, transport);
    for (const bool isAnswered : {false, true}) {
        const std::unique_ptr<StartedServer> proxy(isSocks ? StartedServer::microsocks() : StartedServer::tinyproxy());
        QVERIFY2(proxy->isListening(), "see packaging/packages/interop");
        ScriptedServer server(transport);
        server.serve("/", isAnswered ? ServerScript::eventStream().chunk("data: one\n\n").hold() : ServerScript().hold());
        WatchedSource watched(
            through(postRequest(server.url()), isSocks ? ProxyChoice::Kind::Socks5 : ProxyChoice::Kind::Http, proxy->port()));
        watched.source.open();
        QTRY_COMPARE(server.requests().size(), 1);
        QTRY_COMPARE(watched.events.size(), isAnswered ? 1 : 0);
        proxy->kill();
        QTRY_COMPARE(watched.end(), isAnswered ? Kind::ConnectionCut : Kind::LostBeforeAnswer);
        QTRY_COMPARE(server.openConnections(), 0);
        QCOMPARE(server.requests().size(), 1);
        QVERIFY(watched.delays.isEmpty());
    }
}

void EventSourceProxyTest::goesOnWhenTheProxyIsBack()
{
    ScriptedServer server;
    server.serve("/", ServerScript::eventStream().chunk("id: 7\ndata: one\n\n"));
    std::unique_ptr<StartedServer> proxy(StartedServer::tinyproxy());
    QVERIFY2(proxy->isListening(), "see packaging/packages/interop");
    StreamRequest request = through(getRequest(server.url()), ProxyChoice::Kind::Http, proxy->port());
    EventSourceOptions options = WatchedSource::quickOptions();
    options.longestDelay = 20;
    WatchedSource watched(request, options);
    watched.source.open();
    QTRY_COMPARE(watched.events.size(), 1);
    proxy->kill();
    QTRY_VERIFY(!watched.disconnections.isEmpty() && watched.disconnections.last().kind == Kind::ProxyFailed);
    QVERIFY(watched.ends.isEmpty());
}

void EventSourceProxyTest::sendsControlCallsThroughIt()
{
    const std::unique_ptr<StartedServer> proxy(StartedServer::tinyproxy());
    QVERIFY2(proxy->isListening(), "see packaging/packages/interop");
    ScriptedServer server;
    server.serve("/stop", ServerScript::answer("204 No Content"));
    const StreamRequest stream = through(getRequest(server.url()), ProxyChoice::Kind::Http, proxy->port());
    ControlCall call(stream, {"POST", u"/stop"_s, {}}, {}, 5'000);
    QSignalSpy confirmed(&call, &ControlCall::confirmed);
    call.send();
    QTRY_COMPARE(confirmed.count(), 1);
    QVERIFY(server.requests().first().header("Via").contains("tinyproxy"));
}

void EventSourceProxyTest::tellsWhatIsWrongWithTheProxy_data()
{
    QTest::addColumn<ProxyChoice::Kind>("kind");
    QTest::addColumn<QString>("host");
    QTest::addColumn<Transport>("transport");
    QTest::addColumn<QString>("detail");
    const auto row = [](const char *name, ProxyChoice::Kind kind, const QString &host, Transport transport, const QString &detail) {
        QTest::newRow(name) << kind << host << transport << detail;
    };
    const QString here = u"127.0.0.1"_s;
    row("HTTP refused, http", ProxyChoice::Kind::Http, here, Transport::Plain, u"ProxyConnectionRefusedError"_s);
    row("HTTP refused, https", ProxyChoice::Kind::Http, here, Transport::Tls, u"UnknownProxyError"_s);
    row("HTTP not found, http", ProxyChoice::Kind::Http, u"proxy..invalid"_s, Transport::Plain, u"ProxyNotFoundError"_s);
    row("HTTP not found, https", ProxyChoice::Kind::Http, u"proxy..invalid"_s, Transport::Tls, u"ProxyNotFoundError"_s);
    row("SOCKS5 refused, http", ProxyChoice::Kind::Socks5, here, Transport::Plain, u"UnknownProxyError"_s);
    row("SOCKS5 refused, https", ProxyChoice::Kind::Socks5, here, Transport::Tls, u"UnknownProxyError"_s);
}

void EventSourceProxyTest::tellsWhatIsWrongWithTheProxy()
{
    QFETCH(const ProxyChoice::Kind, kind);
    QFETCH(const QString, host);
    QFETCH(const Transport, transport);
    QFETCH(const QString, detail);
    ScriptedServer server(transport);
    StreamRequest request = getOnce(server.url());
    request.proxy = {kind, host, ScriptedServer::closedPort()};
    WatchedSource get(request);
    request.method = "POST";
    WatchedSource post(request);
    get.source.open();
    post.source.open();
    QTRY_COMPARE(get.end(), Kind::ProxyFailed);
    QTRY_COMPARE(post.end(), Kind::ProxyFailed);
    QCOMPARE(get.ends.first().detail, detail);
    QCOMPARE(post.ends.first().detail, detail);
    QCOMPARE(server.requests().size(), 0);
}

void EventSourceProxyTest::tellsAProxyThatWantsASignIn_data()
{
    QTest::addColumn<Transport>("transport");
    QTest::newRow("http") << Transport::Plain;
    QTest::newRow("https") << Transport::Tls;
}

void EventSourceProxyTest::tellsAProxyThatWantsASignIn()
{
    QFETCH(const Transport, transport);
    const std::unique_ptr<StartedServer> proxy(StartedServer::tinyproxy("BasicAuth operator s3cret\n"));
    QVERIFY2(proxy->isListening(), "see packaging/packages/interop");
    ScriptedServer server(transport);
    WatchedSource get(through(getRequest(server.url()), ProxyChoice::Kind::Http, proxy->port()));
    WatchedSource post(through(postRequest(server.url()), ProxyChoice::Kind::Http, proxy->port()));
    get.source.open();
    post.source.open();
    QTRY_COMPARE(get.end(), Kind::ProxyFailed); // and no second try
    QTRY_COMPARE(post.end(), Kind::ProxyFailed);
    QCOMPARE(get.ends.first().httpStatus, 407);
    QCOMPARE(post.ends.first().httpStatus, 407);
    QCOMPARE(server.requests().size(), 0);
}

void EventSourceProxyTest::takesNoProxyWhenNoneIsChosen()
{
    ScriptedServer server;
    ScriptedServer proxy;
    server.serve("/", ServerScript::eventStream().chunk("data: direct\n\n"));
    QUrl url = server.url();
    url.setHost(u"0.0.0.0"_s); // this machine too, but nobody's loopback address
    proxy.serve(url.toEncoded(), ServerScript::eventStream().chunk("data: by proxy\n\n"));
    StreamRequest request = getRequest(url);
    qputenv("http_proxy", "http://127.0.0.1:" + QByteArray::number(proxy.port()));
    WatchedSource system(request);
    system.source.open();
    request.proxy.kind = ProxyChoice::Kind::None;
    WatchedSource none(request);
    none.source.open();
    qunsetenv("http_proxy");
    QTRY_COMPARE(system.events, QList<QByteArray>{"by proxy"});
    QTRY_COMPARE(none.events, QList<QByteArray>{"direct"});
    QCOMPARE(proxy.requests().size(), 1);
}

QTEST_GUILESS_MAIN(EventSourceProxyTest)
#include "tst_eventsource_proxy.moc"
