// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/net/controlcall.h"
#include "tests/net/startedserver.h"
#include "tests/net/watchedsource.h"
#include "tests/support/scriptedserver.h"

#include <QCryptographicHash>
#include <QFile>
#include <QNetworkProxyFactory>
#include <QSslCertificate>
#include <QTest>

using namespace runwatch;
using namespace Qt::StringLiterals;
using Kind = StreamEnd::Kind;

namespace {

QByteArray pemOf(const QString &name)
{
    QFile file(ScriptedServer::tlsFile(name + u".pem"_s));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// As in tests/data/tls; an empty name: none.
StreamRequest showing(StreamRequest request, const QString &certificate, const QString &key)
{
    request.certificateAuthorityFile = ScriptedServer::authorityFile();
    if (!certificate.isEmpty()) {
        request.clientCertificateFile = ScriptedServer::tlsFile(certificate + u".pem"_s);
        request.clientKeyFile = ScriptedServer::tlsFile(key + u".key"_s);
    }
    return request;
}

} // namespace

class EventSourceTrustTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QNetworkProxyFactory::setUseSystemConfiguration(false); }
    void showsTheCertificateItDoesNotTrust();
    void trustsThePinnedCertificateAlone_data();
    void trustsThePinnedCertificateAlone();
    void showsItsOwnCertificate_data();
    void showsItsOwnCertificate();
    void refusesAnUnreadableClientCertificate_data();
    void refusesAnUnreadableClientCertificate();
    void triesAgainWhenTheHandshakeFails_data();
    void triesAgainWhenTheHandshakeFails();
    void sendsNoPostWhenTheHandshakeFails_data();
    void sendsNoPostWhenTheHandshakeFails();
    void trustsTheSameInControlCalls();
};

void EventSourceTrustTest::showsTheCertificateItDoesNotTrust()
{
    ScriptedServer server(ScriptedServer::Transport::Tls);
    server.setTls(ScriptedServer::tlsOf(u"self-signed"_s));
    WatchedSource watched(getRequest(server.url()));
    watched.source.open();
    QTRY_COMPARE(watched.ends, (QList<StreamEnd>{{Kind::TlsFailed, 0, u"SelfSignedCertificate"_s}}));
    QVERIFY(watched.source.certificate());
    const CertificateFacts &facts = *watched.source.certificate();
    const QSslCertificate shown(pemOf(u"self-signed"_s));
    QCOMPARE(facts.sha256, QCryptographicHash::hash(shown.toDer(), QCryptographicHash::Sha256));
    QCOMPARE(facts.subject, u"batch.test"_s);
    QCOMPARE(facts.issuer, u"batch.test"_s);
    QStringList names = facts.names;
    names.sort();
    QCOMPARE(names, (QStringList{u"127.0.0.1"_s, u"localhost"_s}));
    QCOMPARE(facts.validFrom, shown.effectiveDate());
    QCOMPARE(facts.validUntil, shown.expiryDate());
    QVERIFY(facts.isSelfSigned);
    QCOMPARE(QSslCertificate(facts.pem), shown);
    QCOMPARE(server.requests().size(), 0);

    server.setTls(ScriptedServer::tlsOf(u"server"_s));
    WatchedSource signedByOther(getRequest(server.url()));
    signedByOther.source.open();
    QTRY_COMPARE(signedByOther.end(), Kind::TlsFailed);
    QCOMPARE(signedByOther.source.certificate()->subject, u"localhost"_s);
    QVERIFY(!signedByOther.source.certificate()->isSelfSigned);
}

void EventSourceTrustTest::trustsThePinnedCertificateAlone_data()
{
    QTest::addColumn<QString>("shown");
    QTest::addColumn<QString>("pinned");
    QTest::addColumn<QString>("failedCheck"); // empty: trusted
    QTest::newRow("self-signed") << u"self-signed"_s << u"self-signed"_s << QString();
    QTest::newRow("another on the same host") << u"other-self-signed"_s << u"self-signed"_s << u"SelfSignedCertificate"_s;
    QTest::newRow("signed by somebody") << u"server"_s << u"server"_s << QString();
    QTest::newRow("signed by the same") << u"server"_s << u"self-signed"_s << u"UnableToGetLocalIssuerCertificate"_s;
    QTest::newRow("of another host") << u"wrong-name"_s << u"wrong-name"_s << u"HostNameMismatch"_s;
}

