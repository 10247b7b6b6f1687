// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/profile/filling.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

using namespace runwatch;
using namespace Qt::StringLiterals;
using Kind = FillingError::Kind;

namespace {

const Variables Known{{u"job"_s, u"a/b c"_s},       {u"n"_s, 7},
                      {u"list"_s, QJsonArray{1, u"x"_s}}, {u"base"_s, u"https://h:1/p/"_s},
                      {u"path"_s, u"/runs/7"_s},    {u"evil"_s, u"a\r\nX: y"_s},
                      {u"dots"_s, u".."_s},         {u"nothing"_s, QJsonValue::Null},
                      {u"braces"_s, u"{n}"_s}};

QString plain(const QString &text)
{
    return text;
}

QString plain(const QByteArray &text)
{
    return QString::fromUtf8(text);
}

template <typename Text>
QString textOf(const std::variant<Text, FillingError> &filled)
{
    if (const auto *error = std::get_if<FillingError>(&filled))
        return u"error %1 %2"_s.arg(int(error->kind)).arg(error->name);
    return plain(std::get<Text>(filled));
}

template <typename Text>
FillingError errorOf(const std::variant<Text, FillingError> &filled)
{
    return std::get<FillingError>(filled);
}

} // namespace

class TestFilling final : public QObject
{
    Q_OBJECT

private slots:
    void fillsInTexts()
    {
        QCOMPARE(textOf(fillText(u"{job} {n}: {list} {{x}}"_s, Known)), u"a/b c 7: [1,\"x\"] {x}"_s);
        QCOMPARE(textOf(fillText(u"{braces}"_s, Known)), u"{n}"_s); // once
    }

    void namesWhatHasNoValue()
    {
        QVERIFY(errorOf(fillText(u"{job} {gone}"_s, Known)) == (FillingError{Kind::NoValue, u"gone"_s}));
        QVERIFY(errorOf(fillText(u"{nothing}"_s, Known)) == (FillingError{Kind::NoValue, u"nothing"_s}));
        QVERIFY(errorOf(fillUrl(u"{gone}/a"_s, Known)) == (FillingError{Kind::NoValue, u"gone"_s}));
        QVERIFY(errorOf(fillBody(QJsonObject{{u"a"_s, u"{gone}"_s}}, Known)) == (FillingError{Kind::NoValue, u"gone"_s}));
    }

    void letsNoControlCharacterIntoAHeader()
    {
        QCOMPARE(textOf(fillHeader(u"k {n}"_s, Known)), u"k 7"_s);
        QVERIFY(errorOf(fillHeader(u"k {evil}"_s, Known)) == (FillingError{Kind::ControlCharacter, u"evil"_s}));
    }

    void keepsTheSlashesOfAPlusName()
    {
        const Variables keys{{u"key"_s, u"octo cat/builds/7"_s}, {u"out"_s, u"a/../b"_s}};
        QCOMPARE(textOf(fillUrl(u"https://h/api/{+key}/stop"_s, keys)), u"https://h/api/octo%20cat/builds/7/stop"_s);
        QCOMPARE(textOf(fillUrl(u"https://h/api/{key}/stop"_s, keys)), u"https://h/api/octo%20cat%2Fbuilds%2F7/stop"_s);
        QVERIFY(errorOf(fillUrl(u"https://h/api/{+out}"_s, keys)) == (FillingError{Kind::UrlUnreadable, u"out"_s}));
    }

    void encodesWhatGoesIntoAUrl()
    {
        QCOMPARE(textOf(fillUrl(u"https://h/{job}/x?y={job}&z={evil}"_s, Known)),
                 u"https://h/a%2Fb%20c/x?y=a%2Fb%20c&z=a%0D%0AX%3A%20y"_s);
        QCOMPARE(textOf(fillUrl(u"{base}/{n}"_s, Known)), u"https://h:1/p/7"_s);
        QVERIFY(errorOf(fillUrl(u"https://h/{dots}/x"_s, Known)) == (FillingError{Kind::UrlUnreadable, u"dots"_s}));
    }

    void fillsInWhatFollowsTheOrigin()
    {
        QCOMPARE(textOf(fillPath(u"{base}/{n}?a"_s, Known)), u"/p/7?a"_s);
        QCOMPARE(textOf(fillPath(u"{gone}/{n}"_s, Known)), u"/7"_s); // an origin is not needed
        QCOMPARE(textOf(fillPath(u"https://{gone}/{n}"_s, Known)), u"/7"_s);
        QCOMPARE(textOf(fillPath(u"{path}"_s, Known)), u"/runs/7"_s);
        QCOMPARE(textOf(fillPath(u"{path}/log"_s, Known)), u"/runs/7/log"_s);
        QCOMPARE(textOf(fillPath(QString(), Known)), u"/"_s);
        QVERIFY(errorOf(fillPath(u"{job}/x"_s, Known)) == (FillingError{Kind::UrlUnreadable, u"job"_s}));
    }

    void fillsInBodies()
    {
        const QJsonObject body{{u"id"_s, u"{n}"_s}, {u"all"_s, u"{list}"_s}, {u"{n}"_s, u"no {n}"_s}, {u"t"_s, QJsonArray{true, u"{job}"_s}}};
        QCOMPARE(textOf(fillBody(body, Known)), uR"({"all":[1,"x"],"id":7,"t":[true,"a/b c"],"{n}":"no 7"})"_s);
        QCOMPARE(textOf(fillBody(u"id={n}"_s, Known)), u"id=7"_s);
        QCOMPARE(textOf(fillBody(QJsonValue(QJsonValue::Undefined), Known)), QString());
        QCOMPARE(textOf(fillBody(QJsonValue(3), Known)), u"3"_s);
    }

    void startsWithTheProfilesValuesAndTheOperators()
    {
        Profile profile;
        profile.variables = {{u"a"_s, u"1"_s, {}, false}, {u"b"_s, u"2"_s, {}, false}, {u"c"_s, {}, {}, false}};
        const Variables variables = startingVariables(profile, {{u"b"_s, u"3"_s}});
        QCOMPARE(variables, (Variables{{u"a"_s, u"1"_s}, {u"b"_s, u"3"_s}}));
    }

    void knowsWhereAVariableIsUsed()
    {
        RequestTemplate request;
        QVERIFY(!usesVariable(request, u"token"_s));
        request.headers = {{"A", u"{{token}}"_s}};
        QVERIFY(!usesVariable(request, u"token"_s));
        request.headers = {{"A", u"Key {token}"_s}};
        QVERIFY(usesVariable(request, u"token"_s));
        request.headers.clear();
        request.body = QJsonObject{{u"a"_s, QJsonArray{u"{token}"_s}}};
        QVERIFY(usesVariable(request, u"token"_s));
    }
};

QTEST_APPLESS_MAIN(TestFilling)
#include "tst_filling.moc"
