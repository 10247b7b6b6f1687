// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/open/requestcheck.h"

#include <QTest>

using namespace runwatch;
using namespace Qt::StringLiterals;

using Kind = RequestError::Kind;

Q_DECLARE_METATYPE(Kind)

class tst_RequestCheck : public QObject
{
    Q_OBJECT

private slots:
    void readsUrls_data();
    void readsUrls();
    void refusesUrls_data();
    void refusesUrls();
    void readsHeaders_data();
    void readsHeaders();
    void refusesHeaders_data();
    void refusesHeaders();
    void checksJson_data();
    void checksJson();
    void refusesSeveralJsonValues();
    void countsThePositionInCharacters();
    void checksWhereACancelRequestGoes_data();
    void checksWhereACancelRequestGoes();
    void checksProxies();
    void checksAWholeRequest();
    void checksTheBodyOnlyWhenItIsSaidToBeJson();
};

void tst_RequestCheck::readsUrls_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("url");

    QTest::newRow("https") << u"https://a.example/x?y=1"_s << u"https://a.example/x?y=1"_s;
    QTest::newRow("http") << u"http://a.example"_s << u"http://a.example"_s;
    QTest::newRow("upper case") << u"HTTP://A.example/X"_s << u"http://a.example/X"_s;
    QTest::newRow("blanks around") << u" https://a.example/ \n"_s << u"https://a.example/"_s;
    QTest::newRow("a bare host") << u"a.example/x"_s << u"https://a.example/x"_s;
    QTest::newRow("a bare host with a port") << u"a.example:8443/x"_s << u"https://a.example:8443/x"_s;
    QTest::newRow("localhost") << u"localhost:3000/api"_s << u"http://localhost:3000/api"_s;
    QTest::newRow("127.0.0.1") << u"127.0.0.1:80"_s << u"http://127.0.0.1:80"_s;
    QTest::newRow("::1") << u"[::1]:3000/api"_s << u"http://[::1]:3000/api"_s;
    QTest::newRow("an address with an at sign in its path")
        << u"https://a.example/@me"_s << u"https://a.example/@me"_s;
}

void tst_RequestCheck::readsUrls()
{
    QFETCH(const QString, text);
    QFETCH(const QString, url);

    const auto result = parseUrl(text);
    QVERIFY(std::holds_alternative<QUrl>(result));
    QCOMPARE(std::get<QUrl>(result).toString(QUrl::FullyEncoded), url);
}

void tst_RequestCheck::refusesUrls_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<Kind>("kind");

    QTest::newRow("nothing") << u" "_s << Kind::NoUrl;
    QTest::newRow("a file") << u"file:///etc/passwd"_s << Kind::UrlUnreadable;
    QTest::newRow("ftp") << u"ftp://a.example/"_s << Kind::UrlScheme;
    QTest::newRow("websocket") << u"wss://a.example/"_s << Kind::UrlScheme;
    QTest::newRow("a script") << u"javascript:alert(1)"_s << Kind::UrlUnreadable;
    QTest::newRow("one slash") << u"http:/me:hunter2@a.example"_s << Kind::UrlUnreadable;
    QTest::newRow("no slash") << u"HTTPS:a.example"_s << Kind::UrlUnreadable;
    QTest::newRow("no host") << u"https:///x"_s << Kind::UrlUnreadable;
    QTest::newRow("a port too large") << u"https://a.example:99999/"_s << Kind::UrlUnreadable;
    QTest::newRow("a user") << u"https://me@a.example/"_s << Kind::UrlHasUserInfo;
    QTest::newRow("a user and a password") << u"https://me:hunter2@a.example/"_s << Kind::UrlHasUserInfo;
    QTest::newRow("a user without a scheme") << u"me:hunter2@a.example/"_s << Kind::UrlHasUserInfo;
    QTest::newRow("an empty user") << u"https://@a.example/"_s << Kind::UrlHasUserInfo;
}

void tst_RequestCheck::refusesUrls()
{
    QFETCH(const QString, text);
    QFETCH(const Kind, kind);

    const auto result = parseUrl(text);
    QVERIFY(std::holds_alternative<RequestError>(result));
    QCOMPARE(std::get<RequestError>(result).kind, kind);
    QVERIFY(!std::get<RequestError>(result).detail.contains("hunter2"_L1));
}

