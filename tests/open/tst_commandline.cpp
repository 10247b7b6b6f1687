// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/open/commandline.h"

#include <QTemporaryDir>
#include <QTest>

using namespace runwatch;
using namespace Qt::StringLiterals;

using Kind = RequestError::Kind;

Q_DECLARE_METATYPE(Kind)

namespace {

const QString url = u"http://localhost/x"_s;

// Those in the program, and no more.
const ProfileLibrary &shippedProfiles()
{
    static const ProfileLibrary library((QStringList()));
    return library;
}

QByteArrayList headersOf(const StreamRequest &request)
{
    QByteArrayList headers;
    for (const auto &[name, value] : request.headers)
        headers << name + ": " + value;
    return headers;
}

} // namespace

class tst_CommandLine : public QObject
{
    Q_OBJECT

private slots:
    void readsNothing();
    void readsUrlsAsGiven();
    void readsSwitches();
    void keepsLinksApart();
    void answersHelpAndVersionBeforeErrors_data();
    void answersHelpAndVersionBeforeErrors();
    void readsTheRequest_data();
    void readsTheRequest();
    void givesEveryUrlTheSameRequest();
    void readsFiles();
    void readsTheProxy_data();
    void readsTheProxy();
    void readsHowToCancel();
    void readsHowToReconnect();
    void takesTheTokenFromTheEnvironment();
    void warnsOfSecrets_data();
    void warnsOfSecrets();
    void readsTheTimeout_data();
    void readsTheTimeout();
    void readsTheLimitOfTheLog_data();
    void readsTheLimitOfTheLog();
    void leavesQtItsOptions_data();
    void leavesQtItsOptions();
    void refuses_data();
    void refuses();

private:
    // Writes a file into the test's folder, returns its name.
    QString written(const QString &name, const QByteArray &content)
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("cannot write into the temporary folder");
        return file.fileName();
    }

    // What was read; a test that expects no error says so by this.
    static CommandLine read(const QStringList &arguments, const QByteArray &token = {})
    {
        auto result = parseCommandLine(arguments, token, shippedProfiles());
        if (const auto *error = std::get_if<RequestError>(&result)) {
            QTest::qFail("error " + QByteArray::number(int(error->kind)) + ' ' + error->detail.toUtf8(),
                         __FILE__, __LINE__);
            return {};
        }
        return std::get<CommandLine>(std::move(result));
    }

    static StreamRequest readRequest(const QStringList &arguments, const QByteArray &token = {})
    {
        return read(arguments + QStringList{url}, token).requests.value(0);
    }

    QTemporaryDir m_folder;
};

void tst_CommandLine::readsNothing()
{
    const CommandLine commandLine = read({});
    QCOMPARE(commandLine.action, CommandLine::Action::Watch);
    QVERIFY(commandLine.requests.isEmpty());
    QVERIFY(!commandLine.isHeadless);
    QVERIFY(!commandLine.printsEvents);
    QCOMPARE(commandLine.reconnect, StreamRequest::Reconnect::GetOnly);
    QVERIFY(!commandLine.opensDemo);
    QVERIFY(!commandLine.wantsNewWindow);
    QVERIFY(commandLine.links.isEmpty());
    QVERIFY(!commandLine.timeout);
}

void tst_CommandLine::readsUrlsAsGiven()
{
    const CommandLine commandLine =
        read({u"HTTP://LocalHost/a b"_s, u"localhost:1/x?token=y"_s, u"--"_s, u"https://a.example"_s});
    QCOMPARE(commandLine.requests.size(), 3);
    QCOMPARE(commandLine.requests[0].given, u"HTTP://LocalHost/a b"_s);
    QCOMPARE(commandLine.requests[0].url.toEncoded(), "http://localhost/a%20b"_ba);
    QCOMPARE(commandLine.requests[1].given, u"localhost:1/x?token=y"_s);
    QCOMPARE(commandLine.requests[1].url.toEncoded(), "http://localhost:1/x?token=y"_ba);
}

