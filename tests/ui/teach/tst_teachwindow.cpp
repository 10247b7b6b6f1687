// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/warnings.h"
#include "ui/teach/kindrows.h"
#include "ui/teach/teachwindow.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>
#include <QTreeWidget>

using namespace runwatch;
using namespace Qt::StringLiterals;

// A new user before a stream nobody has seen, with mouse and keyboard.
class tst_TeachWindow : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void teachesByMouse();
    void teachesByKeyboard();
    void showsTheKindsOfEvents();
    void followsTheStream();
    void translatesTheServersWords();
    void changesWhichEventsARuleReads();
    void takesBack();
    void showsWordsAsPlainText();
    void saysWhatIsMissing();
    void asksBeforeReplacing();
    void saysWhyItCouldNotSave();

private:
    void send(QByteArrayView data, QByteArrayView type = "message");
    void pickKind(const QString &kind);
    [[nodiscard]] QModelIndex field(const QString &name) const;
    void sayByMouse(const QString &name, const QString &meaning);
    void say(const QString &kind, const QString &name, const QString &meaning);
    [[nodiscard]] QString cell(int row, int column) const; // of the preview's jobs
    [[nodiscard]] QPushButton *button(const QString &text) const;
    [[nodiscard]] QString error() const;

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<ProfileLibrary> m_library;
    std::shared_ptr<EventStore> m_store;
    std::unique_ptr<TeachWindow> m_window;
    QTableView *m_kinds = nullptr;
    QTreeView *m_fields = nullptr;
    QTreeWidget *m_rules = nullptr;
    QTableWidget *m_jobs = nullptr;
    QPlainTextEdit *m_lines = nullptr;
    QLineEdit *m_name = nullptr;
};

void tst_TeachWindow::init()
{
    failOnWarnings();
    m_window.reset();
    m_dir = std::make_unique<QTemporaryDir>();
    m_library = std::make_unique<ProfileLibrary>(QStringList{m_dir->path()});
    m_store = std::make_shared<EventStore>();
    send(R"({"evt":"tick","run":"a7","pct":0.31,"stage":"copy","txt":"copying","lvl":"I"})");
    send(R"({"evt":"tick","run":"b2","pct":0.10,"stage":"scan","txt":"slow disk","lvl":"W"})");
    send(R"({"evt":"beat","n":1})");
    send(R"({"evt":"bye","run":"a7","ok":true})");
    TeachWindow::Stream stream;
    stream.run = RunId{4};
    stream.url = QUrl(u"http://127.0.0.1:1/ops/feed"_s);
    stream.method = "GET";
    stream.name = u"/ops/feed"_s;
    stream.events = m_store;
    m_window = std::make_unique<TeachWindow>(*m_library, stream);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_rules = m_window->findChild<QTreeWidget *>();
    m_jobs = m_window->findChild<QTableWidget *>();
    for (QTableView *table : m_window->findChildren<QTableView *>()) {
        if (table != m_jobs)
            m_kinds = table;
    }
    for (QTreeView *tree : m_window->findChildren<QTreeView *>()) {
        if (tree != m_rules)
            m_fields = tree;
    }
    m_lines = m_window->findChild<QPlainTextEdit *>();
    for (QLineEdit *edit : m_window->findChildren<QLineEdit *>()) {
        if (edit->accessibleName() == u"Name of the profile")
            m_name = edit;
    }
    QTRY_COMPARE(m_kinds->model()->rowCount(), 3);
}

void tst_TeachWindow::send(QByteArrayView data, QByteArrayView type)
{
    StoredEvent event;
    event.arrivalTime = 1'768'651'200'000 + m_store->end();
    event.size = data.size();
    event.type = type;
    event.data = data;
    m_store->append(event);
}

void tst_TeachWindow::pickKind(const QString &kind)
{
    for (int row = 0; row < m_kinds->model()->rowCount(); ++row) {
        if (m_kinds->model()->index(row, KindRows::KindColumn).data().toString() == kind)
            return QTest::mouseClick(m_kinds->viewport(), Qt::LeftButton, {}, m_kinds->visualRect(m_kinds->model()->index(row, 0)).center());
    }
    QFAIL(qPrintable(kind));
}

