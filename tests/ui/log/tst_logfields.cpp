// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/log/loglines.h"
#include "tests/ui/warnings.h"
#include "ui/log/fieldspane.h"
#include "ui/log/fieldtext.h"
#include "ui/log/jsontree.h"
#include "ui/log/logfields.h"
#include "ui/logview/logview.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace runwatch;
using namespace Qt::StringLiterals;

namespace {

constexpr RunId Run{3};

} // namespace

class tst_LogFields : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void opensByTheTriangleAndClosesByEscape();
    void takesEscapeBeforeTheWindowDoes();
    void opensAnotherLineByItsTriangle();
    void followsTheCurrentLine();
    void closesForAnotherLog();
    void saysWhenALineHasNone();
    void copiesValuesAndPaths_data();
    void copiesValuesAndPaths();
    void showsAFieldAsAColumn();
    void offersKeysInTheMenuOfALine();
    void keepsThePickedField();
    void showsPairsAsATree();
    void readsALongLinesBeginning();
    void changesNoRowsHeight();

private:
    void add(QByteArrayView text);
    void press(qint64 row);
    void click(QToolButton *button);
    void pick(const QByteArrayList &names);
    [[nodiscard]] QStringList told() const; // "field: value" of each row on top
    [[nodiscard]] QToolButton *button(QStringView text) const;
    [[nodiscard]] QMenu *menuOf(qint64 row);
    [[nodiscard]] JsonTree &tree() const { return *m_fields->findChild<JsonTree *>(); }
    [[nodiscard]] FieldsPane &pane() const { return *m_fields->findChild<FieldsPane *>(); }

    std::shared_ptr<LogStore> m_store;
    std::unique_ptr<LogRows> m_rows;
    LogView *m_view = nullptr;
    std::unique_ptr<LogFields> m_fields;
};

void tst_LogFields::init()
{
    failOnWarnings();
    m_fields.reset(); // before the rows of its view
    m_store = std::make_shared<LogStore>();
    m_rows = std::make_unique<LogRows>();
    m_rows->setSources({{Run, m_store, {}}});
    m_view = new LogView;
    m_fields = std::make_unique<LogFields>(m_view);
    m_fields->resize(900, 600);
    m_view->setRows(m_rows.get());
    m_fields->show();
    m_view->setFocus();
    QVERIFY(QTest::qWaitForWindowExposed(m_fields.get()));
    new QAbstractItemModelTester(&tree(), QAbstractItemModelTester::FailureReportingMode::QtTest, &tree());
    add("plain");
    add(R"(INFO {"status":200,"error":{"code":12345678901234567890,"causes":[{"at":"x\ny"}]},"path":"/a"})");
    add(R"({"status":503,"path":"/b"})");
    add(R"(level=warn status="50 4")");
}

void tst_LogFields::add(QByteArrayView text)
{
    append(*m_store, text);
    m_rows->takeLines(Run, qint64(m_store->first()), qint64(m_store->end()));
    while (m_rows->read(QDeadlineTimer(5))) { }
    m_view->rowsChanged();
}

void tst_LogFields::press(qint64 row)
{
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, Qt::NoModifier, m_view->trianglePlace(row).center());
}

void tst_LogFields::click(QToolButton *button)
{
    QTRY_VERIFY(button->height() > 10); // the pane has just been shown
    QTest::mouseClick(button, Qt::LeftButton);
}

void tst_LogFields::pick(const QByteArrayList &names)
{
    const QModelIndex index = tree().indexOf(names);
    QVERIFY(index.isValid());
    pane().tree().setCurrentIndex(index);
}

QStringList tst_LogFields::told() const
{
    QStringList rows;
    for (int row = 0; row < tree().rowCount(); ++row)
        rows << tree().index(row, JsonTree::ValueColumn).data(Qt::AccessibleTextRole).toString();
    return rows;
}

