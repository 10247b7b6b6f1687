// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/profile/profilelibrary.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace runwatch;
using namespace Qt::StringLiterals;

namespace {

QByteArray profileNamed(const QByteArray &name)
{
    return "{\"runwatch-profile\": 1, \"name\": \"" + name + "\", \"rules\": []}";
}

} // namespace

class TestProfileLibrary final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder.emplace();
        QVERIFY(QDir(m_folder->path()).mkpath(u"user"_s));
        QVERIFY(QDir(m_folder->path()).mkpath(u"system"_s));
    }

    void findsTheUsersFirst()
    {
        write(u"user/own.json"_s, profileNamed("user's"));
        write(u"system/own.json"_s, profileNamed("system's"));
        write(u"system/site.json"_s, profileNamed("site"));
        write(u"user/default.json"_s, profileNamed("not ours"));
        write(u"user/No Name.json"_s, profileNamed("not a name"));
        const ProfileLibrary library = makeLibrary();
        QCOMPARE(library.profile(u"own"_s)->name, u"user's"_s);
        QCOMPARE(library.profile(u"own"_s)->id, u"own"_s);
        QCOMPARE(library.profile(u"site"_s)->name, u"site"_s);
        QCOMPARE(library.profile(u"default"_s)->name, u"Built-in shapes"_s);
        QVERIFY(library.profile(u"default"_s)->readsBuiltIn);
        QVERIFY(!library.find(u"No Name"_s));
        QVERIFY(!library.find(u"none"_s));
        QVERIFY(library.names().contains(u"site"_s));
    }

    void listsAFileWithAnErrorBesideTheOthers()
    {
        write(u"user/a.json"_s, profileNamed("a"));
        write(u"user/broken.json"_s, "{\"runwatch-profile\": 1,\n \"rules\": [], \"nmae\": 1}");
        const ProfileLibrary library = makeLibrary();
        QVERIFY(library.profile(u"a"_s));
        QVERIFY(!library.profile(u"broken"_s));
        QVERIFY(!library.names().contains(u"broken"_s));
        const auto found = library.find(u"broken"_s);
        QVERIFY(found);
        const auto error = std::get<ProfileError>(*found);
        QVERIFY(error.kind == ProfileError::Kind::KeyUnknown);
        QCOMPARE(error.line, 2);
    }

    void readsAFileByItsPath()
    {
        write(u"mine.json"_s, profileNamed("mine"));
        const ProfileLibrary library = makeLibrary();
        QCOMPARE(library.profile(m_folder->filePath(u"mine.json"_s))->name, u"mine"_s);
        write(u"mine.json"_s, profileNamed("changed")); // it is read anew each time
        QCOMPARE(library.profile(m_folder->filePath(u"mine.json"_s))->name, u"changed"_s);
        const auto gone = library.find(m_folder->filePath(u"gone.json"_s));
        QVERIFY(gone && std::get<ProfileError>(*gone).kind == ProfileError::Kind::FileUnreadable);
    }

    void savesAndRemovesTheUsers()
    {
        ProfileLibrary library({m_folder->filePath(u"new/folder"_s), m_folder->filePath(u"system"_s)});
        write(u"system/taught.json"_s, profileNamed("system's"));
        Profile profile;
        profile.id = u"taught"_s;
        profile.name = u"Taught"_s;
        const auto saved = library.save(profile);
        QVERIFY(std::holds_alternative<QString>(saved));
        QCOMPARE(std::get<QString>(saved), m_folder->filePath(u"new/folder/taught.json"_s));
        QVERIFY(*library.profile(u"taught"_s) == profile);
        const auto &entries = library.entries();
        const auto entry = std::find_if(entries.begin(), entries.end(), [](const auto &e) { return e.id == u"taught"; });
        QVERIFY(entry != entries.end() && entry->isUsers);
        QVERIFY(library.remove(u"taught"_s));
        QCOMPARE(library.profile(u"taught"_s)->name, u"system's"_s);
        QVERIFY(!library.remove(u"taught"_s)); // that one is not the user's
    }

    void saysWhyItCannotSave()
    {
        using Kind = ProfileLibrary::SaveError::Kind;
        ProfileLibrary library = makeLibrary();
        Profile profile;
        for (const QString &id : {u""_s, u"../x"_s, u"A"_s, u"default"_s}) {
            profile.id = id;
            QVERIFY2(std::get<ProfileLibrary::SaveError>(library.save(profile)).kind == Kind::NameUnusable, qPrintable(id));
        }
        write(u"file"_s, "no folder");
        ProfileLibrary nowhere({m_folder->filePath(u"file"_s)});
        profile.id = u"a"_s;
        QVERIFY(std::get<ProfileLibrary::SaveError>(nowhere.save(profile)).kind == Kind::NotWritten);
    }

    void tellsAFileFromAName()
    {
        QVERIFY(ProfileLibrary::isFile(u"./a"_s));
        QVERIFY(ProfileLibrary::isFile(u"a.json"_s));
        QVERIFY(ProfileLibrary::isFile(u"/a"_s));
        QVERIFY(!ProfileLibrary::isFile(u"a"_s));
    }

private:
    ProfileLibrary makeLibrary() const
    {
        return ProfileLibrary({m_folder->filePath(u"user"_s), m_folder->filePath(u"system"_s)});
    }

    void write(const QString &name, const QByteArray &content)
    {
        QFile file(m_folder->filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(content), content.size());
    }

    std::optional<QTemporaryDir> m_folder;
};

QTEST_APPLESS_MAIN(TestProfileLibrary)
#include "tst_profilelibrary.moc"
