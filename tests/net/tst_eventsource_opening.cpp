// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/net/watchedsource.h"
#include "tests/support/scriptedserver.h"

#include <QFile>
#include <QNetworkProxyFactory>
#include <QTest>

using namespace runwatch;
using namespace Qt::StringLiterals;
using Kind = StreamEnd::Kind;

namespace {

// read() by all threads of this process so far; 0 when the kernel does not say.
qint64 readCalls()
{
    QFile io(u"/proc/self/io"_s);
    if (!io.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray text = io.readAll();
    const QByteArray name = "syscr: ";
    const qsizetype begin = text.indexOf(name) + name.size();
    return text.sliced(begin, text.indexOf('\n', begin) - begin).toLongLong();
}

} // namespace

class EventSourceOpeningTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QNetworkProxyFactory::setUseSystemConfiguration(false); }
    void dispatchesTheFirstEvent();
    void readsAStreamOfSingleBytes();
    void asksAsAnEventSourceShould();
    void letsTheOperatorsHeadersWin();
    void followsRedirectsToTheEnd();
    void sendsNoTokenToAnotherOrigin();
    void asksWhereItHasMovedForGood();
    void refuses_data();
    void refuses();
    void tellsARefusedConnection();
    void trustsTheGivenAuthorityAlone();
    void saysWhatTlsMissed();
    void refusesAnUnreadableAuthority();
    void opensFiftyStreamsOfOneHost();
    void asksTheSystemsProxyButNotForLoopback();
    void tellsACutFromAnEndInChunks();
    void readsManyChunksWithFewSystemCalls();
};

void EventSourceOpeningTest::dispatchesTheFirstEvent()
{
    ScriptedServer server;
    server.serve("/", ServerScript::eventStream().chunk("event: go\nid: 7\ndata: one\n\n: hello\n"));
    WatchedSource watched(getRequest(server.url()));
    QCOMPARE(watched.source.readyState(), EventSource::ReadyState::Connecting);
    watched.source.open();

    QTRY_COMPARE(watched.comments, 1);
    QCOMPARE(watched.events, QList<QByteArray>{"one"});
    QCOMPARE(watched.types, QList<QByteArray>{"go"});
    QCOMPARE(watched.ids, QList<QByteArray>{"7"});
    QCOMPARE(watched.openings, 1);
    QCOMPARE(watched.source.readyState(), EventSource::ReadyState::Open);
    QCOMPARE(watched.source.head().status, 200);
    QCOMPARE(watched.source.head().header("content-type"), "text/event-stream");
    QCOMPARE(watched.source.bytesReceived(), 35);
    QCOMPARE(watched.source.attempt(), 1);
    QCOMPARE(watched.source.lastEventId(), "7");
}

void EventSourceOpeningTest::readsAStreamOfSingleBytes()
{
    ScriptedServer server;
    server.serve(
        "/", ServerScript::eventStream().chunkPerByte("data: a\r\ndata: b\r\n\r\ndata: \xC3\xA4\n\n").end());
    WatchedSource watched(getOnce(server.url()));
    watched.source.open();
    QTRY_COMPARE(watched.end(), Kind::EndOfStream);
    QCOMPARE(watched.events, (QList<QByteArray>{"a\nb", "\xC3\xA4"}));
}

void EventSourceOpeningTest::asksAsAnEventSourceShould()
{
    ScriptedServer server;
    StreamRequest request = getRequest(server.url(u"/p?q=1"_s));
    request.token = "s3cret";
    WatchedSource watched(request);
    watched.source.open();
    QTRY_COMPARE(server.requests().size(), 1);
    const RecordedRequest &asked = server.requests().first();
    QCOMPARE(asked.method, "GET");
    QCOMPARE(asked.path, "/p?q=1");
    QCOMPARE(asked.header("Accept"), "text/event-stream");
    QCOMPARE(asked.header("Accept-Encoding"), "identity");
    QCOMPARE(asked.header("Cache-Control"), "no-cache");
    QCOMPARE(asked.header("Authorization"), "Bearer s3cret");
    QVERIFY(asked.header("User-Agent").startsWith("Runwatch/"));
    QVERIFY(asked.header("Last-Event-ID").isEmpty());
}