void tst_CommandLine::readsSwitches()
{
    const CommandLine commandLine =
        read({u"--headless"_s, u"--events"_s, url, u"--no-reconnect"_s, u"--demo"_s});
    QVERIFY(commandLine.isHeadless);
    QVERIFY(commandLine.printsEvents);
    QCOMPARE(commandLine.reconnect, StreamRequest::Reconnect::Never);
    QCOMPARE(commandLine.requests.first().reconnect, StreamRequest::Reconnect::Never);
    QVERIFY(commandLine.opensDemo);
    QCOMPARE(commandLine.requests.size(), 1);
}

// A link carries its URL alone: not even the token of the environment.
void tst_CommandLine::keepsLinksApart()
{
    const CommandLine commandLine =
        read({u"--new-window"_s, u"--"_s, url, u"runwatch://h.example/x?y=z"_s}, "secret");
    QVERIFY(commandLine.wantsNewWindow);
    QCOMPARE(commandLine.requests.size(), 1);
    QCOMPARE(commandLine.requests.constFirst().token, "secret"_ba);
    QCOMPARE(commandLine.links, QList<QUrl>{QUrl(u"https://h.example/x?y=z"_s)});
    QCOMPARE(read({u"-display"_s, u":7"_s}).display, u":7"_s);
}

void tst_CommandLine::answersHelpAndVersionBeforeErrors_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<CommandLine::Action>("action");

    QTest::newRow("help") << QStringList{u"--help"_s} << CommandLine::Action::ShowHelp;
    QTest::newRow("help, short") << QStringList{u"-h"_s} << CommandLine::Action::ShowHelp;
    QTest::newRow("version") << QStringList{u"--version"_s} << CommandLine::Action::ShowVersion;
    QTest::newRow("before what is wrong")
        << QStringList{u"ftp://x"_s, u"--help"_s, u"--wrong"_s} << CommandLine::Action::ShowHelp;
}

void tst_CommandLine::answersHelpAndVersionBeforeErrors()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const CommandLine::Action, action);
    QCOMPARE(read(arguments).action, action);
}

void tst_CommandLine::readsTheRequest_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArrayList>("headers");

    const QByteArrayList none;
    QTest::newRow("nothing") << QStringList() << "GET"_ba
                             << ""_ba << none;
    QTest::newRow("-X POST") << QStringList{u"-X"_s, u"POST"_s} << "POST"_ba
                             << ""_ba << none;
    QTest::newRow("-XPOST") << QStringList{u"-XPOST"_s} << "POST"_ba
                            << ""_ba << none;
    QTest::newRow("-X post") << QStringList{u"-X"_s, u"post"_s} << "POST"_ba
                             << ""_ba << none;
    QTest::newRow("-d") << QStringList{u"-d"_s, u"{\"a\":\"é\"}"_s} << "POST"_ba
                        << "{\"a\":\"\xC3\xA9\"}"_ba << none;
    QTest::newRow("-d, glued") << QStringList{u"-d{}"_s} << "POST"_ba
                               << "{}"_ba << none;
    QTest::newRow("-d of nothing") << QStringList{u"-d"_s, u""_s} << "POST"_ba
                                   << ""_ba << none;
    QTest::newRow("-d of a value like an option") << QStringList{u"-d"_s, u"-1"_s} << "POST"_ba
                                                  << "-1"_ba << none;
    QTest::newRow("-d of a form") << QStringList{u"-d"_s, u"a=1"_s} << "POST"_ba
                                  << "a=1"_ba
                                  << QByteArrayList{"Content-Type: application/x-www-form-urlencoded"};
    QTest::newRow("-d with its type")
        << QStringList{u"-da=1"_s, u"-H"_s, u"content-type: text/plain"_s} << "POST"_ba
        << "a=1"_ba << QByteArrayList{"content-type: text/plain"};
    QTest::newRow("-H") << QStringList{u"-H"_s, u"X-A: b"_s, u"-HX-C:d"_s} << "GET"_ba
                        << ""_ba << QByteArrayList{"X-A: b", "X-C: d"};
}

