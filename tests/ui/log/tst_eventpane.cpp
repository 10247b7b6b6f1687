// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/model/eventlistmodel.h"
#include "tests/ui/warnings.h"
#include "ui/log/eventpane.h"
#include "ui/log/shaperows.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableView>
#include <QTest>
#include <QTimer>
#include <QToolButton>
#include <QTreeView>

#include <algorithm>

using namespace runwatch;
using namespace Qt::StringLiterals;

class tst_EventPane : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void listsTheEvents();
    void followsTheEndOnlyThere();
    void groupsTheUnrecognisedByShape();
    void filtersByKeyboard();
    void keepsTheFilterWhileEventsCome();
    void saysWhatReadsTheStream();
    void asksWhatAValueMeans_data();
    void asksWhatAValueMeans();
    void showsWhatIsNoText();
    void showsAnEventAsJsonAndAsSent();
    void takesMarkupForText();
    void copiesAsEventStream();
    void worksOnlyWhileShown();
    void forgetsTheOldest();
    void keepsWhatWasPickedWhenItGoes();
    void showsNothingWithoutEvents();

private:
    void append(QByteArrayView type, QByteArrayView data, bool isRecognised = true);
    [[nodiscard]] QPushButton *copyButton() const;
    [[nodiscard]] QString text(int row, int column) const;

    std::shared_ptr<EventStore> m_store;
    std::unique_ptr<EventPane> m_pane;
    QTableView *m_table = nullptr;
    QTableView *m_shapes = nullptr;
    QPlainTextEdit *m_json = nullptr;
    QPlainTextEdit *m_raw = nullptr;
    QPlainTextEdit *m_bytes = nullptr;
    QTabWidget *m_detailTabs = nullptr;
};

void tst_EventPane::init()
{
    failOnWarnings();
    m_store = std::make_shared<EventStore>();
    append("progress", "{\"progress\":40,\"message\":\"x\"}");
    append("message", "eof", false);
    append("update", "{\"count\":7}");
    m_pane = std::make_unique<EventPane>();
    m_pane->resize(700, 500);
    m_pane->setEvents(m_store);
    m_pane->show();
    QVERIFY(QTest::qWaitForWindowActive(m_pane.get()));
    for (QTableView *table : m_pane->findChildren<QTableView *>())
        (table->accessibleName() == u"Events" ? m_table : m_shapes) = table;
    for (QPlainTextEdit *view : m_pane->findChildren<QPlainTextEdit *>())
        (view->accessibleName().contains(u"JSON") ? m_json : view->accessibleName().contains(u"bytes") ? m_bytes : m_raw) = view;
    m_detailTabs = m_pane->findChild<QTabWidget *>();
    m_detailTabs->setCurrentIndex(2);
}

void tst_EventPane::append(QByteArrayView type, QByteArrayView data, bool isRecognised)
{
    StoredEvent event;
    event.arrivalTime = 1'768'651'200'000 + m_store->end();
    event.size = data.size();
    event.reading = {isRecognised ? EventReading::Kind::BuiltIn : EventReading::Kind::NotUnderstood, -1};
    event.type = type;
    event.hasId = true;
    event.lastEventId = "7";
    event.data = data;
    m_store->append(event);
}

QPushButton *tst_EventPane::copyButton() const
{
    const QList<QPushButton *> buttons = m_pane->findChildren<QPushButton *>();
    return *std::find_if(buttons.begin(), buttons.end(), [](const QPushButton *b) { return b->text().startsWith(u"&Copy"); });
}

QString tst_EventPane::text(int row, int column) const
{
    return m_table->model()->index(row, column).data().toString();
}

