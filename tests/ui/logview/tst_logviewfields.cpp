// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/log/loglines.h"
#include "tests/ui/warnings.h"
#include "ui/logview/fieldheader.h"
#include "ui/logview/logview.h"

#include <QAccessible>
#include <QClipboard>
#include <QHelpEvent>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QTextDocumentFragment>
#include <QToolButton>
#include <QToolTip>

using namespace runwatch;
using namespace Qt::StringLiterals;

namespace {

constexpr RunId Run{3};
constexpr auto Json = R"(12:00 {"status":200,"error":{"code":7},"path":"/a/very/long/path/indeed"})";

} // namespace

class tst_LogViewFields : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void marksTheLinesThatHaveFields();
    void asksByClickKeyAndAction();
    void showsFieldsInColumns();
    void readsFieldsOfColouredAndFoldedLines();
    void leavesTheTextAsItIs();
    void hasNamesOnlyWhileThereAreColumns();
    void resizesByDragging();
    void movesAndRemovesByTheMenu();
    void keepsRoomForTheText();
    void saysWholeValuesInTooltips();
    void readsFieldsBeforeTheText();
    void copiesTheTextAlone();

private:
    void add(QByteArrayView text);
    [[nodiscard]] FieldHeader *header() const { return m_view->findChild<FieldHeader *>(); }
    [[nodiscard]] QToolButton *name(int column) const { return header()->findChildren<QToolButton *>().at(column); }
    [[nodiscard]] QByteArrayList keys() const;
    void choose(int column, QStringView entry);

    std::shared_ptr<LogStore> m_store;
    std::unique_ptr<LogRows> m_rows;
    std::unique_ptr<LogView> m_view;
};

void tst_LogViewFields::init()
{
    failOnWarnings();
    m_view.reset(); // before its rows
    m_store = std::make_shared<LogStore>();
    m_rows = std::make_unique<LogRows>();
    m_rows->setSources({{Run, m_store, {}}});
    m_view = std::make_unique<LogView>();
    m_view->resize(900, 300);
    m_view->setRows(m_rows.get());
    m_view->show();
    m_view->setFocus();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    add("plain");
    add(Json);
    add("level=warn status=503");
}

void tst_LogViewFields::add(QByteArrayView text)
{
    append(*m_store, text);
    m_rows->takeLines(Run, qint64(m_store->first()), qint64(m_store->end()));
    while (m_rows->read(QDeadlineTimer(5))) { }
    m_view->rowsChanged();
}

QByteArrayList tst_LogViewFields::keys() const
{
    QByteArrayList keys;
    for (const FieldColumn &field : m_view->fieldColumns())
        keys << field.key;
    return keys;
}

// Opens a name's menu with the keyboard, picks an entry by its letter.
void tst_LogViewFields::choose(int column, QStringView entry)
{
    name(column)->setFocus();
    QTest::keyClick(name(column), Qt::Key_Space);
    QMenu *menu = name(column)->findChild<QMenu *>();
    QTRY_VERIFY(menu->isVisible());
    const QList<QAction *> actions = menu->actions();
    const auto found = std::find_if(actions.begin(), actions.end(), [entry](const QAction *action) { return action->text() == entry; });
    QVERIFY(found != actions.end());
    menu->setActiveAction(*found);
    QTest::keyClick(menu, Qt::Key_Return);
}

void tst_LogViewFields::marksTheLinesThatHaveFields()
{
    const auto lines = m_view->linesInView();
    QVERIFY(!lines[0].hasFields);
    QVERIFY(lines[1].hasFields);
    QVERIFY(lines[2].hasFields);
    QVERIFY(m_view->trianglePlace(0).isNull());
    QVERIFY(m_view->trianglePlace(1).width() >= 12);

    // It is seen, and open looks otherwise.
    const auto picture = [this] { return m_view->viewport()->grab(m_view->trianglePlace(1)).toImage(); };
    const QImage closed = picture();
    QVERIFY(closed != m_view->viewport()->grab(m_view->trianglePlace(1).translated(0, -m_view->trianglePlace(1).height())).toImage());
    m_view->setOpened(m_rows->place(1));
    QVERIFY(picture() != closed);
}