QModelIndex tst_TeachWindow::field(const QString &name) const
{
    const auto found = m_fields->model()->match(m_fields->model()->index(0, 0), Qt::DisplayRole, name, 1, Qt::MatchExactly | Qt::MatchRecursive);
    return found.isEmpty() ? QModelIndex() : found.first();
}

void tst_TeachWindow::sayByMouse(const QString &name, const QString &meaning)
{
    const QModelIndex value = field(name).siblingAtColumn(JsonTree::ValueColumn);
    QVERIFY2(value.isValid(), qPrintable(name));
    m_fields->scrollTo(value);
    QTest::mouseClick(m_fields->viewport(), Qt::LeftButton, {}, m_fields->visualRect(value).center());
    QTRY_VERIFY(QApplication::activePopupWidget());
    auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    const QList<QAction *> actions = menu->actions();
    const auto wanted = std::find_if(actions.begin(), actions.end(), [&](const QAction *a) { return a->text() == meaning; });
    QVERIFY2(wanted != actions.end(), qPrintable(meaning));
    QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(*wanted).center());
    QTRY_VERIFY(!QApplication::activePopupWidget());
}

void tst_TeachWindow::say(const QString &kind, const QString &name, const QString &meaning)
{
    pickKind(kind);
    sayByMouse(name, meaning);
}

QString tst_TeachWindow::cell(int row, int column) const
{
    const QTableWidgetItem *text = m_jobs->item(row, column);
    return text ? text->text() : QString();
}

QPushButton *tst_TeachWindow::button(const QString &text) const
{
    const QList<QPushButton *> buttons = m_window->findChildren<QPushButton *>();
    const auto found = std::find_if(buttons.begin(), buttons.end(), [&](const QPushButton *b) { return b->text() == text; });
    return found == buttons.end() ? nullptr : *found;
}

QString tst_TeachWindow::error() const
{
    for (const QLabel *label : m_window->findChildren<QLabel *>()) {
        if (label->inherits("runwatch::InlineError"))
            return label->text();
    }
    return {};
}

void tst_TeachWindow::teachesByMouse()
{
    say(u"tick"_s, u"pct"_s, u"How far it is, from 0 to 1"_s);
    sayByMouse(u"run"_s, u"The job's key: tells jobs apart"_s);
    sayByMouse(u"stage"_s, u"The phase it is in"_s);
    sayByMouse(u"txt"_s, u"A line of the log"_s);
    sayByMouse(u"lvl"_s, u"The level of the log line"_s);
    say(u"bye"_s, u"ok"_s, u"The state"_s);
    say(u"beat"_s, u"n"_s, u"Nothing: ignore such events"_s);
    QTRY_COMPARE(m_jobs->rowCount(), 2);
    QTRY_COMPARE(cell(0, 1), u"Completed"_s);
    QCOMPARE(cell(0, 0), u"a7"_s);
    QCOMPARE(cell(1, 0), u"b2"_s);
    QCOMPARE(cell(1, 1), u"Running"_s);
    QCOMPARE(cell(1, 2), u"10 %"_s);
    QVERIFY(cell(1, 3).contains(u"scan"));
    QTRY_VERIFY(m_lines->toPlainText().contains(u"slow disk"));
    QVERIFY(m_lines->toPlainText().contains(u"Warning", Qt::CaseInsensitive));

    QTest::mouseClick(m_name, Qt::LeftButton);
    QTest::keyClicks(m_name, u"Ops feed"_s);
    QSignalSpy saved(m_window.get(), &TeachWindow::saved);
    QTest::mouseClick(button(u"&Save as Profile"_s), Qt::LeftButton);
    QCOMPARE(saved.size(), 1);
    QCOMPARE(saved.first().at(0).value<RunId>(), RunId{4});
    QCOMPARE(saved.first().at(1).toString(), u"ops-feed"_s);
    const auto profile = m_library->profile(u"ops-feed"_s);
    QVERIFY(profile);
    QCOMPARE(profile->name, u"Ops feed"_s);
    QCOMPARE(profile->signature.path, u"/ops/feed"_s);
    QVERIFY(!m_window->isVisible());
}

