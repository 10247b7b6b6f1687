// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/demo/demoserver.h"
#include "app/run/session.h"
#include "tests/ui/warnings.h"
#include "ui/jobs/jobview.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/words/englishplurals.h"

#include <QApplication>
#include <QDir>
#include <QStandardPaths>
#include <QTest>

using namespace runwatch;
using namespace Qt::StringLiterals;

// The pictures of the README: the window on the demo, half a minute after it was opened. They lie in
// the build folder, after seconds; with RUNWATCH_UPDATE_SCREENSHOTS the demo takes its time, and they
// go where the README shows them.
class tst_Screenshots : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void showsTheDemo_data();
    void showsTheDemo();

private:
    EnglishPlurals m_plurals;
    QDir m_pictures;
    double m_speed = 10;
};

// The request that a newcomer's demo makes.
static StreamRequest requestFor(const DemoServer::Sample &sample)
{
    StreamRequest request;
    request.given = sample.url.toString();
    request.url = sample.url;
    request.method = sample.method;
    request.body = sample.body;
    request.token = sample.token;
    return request;
}

void tst_Screenshots::initTestCase()
{
    failOnWarnings();
    QStandardPaths::setTestModeEnabled(true);
    QApplication::setCursorFlashTime(0);
    QCoreApplication::installTranslator(&m_plurals);
    m_pictures.setPath(QDir::currentPath() + u"/shots"_s);
    if (qEnvironmentVariableIsSet("RUNWATCH_UPDATE_SCREENSHOTS")) {
        m_pictures.setPath(QStringLiteral(RUNWATCH_SCREENSHOTS));
        m_speed = 1;
    }
    QVERIFY(m_pictures.mkpath(u"."_s));
}

void tst_Screenshots::showsTheDemo_data()
{
    QTest::addColumn<Appearance>("appearance");
    QTest::newRow("main") << Appearance::Light;
    QTest::newRow("dark") << Appearance::Dark;
}

void tst_Screenshots::showsTheDemo()
{
    QFETCH(const Appearance, appearance);
    DemoServer server(nullptr, m_speed);
    QVERIFY2(server.listen(), qPrintable(server.errorString()));
    Session session;
    Preferences preferences;
    preferences.appearance = appearance;
    MainWindow window(session, preferences);
    for (const DemoServer::Sample &sample : server.samples())
        session.open(requestFor(sample));
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QCOMPARE(window.size(), QSize(1280, 800));

    const auto *view = window.findChild<JobView *>();
    QTRY_VERIFY(!view->currentJob().isNull());
    const auto progress = [&] {
        const Job *job = session.jobs().job(view->currentJob());
        return job ? job->progress.value_or(0) : 0.0;
    };
    constexpr double Shown = 64; // percent: something has failed by then, and something is done
    QTRY_VERIFY_WITH_TIMEOUT(progress() >= Shown, 90'000);
    QVERIFY(session.jobs().count(JobState::Failed) > 0);
    QVERIFY(session.jobs().count(JobState::EndedEarly) > 0);
    const QString file = m_pictures.filePath(QString::fromLatin1(QTest::currentDataTag()) + u".png"_s);
    QVERIFY2(window.grab().save(file), qPrintable(file));
}

QTEST_MAIN(tst_Screenshots)
#include "tst_screenshots.moc"
