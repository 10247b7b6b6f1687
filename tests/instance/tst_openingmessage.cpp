// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/instance/openingmessage.h"

#include <QDataStream>
#include <QDir>
#include <QTest>
#include <QtEndian>

using namespace runwatch;
using namespace Qt::StringLiterals;

namespace {

// No field is as it is in a request that was just made.
StreamRequest fullRequest()
{
    StreamRequest request;
    request.given = u"h.example/ä?x=1"_s;
    request.url = QUrl(u"https://h.example/ä?x=1"_s);
    request.method = "POST";
    request.body = "{\"a\":\"\xC3\xA9\"}";
    request.headers = {{"X-A", "b"}, {"X-A", "\xE9"}, {"X-Empty", ""}};
    request.token = "secret";
    request.certificateAuthorityFile = u"/etc/ca.pem"_s;
    request.pinnedCertificate = "-----BEGIN CERTIFICATE-----";
    request.clientCertificateFile = u"/etc/client.pem"_s;
    request.clientKeyFile = u"/etc/client.key"_s;
    request.proxy = {ProxyChoice::Kind::Socks5, u"proxy.example"_s, 1080};
    request.profile = u"/home/me/mine.json"_s;
    request.variables = {{u"build"_s, u"7"_s}, {u"key"_s, u"é=&"_s}};
    request.secrets = {"hush"};
    request.reconnect = StreamRequest::Reconnect::Same;
    request.sendsLastEventId = false;
    request.hasIdleLimit = false;
    request.cancelRequest = ControlRequest{"DELETE", u"/jobs/{job}"_s, "{}"};
    return request;
}

QByteArray bodyOf(const Opening &opening)
{
    return toMessage(opening).value_or(QByteArray()).sliced(HeadSize);
}

std::optional<Opening> carried(const Opening &opening)
{
    return readBody(bodyOf(opening));
}

QByteArray headWith(int place, quint32 number)
{
    QByteArray head = toMessage({})->first(HeadSize);
    qToBigEndian(number, head.data() + place);
    return head;
}

} // namespace

class tst_OpeningMessage : public QObject
{
    Q_OBJECT

private slots:
    void carriesEveryField();
    void carriesNothingAtAll();
    void carriesManyStreamsAndLinks();
    void makesFilesAbsolute();
    void headGivesTheLengthOfTheBody();
    void refusesHeads_data();
    void refusesHeads();
    void sendsNoBodyThatIsTooLong();
    void refusesABodyCutAnywhere();
    void refusesABodyWithMoreBehindIt();
    void survivesAnyByteBeingAnother();
    void allocatesNothingForAListThatIsNotThere();
    void refusesWhatTheCommandLineWouldRefuse_data();
    void refusesWhatTheCommandLineWouldRefuse();
};

void tst_OpeningMessage::carriesEveryField()
{
    const StreamRequest sent = fullRequest();
    const auto opening = carried({{sent}, {QUrl(u"https://l.example/x"_s)}, "token-of-the-desktop"});
    QVERIFY(opening);
    QCOMPARE(opening->links, QList<QUrl>{QUrl(u"https://l.example/x"_s)});
    QCOMPARE(opening->activationToken, "token-of-the-desktop"_ba);
    QCOMPARE(opening->requests.size(), 1);
    const StreamRequest &got = opening->requests.constFirst();
    QCOMPARE(got.given, sent.given);
    QCOMPARE(got.url, sent.url);
    QCOMPARE(got.method, sent.method);
    QCOMPARE(got.body, sent.body);
    QCOMPARE(got.headers, sent.headers);
    QCOMPARE(got.token, sent.token);
    QCOMPARE(got.certificateAuthorityFile, sent.certificateAuthorityFile);
    QCOMPARE(got.pinnedCertificate, sent.pinnedCertificate);
    QCOMPARE(got.clientCertificateFile, sent.clientCertificateFile);
    QCOMPARE(got.clientKeyFile, sent.clientKeyFile);
    QCOMPARE(got.proxy, sent.proxy);
    QCOMPARE(got.profile, sent.profile);
    QCOMPARE(got.variables, sent.variables);
    QCOMPARE(got.secrets, sent.secrets);
    QCOMPARE(got.reconnect, sent.reconnect);
    QCOMPARE(got.sendsLastEventId, sent.sendsLastEventId);
    QCOMPARE(got.hasIdleLimit, sent.hasIdleLimit);
    QCOMPARE(got.cancelRequest, sent.cancelRequest);
}

void tst_OpeningMessage::carriesNothingAtAll()
{
    const auto opening = carried({});
    QVERIFY(opening);
    QVERIFY(opening->requests.isEmpty());
    QVERIFY(opening->links.isEmpty());
}