void tst_RequestCheck::readsHeaders_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");

    QTest::newRow("plain") << "X-Name: value"_ba
                           << "X-Name"_ba
                           << "value"_ba;
    QTest::newRow("no blank") << "X-Name:value"_ba
                              << "X-Name"_ba
                              << "value"_ba;
    QTest::newRow("blanks around") << "X-Name: \t value \t"_ba
                                   << "X-Name"_ba
                                   << "value"_ba;
    QTest::newRow("blanks inside") << "X-Name: a b: c"_ba
                                   << "X-Name"_ba
                                   << "a b: c"_ba;
    QTest::newRow("empty") << "X-Name:"_ba
                           << "X-Name"_ba
                           << ""_ba;
    QTest::newRow("UTF-8") << "X-Name: caf\xC3\xA9"_ba
                           << "X-Name"_ba
                           << "caf\xC3\xA9"_ba;
    QTest::newRow("Accept") << "Accept: */*"_ba
                            << "Accept"_ba
                            << "*/*"_ba;
    QTest::newRow("Last-Event-ID") << "Last-Event-ID: 7"_ba
                                   << "Last-Event-ID"_ba
                                   << "7"_ba;
}

void tst_RequestCheck::readsHeaders()
{
    QFETCH(const QByteArray, line);
    QFETCH(const QByteArray, name);
    QFETCH(const QByteArray, value);

    const auto result = parseHeader(line);
    QCOMPARE(result.index(), size_t(0));
    QCOMPARE(std::get<0>(result), std::pair(name, value));
}

void tst_RequestCheck::refusesHeaders_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<Kind>("kind");

    QTest::newRow("no colon") << "X-Name"_ba << Kind::HeaderWithoutColon;
    QTest::newRow("no name") << ": x"_ba << Kind::HeaderName;
    QTest::newRow("a blank in the name") << "X Name: x"_ba << Kind::HeaderName;
    QTest::newRow("a blank before the colon") << "X-Name : x"_ba << Kind::HeaderName;
    QTest::newRow("a line end in the name") << "X\r\nName: x"_ba << Kind::HeaderName;
    QTest::newRow("UTF-8 in the name") << "X-\xC3\xA9: x"_ba << Kind::HeaderName;
    QTest::newRow("CR LF") << "X-Name: a\r\nB: c"_ba << Kind::HeaderControlCharacter;
    QTest::newRow("LF at the end") << "X-Name: a\n"_ba << Kind::HeaderControlCharacter;
    QTest::newRow("NUL") << "X-Name: a\0b"_ba << Kind::HeaderControlCharacter;
    QTest::newRow("DEL") << "X-Name: a\x7f"_ba << Kind::HeaderControlCharacter;
    for (const char *name : {"Host", "Content-Length", "Transfer-Encoding", "Connection", "Accept-Encoding",
                             "TE", "Upgrade", "Keep-Alive", "Trailer", "Expect", "hOST"})
        QTest::newRow(name) << name + ": x"_ba << Kind::HeaderReserved;
}

void tst_RequestCheck::refusesHeaders()
{
    QFETCH(const QByteArray, line);
    QFETCH(const Kind, kind);

    const auto result = parseHeader(line);
    QVERIFY(std::holds_alternative<RequestError>(result));
    QCOMPARE(std::get<RequestError>(result).kind, kind);
}

void tst_RequestCheck::checksJson_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qsizetype>("position"); // -1: right

    QTest::newRow("nothing") << ""_ba << qsizetype(-1);
    QTest::newRow("blanks") << " \n"_ba << qsizetype(-1);
    QTest::newRow("an object") << "{\"a\": [1, 2.5, null, true, \"\\u00e9\"]}"_ba << qsizetype(-1);
    QTest::newRow("a number") << "42"_ba << qsizetype(-1);
    QTest::newRow("a text") << "\"x\""_ba << qsizetype(-1);
    QTest::newRow("null") << "null"_ba << qsizetype(-1);
    QTest::newRow("a bracket too many") << "1]"_ba << qsizetype(1);
    QTest::newRow("brackets that meet ours") << "1],[2"_ba << qsizetype(1);
    QTest::newRow("a bare word") << "{a: 1}"_ba << qsizetype(1);
    QTest::newRow("single quotes") << "{'a': 1}"_ba << qsizetype(1);
    QTest::newRow("unfinished") << "{\"a\": "_ba << qsizetype(6);
    QTest::newRow("a form") << "a=1&b=2"_ba << qsizetype(0);
}

void tst_RequestCheck::checksJson()
{
    QFETCH(const QByteArray, text);
    QFETCH(const qsizetype, position);

    const auto error = checkJson(text);
    QCOMPARE(error.has_value(), position >= 0);
    if (!error)
        return;
    QCOMPARE(error->kind, Kind::BodyNotJson);
    QVERIFY(!error->detail.isEmpty());
    // Qt stops a few characters before or after what a person would point at.
    QVERIFY2(qAbs(error->position - position) <= 2, QByteArray::number(error->position));
}

void tst_RequestCheck::refusesSeveralJsonValues()
{
    for (const char *text : {"1, 2", "{}, {}", "null,null"}) {
        const auto error = checkJson(text);
        QVERIFY(error);
        QCOMPARE(error->kind, Kind::BodyNotJson);
        QCOMPARE(error->position, -1);
    }
}

