// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/run/session.h"
#include "tests/ui/jobs/livelyjobs.h"
#include "tests/ui/warnings.h"
#include "ui/jobs/jobcolumns.h"
#include "ui/jobs/jobview.h"
#include "ui/log/searchfield.h"
#include "ui/logview/logview.h"
#include "ui/mainwindow/cancelpolicy.h"
#include "ui/mainwindow/keydialog.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/panecycle.h"
#include "ui/mainwindow/startpage.h"
#include "ui/mainwindow/streambanner.h"
#include "ui/mainwindow/windowtitle.h"
#include "ui/sidebar/sidebar.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QComboBox>
#include <QDateTime>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace runwatch;

class tst_MainWindow : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void offersAFieldAndTheDemoAtFirst();
    void showsTheListOnceThereIsAJob();
    void cancelsByKeyRightAfterOpening();
    void titleSaysHowItStands();
    void filtersByText();
    void saysThatTheFilterHidesAll();
    void cancelsAtOnceOnAStreamOfItsOwn();
    void asksOnAStreamOfMany();
    void closesTheSharedStreamWhenTold();
    void sidebarGivesWayInANarrowWindow();
    void movesTheFocusFromPaneToPane();
    void searchesTheLogFromAnywhere();
    void keepsItsLayout();
    void bannerSaysWhatAStreamWaitsFor();
    void goesToEachTabByItsKey();
    void everyActionWithATextHasAName();
    void listsTheKeysOfAllActions();
    void everyControlHasAnAccessibleName();

private:
    void apply(const UpdateBatch &batch);

    QTemporaryDir m_dir;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<MainWindow> m_window;
};

static UpdateBatch oneJob(bool sharesItsStream)
{
    UpdateBatch batch = LivelyJobs().batch;
    for (Job &job : batch.jobs)
        job.sharesItsStream = sharesItsStream;
    if (!sharesItsStream)
        batch.jobs.resize(1);
    return batch;
}

void tst_MainWindow::initTestCase()
{
    QCoreApplication::setOrganizationName(QStringLiteral("runwatch"));
    QCoreApplication::setApplicationName(QStringLiteral("tst_mainwindow"));
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_dir.path());
}