void tst_CommandLine::readsTheRequest()
{
    QFETCH(const QStringList, arguments);
    const StreamRequest request = readRequest(arguments);
    QTEST(request.method, "method");
    QTEST(request.body, "body");
    QTEST(headersOf(request), "headers");
}

void tst_CommandLine::givesEveryUrlTheSameRequest()
{
    const CommandLine commandLine =
        read({u"http://localhost/a"_s, u"-d"_s, u"{}"_s, u"http://localhost/b"_s, u"-HX-A: b"_s});
    QCOMPARE(commandLine.requests.size(), 2);
    for (const StreamRequest &request : commandLine.requests) {
        QCOMPARE(request.method, "POST"_ba);
        QCOMPARE(request.body, "{}"_ba);
        QCOMPARE(headersOf(request), QByteArrayList{"X-A: b"});
    }
}

void tst_CommandLine::readsFiles()
{
    const QString body = written(u"body.json"_s, "{\"a\": 1}\n");
    const QString headers = written(u"headers.txt"_s, "X-A: b\r\n\r\nCookie: c=d\nX-E: f");
    const QString token = written(u"token.txt"_s, "abc \r\nsecond line\n");
    const QString certificate =
        written(u"ca.pem"_s, "-----BEGIN CERTIFICATE-----\nMA==\n-----END CERTIFICATE-----\n");

    const QString key = written(u"client.key"_s, "-----BEGIN EC PRIVATE KEY-----\nMA==\n-----END EC PRIVATE KEY-----\n");

    const CommandLine commandLine = read({u"--cert"_s, certificate, u"--key"_s, key, u"-d@"_s + body, u"-H"_s, u'@' + headers,
                                          u"--token-file="_s + token, u"--cacert"_s, certificate, url});
    QCOMPARE(commandLine.requests.size(), 1);
    const StreamRequest &request = commandLine.requests.constFirst();
    QCOMPARE(request.body, "{\"a\": 1}\n"_ba);
    QCOMPARE(headersOf(request), (QByteArrayList{"X-A: b", "Cookie: c=d", "X-E: f"}));
    QCOMPARE(request.token, "abc"_ba);
    QCOMPARE(request.certificateAuthorityFile, certificate);
    QCOMPARE(request.clientCertificateFile, certificate);
    QCOMPARE(request.clientKeyFile, key);
    QVERIFY(!commandLine.warnsOfSecretOnCommandLine);
}

void tst_CommandLine::readsTheProxy_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<ProxyChoice>("proxy");
    QTest::newRow("system") << u"system"_s << ProxyChoice();
    QTest::newRow("none") << u"none"_s << ProxyChoice{ProxyChoice::Kind::None, {}, 0};
    QTest::newRow("http") << u"http://proxy.example:3128"_s << ProxyChoice{ProxyChoice::Kind::Http, u"proxy.example"_s, 3128};
    QTest::newRow("socks5") << u"socks5://127.0.0.1:1080/"_s << ProxyChoice{ProxyChoice::Kind::Socks5, u"127.0.0.1"_s, 1080};
}

void tst_CommandLine::readsTheProxy()
{
    QFETCH(const QString, text);
    QFETCH(const ProxyChoice, proxy);
    QCOMPARE(readRequest({}).proxy, ProxyChoice());
    QCOMPARE(readRequest({u"--proxy"_s, text}).proxy, proxy);
    QCOMPARE(readRequest({u"--proxy="_s + text}).proxy, proxy);
}

void tst_CommandLine::readsHowToCancel()
{
    QVERIFY(!readRequest({}).cancelRequest);
    const ControlRequest relative{"DELETE", u"/jobs/{job}?force=1"_s, {}};
    QCOMPARE(readRequest({u"--cancel"_s, u" delete  /jobs/{job}?force=1 "_s}).cancelRequest, std::optional(relative));
    const ControlRequest absolute{"POST", u"http://localhost/stop"_s, {}};
    QCOMPARE(readRequest({u"--cancel=POST http://localhost/stop"_s}).cancelRequest, std::optional(absolute));
}

