// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/open/curlcommand.h"

#include <QTemporaryDir>
#include <QTest>

using namespace runwatch;
using namespace Qt::StringLiterals;

using Kind = RequestError::Kind;

Q_DECLARE_METATYPE(Kind)

namespace {

// One line that shows all of a request: METHOD URL | header; header | token | body
QString shown(const StreamRequest &request)
{
    QByteArrayList headers;
    for (const auto &[name, value] : request.headers)
        headers << name + ": " + value;
    return QString::fromUtf8(request.method + ' ' + request.url.toEncoded() + " | " + headers.join("; ")
                             + " | " + request.token + " | " + request.body);
}

} // namespace

class tst_CurlCommand : public QObject
{
    Q_OBJECT

private slots:
    void knowsACurlCommand();
    void readsCommands_data();
    void readsCommands();
    void readsProxies_data();
    void readsProxies();
    void refusesCommands_data();
    void refusesCommands();
    void readsTheBodyFromAFile();
    void keepsTheUrlAsGiven();
};

void tst_CurlCommand::knowsACurlCommand()
{
    QVERIFY(looksLikeCurl(u"curl http://x"_s));
    QVERIFY(looksLikeCurl(u"  curl\thttp://x"_s));
    QVERIFY(looksLikeCurl(u"curl \\\n http://x"_s));
    QVERIFY(!looksLikeCurl(u"curly.example/x"_s));
    QVERIFY(!looksLikeCurl(u"https://a.example/curl "_s));
    QVERIFY(!looksLikeCurl({}));
}

void tst_CurlCommand::readsCommands_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("request");

    QTest::newRow("a URL") << u"curl http://localhost/x"_s << u"GET http://localhost/x |  |  | "_s;
    QTest::newRow("as our documents say")
        << u"curl -N 'http://localhost/x'"_s << u"GET http://localhost/x |  |  | "_s;
    QTest::newRow("switches that say nothing to us")
        << u"curl -sSNL -i --compressed --no-buffer -m 5 --retry 3 http://localhost/x"_s
        << u"GET http://localhost/x |  |  | "_s;
    QTest::newRow("a body is a POST")
        << uR"(curl http://localhost/x -d '{"a":1}')"_s << uR"(POST http://localhost/x |  |  | {"a":1})"_s;
    QTest::newRow("a body that is no JSON") << u"curl http://localhost/x -d a=1 -d b=2"_s
                                            << u"POST http://localhost/x | Content-Type: "
                                               "application/x-www-form-urlencoded |  | a=1&b=2"_s;
    QTest::newRow("json") << u"curl --json '{}' http://localhost/x"_s
                          << u"POST http://localhost/x |  |  | {}"_s;
    QTest::newRow("glued") << u"curl -XPOST -HX-A:b -d{} http://localhost/x"_s
                           << u"POST http://localhost/x | X-A: b |  | {}"_s;
    QTest::newRow("the method") << u"curl --request POST --url http://localhost/x"_s
                                << u"POST http://localhost/x |  |  | "_s;
    QTest::newRow("data-raw is no file")
        << u"curl --data-raw '\"@x\"' http://localhost/x"_s << u"POST http://localhost/x |  |  | \"@x\""_s;
    QTest::newRow("a bearer becomes the token") << u"curl -H 'authorization: Bearer abc' http://localhost/x"_s
                                                << u"GET http://localhost/x |  | abc | "_s;
    QTest::newRow("another authorization stays")
        << u"curl -H 'Authorization: Basic abc' http://localhost/x"_s
        << u"GET http://localhost/x | Authorization: Basic abc |  | "_s;
    QTest::newRow("a cookie") << u"curl -b 'a=1; b=2' http://localhost/x"_s
                              << u"GET http://localhost/x | Cookie: a=1; b=2 |  | "_s;
    QTest::newRow("from Chromium") << u"curl 'http://localhost/x' \\\n  -H 'accept: text/event-stream' \\\n"
                                      "  -H 'content-type: application/json' \\\n  -H 'Host: localhost' \\\n"
                                      "  --data-raw $'{\"a\":\"\\u00e9\\'\"}' \\\n  --compressed"_s
                                   << u"POST http://localhost/x | accept: text/event-stream; "
                                      "content-type: application/json |  | {\"a\":\"é'\"}"_s;
}

void tst_CurlCommand::readsCommands()
{
    QFETCH(const QString, text);
    QFETCH(const QString, request);

    const auto result = parseCurlCommand(text);
    if (const auto *error = std::get_if<RequestError>(&result))
        QFAIL("error " + QByteArray::number(int(error->kind)) + ' ' + error->detail.toUtf8());
    QCOMPARE(shown(std::get<StreamRequest>(result)), request);
}

void tst_CurlCommand::readsProxies_data()
{
    QTest::addColumn<QString>("option");
    QTest::addColumn<ProxyChoice>("proxy");
    QTest::newRow("none said") << QString() << ProxyChoice();
    QTest::newRow("a host") << u"-x proxy"_s << ProxyChoice{ProxyChoice::Kind::Http, u"proxy"_s, 1080};
    QTest::newRow("a host and a port") << u"-xproxy:3128"_s << ProxyChoice{ProxyChoice::Kind::Http, u"proxy"_s, 3128};
    QTest::newRow("http") << u"--proxy http://proxy:3128"_s << ProxyChoice{ProxyChoice::Kind::Http, u"proxy"_s, 3128};
    QTest::newRow("socks5") << u"--proxy socks5h://proxy"_s << ProxyChoice{ProxyChoice::Kind::Socks5, u"proxy"_s, 1080};
    QTest::newRow("none") << u"--proxy ''"_s << ProxyChoice{ProxyChoice::Kind::None, {}, 0};
}

