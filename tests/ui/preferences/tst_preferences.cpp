// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/warnings.h"
#include "ui/preferences/preferences.h"

#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace runwatch;

class tst_Preferences : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void areUsualOnTheFirstStart() { QCOMPARE(Preferences::load(), Preferences()); }
    void comeBackAsTheyWereSaved();
    void passOverALayoutOfAnotherVersion();
    void rememberAUrlOnceAndToTheFront();

private:
    QTemporaryDir m_dir;
};

void tst_Preferences::initTestCase()
{
    QCoreApplication::setOrganizationName(QStringLiteral("runwatch"));
    QCoreApplication::setApplicationName(QStringLiteral("tst_preferences"));
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_dir.path());
}

void tst_Preferences::init()
{
    failOnWarnings();
    QSettings().clear();
}

static Preferences unusual()
{
    Preferences preferences;
    preferences.appearance = Appearance::Dark;
    preferences.recentUrls =
        QStringList{QStringLiteral("https://a.example/x"), QStringLiteral("http://b.example")};
    preferences.geometry = QByteArray("\x01\x00geometry", 10);
    preferences.columns = QByteArray("columns");
    preferences.outerSplitter = QByteArray("outer");
    preferences.listSplitter = QByteArray("list");
    preferences.detailSplitter = QByteArray("detail");
    preferences.showsSidebar = false;
    preferences.showsDetail = false;
    preferences.log = {2, -3, true, false, {true, true, true, true}, {{QStringLiteral("slow"), QStringLiteral("[0-9]+ s"), true, 9}},
                       {{QStringLiteral("prod"), {{QStringLiteral("worker"), 8}, {QStringLiteral("req.id"), 20}}}}};
    return preferences;
}

void tst_Preferences::comeBackAsTheyWereSaved()
{
    unusual().save();
    QCOMPARE(Preferences::load(), unusual());
}

void tst_Preferences::passOverALayoutOfAnotherVersion()
{
    unusual().save();
    QSettings().setValue(QStringLiteral("layout/version"), 999);
    const Preferences read = Preferences::load();
    QCOMPARE(read.recentUrls, unusual().recentUrls);
    QCOMPARE(read.appearance, Appearance::Dark);
    QCOMPARE(read.geometry, QByteArray());
    QVERIFY(read.showsSidebar);
}

void tst_Preferences::rememberAUrlOnceAndToTheFront()
{
    Preferences preferences;
    for (int i = 0; i < 12; ++i)
        preferences.rememberUrl(QStringLiteral("https://a.example/%1").arg(i));
    QCOMPARE(preferences.recentUrls.size(), Preferences::MaxRecentUrls);
    preferences.rememberUrl(QStringLiteral("https://a.example/7"));
    QCOMPARE(preferences.recentUrls.size(), Preferences::MaxRecentUrls);
    QCOMPARE(preferences.recentUrls.first(), QStringLiteral("https://a.example/7"));
    QCOMPARE(preferences.recentUrls.count(QStringLiteral("https://a.example/7")), 1);
}

QTEST_GUILESS_MAIN(tst_Preferences)
#include "tst_preferences.moc"
