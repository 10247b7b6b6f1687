// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/open/savedrequest.h"

#include "app/net/profilerequest.h"
#include "app/open/sharedprofile.h"
#include "app/profile/profilelibrary.h"
#include "app/profile/profilereader.h"
#include "app/profile/profilewriter.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>

using namespace runwatch;
using namespace Qt::StringLiterals;

namespace {

StreamRequest requestFor(const QString &url)
{
    StreamRequest request;
    request.given = url;
    request.url = QUrl(url);
    return request;
}

// As it is read from its file, since that is what the next start has.
Profile reread(const Profile &profile)
{
    const auto read = readProfile(writeProfile(profile), u"mine"_s);
    if (const auto *error = std::get_if<ProfileError>(&read))
        QTest::qFail(qPrintable(u"%1 at %2 %3\n"_s.arg(int(error->kind)).arg(error->pointer, error->detail) + QString::fromUtf8(writeProfile(profile))), __FILE__, __LINE__);
    return std::holds_alternative<Profile>(read) ? std::get<Profile>(read) : Profile();
}

StreamRequest openedBy(const Profile &profile, StreamRequest asked = {})
{
    const auto made = sourceRequest(profile, askedVariables(profile, asked), asked);
    if (!std::holds_alternative<StreamRequest>(made))
        QTest::qFail(qPrintable(std::get<FillingError>(made).name), __FILE__, __LINE__);
    return std::holds_alternative<StreamRequest>(made) ? std::get<StreamRequest>(made) : StreamRequest();
}

} // namespace

class TestSavedRequest final : public QObject
{
    Q_OBJECT

private slots:
    void asksForTheSameAgain()
    {
        StreamRequest request = requestFor(u"https://h.example:8443/api/a%20b/%7Bc%7D?from=1&to=2"_s);
        request.method = "POST";
        request.body = R"({"items": [1, "two {x}"], "deep": {"on": true}})";
        request.headers = {{"X-Tenant", "{acme}"}};
        request.reconnect = StreamRequest::Reconnect::Same;
        request.sendsLastEventId = false;
        request.cancelRequest = ControlRequest{"DELETE", u"/jobs/{job}?now=1"_s, R"({"id": "{job}"})"};

        const Profile profile = reread(profileOf(request, nullptr));
        QCOMPARE(profile.variables.size(), 1);
        QCOMPARE(profile.variables.first().name, u"base"_s);
        QCOMPARE(profile.variables.first().value, u"https://h.example:8443"_s);
        QVERIFY(profile.readsBuiltIn);
        QVERIFY(profile.signature.isEmpty());
        const StreamRequest opened = openedBy(profile);
        QCOMPARE(opened.url.toEncoded(), request.url.toEncoded());
        QCOMPARE(opened.method, request.method);
        QCOMPARE(QJsonDocument::fromJson(opened.body), QJsonDocument::fromJson(request.body));
        QVERIFY(opened.headers.contains(request.headers.first()));
        QCOMPARE(opened.reconnect, request.reconnect);
        QVERIFY(!opened.sendsLastEventId);
        const auto cancel = controlRequest(profile.cancel.requests.first(), {{u"job"_s, u"j/1"_s}, {u"base"_s, u"https://h.example:8443"_s}}, opened);
        QCOMPARE(std::get<ControlRequest>(cancel).url, u"https://h.example:8443/jobs/j%2F1?now=1"_s);
        QCOMPARE(std::get<ControlRequest>(cancel).method, "DELETE"_ba);
        QCOMPARE(QJsonDocument::fromJson(std::get<ControlRequest>(cancel).body).object().value(u"id"_s).toString(), u"j/1"_s);
    }

    // Wherever it stood, it is neither in the file nor forgotten: the operator is asked for it.
    void writesNoSecret()
    {
        StreamRequest request = requestFor(u"https://h.example/s?api_key=hidden1&page=2&token=hidden2"_s);
        request.method = "POST";
        request.token = "hidden3";
        request.headers = {{"Cookie", "sid=hidden4"}, {"X-Api-Key", "hidden5"}, {"Accept-Language", "en"}};
        request.body = R"({"password": "hidden6", "list": [{"secret": "hidden7"}], "count": 3})";
        const Profile profile = profileOf(request, nullptr);
        const QByteArray json = writeProfile(profile);
        QVERIFY2(!json.contains("hidden"), json.constData());
        QVERIFY(json.contains("Bearer {token}"));

        QMap<QString, QString> values;
        QStringList secrets;
        for (const Profile::Variable &variable : reread(profile).variables) {
            if (!variable.isSecret)
                continue;
            secrets << variable.label;
            values.insert(variable.name, u"given"_s);
        }
        secrets.sort();
        QCOMPARE(secrets, (QStringList{u"Cookie"_s, u"X-Api-Key"_s, u"api_key"_s, u"password"_s, u"secret"_s, u"token"_s}));
        StreamRequest asked;
        asked.variables = values;
        asked.token = "abc";
        const StreamRequest opened = openedBy(reread(profile), asked);
        QCOMPARE(opened.url.query(), u"api_key=given&page=2&token=given"_s);
        QVERIFY(opened.headers.contains(std::pair<QByteArray, QByteArray>("Cookie", "given")));
        QVERIFY(opened.body.contains(R"("password":"given")") || opened.body.contains(R"("password": "given")"));
    }

