// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/profile/profilereader.h"

#include <QTemporaryDir>
#include <QTest>

using namespace runwatch;
using namespace Qt::StringLiterals;
using Kind = ProfileError::Kind;

namespace {

ProfileError errorOf(const QByteArray &json)
{
    const auto read = readProfile(json, u"test"_s);
    const auto *error = std::get_if<ProfileError>(&read);
    return error ? *error : ProfileError{Kind(-1), {}, 0, 0, u"it was read"_s};
}

// A profile whose second line is `members`, in which ' stands for a quotation mark.
QByteArray with(const QByteArray &members)
{
    return "{\"runwatch-profile\": 1,\n" + QByteArray(members).replace('\'', '"') + "}";
}

} // namespace

Q_DECLARE_METATYPE(runwatch::ProfileError::Kind)

class TestProfileErrors final : public QObject
{
    Q_OBJECT

private slots:
    void saysWhatIsWrongAndWhere_data()
    {
        QTest::addColumn<QByteArray>("members");
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<QString>("pointer");
        QTest::addColumn<QString>("detail");
        const auto row = [](const char *name, const QByteArray &members, Kind kind, const char *pointer, const char *detail = "") {
            QTest::newRow(name) << members << kind << QString::fromUtf8(pointer) << QString::fromUtf8(detail);
        };
        row("no rules", "'name': 'x'", Kind::KeyMissing, "", "rules");
        row("unknown key", "'rules': [], 'nmae': 1", Kind::KeyUnknown, "/nmae", "nmae");
        row("unknown key of a rule", "'rules': [{}, {'progess': '/a'}]", Kind::KeyUnknown, "/rules/1/progess", "progess");
        row("unknown key of the source", "'rules': [], 'source': {'uri': '/a'}", Kind::KeyUnknown, "/source/uri", "uri");
        row("name", "'rules': [], 'name': 1", Kind::NotAText, "/name");
        row("rules no list", "'rules': {}", Kind::NotAList, "/rules");
        row("rule no object", "'rules': ['x']", Kind::NotAnObject, "/rules/0");
        row("last no boolean", "'rules': [{'last': 1}]", Kind::NotABoolean, "/rules/0/last");
        row("stall time no number", "'rules': [], 'stallTime': 'x'", Kind::NotANumber, "/stallTime");
        row("stall time", "'rules': [], 'stallTime': 0.5", Kind::NumberOutOfRange, "/stallTime", "1–1000000");
        row("pointer", "'rules': [{'at': 'a'}]", Kind::PointerUnreadable, "/rules/0/at");
        row("escape in a pointer", "'rules': [{'job': '/a~2'}]", Kind::PointerUnreadable, "/rules/0/job");
        row("pointer of a condition", "'rules': [{'when': {'a': 1}}]", Kind::PointerUnreadable, "/rules/0/when/a");
        row("open brace", "'rules': [{'title': 'a {/b'}]", Kind::BraceOpen, "/rules/0/title");
        row("closing brace", "'rules': [{'title': 'a} b'}]", Kind::BraceOpen, "/rules/0/title");
        row("brace in a brace", "'rules': [{'title': '{a{b}'}]", Kind::BraceOpen, "/rules/0/title");
        row("brace content", "'rules': [{'title': '{a b}'}]", Kind::BraceContent, "/rules/0/title", "a b");
        row("nothing in braces", "'rules': [{'title': '{}'}]", Kind::BraceContent, "/rules/0/title");
        row("name without value", "'rules': [{'title': '{nmae}'}]", Kind::NameUnknown, "/rules/0/title", "nmae");
        row("dollar", "'rules': [{'title': '$type'}]", Kind::DollarUnknown, "/rules/0/title", "$type");
        row("dollar in braces", "'rules': [{'title': '{$json}'}]", Kind::DollarUnknown, "/rules/0/title", "$json");
        row("dollar of a condition", "'rules': [{'when': {'$x': 1}}]", Kind::DollarUnknown, "/rules/0/when/$x", "$x");
        row("value", "'rules': [{'title': {'percnt': 1}}]", Kind::ValueUnreadable, "/rules/0/title");
        row("two values", "'rules': [{'title': {'unit': 1, 'percent': 1}}]", Kind::KeyUnknown, "/rules/0/title/unit", "unit");
        row("no choice", "'rules': [{'title': []}]", Kind::ListEmpty, "/rules/0/title");
        row("ratio", "'rules': [{'progress': {'ratio': ['/a']}}]", Kind::RatioNotTwo, "/rules/0/progress/ratio");
        row("map", "'rules': [{'state': {'map': '/a'}}]", Kind::KeyMissing, "/rules/0/state", "to");
        row("demand", "'rules': [{'when': {'/a': {'is': []}}}]", Kind::DemandUnreadable, "/rules/0/when/~1a");
        row("json", "'rules': [{'when': {'$json': 1}}]", Kind::NotABoolean, "/rules/0/when/$json");
        row("log", "'rules': [{'log': {}}]", Kind::KeyMissing, "/rules/0/log", "text");
        row("reconnect", "'rules': [], 'source': {'reconnect': 'always'}", Kind::WordUnknown, "/source/reconnect",
            "get-only, get, same, never");
        row("colour", "'rules': [], 'colour': 'pink'", Kind::WordUnknown, "/colour", "red, orange, yellow, green, blue, purple, grey");
        row("then", "'rules': [], 'cancel': {'then': 'x'}", Kind::WordUnknown, "/cancel/then", "abort, wait");
        row("method", "'rules': [], 'source': {'method': 'PUT'}", Kind::WordUnknown, "/source/method", "GET, POST");
        row("cancel by GET", "'rules': [], 'cancel': {'requests': [{'method': 'GET', 'url': '/a'}]}", Kind::WordUnknown,
            "/cancel/requests/0/method", "POST, PUT, PATCH, DELETE");
        row("body with GET", "'rules': [], 'source': {'method': 'GET', 'body': {}}", Kind::BodyWithGet, "/source/body");
        row("cancel without url", "'rules': [], 'cancel': {'requests': [{}]}", Kind::KeyMissing, "/cancel/requests/0", "url");
        row("url", "'rules': [], 'source': {'url': 'a/b'}", Kind::UrlUnreadable, "/source/url");
        row("another scheme", "'rules': [], 'source': {'url': 'ftp://a/b'}", Kind::UrlUnreadable, "/source/url");
        row("a password", "'rules': [], 'source': {'url': 'https://a:b@c/d'}", Kind::UrlUnreadable, "/source/url");
        row("pointer in a url", "'rules': [], 'source': {'url': '/{/a}'}", Kind::BraceContent, "/source/url", "/a");
        row("name in a body", "'rules': [], 'source': {'body': {'a': ['{x}']}}", Kind::NameUnknown, "/source/body/a/0", "x");
        row("elsewhere", "'rules': [], 'source': {'url': 'https://a/b'},"
            "'cancel': {'requests': [{'url': 'https://c/d'}]}", Kind::UrlElsewhere, "/cancel/requests/0/url");
        row("elsewhere by a variable", "'rules': [], 'variables': {'a': '', 'b': ''}, 'source': {'url': '{a}/b'},"
            "'before': [{'url': '{b}/d'}]", Kind::UrlElsewhere, "/before/0/url");
        row("header's name", "'rules': [], 'source': {'headers': {'X Y': 'a'}}", Kind::HeaderName, "/source/headers/X Y");
        row("header's value", "'rules': [], 'source': {'headers': {'X': 'a\\nb'}}", Kind::HeaderControlCharacter, "/source/headers/X");
        row("saved header", "'rules': [], 'before': [{'url': '/a', 'save': {'x': 'a b'}}]", Kind::HeaderName, "/before/0/save/x");
        row("variable's name", "'rules': [], 'variables': {'a b': ''}", Kind::NameUnreadable, "/variables/a b");
        row("variable of ours", "'rules': [], 'variables': {'token': ''}", Kind::NameTaken, "/variables/token", "token");
        row("variable's key", "'rules': [], 'variables': {'a': {'vlaue': ''}}", Kind::KeyUnknown, "/variables/a/vlaue", "vlaue");
        row("pattern", "'rules': [], 'signature': {'path': 'a/{x}'}", Kind::PatternUnreadable, "/signature/path");
        row("key twice", "'rules': [], 'source': {}, 'rules': []", Kind::KeyTwice, "/rules", "rules");
    }