void tst_CommandLine::readsHowToReconnect()
{
    using Reconnect = StreamRequest::Reconnect;
    QCOMPARE(readRequest({}).reconnect, Reconnect::GetOnly);
    QCOMPARE(readRequest({u"--reconnect"_s, u"get-only"_s}).reconnect, Reconnect::GetOnly);
    QCOMPARE(readRequest({u"--reconnect"_s, u"get"_s}).reconnect, Reconnect::Get);
    QCOMPARE(readRequest({u"--reconnect=same"_s}).reconnect, Reconnect::Same);
    QCOMPARE(readRequest({u"--reconnect"_s, u"never"_s}).reconnect, Reconnect::Never);
    QCOMPARE(readRequest({u"--no-reconnect"_s}).reconnect, Reconnect::Never);
}

void tst_CommandLine::takesTheTokenFromTheEnvironment()
{
    QCOMPARE(readRequest({}, "abc\n").token, "abc"_ba);
    QCOMPARE(readRequest({u"--token-file"_s, written(u"token.txt"_s, "def")}, "abc").token, "def"_ba);
}

void tst_CommandLine::warnsOfSecrets_data()
{
    QTest::addColumn<QString>("header");
    QTest::addColumn<bool>("warns");

    QTest::newRow("Authorization") << u"Authorization: Bearer x"_s << true;
    QTest::newRow("cookie") << u"cookie: a=b"_s << true;
    QTest::newRow("X-Name") << u"X-Name: a"_s << false;
}

void tst_CommandLine::warnsOfSecrets()
{
    QFETCH(const QString, header);
    QFETCH(const bool, warns);
    const CommandLine commandLine = read({u"-H"_s, header, url});
    QCOMPARE(commandLine.warnsOfSecretOnCommandLine, warns);
    QCOMPARE(headersOf(commandLine.requests.value(0)), QByteArrayList{header.toUtf8()});
}

void tst_CommandLine::readsTheTimeout_data()
{
    QTest::addColumn<QString>("seconds");
    QTest::addColumn<int>("milliseconds"); // 0: refused

    QTest::newRow("whole") << u"5"_s << 5000;
    QTest::newRow("decimal") << u"0.25"_s << 250;
    QTest::newRow("tiny") << u"0.00001"_s << 1;
    for (const char *wrong : {"0", "-1", "", "x", "5s", "nan", "inf", "1e12"})
        QTest::newRow(wrong) << QString::fromLatin1(wrong) << 0;
}

void tst_CommandLine::readsTheTimeout()
{
    QFETCH(const QString, seconds);
    QFETCH(const int, milliseconds);

    const auto result = parseCommandLine({u"--headless"_s, u"--timeout"_s, seconds, url}, {}, shippedProfiles());
    if (const auto *commandLine = std::get_if<CommandLine>(&result))
        QCOMPARE(commandLine->timeout.value_or(-1), milliseconds);
    else
        QCOMPARE(milliseconds, 0);
}

void tst_CommandLine::readsTheLimitOfTheLog_data()
{
    QTest::addColumn<QString>("gibibytes");
    QTest::addColumn<qint64>("bytes"); // 0: refused

    QTest::newRow("whole") << u"8"_s << (qint64(8) << 30);
    QTest::newRow("decimal") << u"0.5"_s << (qint64(1) << 29);
    for (const char *wrong : {"0", "-1", "", "x", "8G", "nan", "inf", "1e12", "0.01"})
        QTest::newRow(wrong) << QString::fromLatin1(wrong) << qint64(0);
}