void tst_EventPane::listsTheEvents()
{
    QCOMPARE(m_table->model()->rowCount(), 3);
    QCOMPARE(text(0, EventListModel::NumberColumn), u"1"_qs);
    QCOMPARE(text(0, EventListModel::TimeColumn), u"12:00:00.000"_qs);
    QCOMPARE(text(0, EventListModel::GapColumn), QString());
    QCOMPARE(text(1, EventListModel::GapColumn), u"+1 ms"_qs);
    QCOMPARE(text(0, EventListModel::TypeColumn), u"progress"_qs);
    QCOMPARE(text(0, EventListModel::ReadingColumn), u"built-in shapes"_qs);
    QCOMPARE(text(1, EventListModel::ReadingColumn), u"not understood"_qs);
    QCOMPARE(text(1, EventListModel::DataColumn), u"eof"_qs);
    append("update", "{}");
    m_pane->takeEvents(0, m_store->end());
    QCOMPARE(m_table->model()->rowCount(), 4);
    m_store->setReading(0, {EventReading::Kind::Rule, 1});
    m_store->setReading(1, {EventReading::Kind::Ignored, 0});
    m_pane->setRuleNames({u"first"_qs, u"Build steps"_qs});
    QCOMPARE(text(0, EventListModel::ReadingColumn), u"Build steps"_qs);
    QCOMPARE(text(1, EventListModel::ReadingColumn), u"ignored"_qs);
}

void tst_EventPane::followsTheEndOnlyThere()
{
    for (int i = 0; i < 200; ++i)
        append("log", "{}");
    m_pane->takeEvents(0, m_store->end());
    QScrollBar *bar = m_table->verticalScrollBar();
    QCOMPARE(bar->value(), bar->maximum());
    bar->setValue(50);
    append("log", "{}");
    m_pane->takeEvents(0, m_store->end());
    QCOMPARE(bar->value(), 50);
}

void tst_EventPane::groupsTheUnrecognisedByShape()
{
    auto *button = m_pane->findChild<QToolButton *>();
    StreamStatus status;
    status.run = RunId{3};
    status.unrecognised = 4;
    append("tick", "{\"a\":1,\"b\":\"x\"}", false);
    append("tick", "{\"b\":\"y\",\"a\":2.5}", false);
    append("message", "[DONE]", false);
    m_pane->setStream(status);
    m_pane->takeEvents(0, m_store->end());
    QCOMPARE(button->text(), u"Unrecognised (4)"_qs);
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(m_shapes->isVisible());
    QTRY_COMPARE(m_shapes->model()->rowCount(), 2);
    const auto cell = [&](int row, int column) { return m_shapes->model()->index(row, column).data().toString(); };
    QCOMPARE(cell(0, ShapeRows::CountColumn), u"2"_qs);
    QCOMPARE(cell(0, ShapeRows::TypeColumn), u"message"_qs);
    QCOMPARE(cell(0, ShapeRows::FieldsColumn), u"text that is not JSON"_qs);
    QCOMPARE(cell(1, ShapeRows::CountColumn), u"2"_qs);
    QCOMPARE(cell(1, ShapeRows::FieldsColumn), u"a number, b text"_qs);
    QCOMPARE(cell(1, ShapeRows::ExampleColumn), u"{\"b\":\"y\",\"a\":2.5}"_qs);

    QSignalSpy teaching(m_pane.get(), &EventPane::teachRequested);
    m_shapes->selectRow(1);
    QTest::keyClick(m_shapes, Qt::Key_Return);
    QCOMPARE(teaching.size(), 1);
    QCOMPARE(teaching.first().at(1).toLongLong(), 4);
}

void tst_EventPane::filtersByKeyboard()
{
    auto *filter = m_pane->findChild<QLineEdit *>();
    const auto *count = m_pane->findChild<QLabel *>();
    m_table->setFocus();
    QTest::keyClick(m_table, Qt::Key_F, Qt::ControlModifier);
    QVERIFY(filter->hasFocus());
    QTest::keyClicks(filter, u"event:PROG"_qs);
    QTRY_COMPARE(m_table->model()->rowCount(), 1);
    QCOMPARE(text(0, EventListModel::TypeColumn), u"progress"_qs);
    QTRY_COMPARE(count->text(), u"1 of 3"_qs);
    QTest::keyClick(filter, Qt::Key_Escape);
    QCOMPARE(m_table->model()->rowCount(), 3);
    QVERIFY(m_table->hasFocus());
    QCOMPARE(count->text(), u"3 of 3"_qs);
}