QToolButton *tst_LogFields::button(QStringView text) const
{
    for (QToolButton *button : pane().findChildren<QToolButton *>()) {
        if (button->text() == text || button->accessibleName() == text)
            return button;
    }
    return nullptr;
}

// By the key that asks for the menu of the current line.
QMenu *tst_LogFields::menuOf(qint64 row)
{
    m_view->showPlace(m_rows->place(row));
    QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(), QPoint());
    QCoreApplication::sendEvent(m_view->viewport(), &event);
    for (QMenu *menu : m_view->findChildren<QMenu *>(QString(), Qt::FindDirectChildrenOnly)) {
        if (menu->isVisible())
            return menu;
    }
    return nullptr;
}

void tst_LogFields::opensByTheTriangleAndClosesByEscape()
{
    QVERIFY(!pane().isVisible());
    press(1);
    QVERIFY(pane().isVisible());
    QCOMPARE(told(), QStringList({u"status: 200"_s, u"error: 2 field(s)"_s, u"path: \"/a\""_s}));
    QTest::keyClick(m_view, Qt::Key_Escape);
    QVERIFY(!pane().isVisible());

    QTest::keyClick(m_view, Qt::Key_I);
    QVERIFY(pane().isVisible());
    pane().tree().setFocus();
    QTest::keyClick(&pane().tree(), Qt::Key_Escape);
    QVERIFY(!pane().isVisible());
    QCOMPARE(m_fields->focusWidget(), m_view);

    press(1);
    press(1);
    QVERIFY(!pane().isVisible());
    press(1);
    click(button(u"Close the fields"));
    QVERIFY(!pane().isVisible());
}

// As the window's "Clear filter" is.
void tst_LogFields::takesEscapeBeforeTheWindowDoes()
{
    QAction clear;
    clear.setShortcut(Qt::Key_Escape);
    m_fields->addAction(&clear);
    QSignalSpy cleared(&clear, &QAction::triggered);
    press(1);
    QTest::keyClick(m_view, Qt::Key_Escape);
    QVERIFY(!pane().isVisible());
    QCOMPARE(cleared.size(), 0);
}

void tst_LogFields::opensAnotherLineByItsTriangle()
{
    press(1);
    press(2);
    QVERIFY(pane().isVisible());
    QCOMPARE(told(), QStringList({u"status: 503"_s, u"path: \"/b\""_s}));
}

void tst_LogFields::followsTheCurrentLine()
{
    press(1);
    QTest::keyClick(m_view, Qt::Key_Down);
    QCOMPARE(told(), QStringList({u"status: 503"_s, u"path: \"/b\""_s}));
    m_fields->close();
    QTest::keyClick(m_view, Qt::Key_Up);
    QVERIFY(!m_fields->isOpen());
}

void tst_LogFields::closesForAnotherLog()
{
    press(1);
    m_view->setRows(m_rows.get());
    QVERIFY(!pane().isVisible());
}

void tst_LogFields::saysWhenALineHasNone()
{
    press(1);
    QTest::keyClick(m_view, Qt::Key_Up);
    QVERIFY(pane().isVisible());
    QVERIFY(!pane().tree().isVisible());
    QVERIFY(!button(u"Copy Value") || !button(u"Copy Value")->isEnabled());
    QTest::keyClick(m_view, Qt::Key_Down);
    QVERIFY(pane().tree().isVisible());
}

void tst_LogFields::copiesValuesAndPaths_data()
{
    QTest::addColumn<QByteArrayList>("names");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("path");
    QTest::newRow("number") << QByteArrayList{"status"} << u"200"_s << u"status"_s;
    QTest::newRow("text") << QByteArrayList{"error", "causes", "0", "at"} << u"x\ny"_s << u"error.causes[0].at"_s;
    QTest::newRow("nested") << QByteArrayList{"error"}
                            << u"{\n    \"code\": 12345678901234567890,\n    \"causes\": [\n        {\n            \"at\": \"x\\ny\"\n        }\n    ]\n}"_s
                            << u"error"_s;
}