void EventSourceOpeningTest::letsTheOperatorsHeadersWin()
{
    ScriptedServer server;
    StreamRequest request = getRequest(server.url());
    request.token = "s3cret";
    request.headers = {{"accept", "*/*"},
                       {"Authorization", "Basic x"},
                       {"Accept-Encoding", "gzip"},
                       {"Cookie", "a=1"},
                       {"cookie", "b=2"},
                       {"X-Run", "1"},
                       {"X-Run", "2"},
                       {"X-Bad", "1\r\nX-Injected: yes"}};
    WatchedSource watched(request);
    watched.source.open();
    QTRY_COMPARE(server.requests().size(), 1);
    const RecordedRequest &asked = server.requests().first();
    QCOMPARE(asked.header("Accept"), "*/*");
    QCOMPARE(asked.header("Authorization"), "Basic x");
    QCOMPARE(asked.header("Accept-Encoding"), "identity");
    QCOMPARE(asked.header("Cookie"), "a=1; b=2");
    QCOMPARE(asked.header("X-Run"), "1, 2");
    QVERIFY(asked.header("X-Injected").isEmpty());
}

void EventSourceOpeningTest::followsRedirectsToTheEnd()
{
    ScriptedServer server;
    server.serve("/", ServerScript::redirect(302, "/b?c=1"));
    server.serve("/b", ServerScript::redirect(307, server.url(u"/d"_s).toEncoded()));
    server.serve("/d", ServerScript::eventStream().chunk("data: here\n\n"));
    StreamRequest request = getRequest(server.url());
    request.token = "s3cret";
    WatchedSource watched(request);
    watched.source.open();
    QTRY_COMPARE(watched.events, QList<QByteArray>{"here"});
    QCOMPARE(watched.source.head().url, server.url(u"/d"_s));
    QCOMPARE(watched.source.attempt(), 1);
    QCOMPARE(server.requests().last().header("Authorization"), "Bearer s3cret");
}

void EventSourceOpeningTest::sendsNoTokenToAnotherOrigin()
{
    ScriptedServer server;
    ScriptedServer other;
    server.serve("/", ServerScript::redirect(302, other.url().toEncoded()));
    StreamRequest request = getRequest(server.url());
    request.token = "s3cret";
    WatchedSource watched(request);
    watched.source.open();
    QTRY_COMPARE(watched.end(), Kind::RedirectRefused);
    QCOMPARE(watched.ends.first().httpStatus, 302);
    QCOMPARE(watched.ends.first().detail, u"http://127.0.0.1:%1"_s.arg(other.port()));
    QCOMPARE(other.openConnections() + other.closedConnections(), 0);
}

void EventSourceOpeningTest::asksWhereItHasMovedForGood()
{
    ScriptedServer server;
    server.serve("/", ServerScript::redirect(308, "/b"));
    server.serve("/b", ServerScript::redirect(302, "/c"));
    server.serveOnce("/c", ServerScript::eventStream().chunk("data: 1\n\n").end());
    server.serve("/c", ServerScript::eventStream().chunk("data: 2\n\n"));
    WatchedSource watched(getRequest(server.url()));
    watched.source.open();
    QTRY_COMPARE(watched.events, (QList<QByteArray>{"1", "2"}));
    QCOMPARE(server.requestCount("/"), 1);
    QCOMPARE(server.requestCount("/b"), 2);
    QCOMPARE(server.requestCount("/c"), 2);
}

