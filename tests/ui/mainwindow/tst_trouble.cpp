// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/run/session.h"
#include "tests/support/scriptedserver.h"
#include "tests/ui/warnings.h"
#include "ui/doctor/streamdoctor.h"
#include "ui/jobs/jobview.h"
#include "ui/mainwindow/certificatedialog.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/streambanner.h"
#include "ui/sidebar/sidebar.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QNetworkProxyFactory>
#include <QPushButton>
#include <QSettings>
#include <QStatusBar>
#include <QTemporaryDir>
#include <QTest>

using namespace runwatch;
using namespace Qt::StringLiterals;

// Streams that a real server refuses, cuts and leaves alone, and what an operator sees and does then.
class tst_Trouble : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void aNewTokenLetsTheSameJobsGoOn();
    void aRememberedTokenIsUsedForTheServersNextStream();
    void saysWhatIsWrongWithAToken();
    void aCertificateIsTrustedAfterALook();
    void aCutStreamCountsDownEverywhere();
    void pausesAServerByItsMenu_data();
    void pausesAServerByItsMenu();
    void reconnectsAPausedStreamByKey();
    void theDoctorReportsWithoutSecrets();
    void nothingTakesTheFocus();

private:
    RunId open(const ScriptedServer &server, const QString &path, const QByteArray &token = {});
    [[nodiscard]] const Job *job(RunId run) const { return m_session->jobs().job({run, 0}); }
    [[nodiscard]] const StreamStatus &stream(RunId run) const { return *m_session->jobs().stream(run); }
    [[nodiscard]] QString cell(int column) const { return view().model()->index(0, column).data().toString(); }
    [[nodiscard]] QPushButton *button(const QWidget &parent, const QString &text) const;
    [[nodiscard]] QModelIndex serverRow() const;
    [[nodiscard]] JobView &view() const { return *m_window->findChild<JobView *>(); }
    [[nodiscard]] StreamBanner &banner() const { return *m_window->findChild<StreamBanner *>(); }

    QTemporaryDir m_settings;
    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<MainWindow> m_window;
};

static ServerScript halfDone()
{
    return ServerScript::eventStream().chunk("id: 1\ndata: {\"progress\":40,\"message\":\"half\"}\n\n");
}

void tst_Trouble::initTestCase()
{
    QNetworkProxyFactory::setUseSystemConfiguration(false);
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
    QCoreApplication::setOrganizationName(u"runwatch"_s);
    QCoreApplication::setApplicationName(u"tst_trouble"_s);
}