void EventSourceTrustTest::trustsThePinnedCertificateAlone()
{
    QFETCH(const QString, shown);
    QFETCH(const QString, pinned);
    QFETCH(const QString, failedCheck);
    ScriptedServer server(ScriptedServer::Transport::Tls);
    server.setTls(ScriptedServer::tlsOf(shown));
    server.serve("/", ServerScript::eventStream().chunk("data: safe\n\n"));
    StreamRequest request = getRequest(server.url());
    request.token = "s3cret";
    request.pinnedCertificate = pemOf(pinned);
    WatchedSource watched(request);
    watched.source.open();
    if (failedCheck.isEmpty()) {
        QTRY_COMPARE(watched.events, QList<QByteArray>{"safe"});
        return;
    }
    QTRY_COMPARE(watched.ends, (QList<StreamEnd>{{Kind::TlsFailed, 0, failedCheck}}));
    QCOMPARE(QSslCertificate(watched.source.certificate()->pem), QSslCertificate(pemOf(shown)));
    QCOMPARE(server.requests().size(), 0);
}

void EventSourceTrustTest::showsItsOwnCertificate_data()
{
    QTest::addColumn<QString>("protocol");
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<QString>("key");
    QTest::addColumn<StreamEnd>("end");
    const StreamEnd wanted{Kind::ClientCertificateWanted, 0, {}};
    const StreamEnd notItsKey{Kind::ClientCertificateUnreadable, 0, ScriptedServer::tlsFile(u"self-signed.key"_s)};
    for (const char *protocol : {"-tls1_2", "-tls1_3"}) {
        const QString option = QString::fromLatin1(protocol);
        QTest::addRow("the right one, %s", protocol)
            << option << u"client"_s << u"client"_s << StreamEnd{Kind::WrongContentType, 200, u"text/html"_s};
        QTest::addRow("none, %s", protocol) << option << QString() << QString() << wanted;
        QTest::addRow("another, %s", protocol) << option << u"self-signed"_s << u"self-signed"_s << wanted;
        QTest::addRow("not its key, %s", protocol) << option << u"client"_s << u"self-signed"_s << notItsKey;
    }
}

// The server is OpenSSL's own: Qt's would close without a word.
void EventSourceTrustTest::showsItsOwnCertificate()
{
    QFETCH(const QString, protocol);
    QFETCH(const QString, certificate);
    QFETCH(const QString, key);
    QFETCH(const StreamEnd, end);
    StartedServer server(u"openssl"_s,
                         {u"s_server"_s, u"-accept"_s, u"127.0.0.1:PORT"_s, u"-www"_s, protocol, u"-Verify"_s, u"1"_s,
                          u"-verify_return_error"_s, u"-cert"_s, ScriptedServer::tlsFile(u"server.pem"_s), u"-key"_s,
                          ScriptedServer::tlsFile(u"server.key"_s), u"-CAfile"_s,
                          ScriptedServer::tlsFile(u"client-authority.pem"_s)});
    QVERIFY2(server.isListening(), "see packaging/packages/interop");
    const QUrl url(u"https://127.0.0.1:%1/"_s.arg(server.port()));
    WatchedSource get(showing(getRequest(url), certificate, key));
    get.source.open();
    QTRY_COMPARE(get.ends, QList<StreamEnd>{end});
    if (end.kind == Kind::WrongContentType)
        return; // it has answered, and knows no POST
    WatchedSource post(showing(postRequest(url), certificate, key));
    post.source.open();
    QTRY_COMPARE(post.ends, QList<StreamEnd>{end});
}

void EventSourceTrustTest::refusesAnUnreadableClientCertificate_data()
{
    QTest::addColumn<QString>("certificateFile");
    QTest::addColumn<QString>("keyFile");
    QTest::addColumn<QString>("detail");
    const QString certificate = ScriptedServer::tlsFile(u"client.pem"_s);
    const QString key = ScriptedServer::tlsFile(u"client.key"_s);
    QTest::newRow("no file") << u"/nowhere/client.pem"_s << key << u"/nowhere/client.pem"_s;
    QTest::newRow("no certificate") << key << key << key;
    QTest::newRow("no key file") << certificate << u"/nowhere/client.key"_s << u"/nowhere/client.key"_s;
    QTest::newRow("no key in it") << certificate << certificate << certificate;
    QTest::newRow("no key in the file of the certificate") << certificate << QString() << certificate;
    QTest::newRow("a device") << u"/dev/zero"_s << key << u"/dev/zero"_s;
}