void tst_OpeningMessage::carriesManyStreamsAndLinks()
{
    Opening sent;
    for (int i = 0; i < 1'000; ++i) {
        sent.requests << fullRequest();
        sent.requests.last().url.setPort(i + 1);
        sent.links << sent.requests.constLast().url;
    }
    const auto opening = carried(sent);
    QVERIFY(opening);
    QCOMPARE(opening->links, sent.links);
    QCOMPARE(opening->requests.size(), 1'000);
    QCOMPARE(opening->requests.constLast().url.port(), 1'000);
}

void tst_OpeningMessage::makesFilesAbsolute()
{
    StreamRequest request = fullRequest();
    request.certificateAuthorityFile = u"ca.pem"_s;
    request.clientCertificateFile = u"../client.pem"_s;
    request.clientKeyFile.clear();
    const auto opening = carried({{request}, {}, {}});
    QVERIFY(opening);
    const StreamRequest &got = opening->requests.constFirst();
    QCOMPARE(got.certificateAuthorityFile, QDir::current().filePath(u"ca.pem"_s));
    QVERIFY(QDir::isAbsolutePath(got.clientCertificateFile));
    QVERIFY(got.clientKeyFile.isEmpty());
}

void tst_OpeningMessage::headGivesTheLengthOfTheBody()
{
    const auto message = toMessage({{fullRequest()}, {}, {}});
    QVERIFY(message);
    const auto length = readHead(message->first(HeadSize));
    QVERIFY(std::holds_alternative<qsizetype>(length));
    QCOMPARE(std::get<qsizetype>(length), message->size() - HeadSize);
}

void tst_OpeningMessage::refusesHeads_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<char>("answer");

    QTest::newRow("another mark") << headWith(0, 0x47455420) << char(Answer::Refused); // "GET "
    QTest::newRow("an older version") << headWith(4, 0) << char(Answer::OtherVersion);
    QTest::newRow("a newer version") << headWith(4, 2) << char(Answer::OtherVersion);
    QTest::newRow("too long") << headWith(8, quint32(LongestBody) + 1) << char(Answer::Refused);
    QTest::newRow("far too long") << headWith(8, 0xffffffff) << char(Answer::Refused);
    QTest::newRow("half a head") << toMessage({})->first(HeadSize - 1) << char(Answer::Refused);
}

void tst_OpeningMessage::refusesHeads()
{
    QFETCH(const QByteArray, head);
    const auto result = readHead(head);
    QVERIFY(std::holds_alternative<Answer>(result));
    QTEST(char(std::get<Answer>(result)), "answer");
}

void tst_OpeningMessage::sendsNoBodyThatIsTooLong()
{
    StreamRequest request = fullRequest();
    request.body = QByteArray(LongestBody, 'x');
    QVERIFY(!toMessage({{request}, {}, {}}));
}

void tst_OpeningMessage::refusesABodyCutAnywhere()
{
    const QByteArray body = bodyOf({{fullRequest()}, {QUrl(u"https://l.example/"_s)}, "t"});
    for (qsizetype cut = 0; cut < body.size(); ++cut)
        QVERIFY2(!readBody(body.first(cut)), qPrintable(u"cut at byte %1"_s.arg(cut)));
}

void tst_OpeningMessage::refusesABodyWithMoreBehindIt()
{
    QVERIFY(!readBody(bodyOf({{fullRequest()}, {}, {}}) + 'x'));
}

// Most are refused, and some are other values; none may be more than that.
void tst_OpeningMessage::survivesAnyByteBeingAnother()
{
    const QByteArray body = bodyOf({{fullRequest()}, {QUrl(u"https://l.example/"_s)}, "t"});
    int refused = 0;
    for (qsizetype at = 0; at < body.size(); ++at) {
        for (const int flip : {0x01, 0x80, 0xff}) {
            QByteArray broken = body;
            broken[at] = char(broken[at] ^ flip);
            const auto opening = readBody(broken);
            refused += opening ? 0 : 1;
            QVERIFY(!opening || opening->requests.size() <= 1);
        }
    }
    QVERIFY(refused > 0);
}

void tst_OpeningMessage::allocatesNothingForAListThatIsNotThere()
{
    QByteArray body;
    QDataStream(&body, QIODevice::WriteOnly) << quint32(0xfffffff0);
    QVERIFY(!readBody(body));
}

void tst_OpeningMessage::refusesWhatTheCommandLineWouldRefuse_data()
{
    QTest::addColumn<Opening>("opening");

    const auto row = [](const char *name, auto change) {
        Opening opening{{fullRequest()}, {}, {}};
        change(opening);
        QTest::newRow(name) << opening;
    };
    row("another scheme", [](Opening &o) { o.requests[0].url.setScheme(u"file"_s); });
    row("a user in the URL", [](Opening &o) { o.requests[0].url.setUserInfo(u"me:hunter2"_s); });
    row("no URL", [](Opening &o) { o.requests[0].url.clear(); });
    row("another method", [](Opening &o) { o.requests[0].method = "PUT"; });
    row("a header with a line end", [](Opening &o) { o.requests[0].headers[0].second = "a\r\nb"; });
    row("a token with a line end", [](Opening &o) { o.requests[0].token = "a\nb"; });
    row("a cancel by GET", [](Opening &o) { o.requests[0].cancelRequest->method = "GET"; });
    row("a link without TLS", [](Opening &o) { o.links << QUrl(u"http://h.example/"_s); });
    row("a link with a user", [](Opening &o) { o.links << QUrl(u"https://me@h.example/"_s); });
    row("a link to nowhere", [](Opening &o) { o.links << QUrl(); });
}

void tst_OpeningMessage::refusesWhatTheCommandLineWouldRefuse()
{
    QFETCH(const Opening, opening);
    QVERIFY(!carried(opening));
}

QTEST_GUILESS_MAIN(tst_OpeningMessage)
#include "tst_openingmessage.moc"