void tst_Trouble::init()
{
    failOnWarnings();
    m_server = std::make_unique<ScriptedServer>();
    m_session = std::make_unique<Session>();
    m_window = std::make_unique<MainWindow>(*m_session, Preferences());
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void tst_Trouble::cleanup()
{
    m_window.reset();
    m_session.reset();
    m_server.reset();
}

RunId tst_Trouble::open(const ScriptedServer &server, const QString &path, const QByteArray &token)
{
    StreamRequest request;
    request.url = server.url(path);
    request.given = request.url.toString();
    request.token = token;
    m_window->open(request);
    return m_session->jobs().runs().isEmpty() ? RunId(1) : RunId(quint32(m_session->jobs().runs().constLast()) + 1);
}

QPushButton *tst_Trouble::button(const QWidget &parent, const QString &text) const
{
    for (QPushButton *button : parent.findChildren<QPushButton *>()) {
        if (button->text().remove(u'&') == text && button->isVisible())
            return button;
    }
    return nullptr;
}

QModelIndex tst_Trouble::serverRow() const
{
    SidebarModel &rows = m_window->findChild<Sidebar *>()->rows();
    rows.countAnew();
    return rows.index(rows.rowCount() - 1);
}

void tst_Trouble::aNewTokenLetsTheSameJobsGoOn()
{
    m_server->serveOnce("/p", halfDone().hold().cut());
    m_server->serveWith("/p", [](const RecordedRequest &request) {
        return request.header("Authorization") == "Bearer right"
            ? ServerScript::eventStream().chunk("id: 2\ndata: {\"progress\":50}\n\n")
            : ServerScript::answer("401 Unauthorized");
    });
    const RunId run = open(*m_server, u"/p"_s, "old");
    QTRY_VERIFY(job(run) && job(run)->progress == 40.0);
    m_server->release();
    QTRY_VERIFY(stream(run).isOver);
    QTRY_VERIFY(button(banner(), u"Go on"_s));
    QVERIFY(!button(banner(), u"Retry"_s));
    auto *field = banner().findChild<QLineEdit *>();
    QCOMPARE(field->echoMode(), QLineEdit::Password);
    QTest::mouseClick(field, Qt::LeftButton);
    QTest::keyClicks(field, u"right"_s);
    QTest::mouseClick(button(banner(), u"Go on"_s), Qt::LeftButton);
    QTRY_COMPARE(job(run)->progress, std::optional(50.0));
    QCOMPARE(m_session->jobs().rowCount(), 1);
    QCOMPARE(job(run)->attempt, 1);
    QCOMPARE(m_server->requests().constLast().header("Last-Event-ID"), QByteArray("1"));
    QTRY_VERIFY(!banner().isVisible());
    QVERIFY(field->text().isEmpty());
}

// With no keychain (CMakeLists.txt takes the bus away) for this session alone, and it is said so.
void tst_Trouble::aRememberedTokenIsUsedForTheServersNextStream()
{
    m_server->serveWith("/p", [](const RecordedRequest &request) {
        return request.header("Authorization") == "Bearer right" ? halfDone() : ServerScript::answer("401 Unauthorized");
    });
    const RunId run = open(*m_server, u"/p"_s);
    QTRY_VERIFY(job(run) && stream(run).isOver && button(banner(), u"Go on"_s));
    auto *remember = banner().findChild<QCheckBox *>();
    remember->setFocus();
    QTest::keyClick(remember, Qt::Key_Space);
    QTest::keyClicks(banner().findChild<QLineEdit *>(), u"right"_s);
    QTest::mouseClick(button(banner(), u"Go on"_s), Qt::LeftButton);
    QTRY_COMPARE(job(run)->progress, std::optional(40.0));
    QTRY_VERIFY(m_window->statusBar()->currentMessage().contains(u"this session only"_s));
    QVERIFY(m_window->preferences().tokenOrigins.isEmpty());
    const RunId next = open(*m_server, u"/p"_s);
    QTRY_VERIFY(job(next) && job(next)->progress == 40.0);
    QCOMPARE(m_server->requests().constLast().header("Authorization"), QByteArray("Bearer right"));
    QCOMPARE(m_server->requestCount("/p"), 3); // it was not refused first
}

void tst_Trouble::saysWhatIsWrongWithAToken()
{
    m_server->serve("/p", ServerScript::answer("403 Forbidden"));
    const RunId run = open(*m_server, u"/p"_s);
    QTRY_VERIFY(job(run) && stream(run).isOver && button(banner(), u"Go on"_s));
    auto *field = banner().findChild<QLineEdit *>();
    QTest::keyClick(field, Qt::Key_Return); // nothing was given
    QCOMPARE(m_server->requestCount("/p"), 1);
    field->setText(u"a\u0001b"_s);
    QTest::keyClick(field, Qt::Key_Return);
    const auto labels = banner().findChildren<QLabel *>();
    QVERIFY(std::ranges::any_of(labels, [](const QLabel *label) { return label->text().contains(u"control character"_s); }));
    QCOMPARE(m_server->requestCount("/p"), 1);
}

void tst_Trouble::aCertificateIsTrustedAfterALook()
{
    ScriptedServer secure(ScriptedServer::Transport::Tls);
    secure.serve("/p", halfDone());
    const RunId run = open(secure, u"/p"_s);
    QTRY_VERIFY(job(run) && stream(run).isOver && stream(run).certificate);
    QTRY_VERIFY(button(banner(), u"Show certificate…"_s));
    QTest::mouseClick(button(banner(), u"Show certificate…"_s), Qt::LeftButton);
    auto *dialog = m_window->findChild<CertificateDialog *>();
    QVERIFY(dialog && dialog->isVisible() && !dialog->isModal());
    QStringList texts;
    for (const QLabel *label : dialog->findChildren<QLabel *>()) {
        QCOMPARE(label->textFormat(), Qt::PlainText);
        texts << label->text();
    }
    QString hex = QString::fromLatin1(stream(run).certificate->sha256.toHex(':').toUpper());
    hex[47] = u'\n'; // two lines of sixteen bytes
    QVERIFY2(texts.contains(hex), qPrintable(texts.join(u'|')));
    QPushButton *trust = button(*dialog, u"Trust this certificate for 127.0.0.1:%1"_s.arg(secure.port()));
    QVERIFY(trust && !trust->isDefault());
    QCOMPARE(secure.requestCount("/p"), 0);
    const QByteArray pem = stream(run).certificate->pem;
    QVERIFY(pem.startsWith("-----BEGIN CERTIFICATE-----"));
    QTest::mouseClick(trust, Qt::LeftButton);
    QCOMPARE(m_session->request(run)->pinnedCertificate, pem);
    QCOMPARE(m_window->preferences().trustedCertificates, (QMap<QString, QByteArray>{{stream(run).server, pem}}));
    QCOMPARE(Preferences::load().trustedCertificates, m_window->preferences().trustedCertificates);
    QTRY_VERIFY(!m_window->findChild<CertificateDialog *>());

    const RunId next = open(secure, u"/p"_s); // is not asked again
    QCOMPARE(m_session->request(next)->pinnedCertificate, pem);
}

void tst_Trouble::aCutStreamCountsDownEverywhere()
{
    m_server->serveOnce("/p", ServerScript::eventStream().chunk("retry: 60000\nid: 1\ndata: {\"progress\":40}\n\n").hold().cut());
    m_server->serve("/p", halfDone());
    const RunId run = open(*m_server, u"/p"_s);
    QTRY_VERIFY(job(run) && job(run)->progress == 40.0);
    m_server->release();
    QTRY_COMPARE(stream(run).connection, StreamStatus::Connection::Waiting);
    QTRY_VERIFY(cell(JobListModel::MessageColumn).startsWith(u"Reconnecting in "_s));
    QVERIFY(cell(JobListModel::MessageColumn).contains(u"cut"_s));
    QVERIFY(serverRow().data(SidebarModel::DetailRole).toString().startsWith(u"1 reconnecting in "_s));
    const QString before = cell(JobListModel::MessageColumn);
    QTRY_VERIFY(cell(JobListModel::MessageColumn) != before);
    QTRY_VERIFY(button(banner(), u"Reconnect now"_s));
    QTest::mouseClick(button(banner(), u"Reconnect now"_s), Qt::LeftButton);
    QTRY_COMPARE(stream(run).connection, StreamStatus::Connection::Open);
    QCOMPARE(m_server->requestCount("/p"), 2);
}

void tst_Trouble::pausesAServerByItsMenu_data()
{
    QTest::addColumn<QString>("by");
    for (const char *by : {"sidebar", "menu bar", "key"})
        QTest::newRow(by) << QString::fromLatin1(by);
}

void tst_Trouble::pausesAServerByItsMenu()
{
    QFETCH(const QString, by);
    m_server->serve("/p", halfDone());
    const RunId run = open(*m_server, u"/p"_s);
    QTRY_VERIFY(job(run) && job(run)->progress == 40.0);
    QTRY_VERIFY(!view().currentJob().isNull());
    const auto choose = [&](QMenu *menu, const QString &text) {
        for (QAction *action : menu->actions()) {
            if (action->text().remove(u'&') == text && action->isEnabled())
                return action->trigger();
        }
        QFAIL(qPrintable(text));
    };
    const auto act = [&](const QString &text) {
        if (by == u"key")
            return QTest::keyClick(&view(), Qt::Key_F7);
        if (by == u"menu bar") {
            QMenu *servers = m_window->menuBar()->actions().at(5)->menu();
            emit servers->aboutToShow();
            return choose(servers->actions().constLast()->menu(), text);
        }
        auto *sidebar = m_window->findChild<Sidebar *>();
        sidebar->setCurrentIndex(serverRow());
        QTest::keyClick(sidebar, Qt::Key_F10, Qt::ShiftModifier);
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QVERIFY(menu);
        choose(menu, text);
        menu->close();
    };
    act(u"Pause"_s);
    QTRY_COMPARE(stream(run).connection, StreamStatus::Connection::Paused);
    QTRY_COMPARE(cell(JobListModel::StateColumn), u"Paused"_s);
    QTRY_COMPARE(m_server->closedConnections(), 1);
    QCOMPARE(serverRow().data(SidebarModel::DetailRole).toString(), u"1 paused"_s);
    QTRY_VERIFY(button(banner(), u"Go on"_s));
    act(u"Go on"_s);
    QTRY_COMPARE(stream(run).connection, StreamStatus::Connection::Open);
    QTRY_COMPARE(cell(JobListModel::StateColumn), u"Running"_s);
}

void tst_Trouble::reconnectsAPausedStreamByKey()
{
    m_server->serve("/p", halfDone());
    const RunId run = open(*m_server, u"/p"_s);
    QTRY_VERIFY(job(run) && job(run)->progress == 40.0);
    m_session->pause(stream(run).server);
    QTRY_COMPARE(stream(run).connection, StreamStatus::Connection::Paused);
    QTRY_VERIFY(view().verbs().reconnect->isEnabled());
    QTest::keyClick(&view(), Qt::Key_F5);
    QTRY_COMPARE(stream(run).connection, StreamStatus::Connection::Open);
}

void tst_Trouble::theDoctorReportsWithoutSecrets()
{
    m_server->serve("/p", ServerScript::eventStream().chunk("retry: 5\ndata: {\"progress\":1}\n\ndata: {\"progress\":2}\n\ndata: {\"progress\":3}\n\n"));
    const RunId run = open(*m_server, u"/p?token=s3cret"_s, "t0ken");
    QTRY_VERIFY(job(run) && job(run)->progress == 3.0);
    QTRY_VERIFY(!view().currentJob().isNull());
    QTest::keyClick(&view(), Qt::Key_D, Qt::ControlModifier);
    auto *doctor = m_window->findChild<StreamDoctor *>();
    QVERIFY(doctor && doctor->isVisible() && !doctor->isModal());
    QTest::mouseClick(button(*doctor, u"Copy report"_s), Qt::LeftButton);
    const QString report = QGuiApplication::clipboard()->text();
    for (const char *expected : {"The events have no ids.", "The server asks to reconnect after 5 ms.", "HTTP version: HTTP/1.1",
                                 "HTTP status: 200", "curl -N", "Authorization: Bearer ***", "Coverage: Observed"})
        QVERIFY2(report.contains(QLatin1StringView(expected)), qPrintable(report));
    QVERIFY(!report.contains(u"s3cret"_s) && !report.contains(u"t0ken"_s));
    QCOMPARE(doctor->findChild<QComboBox *>()->count(), 1);
    for (const QLabel *label : doctor->findChildren<QLabel *>())
        QCOMPARE(label->textFormat(), Qt::PlainText);
    QTest::mouseClick(button(*doctor, u"Close"_s), Qt::LeftButton);
    QTRY_VERIFY(!m_window->findChild<StreamDoctor *>());
}

void tst_Trouble::nothingTakesTheFocus()
{
    m_server->serve("/p", ServerScript::answer("401 Unauthorized"));
    const RunId run = open(*m_server, u"/p"_s);
    QTRY_VERIFY(job(run) && button(banner(), u"Go on"_s));
    QCOMPARE(m_window->focusWidget(), &view());
    QVERIFY(!QApplication::activeModalWidget());
}

QTEST_MAIN(tst_Trouble)
#include "tst_trouble.moc"
