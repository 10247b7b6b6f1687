// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/net/curltext.h"
#include "app/net/networkrequest.h"
#include "app/net/profilerequest.h"
#include "app/net/shownurl.h"
#include "app/profile/profilereader.h"

#include <QTest>

using namespace runwatch;
using namespace Qt::StringLiterals;
using Kind = FillingError::Kind;

namespace {

// In `members` ' stands for a quotation mark.
Profile profileOf(QByteArray members)
{
    const QByteArray json = "{'runwatch-profile': 1, 'rules': [], " + members + "}";
    return std::get<Profile>(readProfile(QByteArray(json).replace('\'', '"'), u"test"_s));
}

const Profile &builds()
{
    static const Profile profile = profileOf(
        "'variables': {'base': 'https://ci.example.org/sub', 'id': '', 'key': {'value': 'hush hush', 'secret': true}},"
        "'source': {'url': '{base}/api/{id}/log?k={key}', 'headers': {'X-Tenant': 'me', 'Accept': 'text/event-stream'},"
        "           'reconnect': 'get', 'lastEventId': 'never'},"
        "'cancel': {'requests': [{'method': 'DELETE', 'url': '{base}/api/{id}/{job}', 'headers': {'X-Key': '{key}'},"
        "                         'body': {'id': '{job}'}}]}");
    return profile;
}

std::variant<StreamRequest, FillingError> sourceOf(const Profile &profile, const StreamRequest &asked)
{
    return sourceRequest(profile, askedVariables(profile, asked), asked);
}

QString urlOf(const Profile &profile, const StreamRequest &asked)
{
    const auto request = sourceOf(profile, asked);
    if (const auto *error = std::get_if<FillingError>(&request))
        return u"error %1 %2"_s.arg(int(error->kind)).arg(error->name);
    return std::get<StreamRequest>(request).url.toString(QUrl::FullyEncoded);
}

StreamRequest asking(const QString &url, const QMap<QString, QString> &variables = {})
{
    StreamRequest asked;
    asked.url = QUrl(url);
    asked.variables = variables;
    return asked;
}

QByteArray header(const StreamRequest &request, const QByteArray &name)
{
    return networkRequest(request, request.url, {}, {}).rawHeader(name);
}

} // namespace

class TestProfileRequest final : public QObject
{
    Q_OBJECT

private slots:
    void opensTheSource()
    {
        QCOMPARE(urlOf(builds(), asking({}, {{u"id"_s, u"a/7"_s}})), u"https://ci.example.org/sub/api/a%2F7/log?k=hush%20hush"_s);
        QCOMPARE(urlOf(builds(), asking({}, {{u"id"_s, u"7"_s}, {u"base"_s, u"http://127.0.0.1:8010/"_s}})),
                 u"http://127.0.0.1:8010/api/7/log?k=hush%20hush"_s);
        const auto request = std::get<StreamRequest>(sourceOf(builds(), asking({}, {{u"id"_s, u"7"_s}})));
        QCOMPARE(request.method, "GET");
        QCOMPARE(header(request, "X-Tenant"), "me");
        QVERIFY(request.reconnect == StreamRequest::Reconnect::Get);
        QVERIFY(!request.sendsLastEventId);
    }

    void putsTheUrlOfTheOperatorInTheSourcesPlace()
    {
        const QMap<QString, QString> id{{u"id"_s, u"7"_s}};
        QCOMPARE(urlOf(builds(), asking(u"http://127.0.0.1:99/"_s, id)), u"http://127.0.0.1:99/sub/api/7/log?k=hush%20hush"_s);
        QCOMPARE(urlOf(builds(), asking(u"http://127.0.0.1:99"_s, id)), u"http://127.0.0.1:99/sub/api/7/log?k=hush%20hush"_s);
        QCOMPARE(urlOf(builds(), asking(u"http://127.0.0.1:99/own/path?x=y"_s)), u"http://127.0.0.1:99/own/path?x=y"_s);
        QCOMPARE(urlOf(builds(), asking(u"http://127.0.0.1:99/?x"_s)), u"http://127.0.0.1:99/?x"_s);
    }

