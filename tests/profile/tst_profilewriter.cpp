// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/profile/profilelibrary.h"
#include "app/profile/profilereader.h"
#include "app/profile/profilewriter.h"

#include <QFile>
#include <QTest>

using namespace runwatch;
using namespace Qt::StringLiterals;

namespace {

QByteArray everything()
{
    QFile file(QStringLiteral(RUNWATCH_TEST_DATA "/profiles/everything.json"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestProfileWriter final : public QObject
{
    Q_OBJECT

private slots:
    void writesWhatIsReadAsTheSame()
    {
        const auto read = readProfile(everything(), u"all"_s);
        QVERIFY(std::holds_alternative<Profile>(read));
        const auto &profile = std::get<Profile>(read);
        const QByteArray written = writeProfile(profile);
        const auto again = readProfile(written, u"all"_s);
        if (const auto *error = std::get_if<ProfileError>(&again))
            QFAIL(qPrintable(u"%1 at %2\n"_s.arg(int(error->kind)).arg(error->pointer) + QString::fromUtf8(written)));
        QVERIFY2(std::get<Profile>(again) == profile, written.constData());
        QCOMPARE(writeProfile(std::get<Profile>(again)), written);
    }

    void writesEveryShippedProfileAsItIs()
    {
        const ProfileLibrary library((QStringList()));
        QVERIFY(library.names().contains(u"default"_s));
        for (const ProfileLibrary::Entry &entry : library.entries()) {
            const auto *shared = std::get_if<std::shared_ptr<const Profile>>(&entry.profile);
            QVERIFY2(shared, qPrintable(entry.id));
            const auto again = readProfile(writeProfile(**shared), entry.id);
            QVERIFY2(std::holds_alternative<Profile>(again), qPrintable(entry.id));
            QVERIFY2(std::get<Profile>(again) == **shared, qPrintable(entry.id));
        }
    }

    void writesEachColour()
    {
        for (int colour = 0; colour <= int(ProfileColour::Grey); ++colour) {
            Profile profile;
            profile.id = u"mine"_s;
            profile.name = u"Mine"_s;
            profile.colour = ProfileColour(colour);
            const auto again = readProfile(writeProfile(profile), u"mine"_s);
            QVERIFY(std::holds_alternative<Profile>(again));
            QCOMPARE(std::get<Profile>(again), profile);
        }
    }

    void laysItOutForPeople()
    {
        Profile profile;
        profile.name = u"Mine"_s;
        Rule rule;
        rule.name = u"progress"_s;
        rule.progress.kind = Value::Kind::Pointer;
        rule.progress.pointer.names = {"p"};
        profile.rules << rule;
        QCOMPARE(writeProfile(profile), "{\n  \"runwatch-profile\": 1,\n  \"name\": \"Mine\",\n"
                                        R"(  "rules": [{"name": "progress", "progress": "/p"}])"
                                        "\n}\n");
    }
};

QTEST_APPLESS_MAIN(TestProfileWriter)
#include "tst_profilewriter.moc"