void tst_EventPane::keepsTheFilterWhileEventsCome()
{
    auto *filter = m_pane->findChild<QLineEdit *>();
    filter->setText(u"needle"_qs);
    for (int i = 0; i < 50'000; ++i)
        append("log", i % 1'000 == 0 ? "{\"message\":\"a Needle\"}" : "{\"message\":\"hay\"}");
    m_pane->takeEvents(0, m_store->end());
    QTRY_COMPARE(m_table->model()->rowCount(), 50);
    append("log", "needle");
    m_pane->takeEvents(0, m_store->end());
    QTRY_COMPARE(m_table->model()->rowCount(), 51);
    m_table->selectRow(50);
    QVERIFY(m_raw->toPlainText().contains(u"data: needle"));
}

void tst_EventPane::saysWhatReadsTheStream()
{
    auto *chooser = m_pane->findChild<ProfileChooser *>();
    StreamStatus status;
    status.run = RunId{3};
    status.profile = u"argo"_qs;
    status.profileName = u"Argo & more"_qs;
    status.profileReason = StreamStatus::ProfileReason::Path;
    m_pane->setStream(status);
    m_pane->setProfiles({{u"argo"_qs, u"Argo & more"_qs}, {u"mine"_qs, u"Mine"_qs}});
    QCOMPARE(chooser->text(), u"Read by: Argo && more"_qs);
    QCOMPARE(chooser->accessibleName(), u"Read by: Argo & more, since the address fits"_qs);
    QSignalSpy chosen(m_pane.get(), &EventPane::profileChosen);
    QTimer::singleShot(0, chooser, [chooser] {
        QTest::keyClick(chooser->menu(), Qt::Key_Up);
        QTest::keyClick(chooser->menu(), Qt::Key_Return);
    });
    QTest::mouseClick(chooser, Qt::LeftButton);
    QTRY_COMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().at(0).value<RunId>(), RunId{3});
    QCOMPARE(chosen.first().at(1).toString(), u"mine"_qs);
}

void tst_EventPane::asksWhatAValueMeans_data()
{
    QTest::addColumn<QString>("way");
    for (const char *way : {"mouse", "menu key", "enter", "button"})
        QTest::newRow(way) << QString::fromLatin1(way);
}

void tst_EventPane::asksWhatAValueMeans()
{
    QFETCH(const QString, way);
    m_table->selectRow(0);
    auto *fields = m_pane->findChild<QTreeView *>();
    m_detailTabs->setCurrentIndex(0);
    QSignalSpy asked(m_pane.get(), &EventPane::meaningAsked);
    const QModelIndex value = fields->model()->index(1, JsonTree::ValueColumn);
    QCOMPARE(value.data().toString(), u"40"_qs);
    fields->setCurrentIndex(value);
    fields->setFocus();
    if (way == u"mouse") {
        const QPoint at = fields->visualRect(value).center();
        QContextMenuEvent event(QContextMenuEvent::Mouse, at, fields->viewport()->mapToGlobal(at));
        QApplication::sendEvent(fields->viewport(), &event);
    } else if (way == u"menu key") {
        const QPoint at = fields->inputMethodQuery(Qt::ImCursorRectangle).toRect().center(); // as QWidgetWindow asks
        QContextMenuEvent event(QContextMenuEvent::Keyboard, at, fields->mapToGlobal(at));
        QApplication::sendEvent(fields->viewport(), &event);
    } else if (way == u"enter") {
        QTest::keyClick(fields, Qt::Key_Return);
    } else {
        for (QPushButton *button : m_pane->findChildren<QPushButton *>()) {
            if (button->text() == u"&This Is…")
                QTest::mouseClick(button, Qt::LeftButton);
        }
    }
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.first().at(1).toLongLong(), 0);
    const auto place = asked.first().at(2).value<JsonTree::Place>();
    QCOMPARE(place.names, QByteArrayList{"progress"});
    QCOMPARE(place.text, QByteArray("40"));
}

