// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/open/commandline.h"
#include "app/open/profilechoice.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace runwatch;
using namespace Qt::StringLiterals;
using Kind = RequestError::Kind;

class TestProfileOptions final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(QDir(m_folder.path()).mkpath(u"profiles"_s));
        write(u"profiles/builds.json"_s,
              "{'runwatch-profile': 1, 'rules': [], 'variables': {'base': 'https://ci.example.org', 'id': '', 'key': {'secret': true, 'value': 'k'}},"
              "'source': {'url': '{base}/b/{id}?k={key}', 'headers': {'X-Key': '{key}'}}}");
        write(u"profiles/join.json"_s,
              "{'runwatch-profile': 1, 'rules': [], 'variables': {'base': 'https://h', 'task': ''},"
              "'before': [{'url': '{base}/join', 'body': {'t': '{task}'}, 'save': {'session': '/s'}}],"
              "'source': {'method': 'POST', 'url': '{base}/s/{session}?r={random}', 'headers': {'S': '{session}'}, 'body': {}}}");
        write(u"profiles/keyed.json"_s,
              "{'runwatch-profile': 1, 'rules': [], 'variables': {'key': {'secret': true}}, 'source': {'url': '/x', 'headers': {'X-Key': '{key}'}}}");
        write(u"profiles/reader.json"_s, "{'runwatch-profile': 1, 'rules': []}");
        write(u"profiles/broken.json"_s, "{'runwatch-profile': 1, 'rules': [],\n 'nmae': 1}");
        write(u"mine.json"_s, "{'runwatch-profile': 1, 'rules': [], 'source': {'url': 'https://mine/x'}}");
        write(u"secret"_s, "s3cret \n");
        m_library.emplace(QStringList{m_folder.filePath(u"profiles"_s)});
    }

    void opensTheProfilesSource()
    {
        const StreamRequest request = oneOf({u"--profile"_s, u"builds"_s, u"--set"_s, u"id=a/7"_s});
        QCOMPARE(request.profile, u"builds"_s);
        QCOMPARE(request.variables, (QMap<QString, QString>{{u"id"_s, u"a/7"_s}}));
        QCOMPARE(request.given, u"https://ci.example.org/b/a%2F7?k=***"_s);
        QCOMPARE(request.url, QUrl(u"https://ci.example.org/"_s)); // for which the source stands
        QVERIFY(request.headers.isEmpty()); // they are made when it is sent
    }

    void takesAUrlBesideIt()
    {
        const StreamRequest request = oneOf({u"--profile=builds"_s, u"--set=id=7"_s, u"localhost:8010"_s});
        QCOMPARE(request.given, u"localhost:8010"_s);
        QCOMPARE(request.url, QUrl(u"http://localhost:8010"_s));
        QCOMPARE(oneOf({u"--profile=builds"_s, u"http://localhost:8010/b/7"_s}).variables.size(), 0); // id is in the path
        const CommandLine two = read({u"--profile=reader"_s, u"http://localhost/a"_s, u"http://localhost/b"_s});
        QCOMPARE(two.requests.size(), 2);
        QCOMPARE(two.requests.last().profile, u"reader"_s);
    }

    void takesWhatAServerSaysLaterForGranted()
    {
        const StreamRequest request = oneOf({u"--profile=join"_s, u"--set"_s, u"task=t"_s});
        QCOMPARE(request.given, u"https://h/s/{session}?r={random}"_s);
        QCOMPARE(request.url, QUrl(u"https://h/"_s));
    }

    void readsByTheBuiltInShapes()
    {
        const StreamRequest request = oneOf({u"--profile=default"_s, u"http://localhost/a"_s});
        QCOMPARE(request.profile, u"default"_s);
        QCOMPARE(oneOf({u"http://localhost/a"_s}).profile, QString());
    }

    void takesAFile()
    {
        const QString current = QDir::currentPath();
        QVERIFY(QDir::setCurrent(m_folder.path()));
        const StreamRequest request = oneOf({u"--profile"_s, u"./mine.json"_s});
        QVERIFY(QDir::setCurrent(current));
        QCOMPARE(QFileInfo(request.profile).canonicalFilePath(), QFileInfo(m_folder.filePath(u"mine.json"_s)).canonicalFilePath());
        QVERIFY(QDir::isAbsolutePath(request.profile));
        QCOMPARE(request.given, u"https://mine/x"_s);
    }

    void readsASecretFromAFile()
    {
        const CommandLine hidden = read({u"--profile=builds"_s, u"--set=id=7"_s, u"--set"_s, u"key=@"_s + m_folder.filePath(u"secret"_s)});
        QCOMPARE(hidden.requests.first().variables.value(u"key"_s), u"s3cret"_s);
        QVERIFY(!hidden.warnsOfSecretOnCommandLine);
        QVERIFY(read({u"--profile=builds"_s, u"--set=id=7"_s, u"--set=key=s3cret"_s}).warnsOfSecretOnCommandLine);
        QVERIFY(!read({u"--profile=builds"_s, u"--set=id=7"_s}).warnsOfSecretOnCommandLine);
    }

    void listsProfiles()
    {
        QVERIFY(read({u"--list-profiles"_s}).action == CommandLine::Action::ListProfiles);
    }

    void refuses_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("detail");
        const auto row = [](const char *name, const QStringList &arguments, Kind kind, const QString &detail) {
            QTest::newRow(name) << arguments << int(kind) << detail;
        };
        const QString url = u"http://localhost/x"_s;
        row("no value for a variable", {u"--profile=builds"_s}, Kind::VariableMissing, u"id"_s);
        row("no value, with a server", {u"--profile=builds"_s, u"http://localhost/"_s}, Kind::VariableMissing, u"id"_s);
        row("no value for what comes before", {u"--profile=join"_s, u"http://localhost/"_s}, Kind::VariableMissing, u"task"_s);
        row("no value for a header", {u"--profile=keyed"_s, url}, Kind::VariableMissing, u"key"_s);
        row("no such variable", {u"--profile=builds"_s, u"--set=ide=7"_s, url}, Kind::VariableUnknown, u"ide"_s);
        row("no name", {u"--profile=builds"_s, u"--set==7"_s, url}, Kind::SettingUnreadable, {});
        row("no equals sign", {u"--profile=builds"_s, u"--set"_s, u"s3cret"_s, url}, Kind::SettingUnreadable, {});
        row("no file", {u"--profile=builds"_s, u"--set=key=@/nowhere/x"_s, url}, Kind::FileUnreadable, u"/nowhere/x"_s);
        row("no profile", {u"--set=a=b"_s, url}, Kind::OptionNeedsProfile, u"--set"_s);
        row("a broken one", {u"--profile=broken"_s, url}, Kind::ProfileUnreadable, m_folder.filePath(u"profiles/broken.json"_s));
        row("a file that is not there", {u"--profile=/nowhere/x.json"_s, url}, Kind::ProfileUnreadable, u"/nowhere/x.json"_s);
        row("nothing to open", {u"--profile=reader"_s}, Kind::NoUrl, {});
        row("nothing to open headless", {u"--headless"_s, u"--profile=default"_s}, Kind::NoUrl, {});
        row("a server that is none", {u"--profile=builds"_s, u"--set=id=7"_s, u"--set=base=ci.example.org"_s}, Kind::ProfileUrlUnreadable, u"base"_s);
        row("a line end for a header", {u"--profile=builds"_s, u"--set=id=7"_s, u"--set"_s, u"key=a\r\nX: y"_s}, Kind::VariableControlCharacter, u"key"_s);
        row("a body with GET", {u"--profile=builds"_s, u"-XGET"_s, u"-d{}"_s, url}, Kind::BodyWithGet, {});
        row("a link", {u"--profile=builds"_s, u"runwatch://h.example/"_s}, Kind::LinkWithOption, u"--profile"_s);
    }

    void refuses()
    {
        QFETCH(const QStringList, arguments);
        QFETCH(const int, kind);
        QFETCH(const QString, detail);
        const auto result = parseCommandLine(arguments, {}, *m_library);
        QVERIFY(std::holds_alternative<RequestError>(result));
        QCOMPARE(int(std::get<RequestError>(result).kind), kind);
        QCOMPARE(std::get<RequestError>(result).detail, detail);
    }

    void namesThoseThereAre()
    {
        const auto error = std::get<RequestError>(parseCommandLine({u"--profile=bilds"_s}, {}, *m_library));
        QVERIFY(error.kind == Kind::ProfileUnknown);
        const QStringList names = error.detail.split(u", "_s);
        QVERIFY2(names.contains(u"builds"_s) && names.contains(u"default"_s) && !names.contains(u"broken"_s), qPrintable(error.detail));
    }

    void keepsThePlaceOfAnError()
    {
        const auto error = std::get<RequestError>(parseCommandLine({u"--profile=broken"_s}, {}, *m_library));
        QVERIFY(error.profile.has_value());
        QCOMPARE(error.profile->line, 2);
        QCOMPARE(error.profile->pointer, u"/nmae"_s);
    }

private:
    void write(const QString &name, QByteArray content) // ' stands for a quotation mark
    {
        QFile file(m_folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(file.write(content.replace('\'', '"')) > 0);
    }

    CommandLine read(const QStringList &arguments)
    {
        const auto result = parseCommandLine(arguments, {}, *m_library);
        const auto *error = std::get_if<RequestError>(&result);
        if (error)
            QTest::qFail("error " + QByteArray::number(int(error->kind)) + ' ' + error->detail.toUtf8(), __FILE__, __LINE__);
        return error ? CommandLine() : std::get<CommandLine>(result);
    }

    StreamRequest oneOf(const QStringList &arguments) { return read(arguments).requests.value(0); }

    QTemporaryDir m_folder;
    std::optional<ProfileLibrary> m_library;
};

QTEST_APPLESS_MAIN(TestProfileOptions)
#include "tst_profileoptions.moc"