void tst_RequestCheck::countsThePositionInCharacters()
{
    QCOMPARE(checkJson("[\"\xF0\x9F\x98\x80\", x]")->position, checkJson("[\"12\", x]")->position);
}

void tst_RequestCheck::checksWhereACancelRequestGoes_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<int>("kind"); // -1: nothing is wrong
    const auto row = [](const char *url, int kind) { QTest::addRow("'%s'", url) << QString::fromLatin1(url) << kind; };
    row("/jobs/{job}", -1);
    row("../{job}?a={job}", -1);
    row("https://batch.example/stop", -1);
    row("https://BATCH.example:443/stop", -1);
    row("", int(Kind::CancelUnreadable));
    row("https://other.example/{job}", int(Kind::CancelElsewhere));
    row("http://batch.example/{job}", int(Kind::CancelElsewhere));
    row("https://batch.example:8443/{job}", int(Kind::CancelElsewhere));
    row("//other.example/{job}", int(Kind::CancelElsewhere));
    row("https://{job}.example/", int(Kind::CancelElsewhere));
    row("file:///etc/passwd", int(Kind::CancelElsewhere));
    row("https://me:hunter2@batch.example/", int(Kind::UrlHasUserInfo));
}

void tst_RequestCheck::checksWhereACancelRequestGoes()
{
    QFETCH(const QString, url);
    QFETCH(const int, kind);
    StreamRequest request;
    request.url = QUrl(u"https://batch.example/runs/7"_s);
    request.cancelRequest = ControlRequest{"POST", url, {}};
    const auto error = checkRequest(request);
    QCOMPARE(error ? int(error->kind) : -1, kind);
    QVERIFY(!error || error->detail.isEmpty());
    request.cancelRequest->method = "GET";
    QCOMPARE(checkRequest(request)->kind, Kind::CancelMethod);
}

void tst_RequestCheck::checksProxies()
{
    StreamRequest request;
    request.url = QUrl(u"https://batch.example/"_s);
    request.proxy = {ProxyChoice::Kind::Http, u"proxy.example"_s, 3128};
    QVERIFY(!checkRequest(request));
    request.proxy.port = 0;
    QCOMPARE(checkRequest(request)->kind, Kind::ProxyUnreadable);
    for (const QString &host : {QString(), u"a b"_s, u"a\r\nX: y"_s, u"a/b"_s}) {
        request.proxy = {ProxyChoice::Kind::Socks5, host, 1080};
        QCOMPARE(checkRequest(request)->kind, Kind::ProxyUnreadable);
    }
    request.proxy.host = u"me:hunter2@proxy.example"_s;
    QCOMPARE(checkRequest(request)->kind, Kind::ProxyHasUserInfo);
    request.proxy = {};
    request.clientKeyFile = u"client.key"_s;
    QCOMPARE(checkRequest(request)->kind, Kind::KeyWithoutCertificate);
}

void tst_RequestCheck::checksAWholeRequest()
{
    StreamRequest request;
    QCOMPARE(checkRequest(request)->kind, Kind::NoUrl);
    request.url = QUrl(u"http://localhost/x?a=%20b"_s);
    QVERIFY(!checkRequest(request));
    request.body = "{}";
    QCOMPARE(checkRequest(request)->kind, Kind::BodyWithGet);
    request.method = "DELETE";
    QCOMPARE(checkRequest(request)->kind, Kind::MethodUnknown);
    request.method = "POST";
    QVERIFY(!checkRequest(request));
    request.token = "a\nb";
    QCOMPARE(checkRequest(request)->kind, Kind::TokenControlCharacter);
    request.token = "ab";
    request.headers = {{"Host", "x"}};
    QCOMPARE(checkRequest(request)->kind, Kind::HeaderReserved);
    request.headers.clear();
    request.body.clear();
    QVERIFY(!checkRequest(request));
}

void tst_RequestCheck::checksTheBodyOnlyWhenItIsSaidToBeJson()
{
    StreamRequest request;
    request.url = QUrl(u"http://localhost/"_s);
    request.method = "POST";
    request.body = "a=1";
    QCOMPARE(checkRequest(request)->kind, Kind::BodyNotJson);
    request.headers = {{"content-type", "application/problem+JSON"}};
    QCOMPARE(checkRequest(request)->kind, Kind::BodyNotJson);
    request.headers = {{"Content-Type", "text/plain"}};
    QVERIFY(!checkRequest(request));

    request.headers.clear();
    sayContentType(request);
    QCOMPARE(request.headers.size(), 1);
    QCOMPARE(request.headers.constFirst().second, "application/x-www-form-urlencoded"_ba);
    QVERIFY(!checkRequest(request));
}

QTEST_APPLESS_MAIN(tst_RequestCheck)
#include "tst_requestcheck.moc"