void tst_CurlCommand::readsProxies()
{
    QFETCH(const QString, option);
    QFETCH(const ProxyChoice, proxy);
    const auto result = parseCurlCommand(u"curl http://localhost/x "_s + option);
    QVERIFY(std::holds_alternative<StreamRequest>(result));
    QCOMPARE(std::get<StreamRequest>(result).proxy, proxy);
}

void tst_CurlCommand::refusesCommands_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("detail");

    QTest::newRow("something else") << u"wget http://localhost/"_s << Kind::NotACurlCommand << QString();
    QTest::newRow("no URL") << u"curl -N"_s << Kind::NoUrl << QString();
    QTest::newRow("an open quote") << u"curl 'http://localhost/"_s << Kind::QuoteNotClosed << QString();
    QTest::newRow("a password") << u"curl -u me:hunter2 http://localhost/"_s << Kind::OptionUnknown
                                << u"-u"_s;
    QTest::newRow("a password, glued")
        << u"curl -ume:hunter2 http://localhost/"_s << Kind::OptionUnknown << u"-u"_s;
    QTest::newRow("a password in the URL")
        << u"curl http://me:hunter2@localhost/"_s << Kind::UrlHasUserInfo << QString();
    QTest::newRow("an upload") << u"curl -F a=@b http://localhost/"_s << Kind::OptionUnknown << u"-F"_s;
    QTest::newRow("an unknown option")
        << u"curl --frobnicate http://localhost/"_s << Kind::OptionUnknown << u"--frobnicate"_s;
    QTest::newRow("an unknown switch among others")
        << u"curl -sZ http://localhost/"_s << Kind::OptionUnknown << u"-Z"_s;
    QTest::newRow("no value") << u"curl http://localhost/ -H"_s << Kind::OptionNeedsValue << u"-H"_s;
    QTest::newRow("another method") << u"curl -X PUT http://localhost/"_s << Kind::MethodUnknown << u"PUT"_s;
    QTest::newRow("a body with GET") << u"curl -X GET -d {} http://localhost/"_s << Kind::BodyWithGet
                                     << QString();
    QTest::newRow("a broken header") << u"curl -H 'X Y: z' http://localhost/"_s << Kind::HeaderName
                                     << QString();
    QTest::newRow("trust in anybody") << u"curl -k http://localhost/"_s << Kind::CertificateUnchecked << u"-k"_s;
    QTest::newRow("trust in anybody, glued") << u"curl -sNk http://localhost/"_s << Kind::CertificateUnchecked << u"-k"_s;
    QTest::newRow("trust in anybody, in words")
        << u"curl --insecure http://localhost/"_s << Kind::CertificateUnchecked << u"--insecure"_s;
    QTest::newRow("a proxy with a password")
        << u"curl -x http://me:hunter2@proxy:1 http://localhost/"_s << Kind::ProxyHasUserInfo << QString();
    QTest::newRow("a proxy of another kind")
        << u"curl -x socks4://proxy:1 http://localhost/"_s << Kind::ProxyUnreadable << QString();
    QTest::newRow("a certificate with a password")
        << u"curl -E client.pem:hunter2 http://localhost/"_s << Kind::OptionValue << u"-E"_s;
    QTest::newRow("a missing certificate")
        << u"curl --cert /nowhere/c.pem http://localhost/"_s << Kind::FileUnreadable << u"/nowhere/c.pem"_s;
    QTest::newRow("a missing key")
        << u"curl --key /nowhere/c.key http://localhost/"_s << Kind::FileUnreadable << u"/nowhere/c.key"_s;
    QTest::newRow("a missing file") << u"curl -d @/nowhere/x http://localhost/"_s << Kind::FileUnreadable
                                    << u"/nowhere/x"_s;
}

void tst_CurlCommand::refusesCommands()
{
    QFETCH(const QString, text);
    QFETCH(const Kind, kind);
    QFETCH(const QString, detail);

    const auto result = parseCurlCommand(text);
    QVERIFY(std::holds_alternative<RequestError>(result));
    QCOMPARE(std::get<RequestError>(result).kind, kind);
    QCOMPARE(std::get<RequestError>(result).detail, detail);
}

void tst_CurlCommand::readsTheBodyFromAFile()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"body.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"a\": 1}");
    file.close();

    const auto result = parseCurlCommand(u"curl http://localhost/x --data-binary @"_s + file.fileName());
    QVERIFY(std::holds_alternative<StreamRequest>(result));
    QCOMPARE(std::get<StreamRequest>(result).body, "{\"a\": 1}"_ba);
}

void tst_CurlCommand::keepsTheUrlAsGiven()
{
    const auto result = parseCurlCommand(u"curl LocalHost/x"_s);
    QVERIFY(std::holds_alternative<StreamRequest>(result));
    QCOMPARE(std::get<StreamRequest>(result).given, u"LocalHost/x"_s);
}

QTEST_APPLESS_MAIN(tst_CurlCommand)
#include "tst_curlcommand.moc"