void tst_CommandLine::readsTheLimitOfTheLog()
{
    QFETCH(const QString, gibibytes);
    QFETCH(const qint64, bytes);

    const auto result = parseCommandLine({u"--log-limit"_s, gibibytes, url}, {}, shippedProfiles());
    if (const auto *commandLine = std::get_if<CommandLine>(&result))
        QCOMPARE(commandLine->logLimit.value_or(-1), bytes);
    else
        QCOMPARE(bytes, 0);
}

void tst_CommandLine::leavesQtItsOptions_data()
{
    QTest::addColumn<QStringList>("arguments");

    QTest::newRow("-platform") << QStringList{u"-platform"_s, u"offscreen"_s};
    QTest::newRow("--platform") << QStringList{u"--platform"_s, u"offscreen"_s};
    QTest::newRow("-style") << QStringList{u"-style=fusion"_s};
    QTest::newRow("-reverse") << QStringList{u"-reverse"_s};
    QTest::newRow("-geometry") << QStringList{u"-geometry"_s, u"800x600+10+10"_s};
    QTest::newRow("-display") << QStringList{u"-display"_s, u":0"_s};
    QTest::newRow("-dograb") << QStringList{u"-dograb"_s};
    QTest::newRow("-stylesheet") << QStringList{u"-stylesheet"_s, u"x.qss"_s};
}

void tst_CommandLine::leavesQtItsOptions()
{
    QFETCH(const QStringList, arguments);
    const CommandLine commandLine = read(arguments + QStringList{url});
    QCOMPARE(commandLine.requests.size(), 1);
    QCOMPARE(commandLine.requests.constFirst().method, "GET"_ba);
}

