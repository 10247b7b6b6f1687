// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/profile/profilelibrary.h"
#include "app/run/session.h"
#include "tests/support/scriptedserver.h"
#include "tests/ui/warnings.h"
#include "ui/jobs/elidedlabel.h"
#include "ui/jobs/jobheader.h"
#include "ui/jobs/jobview.h"
#include "ui/look/profileband.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/open/openstreamdialog.h"
#include "ui/open/profilenamebar.h"
#include "ui/profiles/profilesdialog.h"

#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QNetworkProxyFactory>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

#include <algorithm>

using namespace runwatch;
using namespace Qt::StringLiterals;

// Production looks like production: from the menus to the band at the row.
class tst_ProfileWindow : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QNetworkProxyFactory::setUseSystemConfiguration(false); }
    void cleanup();
    void marksWhatAColouredProfileReads_data();
    void marksWhatAColouredProfileReads();
    void opensOneProfilesDialogFromTheMenu();
    void keepsARequestForTheNextTime();

private:
    void showWindow(Appearance appearance);
    void openByDialog(const QString &url, const QString &profile);
    void press(QWidget *window, const QString &text);
    template <typename Widget>
    [[nodiscard]] Widget *field(QWidget *window, QStringView name) const
    {
        for (Widget *widget : window->findChildren<Widget *>()) {
            if (widget->accessibleName() == name)
                return widget;
        }
        return nullptr;
    }
    [[nodiscard]] OpenStreamDialog *openDialog() const { return m_window->findChild<OpenStreamDialog *>(); }
    void trigger(const QString &menu, const QString &text);

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<ProfileLibrary> m_library;
    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<MainWindow> m_window;
};