void tst_EventPane::showsWhatIsNoText()
{
    append("message", QByteArrayView("a\0\xff", 3), false);
    m_pane->takeEvents(0, m_store->end());
    m_table->selectRow(3);
    QCOMPARE(m_raw->toPlainText(), u"id: 7\ndata: a⟨NUL⟩\ufffd\n\n"_qs);
    m_detailTabs->setCurrentIndex(3);
    QVERIFY(m_bytes->toPlainText().startsWith(u"000000  61 00 ff "));
    QTest::mouseClick(copyButton(), Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->mimeData()->data(u"text/event-stream"_qs),
             QByteArray("id: 7\ndata: a\0\xff\n\n", 17));
}

void tst_EventPane::showsAnEventAsJsonAndAsSent()
{
    m_table->selectRow(0);
    QVERIFY(m_raw->toPlainText().startsWith(u"id: 7\nevent: progress\ndata: {"));
    m_detailTabs->setCurrentIndex(1);
    QCOMPARE(m_json->toPlainText(), u"{\n  \"progress\": 40,\n  \"message\": \"x\"\n}"_qs);
    m_table->selectRow(1);
    QCOMPARE(m_json->toPlainText(), QString());
    m_detailTabs->setCurrentIndex(2);
    QVERIFY(m_raw->toPlainText().contains(u"data: eof"));
    QVERIFY(m_raw->isReadOnly());
}

void tst_EventPane::takesMarkupForText()
{
    append("message", "<img src=file:/dev/zero>\xe2\x80\xae", false);
    m_pane->takeEvents(0, m_store->end());
    m_table->selectRow(3);
    QVERIFY(m_raw->toPlainText().contains(u"<img src=file:/dev/zero>⟨U+202E⟩"));
    QCOMPARE(text(3, EventListModel::DataColumn), u"<img src=file:/dev/zero>⟨U+202E⟩"_qs);
}

void tst_EventPane::copiesAsEventStream()
{
    QPushButton *copy = copyButton();
    QVERIFY(!copy->isEnabled());
    m_table->selectRow(1);
    QTest::mouseClick(copy, Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"id: 7\ndata: eof\n\n"_qs);
    m_table->setFocus();
    QTest::keyClick(m_table, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(m_table, Qt::Key_C, Qt::ControlModifier);
    QVERIFY(QGuiApplication::clipboard()->text().endsWith(u"id: 7\nevent: update\ndata: {\"count\":7}\n\n"));
}

void tst_EventPane::worksOnlyWhileShown()
{
    m_pane->hide();
    append("update", "{}");
    m_pane->takeEvents(0, m_store->end());
    QCOMPARE(m_table->model()->rowCount(), 3);
    m_pane->show();
    QCOMPARE(m_table->model()->rowCount(), 4);
}

void tst_EventPane::forgetsTheOldest()
{
    m_pane->takeEvents(2, m_store->end());
    QCOMPARE(m_table->model()->rowCount(), 1);
}

// What is read does not jump to another event because the oldest go.
void tst_EventPane::keepsWhatWasPickedWhenItGoes()
{
    m_table->selectRow(0);
    m_pane->takeEvents(2, m_store->end());
    QCOMPARE(m_table->model()->rowCount(), 1);
    QVERIFY(!m_table->selectionModel()->hasSelection());
    QVERIFY(m_raw->toPlainText().contains(u"event: progress"));
}

void tst_EventPane::showsNothingWithoutEvents()
{
    m_table->selectRow(0);
    m_pane->setEvents({});
    QCOMPARE(m_table->model()->rowCount(), 0);
    QCOMPARE(m_raw->toPlainText(), QString());
}

QTEST_MAIN(tst_EventPane)
#include "tst_eventpane.moc"