void tst_CommandLine::refuses_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("detail");

    QTest::newRow("an unknown option")
        << QStringList{u"--frobnicate"_s} << Kind::OptionUnknown << u"--frobnicate"_s;
    QTest::newRow("a value that may be secret")
        << QStringList{u"--token=hunter2"_s} << Kind::OptionUnknown << u"--token"_s;
    QTest::newRow("a password") << QStringList{u"-ume:hunter2"_s, url} << Kind::OptionUnknown << u"-u"_s;
    QTest::newRow("a switch with a value")
        << QStringList{u"--headless=1"_s} << Kind::OptionUnknown << u"--headless"_s;
    QTest::newRow("no value") << QStringList{url, u"-H"_s} << Kind::OptionNeedsValue << u"-H"_s;
    QTest::newRow("another method") << QStringList{u"-XPUT"_s, url} << Kind::MethodUnknown << u"PUT"_s;
    QTest::newRow("a body with GET") << QStringList{u"-X"_s, u"GET"_s, u"-d{}"_s, url} << Kind::BodyWithGet
                                     << QString();
    QTest::newRow("a user in the URL")
        << QStringList{u"http://me:hunter2@localhost/"_s} << Kind::UrlHasUserInfo << QString();
    QTest::newRow("a URL of another kind")
        << QStringList{u"ftp://localhost/"_s} << Kind::UrlScheme << u"ftp"_s;
    QTest::newRow("a header of ours")
        << QStringList{u"-HHost: x"_s, url} << Kind::HeaderReserved << u"Host"_s;
    QTest::newRow("a header with a line end")
        << QStringList{u"-H"_s, u"X-A: hunter2\r\nB: c"_s, url} << Kind::HeaderControlCharacter << u"X-A"_s;
    QTest::newRow("a missing file") << QStringList{u"-d@/nowhere/x"_s, url} << Kind::FileUnreadable
                                    << u"/nowhere/x"_s;
    QTest::newRow("a missing header file")
        << QStringList{u"-H@/nowhere/x"_s, url} << Kind::FileUnreadable << u"/nowhere/x"_s;
    QTest::newRow("a missing token file")
        << QStringList{u"--token-file"_s, u"/nowhere/x"_s, url} << Kind::FileUnreadable << u"/nowhere/x"_s;
    QTest::newRow("a folder") << QStringList{u"--token-file"_s, u"/"_s, url} << Kind::FileUnreadable
                              << u"/"_s;
    QTest::newRow("no certificate") << QStringList{u"--cacert"_s, u"/dev/null"_s, url}
                                    << Kind::FileNotACertificate << u"/dev/null"_s;
    QTest::newRow("no key") << QStringList{u"--key"_s, u"/dev/null"_s, url} << Kind::FileNotAKey << u"/dev/null"_s;
    for (const char *proxy : {"http://me:hunter2@proxy.example:3128", "me:hunter2@proxy.example:3128", "socks5://me@proxy.example:1080"})
        QTest::newRow(proxy) << QStringList{u"--proxy"_s, QString::fromLatin1(proxy), url} << Kind::ProxyHasUserInfo << QString();
    for (const char *proxy : {"", "proxy.example:3128", "http://proxy.example", "http://proxy.example:0", "https://proxy.example:1",
                              "socks4://proxy.example:1080", "http://proxy.example:3128/x", "http://:3128", "on"})
        QTest::addRow("proxy '%s'", proxy) << QStringList{u"--proxy"_s, QString::fromLatin1(proxy), url} << Kind::ProxyUnreadable << QString();
    QTest::newRow("no way to reconnect") << QStringList{u"--reconnect"_s, u"always"_s, url} << Kind::OptionValue << u"--reconnect"_s;
    QTest::newRow("a cancel request without a method") << QStringList{u"--cancel"_s, u"/jobs/{job}"_s, url} << Kind::CancelUnreadable << QString();
    QTest::newRow("two URLs for a cancel request")
        << QStringList{u"--cancel"_s, u"https://me:hunter2@h/ /x"_s, url} << Kind::CancelUnreadable << QString();
    QTest::newRow("a cancel request that asks") << QStringList{u"--cancel"_s, u"GET /jobs/{job}"_s, url} << Kind::CancelMethod << u"GET"_s;
    QTest::newRow("a cancel request for another server")
        << QStringList{u"--cancel"_s, u"POST http://other.example/x"_s, url} << Kind::CancelElsewhere << QString();
    const QString link = u"runwatch://h.example/"_s;
    QTest::newRow("a link with a proxy") << QStringList{u"--proxy=none"_s, link} << Kind::LinkWithOption << u"--proxy"_s;
    QTest::newRow("a link with a user") << QStringList{u"runwatch://me:hunter2@h.example/"_s} << Kind::UrlHasUserInfo << QString();
    QTest::newRow("half a link") << QStringList{u"runwatch:h.example"_s} << Kind::UrlUnreadable << QString();
    QTest::newRow("a link without a window") << QStringList{u"--headless"_s, link} << Kind::LinkNeedsWindow << QString();
    QTest::newRow("a link that would POST") << QStringList{u"-d{}"_s, link} << Kind::LinkWithOption << u"-d"_s;
    QTest::newRow("a link with a header") << QStringList{link, u"-HX-A: hunter2"_s} << Kind::LinkWithOption << u"-H"_s;
    QTest::newRow("a link, reconnecting or not")
        << QStringList{link, u"--no-reconnect"_s} << Kind::LinkWithOption << u"--no-reconnect"_s;
    QTest::newRow("a link with a token")
        << QStringList{u"--token-file"_s, u"/dev/null"_s, link} << Kind::LinkWithOption << u"--token-file"_s;
    QTest::newRow("nothing to watch without a window")
        << QStringList{u"--headless"_s} << Kind::NoUrl << QString();
}

void tst_CommandLine::refuses()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const Kind, kind);
    QFETCH(const QString, detail);

    const auto result = parseCommandLine(arguments, {}, shippedProfiles());
    QVERIFY(std::holds_alternative<RequestError>(result));
    QCOMPARE(std::get<RequestError>(result).kind, kind);
    QCOMPARE(std::get<RequestError>(result).detail, detail);
}

QTEST_APPLESS_MAIN(tst_CommandLine)
#include "tst_commandline.moc"