    void needsNoServerOfItsOwnBesideAUrl()
    {
        const Profile profile = profileOf("'variables': {'base': ''}, 'source': {'url': '{base}/events'}");
        QCOMPARE(urlOf(profile, asking(u"http://h/"_s)), u"http://h/events"_s);
        QCOMPARE(urlOf(profile, asking({})), u"error %1 base"_s.arg(int(Kind::NoValue)));
        const Profile path = profileOf("'source': {'url': '/events'}");
        QCOMPARE(urlOf(path, asking(u"http://h/"_s)), u"http://h/events"_s);
        QCOMPARE(urlOf(path, asking({})), u"error %1 "_s.arg(int(Kind::NoUrl)));
    }

    void learnsVariablesFromThePath()
    {
        const StreamRequest asked = asking(u"http://h/api/a%2F7/log"_s);
        Variables variables = askedVariables(builds(), asked);
        QCOMPARE(variables.value(u"id"_s), u"a/7"_s);
        variables.insert(u"job"_s, u"j 1"_s);
        const auto cancel = std::get<ControlRequest>(controlRequest(builds().cancel.requests.first(), variables, asked));
        QCOMPARE(cancel.url, u"http://h/sub/api/a%2F7/j%201"_s);
        QCOMPARE(askedVariables(builds(), asking(u"http://h/api/1/log"_s, {{u"id"_s, u"2"_s}})).value(u"id"_s), u"2"_s);
    }

    void letsTheOperatorsRequestWin()
    {
        const Profile profile = profileOf("'source': {'url': 'https://h/a', 'headers': {'X-A': '1', 'X-B': '2'}, 'body': {'p': 1}}");
        StreamRequest asked;
        asked.headers = {{"x-a", "mine"}, {"X-C", "3"}};
        auto request = std::get<StreamRequest>(sourceOf(profile, asked));
        QCOMPARE(request.method, "POST");
        QCOMPARE(request.body, "{\"p\":1}");
        QCOMPARE(header(request, "X-A"), "mine");
        QCOMPARE(header(request, "X-B"), "2");
        QCOMPARE(header(request, "X-C"), "3");
        asked.body = "{}";
        asked.method = "POST";
        asked.reconnect = StreamRequest::Reconnect::Never;
        request = std::get<StreamRequest>(sourceOf(profile, asked));
        QCOMPARE(request.body, "{}");
        QVERIFY(request.reconnect == StreamRequest::Reconnect::Never);
    }

    void putsTheTokenWhereTheProfileWantsIt()
    {
        const Profile profile = profileOf("'source': {'url': 'https://h/a?t={token}', 'headers': {'St2-Odd': 'T {token}'}}");
        StreamRequest asked;
        asked.token = "s3cr/et";
        const auto request = std::get<StreamRequest>(sourceOf(profile, asked));
        QCOMPARE(header(request, "St2-Odd"), "T s3cr/et");
        QCOMPARE(request.url.query(QUrl::FullyEncoded), u"t=s3cr%2Fet"_s);
        QVERIFY(header(request, "Authorization").isEmpty());
        const auto server = std::get<StreamRequest>(serverRequest(profile, askedVariables(profile, asked), asked));
        QVERIFY(header(server, "Authorization").isEmpty());
        QCOMPARE(server.url, QUrl(u"https://h/"_s));
        const Profile plain = profileOf("'source': {'url': 'https://h/a'}");
        QCOMPARE(header(std::get<StreamRequest>(sourceOf(plain, asked)), "Authorization"), "Bearer s3cr/et");
    }

    void showsNoSecret()
    {
        StreamRequest asked = asking({}, {{u"id"_s, u"7"_s}});
        asked.token = "s3cr/et";
        auto request = std::get<StreamRequest>(sourceOf(builds(), asked));
        QCOMPARE(shownUrl(request.url, request.secrets), u"https://ci.example.org/sub/api/7/log?k=***"_s);
        QVERIFY(!curlText(request).contains(u"hush"_s));
        QCOMPARE(shownSource(builds(), askedVariables(builds(), asked)), u"https://ci.example.org/sub/api/7/log?k=***"_s);
        QCOMPARE(shownSource(builds(), askedVariables(builds(), {})), u"https://ci.example.org/sub/api/{id}/log?k=***"_s);
        const Profile profile = profileOf("'source': {'url': 'https://h/a?t={token}', 'headers': {'St2-Odd': 'T {token}'}}");
        request = std::get<StreamRequest>(sourceOf(profile, asked));
        QVERIFY2(!curlText(request).contains(u"s3cr"_s), qPrintable(curlText(request)));
        QVERIFY(curlText(request).contains(u"St2-Odd: ***"_s));
        QCOMPARE(shownSource(profile, askedVariables(profile, asked)), u"https://h/a?t=***"_s);
    }

