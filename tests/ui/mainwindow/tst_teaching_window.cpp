// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/profile/profilelibrary.h"
#include "app/run/session.h"
#include "tests/support/scriptedserver.h"
#include "tests/ui/warnings.h"
#include "ui/log/eventpane.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/teach/kindrows.h"
#include "ui/teach/teachwindow.h"

#include <QApplication>
#include <QLineEdit>
#include <QMenu>
#include <QNetworkProxyFactory>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QTreeView>

using namespace runwatch;
using namespace Qt::StringLiterals;

// A new user before a server Runwatch has never seen: from the stream to right rows.
class tst_TeachingWindow : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QNetworkProxyFactory::setUseSystemConfiguration(false); }
    void init();
    void cleanup();
    void teachesAStreamFromItsFirstEventToRightRows();
    void choosesAnotherProfile();

private:
    RunId open(const QString &path);
    [[nodiscard]] EventPane &events() const { return *m_window->findChild<EventPane *>(); }
    [[nodiscard]] TeachWindow *teachWindow() const { return m_window->findChild<TeachWindow *>(); }
    void pickMeaning(const QString &meaning);
    void say(const QString &kind, const QString &field, const QString &meaning);
    [[nodiscard]] const Job *job(RunId run, const QString &key) const;

    quint32 m_opened = 0; // runs are counted from 1
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<ProfileLibrary> m_library;
    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<MainWindow> m_window;
};