void tst_MainWindow::init()
{
    failOnWarnings();
    m_session = std::make_unique<Session>();
    m_window = std::make_unique<MainWindow>(*m_session, Preferences());
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

void tst_MainWindow::cleanup()
{
    m_window.reset();
    m_session.reset();
}

void tst_MainWindow::apply(const UpdateBatch &batch)
{
    m_session->jobs().apply(batch);
    emit m_session->batchApplied(batch);
}

void tst_MainWindow::offersAFieldAndTheDemoAtFirst()
{
    QSignalSpy demo(m_window.get(), &MainWindow::demoRequested);
    auto *page = m_window->findChild<StartPage *>();
    QVERIFY(page->isVisible());
    QVERIFY(page->findChild<QLineEdit *>()->isVisible());
    for (QPushButton *button : page->findChildren<QPushButton *>()) {
        if (button->text() == QStringLiteral("Try the demo"))
            button->click();
    }
    QCOMPARE(demo.count(), 1);
}

void tst_MainWindow::showsTheListOnceThereIsAJob()
{
    apply(LivelyJobs().batch);
    QVERIFY(!m_window->findChild<StartPage *>()->isVisible());
    auto *view = m_window->findChild<JobView *>();
    QVERIFY(view->isVisible());
    QCOMPARE(view->model()->rowCount(), 15);
    QCOMPARE(view->currentJob(), (JobId{RunId(1), 1}));
    m_session->jobs().remove(RunId(1));
    QVERIFY(m_window->findChild<StartPage *>()->isVisible());
}

void tst_MainWindow::cancelsByKeyRightAfterOpening()
{
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QVERIFY(qobject_cast<QLineEdit *>(m_window->focusWidget()));
    auto *view = m_window->findChild<JobView *>();
    QSignalSpy cancel(view, &JobView::cancelRequested);
    apply(oneJob(false));
    QCOMPARE(m_window->focusWidget(), view);
    QTest::keyClick(m_window->focusWidget(), Qt::Key_Delete);
    QCOMPARE(cancel.count(), 1);
    m_session->jobs().remove(RunId(1));
    QVERIFY(qobject_cast<QLineEdit *>(m_window->focusWidget()));
}

void tst_MainWindow::titleSaysHowItStands()
{
    QCOMPARE(summaryTitle(m_session->jobs()), QStringLiteral("Runwatch"));
    apply(LivelyJobs().batch);
    QCOMPARE(summaryTitle(m_session->jobs()), QStringLiteral("52 % · 4 running · 3 failed — Runwatch"));
    QTRY_COMPARE(m_window->windowTitle(), summaryTitle(m_session->jobs()));
}

void tst_MainWindow::filtersByText()
{
    apply(LivelyJobs().batch);
    auto *view = m_window->findChild<JobView *>();
    QTest::keyClick(m_window.get(), Qt::Key_F, Qt::ControlModifier);
    auto *field = qobject_cast<QLineEdit *>(m_window->focusWidget());
    QVERIFY(field);
    QTest::keyClicks(field, QStringLiteral("nightly"));
    QCOMPARE(view->model()->rowCount(), 2);
    QTest::keyClick(m_window.get(), Qt::Key_Escape);
    QCOMPARE(view->model()->rowCount(), 15);
}

void tst_MainWindow::saysThatTheFilterHidesAll()
{
    apply(LivelyJobs().batch);
    auto *view = m_window->findChild<JobView *>();
    m_window->findChild<QLineEdit *>();
    QTest::keyClick(m_window.get(), Qt::Key_F, Qt::ControlModifier);
    QTest::keyClicks(m_window->focusWidget(), QStringLiteral("nothing like it"));
    QVERIFY(!view->isVisible());
    for (QPushButton *button : m_window->findChildren<QPushButton *>()) {
        if (button->text() == QStringLiteral("Clear filter") && button->isVisible())
            button->click();
    }
    QVERIFY(view->isVisible());
    QCOMPARE(view->model()->rowCount(), 15);
}

void tst_MainWindow::cancelsAtOnceOnAStreamOfItsOwn()
{
    apply(oneJob(false));
    CancelPolicy policy(*m_session, m_window.get());
    QSignalSpy decided(&policy, &CancelPolicy::cancelDecided);
    policy.cancel({{RunId(1), 1}});
    QCOMPARE(decided.count(), 1);
    QVERIFY(!m_window->findChild<QMessageBox *>());
}

void tst_MainWindow::asksOnAStreamOfMany()
{
    apply(oneJob(true));
    CancelPolicy policy(*m_session, m_window.get());
    QSignalSpy decided(&policy, &CancelPolicy::closeDecided);
    policy.cancel({{RunId(1), 1}, {RunId(1), 2}});
    policy.cancel({{RunId(1), 1}});
    QCOMPARE(m_window->findChildren<QMessageBox *>().size(), 1);
    auto *question = m_window->findChild<QMessageBox *>();
    QVERIFY(question->text().contains(QStringLiteral("all 8 job")));
    QVERIFY(question->informativeText().contains(QStringLiteral("Nightly import (63 %)\n")));
    QVERIFY(question->informativeText().endsWith(QStringLiteral("and 3 other job(s)")));
    QCOMPARE(question->defaultButton()->text(), QStringLiteral("Keep watching"));
    question->defaultButton()->click();
    QCOMPARE(decided.count(), 0);
    QTRY_VERIFY(!m_window->findChild<QMessageBox *>());
}

void tst_MainWindow::closesTheSharedStreamWhenTold()
{
    apply(oneJob(true));
    CancelPolicy policy(*m_session, m_window.get());
    QSignalSpy decided(&policy, &CancelPolicy::closeDecided);
    policy.cancel({{RunId(1), 1}});
    auto *question = m_window->findChild<QMessageBox *>();
    for (QAbstractButton *button : question->buttons()) {
        if (button != question->defaultButton())
            button->click();
    }
    QCOMPARE(decided.count(), 1);
}

void tst_MainWindow::sidebarGivesWayInANarrowWindow()
{
    apply(LivelyJobs().batch);
    auto *sidebar = m_window->findChild<Sidebar *>();
    m_window->resize(1280, 800);
    QTRY_VERIFY(sidebar->isVisible());
    m_window->resize(m_window->minimumSize());
    QTRY_VERIFY(!sidebar->isVisible());
}

void tst_MainWindow::movesTheFocusFromPaneToPane()
{
    apply(LivelyJobs().batch);
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QSet<QWidget *> seen;
    for (int i = 0; i < 5; ++i) {
        QTest::keyClick(m_window.get(), Qt::Key_F6);
        QVERIFY(m_window->focusWidget());
        seen << m_window->focusWidget();
    }
    QCOMPARE(seen.size(), 5);
    QVERIFY(seen.contains(m_window->findChild<JobView *>()));
    QVERIFY(seen.contains(m_window->findChild<Sidebar *>()));
}

void tst_MainWindow::searchesTheLogFromAnywhere()
{
    apply(LivelyJobs().batch);
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    auto *view = m_window->findChild<JobView *>();
    view->setFocus();
    QTest::keyClick(view, Qt::Key_2, Qt::ControlModifier); // Errors
    QTest::keyClick(view, Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    auto *field = m_window->findChild<SearchField *>();
    QVERIFY(field->isVisible());
    QCOMPARE(m_window->focusWidget(), field);
    QTest::keyClick(field, Qt::Key_Escape);
    auto *log = m_window->findChild<LogView *>();
    QVERIFY(log->hasFocus());
    QTest::keyClick(log, Qt::Key_F, Qt::ControlModifier); // the log's here, the jobs' elsewhere
    QVERIFY(field->hasFocus());
    QTest::keyClick(view, Qt::Key_F, Qt::ControlModifier);
    QVERIFY(!field->hasFocus());
}

void tst_MainWindow::keepsItsLayout()
{
    apply(LivelyJobs().batch);
    m_window->resize(1111, 777);
    m_window->findChild<JobView *>()->columns().setSectionHidden(JobListModel::ServerColumn, false);
    m_window->close();
    const Preferences kept = Preferences::load();
    QCOMPARE(kept, m_window->preferences());
    MainWindow next(*m_session, kept);
    QCOMPARE(next.size(), QSize(1111, 777));
    QVERIFY(!next.findChild<JobView *>()->columns().isSectionHidden(JobListModel::ServerColumn));
}

static void press(const QWidget &banner, const char *text)
{
    for (QPushButton *button : banner.findChildren<QPushButton *>()) {
        if (button->isVisible() && button->text() == QLatin1StringView(text))
            return button->click();
    }
    QFAIL(text);
}

void tst_MainWindow::bannerSaysWhatAStreamWaitsFor()
{
    StreamBanner banner;
    QSignalSpy reconnect(&banner, &StreamBanner::reconnectRequested);
    QSignalSpy retry(&banner, &StreamBanner::retryRequested);
    StreamStatus stream;
    stream.run = RunId(1);
    stream.server = QStringLiteral("https://prod.example");
    stream.httpStatus = 200;
    stream.connection = StreamStatus::Connection::Open;
    banner.setStream(&stream);
    QVERIFY(banner.isVisible());
    stream.events = 1;
    banner.setStream(&stream);
    QVERIFY(!banner.isVisible());
    stream.connection = StreamStatus::Connection::Waiting;
    stream.lastEnd.kind = StreamEnd::Kind::ConnectionCut;
    banner.setStream(&stream);
    QVERIFY(banner.isVisible());
    press(banner, "Reconnect now");
    QCOMPARE(reconnect.count(), 1);
    stream.connection = StreamStatus::Connection::Closed;
    stream.isOver = true;
    stream.end = JobState::Refused;
    banner.setStream(&stream);
    press(banner, "Retry");
    QCOMPARE(retry.count(), 1);
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    QSignalSpy doctor(&banner, &StreamBanner::doctorRequested);
    QSignalSpy cancel(&banner, &StreamBanner::cancelRequested);
    stream = {};
    stream.run = RunId(1);
    stream.connection = StreamStatus::Connection::Open;
    stream.openedAt = stream.lastByteAt = now - 31'000;
    banner.setStream(&stream);
    press(banner, "Why nothing?");
    QCOMPARE(doctor.count(), 1);
    stream.lastByteAt = now - 180'000;
    stream.events = 1;
    banner.setStream(&stream);
    QVERIFY(banner.findChildren<QLabel *>().at(1)->text().startsWith(QStringLiteral("No bytes for 3 min.")));
    press(banner, "Cancel");
    QCOMPARE(cancel.count(), 1);
    stream = {};
    stream.sentAt = now - 20'000;
    banner.setStream(&stream);
    QVERIFY(banner.findChildren<QLabel *>().at(1)->text().startsWith(QStringLiteral("No answer yet for 20 s.")));
    stream.connection = StreamStatus::Connection::Paused;
    banner.setStream(&stream);
    press(banner, "Go on");
    QCOMPARE(reconnect.count(), 2);
    banner.setStream(nullptr);
    QVERIFY(!banner.isVisible());
}

void tst_MainWindow::goesToEachTabByItsKey()
{
    apply(oneJob(false));
    QTabWidget *tabs = m_window->findChild<QTabWidget *>();
    QVERIFY(tabs);
    QStringList shown;
    for (const Qt::Key key : {Qt::Key_1, Qt::Key_2, Qt::Key_3, Qt::Key_4, Qt::Key_5}) {
        QTest::keyClick(m_window.get(), key, Qt::ControlModifier);
        shown << tabs->tabText(tabs->currentIndex()).section(u' ', 0, 0);
        const QWidget *focused = m_window->focusWidget();
        QVERIFY(focused && (focused == tabs->currentWidget() || tabs->currentWidget()->isAncestorOf(focused)));
    }
    QCOMPARE(shown, QStringLiteral("Log Errors Events Timeline Details").split(u' '));
}

void tst_MainWindow::everyActionWithATextHasAName()
{
    for (const QAction *action : m_window->actions())
        QVERIFY(!action->iconText().isEmpty());
    QSet<QKeySequence> keys;
    for (const QAction *action : m_window->actions()) {
        if (action->shortcut().isEmpty())
            continue;
        QVERIFY2(!keys.contains(action->shortcut()), qPrintable(action->text()));
        keys << action->shortcut();
    }
}

void tst_MainWindow::listsTheKeysOfAllActions()
{
    QTest::keyClick(m_window.get(), Qt::Key_F1);
    const auto *dialog = m_window->findChild<KeyDialog *>();
    QVERIFY(dialog);
    const QAbstractItemModel *keys = dialog->findChild<QTableView *>()->model();
    QStringList names;
    for (int row = 0; row < keys->rowCount(); ++row)
        names << keys->index(row, 0).data().toString();
    for (const char *name : {"Open stream", "Cancel", "Next pane", "Log"})
        QVERIFY2(names.contains(QLatin1StringView(name)), qPrintable(names.join(u'|')));
}

void tst_MainWindow::everyControlHasAnAccessibleName()
{
    apply(LivelyJobs().batch);
    QStringList nameless;
    for (QWidget *widget : m_window->findChildren<QWidget *>()) {
        const bool isControl = qobject_cast<QAbstractButton *>(widget) || qobject_cast<QLineEdit *>(widget)
            || qobject_cast<QAbstractItemView *>(widget) || qobject_cast<QComboBox *>(widget);
        if (!isControl || !widget->isVisible() || widget->inherits("QLineEditIconButton"))
            continue;
        const QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(widget);
        if (interface && interface->text(QAccessible::Name).isEmpty())
            nameless << QString::fromLatin1(widget->metaObject()->className());
    }
    QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u' ')));
}

QTEST_MAIN(tst_MainWindow)
#include "tst_mainwindow.moc"