    void takesASecretOutOfAFormBody()
    {
        StreamRequest request = requestFor(u"http://localhost/s"_s);
        request.method = "POST";
        request.headers = {{"Content-Type", "application/x-www-form-urlencoded"}};
        request.body = "user=me&password=hidden";
        const QByteArray json = writeProfile(profileOf(request, nullptr));
        QVERIFY2(!json.contains("hidden") && json.contains("user=me&password={password}"), json.constData());
    }

    // The rules are those of the chosen one, the server is the operator's.
    void readsAsTheChosenProfileDoes_data()
    {
        QTest::addColumn<QString>("id");
        const ProfileLibrary library((QStringList()));
        const QStringList names = library.names();
        for (const QString &id : names)
            QTest::newRow(qPrintable(id)) << id;
    }

    void readsAsTheChosenProfileDoes()
    {
        QFETCH(const QString, id);
        const ProfileLibrary library((QStringList()));
        const auto like = library.profile(id);
        const Profile profile = reread(profileOf(requestFor(u"https://prod.example/"_s), like.get()));
        QCOMPARE(profile.rules, like->rules);
        QCOMPARE(profile.job, like->job);
        QCOMPARE(profile.readsBuiltIn, like->readsBuiltIn);
        QVERIFY(profile.signature.isEmpty()); // else it would read every server of that kind
        const auto base = std::ranges::find(profile.variables, u"base"_s, &Profile::Variable::name);
        QVERIFY(base != profile.variables.end());
        QCOMPARE(base->value, u"https://prod.example"_s);
        QVERIFY(profile.source.request.url.startsWith(u"{base}"_s));
    }

    void keepsWhatWasTypedForItsVariables()
    {
        Profile like;
        like.name = u"Like"_s;
        like.variables = {{u"base"_s, u"https://old.example"_s, {}, false}, {u"run"_s, {}, {}, false}, {u"pin"_s, u"0000"_s, {}, true}};
        like.source.request.url = u"{base}/runs/{run}?pin={pin}"_s;
        like.signature.path = u"/teams/{team}/**"_s;
        like.cancel.requests = {RequestTemplate{"POST", u"/teams/{team}/stop"_s, {}, QJsonValue(QJsonValue::Undefined), {}}};
        StreamRequest request = requestFor(u"https://new.example/teams/t1/x"_s);
        request.variables = {{u"run"_s, u"42"_s}, {u"pin"_s, u"hidden"_s}};
        const Profile profile = reread(profileOf(request, &like));
        const auto value = [&](const QString &name) {
            return std::ranges::find(profile.variables, name, &Profile::Variable::name)->value;
        };
        QCOMPARE(value(u"base"_s), u"https://new.example"_s);
        QCOMPARE(value(u"run"_s), u"42"_s);
        QCOMPARE(value(u"pin"_s), QString());
        QCOMPARE(value(u"team"_s), u"t1"_s);
        QCOMPARE(profile.source.request.url, u"{base}/teams/t1/x"_s);
    }

    void givesAwayNoSecretOfAProfile()
    {
        Profile profile;
        profile.name = u"Mine"_s;
        profile.readsBuiltIn = true;
        profile.variables = {{u"authorization"_s, u"plain"_s, {}, false}, {u"pin"_s, u"hidden"_s, u"PIN"_s, true}};
        profile.source.request.url = u"/a?key={pin}"_s;
        profile.source.request.headers = {{"Authorization", u"Basic hidden"_s}, {"X-Session", u"{pin}"_s}};
        const Profile shared = reread(withoutSecrets(profile));
        const QByteArray json = writeProfile(shared);
        QVERIFY2(!json.contains("hidden"), json.constData());
        QCOMPARE(shared.source.request.headers.first().second, u"{authorization-2}"_s);
        QCOMPARE(shared.source.request.url, profile.source.request.url);
        QCOMPARE(shared.variables.size(), 3);
        QCOMPARE(withoutSecrets(shared), shared);
    }
};

QTEST_APPLESS_MAIN(TestSavedRequest)
#include "tst_savedrequest.moc"