void tst_TeachingWindow::init()
{
    failOnWarnings();
    m_opened = 0;
    m_dir = std::make_unique<QTemporaryDir>();
    m_library = std::make_unique<ProfileLibrary>(QStringList{m_dir->path()});
    m_server = std::make_unique<ScriptedServer>();
    ServerScript script = ServerScript::eventStream();
    for (const char *data : {R"({"evt":"tick","run":"a7","pct":0.31,"stage":"copy","txt":"copying","lvl":"I"})",
                             R"({"evt":"tick","run":"b2","pct":0.10,"stage":"scan","txt":"slow disk","lvl":"W"})",
                             R"({"evt":"beat","n":1})", R"({"evt":"tick","run":"a7","pct":0.62,"stage":"verify","txt":"reading back","lvl":"I"})",
                             R"({"evt":"bye","run":"a7","ok":true})"})
        script.chunk("data: " + QByteArray(data) + "\n\n");
    script.hold().chunk("data: {\"evt\":\"tick\",\"run\":\"b2\",\"pct\":0.8,\"stage\":\"scan\",\"txt\":\"more\",\"lvl\":\"E\"}\n\n");
    m_server->serve("/ops/feed", script);
    SessionOptions options;
    options.profiles = m_library.get();
    m_session = std::make_unique<Session>(options);
    m_window = std::make_unique<MainWindow>(*m_session, Preferences());
    m_window->resize(1'200, 800);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void tst_TeachingWindow::cleanup()
{
    m_window.reset();
    m_session.reset();
    m_server.reset();
}

RunId tst_TeachingWindow::open(const QString &path)
{
    StreamRequest request;
    request.url = m_server->url(path);
    request.given = request.url.toString();
    m_window->open(request);
    return RunId(++m_opened);
}

void tst_TeachingWindow::pickMeaning(const QString &meaning)
{
    QTRY_VERIFY(QApplication::activePopupWidget());
    auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    for (QAction *action : menu->actions()) {
        if (action->text() == meaning)
            return QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(action).center());
    }
    QFAIL(qPrintable(meaning));
}

void tst_TeachingWindow::say(const QString &kind, const QString &field, const QString &meaning)
{
    QTableView *kinds = nullptr;
    for (QTableView *table : teachWindow()->findChildren<QTableView *>())
        kinds = table->accessibleName() == u"Kinds of events" ? table : kinds;
    const auto row = [&] {
        const auto found = kinds->model()->match(kinds->model()->index(0, 0), Qt::DisplayRole, kind, 1, Qt::MatchExactly);
        return found.isEmpty() ? QModelIndex() : found.first();
    };
    QTRY_VERIFY(row().isValid());
    QTest::mouseClick(kinds->viewport(), Qt::LeftButton, {}, kinds->visualRect(row()).center());
    QTreeView *fields = nullptr;
    for (QTreeView *tree : teachWindow()->findChildren<QTreeView *>())
        fields = tree->accessibleName() == u"The event's fields" ? tree : fields;
    const auto found = fields->model()->match(fields->model()->index(0, 0), Qt::DisplayRole, field, 1, Qt::MatchExactly | Qt::MatchRecursive);
    QVERIFY2(!found.isEmpty(), qPrintable(field));
    QTest::mouseClick(fields->viewport(), Qt::LeftButton, {}, fields->visualRect(found.first().siblingAtColumn(JsonTree::ValueColumn)).center());
    pickMeaning(meaning);
}

const Job *tst_TeachingWindow::job(RunId run, const QString &key) const
{
    for (quint32 index = 0; index < 10; ++index) {
        const Job *each = m_session->jobs().job({run, index});
        if (each && each->key == key)
            return each;
    }
    return nullptr;
}

void tst_TeachingWindow::teachesAStreamFromItsFirstEventToRightRows()
{
    const RunId run = open(u"/ops/feed"_s);
    QTRY_VERIFY(m_session->jobs().stream(run) && m_session->jobs().stream(run)->events == 5);
    QTest::keyClick(m_window.get(), Qt::Key_3, Qt::ControlModifier);
    QTRY_VERIFY(events().isVisible());
    QTableView *table = nullptr;
    for (QTableView *each : events().findChildren<QTableView *>())
        table = each->accessibleName() == u"Events" ? each : table;
    QTRY_COMPARE(table->model()->rowCount(), 5);

    // in the Events tab itself, by keyboard: the percent
    table->setFocus();
    table->selectRow(0);
    auto *fields = events().findChild<QTreeView *>();
    const auto pct = fields->model()->match(fields->model()->index(0, 0), Qt::DisplayRole, u"pct"_s, 1, Qt::MatchExactly);
    fields->setCurrentIndex(pct.first());
    fields->setFocus();
    QTest::keyClick(fields, Qt::Key_Return);
    pickMeaning(u"How far it is, from 0 to 1"_s);
    QTRY_VERIFY(teachWindow() && teachWindow()->isVisible());
    QCOMPARE(teachWindow()->teaching().rules().size(), 1);

    // in the window that has opened, by mouse
    say(u"tick"_s, u"run"_s, u"The job's key: tells jobs apart"_s);
    say(u"tick"_s, u"stage"_s, u"The phase it is in"_s);
    say(u"tick"_s, u"txt"_s, u"A line of the log"_s);
    say(u"tick"_s, u"lvl"_s, u"The level of the log line"_s);
    say(u"bye"_s, u"ok"_s, u"The state"_s);
    say(u"beat"_s, u"n"_s, u"Nothing: ignore such events"_s);
    QLineEdit *name = nullptr;
    for (QLineEdit *edit : teachWindow()->findChildren<QLineEdit *>())
        name = edit->accessibleName() == u"Name of the profile" ? edit : name;
    QTest::mouseClick(name, Qt::LeftButton);
    QTest::keyClicks(name, u"Ops feed"_s);
    QTest::keyClick(name, Qt::Key_Return);
    QVERIFY(!teachWindow()->isVisible());

    // read at once, without connecting again
    QTRY_VERIFY(job(run, u"a7"_s) && job(run, u"a7"_s)->state == JobState::Completed);
    QTRY_VERIFY(job(run, u"b2"_s));
    QCOMPARE(job(run, u"b2"_s)->state, JobState::Running);
    QCOMPARE(job(run, u"b2"_s)->progress, 10.0);
    QCOMPARE(job(run, u"a7"_s)->phases.size(), 2);
    QCOMPARE(m_session->jobs().stream(run)->unrecognised, 0);
    QCOMPARE(m_session->jobs().stream(run)->profile, u"ops-feed"_s);
    QCOMPARE(m_server->requestCount("/ops/feed"), 1);
    QTRY_COMPARE(events().findChild<ProfileChooser *>()->text(), u"Read by: Ops feed"_s);
    m_server->release();
    QTRY_COMPARE(job(run, u"b2"_s)->progress, 80.0);

    // and the next stream of that kind by itself
    const RunId next = open(u"/ops/feed"_s);
    QTRY_VERIFY(job(next, u"a7"_s));
    QCOMPARE(m_session->jobs().stream(next)->profileReason, StreamStatus::ProfileReason::Path);
}

void tst_TeachingWindow::choosesAnotherProfile()
{
    Profile profile;
    profile.id = u"ticks"_s;
    profile.name = u"Ticks"_s;
    profile.source.request.url = u"/elsewhere"_s;
    Rule rule;
    rule.name = u"A tick"_s;
    rule.job.kind = Value::Kind::Pointer;
    rule.job.pointer.names = {"run"};
    rule.progress.kind = Value::Kind::Unit;
    rule.progress.parts = {Value{.kind = Value::Kind::Pointer, .text = {}, .pointer = {{"pct"}}, .parts = {}, .map = {}}};
    profile.rules = {rule};
    QVERIFY(std::holds_alternative<QString>(m_library->save(profile)));

    const RunId run = open(u"/ops/feed"_s);
    QTRY_VERIFY(m_session->jobs().stream(run) && m_session->jobs().stream(run)->events == 5);
    QTest::keyClick(m_window.get(), Qt::Key_3, Qt::ControlModifier);
    auto *chooser = events().findChild<ProfileChooser *>();
    QTRY_COMPARE(chooser->text(), u"Read by: Built-in shapes"_s);
    QTimer::singleShot(0, chooser, [this] { pickMeaning(u"Ticks"_s); }); // a button's menu has an event loop of its own
    QTest::mouseClick(chooser, Qt::LeftButton);
    QTRY_COMPARE(chooser->text(), u"Read by: Ticks"_s);
    QTRY_VERIFY(job(run, u"a7"_s));
    QCOMPARE(job(run, u"b2"_s)->progress, 10.0);
    QTableView *table = nullptr;
    for (QTableView *each : events().findChildren<QTableView *>())
        table = each->accessibleName() == u"Events" ? each : table;
    const auto readBy = [&](int row) {
        for (int column = 0; column < table->model()->columnCount(); ++column) {
            if (table->model()->headerData(column, Qt::Horizontal).toString() == u"Read by")
                return table->model()->index(row, column).data().toString();
        }
        return QString();
    };
    QTRY_COMPARE(readBy(0), u"A tick"_s);
    QCOMPARE(m_server->requestCount("/ops/feed"), 1);
}

QTEST_MAIN(tst_TeachingWindow)
#include "tst_teaching_window.moc"