    void takesTheTokenToNoOtherServer()
    {
        const Profile profile = profileOf("'variables': {'base': 'https://h'}, 'source': {'url': '{place}/log'},"
                                          "'before': [{'url': '{base}/start', 'save': {'place': '/place'}}]");
        const auto urlAt = [&profile](const QString &place, const StreamRequest &asked) {
            Variables variables = askedVariables(profile, asked);
            variables.insert(u"place"_s, place);
            const auto request = sourceRequest(profile, variables, asked);
            const auto *error = std::get_if<FillingError>(&request);
            return error ? u"error %1 %2"_s.arg(int(error->kind)).arg(error->name)
                         : std::get<StreamRequest>(request).url.toString();
        };
        const QString refused = u"error %1 place"_s.arg(int(Kind::OtherServer));
        QCOMPARE(urlAt(u"/runs/7"_s, {}), u"https://h/runs/7/log"_s);
        QCOMPARE(urlAt(u"https://h/runs/7"_s, {}), u"https://h/runs/7/log"_s);
        QCOMPARE(urlAt(u"https://evil/runs/7"_s, {}), refused);
        QCOMPARE(urlAt(u"https://h.evil/runs/7"_s, {}), refused);
        QCOMPARE(urlAt(u"//evil/x"_s, {}), u"https://h//evil/x/log"_s);
        QCOMPARE(urlAt(u"https://h/runs/7"_s, asking(u"http://127.0.0.1:1/"_s)), u"http://127.0.0.1:1/runs/7/log"_s);
        // And what stands beside a stream goes to that stream's server.
        const auto control = controlRequest(builds().cancel.requests.first(), {{u"base"_s, u"https://evil"_s}, {u"id"_s, u"7"_s},
                                            {u"job"_s, u"j"_s}, {u"key"_s, u"k"_s}}, asking(u"http://127.0.0.1:1/x"_s));
        QCOMPARE(std::get<ControlRequest>(control).url, u"http://127.0.0.1:1/api/7/j"_s);
    }

    void asksForWhatHadFailedAgain()
    {
        const Profile profile = profileOf("'source': {'url': 'https://h/run', 'body': {'all': true}},"
                                          "'retry': {'failed': {'url': 'https://h/again/{job}', 'body': {'failed': true}}}");
        StreamRequest asked = asking(u"http://127.0.0.1:1/own"_s);
        asked.body = "{}";
        asked.method = "POST";
        const auto request = std::get<StreamRequest>(retryRequest(profile, {{u"job"_s, u"j"_s}}, asked));
        QCOMPARE(request.url.toString(), u"http://127.0.0.1:1/again/j"_s);
        QCOMPARE(request.method, "POST");
        QCOMPARE(request.body, "{\"failed\":true}");
    }

    void leavesOutHeadersWithoutAValue()
    {
        const Profile profile = profileOf("'variables': {'key': ''}, "
                                          "'source': {'url': 'https://h/a', 'headers': {'X-Key': '{key}', 'X-Auth-Token': '{token}'}}");
        const StreamRequest request = std::get<StreamRequest>(sourceOf(profile, asking({})));
        QVERIFY(request.headers.isEmpty());
    }

    void namesWhatIsMissingOrWrong()
    {
        QCOMPARE(urlOf(builds(), asking({})), u"error %1 id"_s.arg(int(Kind::NoValue)));
        QCOMPARE(urlOf(builds(), asking({}, {{u"base"_s, u"localhost:8010"_s}, {u"id"_s, u"7"_s}})),
                 u"error %1 base"_s.arg(int(Kind::UrlUnreadable)));
        const Profile profile = profileOf("'variables': {'t': ''}, 'source': {'url': 'https://h/', 'headers': {'X': '{t}'}}");
        QCOMPARE(urlOf(profile, asking({}, {{u"t"_s, u"a\r\nb"_s}})), u"error %1 t"_s.arg(int(Kind::ControlCharacter)));
    }
};

QTEST_GUILESS_MAIN(TestProfileRequest)
#include "tst_profilerequest.moc"