void EventSourceOpeningTest::refuses_data()
{
    QTest::addColumn<ServerScript>("script");
    QTest::addColumn<StreamEnd>("end");

    const QByteArray stream = "Content-Type: text/event-stream\r\n";
    const QByteArray event = "data: never\n\n";
    QTest::newRow("404") << ServerScript::answer("404 <b>No</b>", stream, event)
                         << StreamEnd{Kind::HttpStatus, 404, {}};
    QTest::newRow("401") << ServerScript::answer("401 No", "WWW-Authenticate: Basic realm=x\r\n", "no")
                         << StreamEnd{Kind::HttpStatus, 401, {}};
    QTest::newRow("401 Negotiate") << ServerScript::answer("401 No", "WWW-Authenticate: Negotiate\r\n")
                                   << StreamEnd{Kind::HttpStatus, 401, {}};
    QTest::newRow("403 without end") << ServerScript().send("HTTP/1.1 403 No\r\n\r\n").sendForever(event)
                                     << StreamEnd{Kind::HttpStatus, 403, {}};
    QTest::newRow("204") << ServerScript::answer("204 None") << StreamEnd{Kind::NoContent, 204, {}};
    QTest::newRow("HTML") << ServerScript::answer("200 OK", "Content-Type: text/html\r\n", event)
                          << StreamEnd{Kind::WrongContentType, 200, u"text/html"_s};
    QTest::newRow("HTML without end")
        << ServerScript().send("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n").sendForever(event)
        << StreamEnd{Kind::WrongContentType, 200, u"text/html"_s};
    QTest::newRow("gzip") << ServerScript::answer("200 OK", stream + "Content-Encoding: gzip\r\n", "\x1F\x8B")
                          << StreamEnd{Kind::Compressed, 200, u"gzip"_s};
    QTest::newRow("redirects in a ring")
        << ServerScript::redirect(302, "/") << StreamEnd{Kind::TooManyRedirects, 302, {}};
    QTest::newRow("redirect to a file") << ServerScript::redirect(302, "file:///etc/passwd")
                                        << StreamEnd{Kind::RedirectRefused, 302, u"file:"_s};
}

void EventSourceOpeningTest::refuses()
{
    QFETCH(const ServerScript, script);
    QFETCH(const StreamEnd, end);

    ScriptedServer server;
    server.serve("/", script);
    WatchedSource watched(getRequest(server.url()));
    watched.source.open();
    QTRY_COMPARE(watched.ends, QList<StreamEnd>{end});
    QCOMPARE(watched.disconnections, QList<StreamEnd>{end});
    QVERIFY(watched.events.isEmpty());
    QCOMPARE(watched.openings, 0);
    QCOMPARE(watched.source.head().status, end.httpStatus);
    QCOMPARE(watched.source.readyState(), EventSource::ReadyState::Closed);
    QTRY_COMPARE(server.openConnections(), 0);
}

void EventSourceOpeningTest::tellsARefusedConnection()
{
    QUrl url(u"http://127.0.0.1/"_s);
    url.setPort(ScriptedServer::closedPort());
    WatchedSource get(getOnce(url));
    WatchedSource post(postRequest(url));
    get.source.open();
    post.source.open();
    QTRY_COMPARE(get.end(), Kind::ConnectionRefused);
    QTRY_COMPARE(post.end(), Kind::ConnectionRefused);
}

void EventSourceOpeningTest::trustsTheGivenAuthorityAlone()
{
    ScriptedServer server(ScriptedServer::Transport::Tls);
    server.serve("/", ServerScript::eventStream().chunk("data: safe\n\n"));
    StreamRequest request = getRequest(server.url());
    request.certificateAuthorityFile = ScriptedServer::authorityFile();
    WatchedSource watched(request);
    watched.source.open();
    QTRY_COMPARE(watched.events, QList<QByteArray>{"safe"});
}

void EventSourceOpeningTest::saysWhatTlsMissed()
{
    ScriptedServer server(ScriptedServer::Transport::Tls);
    WatchedSource watched(getRequest(server.url()));
    watched.source.open();
    QTRY_COMPARE(watched.end(), Kind::TlsFailed);
    QVERIFY2(watched.ends.first().detail.contains(u"Certificate"), qPrintable(watched.ends.first().detail));
    QCOMPARE(server.requests().size(), 0);
}