    void saysWhatIsWrongAndWhere()
    {
        QFETCH(const QByteArray, members);
        QFETCH(const Kind, kind);
        QFETCH(const QString, pointer);
        QFETCH(const QString, detail);
        const ProfileError error = errorOf(with(members));
        QCOMPARE(int(error.kind), int(kind));
        QCOMPARE(error.pointer, pointer);
        QCOMPARE(error.detail, detail);
        QVERIFY(error.line >= 1 && error.column >= 1);
    }

    void countsLinesAndColumns()
    {
        ProfileError error = errorOf("{\n  \"runwatch-profile\": 1,\n  \"name\": \"äöü\", \"rules\": [ {\"last\": 7} ]\n}");
        QCOMPARE(error.pointer, u"/rules/0/last"_s);
        QCOMPARE(error.line, 3);
        QCOMPARE(error.column, 38);
        error = errorOf("{\n  \"runwatch-profile\": 1,\n  \"rules\": [,]\n}");
        QVERIFY(error.kind == Kind::NotJson);
        QVERIFY(!error.detail.isEmpty());
        QCOMPARE(error.line, 3);
        QVERIFY2(error.column >= 12 && error.column <= 14, qPrintable(QString::number(error.column)));
        error = errorOf("{\n  \"runwatch-profile\": 2, \"rules\": []\n}");
        QVERIFY(error.kind == Kind::VersionUnknown);
        QCOMPARE(error.line, 2);
        QCOMPARE(error.column, 23);
        error = errorOf("{\"a\\u002fb\": {\"a/b\": 1}, \"runwatch-profile\": 1}");
        QCOMPARE(error.pointer, u"/a~1b"_s);
        QCOMPARE(error.column, 14);
    }