void tst_ProfileWindow::showWindow(Appearance appearance)
{
    failOnWarnings();
    m_dir = std::make_unique<QTemporaryDir>();
    QFile file(m_dir->filePath(u"imports-prod.json"_s));
    const QByteArray json = R"({"runwatch-profile": 1, "name": "Imports in production", "colour": "red", "builtIn": true, "rules": []})";
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(json) == json.size() && file.flush());
    m_library = std::make_unique<ProfileLibrary>(QStringList{m_dir->path()});
    m_server = std::make_unique<ScriptedServer>();
    for (const auto path : {"/prod", "/test"}) {
        m_server->serve(path, ServerScript::eventStream().chunk("data: {\"progress\": 40, \"message\": \"Importing\"}\n\n").hold());
    }
    SessionOptions options;
    options.profiles = m_library.get();
    m_session = std::make_unique<Session>(options);
    Preferences preferences;
    preferences.appearance = appearance;
    m_window = std::make_unique<MainWindow>(*m_session, preferences);
    m_window->resize(1'200, 800);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void tst_ProfileWindow::cleanup()
{
    m_window.reset();
    m_session.reset();
    m_server.reset();
    m_library.reset();
}

void tst_ProfileWindow::press(QWidget *window, const QString &text)
{
    for (QPushButton *button : window->findChildren<QPushButton *>()) {
        if (button->isVisible() && button->text().remove(u'&') == text)
            return QTest::mouseClick(button, Qt::LeftButton);
    }
    QFAIL(qPrintable(text));
}

void tst_ProfileWindow::openByDialog(const QString &url, const QString &profile)
{
    m_window->activateWindow(); // there is no window manager that would
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTest::keyClick(m_window.get(), Qt::Key_N, Qt::ControlModifier);
    QTRY_VERIFY(openDialog() && openDialog()->isVisible());
    auto *choice = field<QComboBox>(openDialog(), u"Profile");
    if (!profile.isEmpty()) {
        choice->setCurrentIndex(choice->findText(profile));
        QCOMPARE(choice->currentText(), profile);
    }
    QTest::keyClicks(field<QComboBox>(openDialog(), u"URL")->lineEdit(), url);
    press(openDialog(), u"Open"_s);
    QTRY_VERIFY(!openDialog());
}

void tst_ProfileWindow::trigger(const QString &menu, const QString &text)
{
    for (QAction *each : m_window->menuBar()->actions()) {
        if (each->text() != menu)
            continue;
        for (QAction *action : each->menu()->actions()) {
            if (action->text() == text)
                return action->trigger();
        }
    }
    QFAIL(qPrintable(text));
}

void tst_ProfileWindow::marksWhatAColouredProfileReads_data()
{
    QTest::addColumn<Appearance>("appearance");
    QTest::newRow("light") << Appearance::Light;
    QTest::newRow("dark") << Appearance::Dark;
}

void tst_ProfileWindow::marksWhatAColouredProfileReads()
{
    QFETCH(const Appearance, appearance);
    showWindow(appearance);
    openByDialog(m_server->url(u"/test"_s).toString(), {});
    openByDialog(m_server->url(u"/prod"_s).toString(), u"Imports in production"_s);
    auto *view = m_window->findChild<JobView *>();
    QTRY_COMPARE(view->model()->rowCount(), 2);
    const auto rowOf = [&](RunId run) {
        for (int row = 0; row < 2; ++row) {
            if (view->model()->index(row, 0).data(JobListModel::JobIdRole).value<JobId>().run == run)
                return view->model()->index(row, 0);
        }
        return QModelIndex();
    };
    QTRY_COMPARE(m_session->jobs().stream(RunId(2))->profileColour, ProfileColour::Red);
    QTRY_COMPARE(m_session->jobs().stream(RunId(1))->events, 1);
    view->setCurrentIndex(rowOf(RunId(2)));
    const QColor red = *bandColour(ProfileColour::Red, view->palette());
    const auto edgeOf = [&](RunId run) {
        return view->viewport()->grab().toImage().pixelColor(1, view->visualRect(rowOf(run)).center().y());
    };
    QTRY_COMPARE(edgeOf(RunId(2)), red);
    QVERIFY(edgeOf(RunId(1)) != red);
    auto *header = m_window->findChild<JobHeader *>();
    QTRY_COMPARE(header->grab().toImage().pixelColor(1, header->height() / 2), red);
    const auto labels = header->findChildren<ElidedLabel *>();
    QTRY_VERIFY(std::ranges::any_of(labels, [](const ElidedLabel *label) { return label->text().contains(u"Imports in production"_s); }));
    const QString file = u"shots/profilecolour-%1.png"_s.arg(QString::fromLatin1(QTest::currentDataTag()));
    QVERIFY(QDir().mkpath(u"shots"_s) && m_window->grab().save(file)); // to be looked at
}

void tst_ProfileWindow::opensOneProfilesDialogFromTheMenu()
{
    showWindow(Appearance::Light);
    trigger(u"&Edit"_s, u"&Profiles…"_s);
    auto *dialog = m_window->findChild<ProfilesDialog *>();
    QVERIFY(dialog && dialog->isVisible() && !dialog->isModal());
    dialog->close();
    trigger(u"&Edit"_s, u"&Profiles…"_s);
    QCOMPARE(m_window->findChildren<ProfilesDialog *>().size(), 1);
    QVERIFY(dialog->isVisible());
}

void tst_ProfileWindow::keepsARequestForTheNextTime()
{
    showWindow(Appearance::Light);
    QTest::keyClick(m_window.get(), Qt::Key_N, Qt::ControlModifier);
    QTRY_VERIFY(openDialog() && openDialog()->isVisible());
    QTest::keyClicks(field<QComboBox>(openDialog(), u"URL")->lineEdit(), m_server->url(u"/prod"_s).toString());
    press(openDialog(), u"Save as Profile…"_s);
    QTest::keyClicks(openDialog()->findChild<ProfileNameBar *>()->findChild<QLineEdit *>(), u"Kept"_s);
    press(openDialog(), u"Save"_s);
    openDialog()->close();
    QTRY_VERIFY(!openDialog());

    openByDialog({}, u"Kept"_s); // the URL is in it
    QTRY_VERIFY(m_session->jobs().stream(RunId(1)) && m_session->jobs().stream(RunId(1))->events == 1);
    QCOMPARE(m_session->jobs().stream(RunId(1))->profileName, u"Kept"_s);
    QTRY_COMPARE(m_session->jobs().job({RunId(1), 0})->progress, 40);
}

QTEST_MAIN(tst_ProfileWindow)
#include "tst_profile_window.moc"