void EventSourceOpeningTest::refusesAnUnreadableAuthority()
{
    for (const QString &file : {u"/nowhere/ca.pem"_s, u"/dev/null"_s, QString::fromLocal8Bit(__FILE__)}) {
        StreamRequest request = getRequest(QUrl(u"https://127.0.0.1/"_s));
        request.certificateAuthorityFile = file;
        WatchedSource watched(request);
        watched.source.open();
        QVERIFY(watched.ends.isEmpty()); // nothing before open() returns
        QTRY_COMPARE(watched.ends, (QList<StreamEnd>{{Kind::CertificateAuthorityUnreadable, 0, file}}));
    }
}

void EventSourceOpeningTest::opensFiftyStreamsOfOneHost()
{
    ScriptedServer server;
    server.serve("/", ServerScript::eventStream().chunk("data: x\n\n"));
    std::vector<std::unique_ptr<WatchedSource>> watched;
    for (int count = 0; count < 50; ++count) {
        watched.push_back(std::make_unique<WatchedSource>(getRequest(server.url())));
        watched.back()->source.open();
    }
    for (const auto &one : watched)
        QTRY_COMPARE(one->events.size(), 1);
    QCOMPARE(server.openConnections(), 50);
}

void EventSourceOpeningTest::asksTheSystemsProxyButNotForLoopback()
{
    ScriptedServer server;
    ScriptedServer proxy;
    server.serve("/", ServerScript::eventStream().chunk("data: direct\n\n"));
    proxy.serve("http://stream.invalid/", ServerScript::eventStream().chunk("data: by proxy\n\n"));
    qputenv("http_proxy", "http://127.0.0.1:" + QByteArray::number(proxy.port()));
    WatchedSource near(getRequest(server.url()));
    WatchedSource far(getRequest(QUrl(u"http://stream.invalid/"_s)));
    near.source.open();
    far.source.open();
    qunsetenv("http_proxy");
    QTRY_COMPARE(near.events, QList<QByteArray>{"direct"});
    QTRY_COMPARE(far.events, QList<QByteArray>{"by proxy"});
    QCOMPARE(proxy.requests().size(), 1);
}

void EventSourceOpeningTest::tellsACutFromAnEndInChunks()
{
    ScriptedServer server;
    server.serve("/", ServerScript::eventStream().chunk("data: x\n\n").cut());
    for (int round = 0; round < 20; ++round) {
        WatchedSource watched(getOnce(server.url()));
        watched.source.open();
        QTRY_COMPARE(watched.ends.size(), 1);
        QCOMPARE(watched.end(), Kind::ConnectionCut);
        QCOMPARE(watched.events, QList<QByteArray>{"x"});
    }
    QCOMPARE(server.requests().size(), 20);
}

// An unbuffered socket reads the head of every chunk byte by byte, which makes it
// four times slower: notices when Qt no longer gives us a buffered one. Measured on
// Qt 6.4.2: 30 to 34 calls on a buffered socket, 80 108 on an unbuffered one.
void EventSourceOpeningTest::readsManyChunksWithFewSystemCalls()
{
    constexpr int chunks = 20'000;
    ScriptedServer server;
    server.serve("/",
                 ServerScript().send(ServerScript::eventStream().moves().first().bytes
                                     + QByteArray("9\r\ndata: x\n\n\r\n").repeated(chunks)));
    WatchedSource watched(getRequest(server.url()));
    const qint64 before = readCalls();
    QVERIFY(before > 0);
    watched.source.open();
    QTRY_COMPARE(watched.events.size(), chunks);
    const qint64 calls = readCalls() - before;
    QVERIFY2(calls < chunks / 10, qPrintable(QString::number(calls)));
}

QTEST_GUILESS_MAIN(EventSourceOpeningTest)
#include "tst_eventsource_opening.moc"