void tst_LogFields::copiesValuesAndPaths()
{
    QFETCH(const QByteArrayList, names);
    press(1);
    pick(names);
    QTest::keyClick(&pane().tree(), Qt::Key_C, Qt::ControlModifier);
    QTEST(QGuiApplication::clipboard()->text(), "value");
    click(button(u"Copy Path"));
    QTEST(QGuiApplication::clipboard()->text(), "path");
}

void tst_LogFields::showsAFieldAsAColumn()
{
    press(1);
    pick({"error", "code"});
    QToolButton *column = button(u"Show as Column");
    click(column);
    QCOMPARE(m_view->fieldColumns().size(), 1);
    QCOMPARE(m_view->fieldColumns()[0].key, "error.code");
    QVERIFY(column->isChecked());
    QCOMPARE(m_view->linesInView().at(1).fields, QStringList{u"12345678901234567890"_s});
    click(column);
    QVERIFY(m_view->fieldColumns().isEmpty());
    pick({"error", "causes", "0", "at"}); // too deep
    QVERIFY(!column->isEnabled());
}

void tst_LogFields::offersKeysInTheMenuOfALine()
{
    const auto choose = [this](qint64 row, QStringView entry) {
        QMenu *menu = menuOf(row);
        QVERIFY(menu);
        QMenu *columns = nullptr;
        for (QAction *action : menu->actions())
            columns = action->menu() && action->text() == u"Fields as &Columns" ? action->menu() : columns;
        QVERIFY(columns);
        const QList<QAction *> actions = columns->actions();
        const auto found = std::find_if(actions.begin(), actions.end(), [entry](const QAction *action) { return action->text() == entry; });
        QVERIFY(found != actions.end());
        (*found)->trigger();
        menu->close();
    };
    choose(2, u"Show status as a Column");
    choose(1, u"Show error.code as a Column");
    QCOMPARE(m_view->fieldColumns().size(), 2);
    choose(0, u"Remove Column status"); // of a line without fields
    QCOMPARE(m_view->fieldColumns().size(), 1);
    QCOMPARE(m_view->fieldColumns()[0].key, "error.code");

    QMenu *menu = menuOf(1);
    const QList<QAction *> actions = menu->actions();
    const auto fields = std::find_if(actions.begin(), actions.end(), [](const QAction *action) { return action->text() == u"Show F&ields"; });
    QVERIFY(fields != actions.end());
    (*fields)->trigger();
    menu->close();
    QVERIFY(pane().isVisible());
}

void tst_LogFields::keepsThePickedField()
{
    press(1);
    pick({"path"});
    QTest::keyClick(m_view, Qt::Key_Down);
    QCOMPARE(tree().place(pane().tree().currentIndex()).names, QByteArrayList{"path"});
}

void tst_LogFields::showsPairsAsATree()
{
    press(3);
    QCOMPARE(told(), QStringList({u"level: \"warn\""_s, u"status: \"50 4\""_s}));
}

void tst_LogFields::readsALongLinesBeginning()
{
    add("{\"a\":1,\"o\":{\"b\":\"x\"},\"big\":\"" + QByteArray(LineFields::MaxBytes, 'y') + "\"}");
    press(4);
    QCOMPARE(told(), QStringList({u"a: 1"_s, u"o: 1 field(s)"_s}));
}

void tst_LogFields::changesNoRowsHeight()
{
    const QList<int> before{m_view->rowRect(0).top(), m_view->rowRect(1).top(), m_view->rowRect(2).top()};
    press(1);
    QCOMPARE(QList<int>({m_view->rowRect(0).top(), m_view->rowRect(1).top(), m_view->rowRect(2).top()}), before);
}

QTEST_MAIN(tst_LogFields)
#include "tst_logfields.moc"