    void takesNothingThatIsNoProfile()
    {
        QVERIFY(errorOf("").kind == Kind::NotJson);
        QVERIFY(errorOf("[]").kind == Kind::NotAnObject);
        QVERIFY(errorOf("{}").kind == Kind::VersionUnknown);
        QVERIFY(errorOf("{\"runwatch-profile\": \"1\"}").kind == Kind::VersionUnknown);
    }

    void hasLimits()
    {
        QVERIFY(errorOf(QByteArray(LongestProfile + 1, ' ')).kind == Kind::FileTooLarge);
        const auto nested = [](int depth) {
            return with("\"rules\": [{\"title\": " + QByteArray("{\"unit\": ").repeated(depth) + "1" + QByteArray(depth, '}') + "}]");
        };
        QVERIFY(std::holds_alternative<Profile>(readProfile(nested(DeepestProfile - 4), {}))); // root, rules, rule and the 1
        QVERIFY(errorOf(nested(DeepestProfile - 3)).kind == Kind::TooDeep);
        const auto rules = [](qsizetype count) { return with("\"rules\": [{}" + QByteArray(",{}").repeated(count - 1) + "]"); };
        QVERIFY(std::holds_alternative<Profile>(readProfile(rules(MostRules), {})));
        QVERIFY(errorOf(rules(MostRules + 1)).kind == Kind::TooManyRules);
    }

    void readsNoFileThatIsNotThere()
    {
        QTemporaryDir folder;
        const auto read = readProfileFile(folder.filePath(u"none.json"_s));
        QVERIFY(std::get<ProfileError>(read).kind == Kind::FileUnreadable);
        const auto directory = readProfileFile(folder.path());
        QVERIFY(std::get<ProfileError>(directory).kind == Kind::FileUnreadable);
    }
};

QTEST_APPLESS_MAIN(TestProfileErrors)
#include "tst_profileerrors.moc"