void tst_LogViewFields::asksByClickKeyAndAction()
{
    QSignalSpy asked(m_view.get(), &LogView::fieldsAsked);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, Qt::NoModifier, m_view->trianglePlace(1).center());
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.takeFirst().at(0).value<LogPlace>(), m_rows->place(1));
    QCOMPARE(m_view->currentPlace(), m_rows->place(1));
    QVERIFY(!m_view->selection());

    QTest::keyClick(m_view.get(), Qt::Key_Down);
    QTest::keyClick(m_view.get(), Qt::Key_I);
    QCOMPARE(asked.takeFirst().at(0).value<LogPlace>(), m_rows->place(2));

    QAccessibleInterface *face = QAccessible::queryAccessibleInterface(m_view.get());
    QVERIFY(face->actionInterface()->actionNames().contains(u"Show fields"_s));
    face->actionInterface()->doAction(u"Show fields"_s);
    QCOMPARE(asked.takeFirst().at(0).value<LogPlace>(), m_rows->place(2));

    m_view->setFollowing(true);
    QTest::keyClick(m_view.get(), Qt::Key_I);
    QCOMPARE(asked.takeFirst().at(0).value<LogPlace>(), m_rows->place(2));
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, Qt::NoModifier,
                      QPoint(m_view->trianglePlace(1).center().x(), m_view->rowRect(0).center().y()));
    QCOMPARE(asked.size(), 0); // the line has none
}

void tst_LogViewFields::showsFieldsInColumns()
{
    m_view->setFieldColumns({{"status"}, {"error.code"}});
    const auto lines = m_view->linesInView();
    QCOMPARE(lines[0].fields, QStringList({QString(), QString()}).mid(0, lines[0].fields.size()));
    QCOMPARE(lines[1].fields, QStringList({u"200"_s, u"7"_s}));
    QCOMPARE(lines[2].fields, QStringList({u"503"_s, QString()}));
    const auto isBlank = [this](qint64 row, int column) {
        const QImage cell = m_view->viewport()->grab(m_view->fieldRect(row, column)).toImage();
        QImage blank(cell.size(), cell.format());
        blank.fill(cell.pixelColor(cell.width() - 1, 0));
        return cell == blank;
    };
    QVERIFY(isBlank(0, 0));
    QVERIFY(!isBlank(1, 0));
    QVERIFY(!isBlank(1, 1));
    QVERIFY(!isBlank(2, 0));
    QVERIFY(isBlank(2, 1));
}

