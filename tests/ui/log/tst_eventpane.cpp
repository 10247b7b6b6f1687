// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/warnings.h"
#include "ui/log/eventpane.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>
#include <QTest>
#include <QToolButton>

using namespace runwatch;
using namespace Qt::StringLiterals;

class tst_EventPane : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void listsTheEvents();
    void showsTheUnrecognisedAlone();
    void showsAnEventAsJsonAndAsSent();
    void takesMarkupForText();
    void copiesAsEventStream();
    void worksOnlyWhileShown();
    void forgetsTheOldest();
    void showsNothingWithoutEvents();

private:
    void append(QByteArrayView type, QByteArrayView data, bool isRecognised = true);
    [[nodiscard]] QString text(int row, int column) const;

    std::shared_ptr<EventStore> m_store;
    std::unique_ptr<EventPane> m_pane;
    QTableView *m_table = nullptr;
    QPlainTextEdit *m_json = nullptr;
    QPlainTextEdit *m_raw = nullptr;
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
    m_table = m_pane->findChild<QTableView *>();
    for (QPlainTextEdit *view : m_pane->findChildren<QPlainTextEdit *>())
        (view->accessibleName().contains(u"JSON") ? m_json : m_raw) = view;
}

void tst_EventPane::append(QByteArrayView type, QByteArrayView data, bool isRecognised)
{
    StoredEvent event;
    event.arrivalTime = 1'768'651'200'000 + m_store->end();
    event.size = data.size();
    event.reading = {isRecognised ? EventReading::Kind::BuiltIn : EventReading::Kind::NotUnderstood, -1};
    event.type = type;
    event.lastEventId = "7";
    event.data = data;
    m_store->append(event);
}

QString tst_EventPane::text(int row, int column) const
{
    return m_table->model()->index(row, column).data().toString();
}

void tst_EventPane::listsTheEvents()
{
    QCOMPARE(m_table->model()->rowCount(), 3);
    QCOMPARE(text(0, 0), u"1"_qs);
    QCOMPARE(text(0, 1), u"12:00:00.000"_qs);
    QCOMPARE(text(0, 2), u"progress"_qs);
    QVERIFY(text(1, 2).contains(u"unrecognised"));
    QCOMPARE(text(1, 5), u"eof"_qs);
    append("update", "{}");
    m_pane->takeEvents(0, m_store->end());
    QCOMPARE(m_table->model()->rowCount(), 4);
}

void tst_EventPane::showsTheUnrecognisedAlone()
{
    auto *filter = m_pane->findChild<QToolButton *>();
    QCOMPARE(filter->text(), u"Unrecognised (1)"_qs);
    QTest::mouseClick(filter, Qt::LeftButton);
    QCOMPARE(m_table->model()->rowCount(), 1);
    append("x", "y", false);
    m_pane->takeEvents(0, m_store->end());
    QCOMPARE(m_table->model()->rowCount(), 2);
    QCOMPARE(filter->text(), u"Unrecognised (2)"_qs);
}

void tst_EventPane::showsAnEventAsJsonAndAsSent()
{
    m_table->selectRow(0);
    QCOMPARE(m_json->toPlainText(), u"{\n  \"progress\": 40,\n  \"message\": \"x\"\n}"_qs);
    QVERIFY(m_raw->toPlainText().startsWith(u"id: 7\nevent: progress\ndata: {"));
    m_table->selectRow(1);
    QCOMPARE(m_json->toPlainText(), QString());
    QVERIFY(m_raw->toPlainText().contains(u"data: eof"));
    QVERIFY(m_raw->isReadOnly());
}

void tst_EventPane::takesMarkupForText()
{
    append("message", "<img src=file:/dev/zero>\xe2\x80\xae", false);
    m_pane->takeEvents(0, m_store->end());
    m_table->selectRow(3);
    QVERIFY(m_raw->toPlainText().contains(u"<img src=file:/dev/zero>⟨U+202E⟩"));
    QCOMPARE(text(3, 5), u"<img src=file:/dev/zero>⟨U+202E⟩"_qs);
}

void tst_EventPane::copiesAsEventStream()
{
    auto *copy = m_pane->findChild<QPushButton *>();
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
    QCOMPARE(m_pane->findChild<QToolButton *>()->text(), u"Unrecognised (0)"_qs);
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
