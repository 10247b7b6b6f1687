// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/run/session.h"
#include "tests/support/scriptedserver.h"
#include "tests/ui/warnings.h"
#include "ui/jobs/elidedlabel.h"
#include "ui/jobs/jobview.h"
#include "ui/mainwindow/cancelbanner.h"
#include "ui/mainwindow/mainwindow.h"

#include <QAccessible>
#include <QAction>
#include <QLabel>
#include <QMessageBox>
#include <QNetworkProxyFactory>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace runwatch;
using namespace Qt::StringLiterals;

// Cancelling as an operator does it, on streams of a real server.
class tst_Cancelling : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QNetworkProxyFactory::setUseSystemConfiguration(false); }
    void init();
    void cleanup();
    void cancelsOneJobAtOnce();
    void severalCanBeTakenBack_data();
    void severalCanBeTakenBack();
    void severalAreCancelledWhenTold();
    void severalAreCancelledAfterAWhile();
    void aSecondRequestBeginsTheTimeAnew();
    void asksTheServerForAJobOfASharedStream();
    void doesNotTakeTheFocus();

private:
    void open(const QString &path, const std::optional<ControlRequest> &cancelRequest = {});
    void selectAllAndDelete();
    [[nodiscard]] bool isHalfDone(RunId run) const;
    [[nodiscard]] QPushButton *button(const QString &text) const;
    [[nodiscard]] JobView &view() const { return *m_window->findChild<JobView *>(); }
    [[nodiscard]] CancelBanner &banner() const { return *m_window->findChild<CancelBanner *>(); }

    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<MainWindow> m_window;
};