void tst_LogViewFields::readsFieldsOfColouredAndFoldedLines()
{
    m_view->setFieldColumns({{"a"}, {"z"}});
    add("\x1b[32mINFO\x1b[0m {\"\x1b[1ma\x1b[0m\":1,\"big\":\"" + QByteArray(10'000, 'x') + "\",\"z\":\"t\\tab\\u202e\"}");
    QCOMPARE(m_view->linesInView().last().fields.at(0), u"1"_s);
    QVERIFY(m_view->linesInView().last().fields.at(1).contains(u"202E"_s)); // made visible
}

void tst_LogViewFields::leavesTheTextAsItIs()
{
    const QByteArray before = m_view->linesInView().at(1).text;
    m_view->setFieldColumns({{"status"}});
    QCOMPARE(m_view->linesInView().at(1).text, before);
    QCOMPARE(m_view->rowRect(1).height(), m_view->rowRect(0).height());
}

void tst_LogViewFields::hasNamesOnlyWhileThereAreColumns()
{
    const int height = m_view->viewport()->height();
    QVERIFY(!header());
    m_view->setFieldColumns({{"status"}, {"path"}});
    QVERIFY(header()->isVisible());
    QVERIFY(m_view->viewport()->height() < height);
    QCOMPARE(name(0)->text(), u"status"_s);
    QCOMPARE(name(1)->accessibleName(), u"path"_s);
    QCOMPARE(name(1)->mapTo(m_view.get(), QPoint()).x(), m_view->viewport()->mapTo(m_view.get(), m_view->fieldRect(1, 1).topLeft()).x());
    m_view->setFieldColumns({});
    QTRY_VERIFY(!header());
    QCOMPARE(m_view->viewport()->height(), height);
}

void tst_LogViewFields::resizesByDragging()
{
    m_view->setFieldColumns({{"status", 6}, {"path", 10}});
    QSignalSpy changed(m_view.get(), &LogView::fieldColumnsChanged);
    const int character = int(m_view->page().font().characterWidth());
    const QPoint gap(name(0)->geometry().right() + 3, header()->height() / 2);
    QTest::mousePress(header(), Qt::LeftButton, Qt::NoModifier, gap);
    QTest::mouseMove(header(), gap + QPoint(4 * character, 0));
    QTest::mouseRelease(header(), Qt::LeftButton, Qt::NoModifier, gap + QPoint(4 * character, 0));
    QVERIFY(changed.size() > 0);
    QVERIFY(m_view->fieldColumns()[0].characters >= 9 && m_view->fieldColumns()[0].characters <= 11);
    QCOMPARE(m_view->fieldColumns()[1], (FieldColumn{"path", 10}));
    QTest::mouseMove(header(), gap + QPoint(60, 0));
    QVERIFY(m_view->fieldColumns()[0].characters <= 11); // it was let go
}

void tst_LogViewFields::movesAndRemovesByTheMenu()
{
    m_view->setFieldColumns({{"status"}, {"path"}, {"level"}});
    choose(0, u"Move &Right");
    QCOMPARE(keys(), QByteArrayList({"path", "status", "level"}));
    QCOMPARE(m_view->focusWidget(), name(1)); // goes with it
    choose(2, u"Move &Left");
    QCOMPARE(keys(), QByteArrayList({"path", "level", "status"}));
    choose(1, u"&Wider");
    QCOMPARE(m_view->fieldColumns()[1].characters, FieldColumn::Usual + 4);
    choose(1, u"Re&move Column");
    QCOMPARE(keys(), QByteArrayList({"path", "status"}));
    choose(1, u"Re&move Column");
    choose(0, u"Re&move Column");
    QVERIFY(keys().isEmpty());
    QTRY_VERIFY(!header());
    QCOMPARE(m_view->focusWidget(), m_view.get()); // offscreen, no window is made active again after a menu
}

void tst_LogViewFields::keepsRoomForTheText()
{
    FieldColumns many;
    for (int i = 0; i < 40; ++i)
        many.append({QByteArray::number(i), 80});
    m_view->setFieldColumns(many);
    QCOMPARE(m_view->fieldColumns().size(), FieldColumn::Most);
    QVERIFY(m_view->trianglePlace(1).right() < m_view->viewport()->width() * 3 / 4);
    QVERIFY(m_view->fieldRect(1, int(FieldColumn::Most) - 1).right() <= m_view->trianglePlace(1).left());
}

void tst_LogViewFields::saysWholeValuesInTooltips()
{
    m_view->setFieldColumns({{"path", 5}});
    const auto tooltipAt = [this](QPoint at) {
        QHelpEvent help(QEvent::ToolTip, at, m_view->viewport()->mapToGlobal(at));
        QCoreApplication::sendEvent(m_view->viewport(), &help);
        return QTextDocumentFragment::fromHtml(QToolTip::text()).toPlainText().replace(QChar::Nbsp, u' ');
    };
    QVERIFY(tooltipAt(m_view->fieldRect(1, 0).center()).contains(u"path: /a/very/long/path/indeed"_s));
    QVERIFY(!tooltipAt(m_view->fieldRect(2, 0).center()).contains(u"path"_s));
    QVERIFY(tooltipAt(m_view->trianglePlace(1).center()).contains(u"(I)"_s));
}

void tst_LogViewFields::readsFieldsBeforeTheText()
{
    m_view->setFieldColumns({{"status"}, {"error.code"}});
    QAccessibleInterface *face = QAccessible::queryAccessibleInterface(m_view.get());
    const QStringList lines = face->textInterface()->text(0, -1).split(u'\n');
    const QStringList found = lines.filter(u"very/long"_s);
    QCOMPARE(found.size(), 1);
    QVERIFY2(found.first().contains(u" Log 200 7 12:00 {"_s), qPrintable(found.first()));
    QVERIFY(lines.last().endsWith(u" Log 503 level=warn status=503"_s));
}

void tst_LogViewFields::copiesTheTextAlone()
{
    m_view->setFieldColumns({{"status"}});
    m_view->selectAll();
    QTest::keyClick(m_view.get(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"plain\n"_s + QString::fromUtf8(Json) + u"\nlevel=warn status=503"_s);
}

QTEST_MAIN(tst_LogViewFields)
#include "tst_logviewfields.moc"