void tst_TeachWindow::teachesByKeyboard()
{
    m_kinds->setFocus();
    m_kinds->selectRow(0);
    m_fields->setFocus();
    m_fields->setCurrentIndex(field(u"pct"_s));
    QTest::keyClick(m_fields, Qt::Key_Return);
    QTRY_VERIFY(QApplication::activePopupWidget());
    QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Down);
    QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Return);
    QTRY_COMPARE(m_rules->topLevelItemCount(), 1);
    QCOMPARE(m_rules->topLevelItem(0)->text(0), u"Events where evt is “tick”"_s);
    QCOMPARE(m_rules->topLevelItem(0)->child(0)->text(0), u"pct"_s);
    QCOMPARE(m_rules->topLevelItem(0)->child(0)->text(1), u"How far it is, from 0 to 1"_s);
    QCOMPARE(field(u"pct"_s).siblingAtColumn(JsonTree::MeaningColumn).data().toString(), u"How far it is, from 0 to 1"_s);
    QTest::keyClick(m_window.get(), Qt::Key_N, Qt::AltModifier);
    QVERIFY(m_name->hasFocus());
    QTest::keyClicks(m_name, u"Keys"_s);
    QTest::keyClick(m_name, Qt::Key_Return);
    QVERIFY(m_library->profile(u"keys"_s));
}

void tst_TeachWindow::showsTheKindsOfEvents()
{
    const auto kind = [&](int row, int column) { return m_kinds->model()->index(row, column).data().toString(); };
    QCOMPARE(kind(0, KindRows::KindColumn), u"tick"_s);
    QCOMPARE(kind(0, KindRows::CountColumn), u"2"_s);
    QCOMPARE(kind(1, KindRows::KindColumn), u"beat"_s);
    QCOMPARE(kind(1, KindRows::ReadColumn), u"not understood"_s);
    say(u"beat"_s, u"n"_s, u"Nothing: ignore such events"_s);
    QTRY_COMPARE(kind(1, KindRows::ReadColumn), u"understood"_s);
}

// What is being pointed at stays, whatever comes.
void tst_TeachWindow::followsTheStream()
{
    pickKind(u"tick"_s);
    QCOMPARE(field(u"run"_s).siblingAtColumn(JsonTree::ValueColumn).data().toString(), u"\"b2\""_s);
    send(R"({"evt":"tick","run":"c3","pct":0.5,"stage":"scan","txt":"x","lvl":"I"})");
    send(R"({"evt":"hello"})");
    QTRY_COMPARE(m_kinds->model()->rowCount(), 4);
    QCOMPARE(field(u"run"_s).siblingAtColumn(JsonTree::ValueColumn).data().toString(), u"\"b2\""_s);
}

void tst_TeachWindow::translatesTheServersWords()
{
    say(u"tick"_s, u"stage"_s, u"The state"_s);
    QTRY_COMPARE(m_window->findChildren<QComboBox *>().size(), 2);
    QComboBox *scan = nullptr;
    for (QComboBox *choice : m_window->findChildren<QComboBox *>()) {
        if (choice->accessibleName() == u"stage “scan” means")
            scan = choice;
    }
    QVERIFY(scan);
    QCOMPARE(scan->currentText(), u"Nothing"_s);
    scan->setFocus();
    QTest::keyClicks(scan, u"Fail"_s);
    QTest::keyClick(scan, Qt::Key_Return);
    QTRY_COMPARE(cell(0, 1), u"Failed"_s);
}