void EventSourceTrustTest::refusesAnUnreadableClientCertificate()
{
    QFETCH(const QString, certificateFile);
    QFETCH(const QString, keyFile);
    QFETCH(const QString, detail);
    StreamRequest request = getRequest(QUrl(u"https://127.0.0.1/"_s));
    request.clientCertificateFile = certificateFile;
    request.clientKeyFile = keyFile;
    WatchedSource watched(request);
    watched.source.open();
    QVERIFY(watched.ends.isEmpty()); // nothing before open() returns
    QTRY_COMPARE(watched.ends, (QList<StreamEnd>{{Kind::ClientCertificateUnreadable, 0, detail}}));
}

void EventSourceTrustTest::triesAgainWhenTheHandshakeFails_data()
{
    QTest::addColumn<ServerScript>("greeting");
    QTest::newRow("FIN") << ServerScript().cut();
    QTest::newRow("RST") << ServerScript().reset();
    QTest::newRow("plain HTTP") << ServerScript().send("HTTP/1.1 400 Bad Request\r\n\r\n").cut();
}

void EventSourceTrustTest::triesAgainWhenTheHandshakeFails()
{
    QFETCH(const ServerScript, greeting);
    ScriptedServer server;
    server.greetWith(greeting);
    QUrl url = server.url();
    url.setScheme(u"https"_s);
    WatchedSource get(getRequest(url));
    get.source.open();
    QTRY_VERIFY(get.disconnections.size() >= 3);
    QCOMPARE(get.disconnections.first(), (StreamEnd{Kind::HandshakeFailed, 0, {}}));
    QVERIFY(!get.source.certificate());
    QVERIFY(server.requests().isEmpty());
}

void EventSourceTrustTest::sendsNoPostWhenTheHandshakeFails_data()
{
    triesAgainWhenTheHandshakeFails_data();
}

void EventSourceTrustTest::sendsNoPostWhenTheHandshakeFails()
{
    QFETCH(const ServerScript, greeting);
    ScriptedServer server;
    server.greetWith(greeting);
    QUrl url = server.url();
    url.setScheme(u"https"_s);
    WatchedSource post(postRequest(url));
    post.source.open();
    QTRY_COMPARE(post.ends, (QList<StreamEnd>{{Kind::HandshakeFailed, 0, {}}}));
    QTRY_COMPARE(server.closedConnections(), 1);
    QVERIFY(server.requests().isEmpty());
    QVERIFY(post.delays.isEmpty());
}

void EventSourceTrustTest::trustsTheSameInControlCalls()
{
    ScriptedServer server(ScriptedServer::Transport::Tls);
    server.setTls(ScriptedServer::tlsOf(u"self-signed"_s));
    server.serve("/stop", ServerScript::answer("202 Accepted"));
    StreamRequest stream = getRequest(server.url());
    stream.token = "s3cret";
    const ControlRequest request{"DELETE", u"/stop"_s, {}};
    ControlCall unknown(stream, request, {}, 5'000);
    QSignalSpy refused(&unknown, &ControlCall::refused);
    unknown.send();
    QTRY_COMPARE(refused.count(), 1);
    QCOMPARE(refused.first().first().value<StreamEnd>(), (StreamEnd{Kind::TlsFailed, 0, u"SelfSignedCertificate"_s}));
    QCOMPARE(server.requests().size(), 0);

    stream.pinnedCertificate = pemOf(u"self-signed"_s);
    ControlCall pinned(stream, request, {}, 5'000);
    QSignalSpy confirmed(&pinned, &ControlCall::confirmed);
    pinned.send();
    QTRY_COMPARE(confirmed.count(), 1);
    QCOMPARE(server.requests().size(), 1);
    QCOMPARE(server.requests().first().method, "DELETE");
}

QTEST_GUILESS_MAIN(EventSourceTrustTest)
#include "tst_eventsource_trust.moc"