void tst_Cancelling::init()
{
    failOnWarnings();
    m_server = std::make_unique<ScriptedServer>();
    for (const QByteArray path : {"/a", "/b"})
        m_server->serve(path, ServerScript::eventStream().chunk("data: {\"progress\":40,\"message\":\"half\"}\n\n"));
    m_server->serve("/both", ServerScript::eventStream()
                                 .chunk("data: {\"jobId\":\"x\",\"progress\":10}\n\n")
                                 .chunk("data: {\"jobId\":\"y\",\"progress\":20}\n\n"));
    m_session = std::make_unique<Session>();
    m_window = std::make_unique<MainWindow>(*m_session, Preferences());
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void tst_Cancelling::cleanup()
{
    m_window.reset();
    m_session.reset();
    m_server.reset();
}

void tst_Cancelling::open(const QString &path, const std::optional<ControlRequest> &cancelRequest)
{
    StreamRequest request;
    request.url = m_server->url(path);
    request.given = request.url.toString();
    request.cancelRequest = cancelRequest;
    m_window->open(request);
}

void tst_Cancelling::selectAllAndDelete()
{
    open(u"/a"_s);
    open(u"/b"_s);
    QTRY_VERIFY(isHalfDone(RunId(1)) && isHalfDone(RunId(2)));
    view().setFocus();
    QTest::keyClick(&view(), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(&view(), Qt::Key_Delete);
}

bool tst_Cancelling::isHalfDone(RunId run) const
{
    const Job *job = m_session->jobs().job({run, 0});
    return job && job->progress == 40.0;
}

QPushButton *tst_Cancelling::button(const QString &text) const
{
    for (QPushButton *button : m_window->findChildren<QPushButton *>()) {
        if (button->text() == text && button->isVisible())
            return button;
    }
    return nullptr;
}

void tst_Cancelling::cancelsOneJobAtOnce()
{
    open(u"/a"_s);
    QTRY_COMPARE(m_session->jobs().count(JobState::Running), 1);
    QTest::keyClick(&view(), Qt::Key_Delete);
    QVERIFY(!banner().isVisible());
    QVERIFY(!m_window->findChild<QMessageBox *>());
    QTRY_COMPARE(m_session->jobs().count(JobState::Cancelled), 1);
    QCOMPARE(view().model()->index(0, JobListModel::StateColumn).data().toString(), u"Cancelled (connection closed)"_s);
}

void tst_Cancelling::severalCanBeTakenBack_data()
{
    QTest::addColumn<QString>("by");
    QTest::newRow("mouse") << u"mouse"_s;
    QTest::newRow("keyboard") << u"keyboard"_s;
    QTest::newRow("screen reader") << u"screen reader"_s;
}

void tst_Cancelling::severalCanBeTakenBack()
{
    QFETCH(const QString, by);
    selectAllAndDelete();
    QVERIFY(banner().isVisible());
    const QString text = banner().findChildren<QLabel *>().at(1)->text();
    QVERIFY2(text.startsWith(u"2 job(s) will be cancelled in 5 s."_s), qPrintable(text));
    QVERIFY(text.contains(u"the server may continue"_s));
    const QString names = banner().findChild<ElidedLabel *>()->text();
    QVERIFY2(names.contains(u"/a (40 %)"_s) && names.contains(u"/b (40 %)"_s), qPrintable(names));
    QVERIFY(banner().accessibleDescription().contains(names));
    QVERIFY(banner().undo()->isEnabled());

    if (by == u"mouse") {
        QTest::mouseClick(button(u"Undo"_s), Qt::LeftButton);
    } else if (by == u"keyboard") {
        QTest::keyClick(&view(), Qt::Key_Z, Qt::ControlModifier);
    } else {
        auto *actions = QAccessible::queryAccessibleInterface(button(u"Undo"_s))->actionInterface();
        actions->doAction(QAccessibleActionInterface::pressAction());
    }
    QTRY_VERIFY(!banner().isVisible());
    QVERIFY(!banner().undo()->isEnabled());
    QCOMPARE(m_session->jobs().count(JobState::Running), 2);
    QCOMPARE(m_server->closedConnections(), 0);
}

void tst_Cancelling::severalAreCancelledWhenTold()
{
    selectAllAndDelete();
    QTest::mouseClick(button(u"Cancel now"_s), Qt::LeftButton);
    QVERIFY(!banner().isVisible());
    QTRY_COMPARE(m_session->jobs().count(JobState::Cancelled), 2);
    QTRY_COMPARE(m_server->closedConnections(), 2);
}

void tst_Cancelling::severalAreCancelledAfterAWhile()
{
    CancelBanner banner(0);
    QSignalSpy due(&banner, &CancelBanner::cancelDue);
    banner.offer({{{RunId(1), 0}, u"One"_s, true}, {{RunId(2), 0}, u"Two"_s, true}});
    QVERIFY(banner.isVisible());
    QVERIFY(banner.accessibleDescription().contains(u"The server is asked to cancel them."_s));
    QTRY_COMPARE(due.count(), 2);
    QVERIFY(!banner.isVisible());
}

void tst_Cancelling::aSecondRequestBeginsTheTimeAnew()
{
    CancelBanner banner(60'000);
    QSignalSpy due(&banner, &CancelBanner::cancelDue);
    banner.offer({{{RunId(1), 0}, u"One"_s, true}});
    banner.offer({{{RunId(1), 0}, u"One"_s, true}, {{RunId(2), 0}, u"<b>Two</b>"_s, false}});
    const auto *names = banner.findChild<ElidedLabel *>();
    QCOMPARE(names->text(), u"One, <b>Two</b>"_s);
    QVERIFY(names->toolTip().contains(u"&lt;b&gt;"_s));
    QVERIFY(banner.accessibleDescription().contains(u"The server is asked where it can be"_s));
    banner.cancelNow();
    QCOMPARE(due.count(), 2);
}

void tst_Cancelling::asksTheServerForAJobOfASharedStream()
{
    m_server->serve("/jobs/x", ServerScript::answer("204 No Content"));
    open(u"/both"_s, ControlRequest{"DELETE", u"/jobs/{job}"_s, {}});
    QTRY_COMPARE(m_session->jobs().count(JobState::Running), 2);
    QTRY_VERIFY(!view().currentJob().isNull());
    for (int row = 0; row < view().model()->rowCount(); ++row) {
        const QModelIndex index = view().model()->index(row, 0);
        if (index.siblingAtColumn(JobListModel::TitleColumn).data().toString() == u"x")
            view().setCurrentIndex(index);
    }
    QTest::keyClick(&view(), Qt::Key_Delete);
    QVERIFY(!m_window->findChild<QMessageBox *>());
    QTRY_COMPARE(m_session->jobs().count(JobState::Cancelled), 1);
    QCOMPARE(m_session->jobs().count(JobState::Running), 1);
    QCOMPARE(m_server->requestCount("/jobs/x"), 1);
    const QModelIndex first = view().currentIndex().siblingAtColumn(JobListModel::StateColumn);
    QCOMPARE(first.data().toString(), u"Cancelled (server confirmed)"_s);
    QVERIFY(first.data(Qt::AccessibleTextRole).toString().contains(u"Cancelled (server confirmed)"_s));
}

void tst_Cancelling::doesNotTakeTheFocus()
{
    selectAllAndDelete();
    QVERIFY(banner().isVisible());
    QCOMPARE(m_window->focusWidget(), &view());
}

QTEST_MAIN(tst_Cancelling)
#include "tst_cancelling.moc"