void tst_TeachWindow::changesWhichEventsARuleReads()
{
    say(u"tick"_s, u"pct"_s, u"How far it is, from 0 to 1"_s);
    QCheckBox *box = nullptr;
    const auto isShown = [&] {
        for (QCheckBox *each : m_window->findChildren<QCheckBox *>()) {
            if (each->text() == u"stage is “scan”" && each->isVisible())
                box = each;
        }
        return box != nullptr;
    };
    QTRY_VERIFY(isShown());
    QVERIFY(!box->isChecked());
    QTest::keyClick(box, Qt::Key_Space);
    QTRY_COMPARE(m_rules->topLevelItem(0)->text(0), u"Events where evt is “tick” and stage is “scan”"_s);
}

void tst_TeachWindow::takesBack()
{
    say(u"tick"_s, u"pct"_s, u"How far it is, from 0 to 1"_s);
    sayByMouse(u"txt"_s, u"The message"_s);
    QCOMPARE(m_rules->topLevelItem(0)->childCount(), 2);
    sayByMouse(u"pct"_s, u"Take back what was said"_s);
    QCOMPARE(m_rules->topLevelItem(0)->childCount(), 1);
    m_rules->setCurrentItem(m_rules->topLevelItem(0));
    m_rules->setFocus();
    QTest::keyClick(m_rules, Qt::Key_Delete);
    QCOMPARE(m_rules->topLevelItemCount(), 0);
}

void tst_TeachWindow::showsWordsAsPlainText()
{
    send("{\"evt\":\"<b>x</b>\",\"<img src=y>\":\"<i>z</i>\xe2\x80\xae\"}");
    QTRY_COMPARE(m_kinds->model()->rowCount(), 4);
    say(u"<b>x</b>"_s, u"<img src=y>"_s, u"The message"_s);
    QTRY_COMPARE(cell(0, 4), u"<i>z</i>⟨U+202E⟩"_s);
    QCOMPARE(m_rules->topLevelItem(0)->text(0), u"Events where evt is “<b>x</b>”"_s);
}

void tst_TeachWindow::saysWhatIsMissing()
{
    QTest::mouseClick(button(u"&Save as Profile"_s), Qt::LeftButton);
    QCOMPARE(error(), u"Say first what a value means."_s);
    say(u"tick"_s, u"pct"_s, u"How far it is, from 0 to 1"_s);
    QCOMPARE(error(), QString());
    QTest::mouseClick(button(u"&Save as Profile"_s), Qt::LeftButton);
    QCOMPARE(error(), u"Give it a name with a letter or a digit."_s);
    QVERIFY(m_name->hasFocus());
    m_name->setText(u"Default"_s);
    QTest::mouseClick(button(u"&Save as Profile"_s), Qt::LeftButton);
    QCOMPARE(error(), u"This name cannot be used. Try another one."_s);
}

void tst_TeachWindow::asksBeforeReplacing()
{
    Profile other;
    other.id = u"mine"_s;
    other.name = u"Other"_s;
    other.source.request.url = u"/x"_s;
    QVERIFY(std::holds_alternative<QString>(m_library->save(other)));
    say(u"tick"_s, u"pct"_s, u"How far it is, from 0 to 1"_s);
    m_name->setText(u"Mine"_s);
    QTest::mouseClick(button(u"&Save as Profile"_s), Qt::LeftButton);
    QCOMPARE(error(), u"There is a profile of that name. Save again to replace it."_s);
    QCOMPARE(m_library->profile(u"mine"_s)->name, u"Other"_s);
    QTest::mouseClick(button(u"&Save as Profile"_s), Qt::LeftButton);
    QCOMPARE(m_library->profile(u"mine"_s)->name, u"Mine"_s);
}

void tst_TeachWindow::saysWhyItCouldNotSave()
{
    QFile file(m_dir->filePath(u"wall"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    *m_library = ProfileLibrary({file.fileName()}); // a file where a folder should be
    say(u"tick"_s, u"pct"_s, u"How far it is, from 0 to 1"_s);
    m_name->setText(u"Mine"_s);
    QTest::mouseClick(button(u"&Save as Profile"_s), Qt::LeftButton);
    QVERIFY(error().startsWith(u"It could not be saved"));
    QVERIFY(m_window->isVisible());
}

QTEST_MAIN(tst_TeachWindow)
#include "tst_teachwindow.moc"
