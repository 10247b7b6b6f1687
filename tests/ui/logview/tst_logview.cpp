// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/log/loglines.h"
#include "tests/ui/warnings.h"
#include "ui/logview/logview.h"

#include <QAccessible>
#include <QClipboard>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

using namespace runwatch;
using namespace Qt::StringLiterals;

namespace {

// Told by the widget at each painting.
class PaintCounter : public QObject
{
public:
    explicit PaintCounter(QWidget *widget) { widget->installEventFilter(this); }
    int count = 0;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        count += event->type() == QEvent::Paint ? 1 : 0;
        return QObject::eventFilter(watched, event);
    }
};

} // namespace

class tst_LogView : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void holdsTheLinesInViewAndNoOthers();
    void paintsOnceABatch();
    void followsTheEnd();
    void stopsFollowingUpwards_data();
    void stopsFollowingUpwards();
    void followsAgain_data();
    void followsAgain();
    void followsAgainBeyondTheEnd();
    void saysWhatIsNew();
    void staysWhileLinesAreSelected();
    void staysAtItsLinesWhenTheOldestGo();
    void staysAtItsLineWhenALevelIsHidden();
    void selectsByMouse();
    void selectsByKeys();
    void copiesCleanLines();
    void movesByKeys();
    void zooms();
    void saysThatALongLineWasCut();
    void scrollsSideways();
    void readsAsText();
    void givesTheLineUnderAPoint();

private:
    void fill(int lines);
    void take();

    std::shared_ptr<LogStore> m_store;
    std::unique_ptr<LogView> m_view;
};

void tst_LogView::init()
{
    failOnWarnings();
    m_store = std::make_shared<LogStore>();
    m_view = std::make_unique<LogView>();
    m_view->resize(700, 300);
    m_view->setLog(m_store, {});
    m_view->show();
    m_view->setFocus();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
}

void tst_LogView::fill(int lines)
{
    appendMany(*m_store, lines);
    take();
}

void tst_LogView::take()
{
    m_view->takeLines(qint64(m_store->first()), qint64(m_store->end()));
}

void tst_LogView::holdsTheLinesInViewAndNoOthers()
{
    fill(1'000'000);
    QTRY_COMPARE(m_view->scope().counts().logs, 1'000'000);
    const int inView = m_view->viewport()->height() / m_view->rowRect(0).height();
    QCOMPARE(m_view->page().size(), inView);
    QCOMPARE(qint64(m_view->page().last().number), 999'999);
    m_view->verticalScrollBar()->setValue(500'000);
    QCOMPARE(qint64(m_view->page().first().number), 500'000);
    QVERIFY(m_view->page().size() <= inView + 1);
}

void tst_LogView::paintsOnceABatch()
{
    fill(1'000);
    QTest::qWait(0);
    const PaintCounter paints(m_view->viewport());
    fill(10'000);
    QTRY_VERIFY(paints.count > 0);
    QCOMPARE(paints.count, 1);
}

void tst_LogView::followsTheEnd()
{
    fill(1'000);
    QVERIFY(m_view->isFollowing());
    QCOMPARE(qint64(m_view->page().last().number), 999);
    fill(50);
    QCOMPARE(qint64(m_view->page().last().number), 1'049);
}

void tst_LogView::stopsFollowingUpwards_data()
{
    QTest::addColumn<int>("key");
    QTest::newRow("line") << int(Qt::Key_Up);
    QTest::newRow("page") << int(Qt::Key_PageUp);
    QTest::newRow("top") << int(Qt::Key_Home);
    QTest::newRow("wheel") << 0;
    QTest::newRow("scroll bar") << 1;
    QTest::newRow("click") << 2;
}

void tst_LogView::stopsFollowingUpwards()
{
    QFETCH(const int, key);
    fill(1'000);
    const QSignalSpy changes(m_view.get(), &LogView::followingChanged);
    if (key == 0) {
        const QPointF at(50, 50);
        QWheelEvent wheel(at, m_view->viewport()->mapToGlobal(at), {}, {0, 120}, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(m_view->viewport(), &wheel);
    } else if (key == 1) {
        m_view->verticalScrollBar()->triggerAction(QAbstractSlider::SliderSingleStepSub);
    } else if (key == 2) {
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, {50, 50});
    } else {
        QTest::keyClick(m_view.get(), Qt::Key(key));
    }
    QVERIFY(!m_view->isFollowing());
    QCOMPARE(changes.count(), 1);
    const qint64 top = m_view->topRow();
    fill(500);
    QCOMPARE(m_view->topRow(), top);
}

void tst_LogView::followsAgain_data()
{
    QTest::addColumn<int>("key");
    QTest::newRow("End") << int(Qt::Key_End);
    QTest::newRow("F") << int(Qt::Key_F);
    QTest::newRow("the button") << 0;
}

void tst_LogView::followsAgain()
{
    QFETCH(const int, key);
    fill(1'000);
    QTest::keyClick(m_view.get(), Qt::Key_PageUp);
    fill(5);
    if (key == 0)
        QTest::mouseClick(m_view->findChild<QPushButton *>(), Qt::LeftButton);
    else
        QTest::keyClick(m_view.get(), Qt::Key(key));
    QVERIFY(m_view->isFollowing());
    QCOMPARE(qint64(m_view->page().last().number), 1'004);
    QVERIFY(!m_view->findChild<QPushButton *>()->isVisible());
}

void tst_LogView::followsAgainBeyondTheEnd()
{
    fill(1'000);
    m_view->setFollowing(false);
    const QPointF at(50, 50);
    QWheelEvent wheel(at, m_view->viewport()->mapToGlobal(at), {}, {0, -120}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(m_view->viewport(), &wheel);
    QVERIFY(m_view->isFollowing());
}

void tst_LogView::saysWhatIsNew()
{
    fill(1'000);
    auto *button = m_view->findChild<QPushButton *>();
    QVERIFY(!button->isVisible());
    QTest::keyClick(m_view.get(), Qt::Key_Up);
    appendMany(*m_store, 126);
    appendMany(*m_store, 2, LogLevel::Error);
    take();
    QVERIFY(button->isVisible());
    QVERIFY(button->text().contains(u"128 new"));
    QVERIFY(button->text().contains(u"2 error"));
    QVERIFY(m_view->viewport()->rect().contains(button->geometry()));
}

void tst_LogView::staysWhileLinesAreSelected()
{
    fill(1'000);
    QTest::keyClick(m_view.get(), Qt::Key_A, Qt::ControlModifier);
    const qint64 top = m_view->topRow();
    fill(100);
    QCOMPARE(m_view->topRow(), top);
    QTest::keyClick(m_view.get(), Qt::Key_Escape);
    fill(1);
    QCOMPARE(qint64(m_view->page().last().number), 1'100);
}

void tst_LogView::staysAtItsLinesWhenTheOldestGo()
{
    fill(1'000);
    m_view->setFollowing(false);
    m_view->scrollTo(500);
    m_view->takeLines(300, 1'000);
    QCOMPARE(m_view->topRow(), 500);
    QCOMPARE(m_view->verticalScrollBar()->value(), 200);
    m_view->takeLines(600, 1'000);
    QCOMPARE(m_view->topRow(), 600);
}

void tst_LogView::staysAtItsLineWhenALevelIsHidden()
{
    for (int i = 0; i < 1'000; ++i)
        append(*m_store, "x", i % 10 ? LogLevel::Log : LogLevel::Error);
    take();
    m_view->setFollowing(false);
    m_view->scrollTo(500);
    m_view->setLevels(ShownLevel::Error);
    QCOMPARE(qint64(m_view->page().first().number), 500);
    QVERIFY(!m_view->findChild<QPushButton *>()->isVisible());
}

void tst_LogView::selectsByMouse()
{
    fill(1'000);
    const qint64 top = m_view->topRow();
    const auto middle = [&](qint64 row) { return m_view->rowRect(row).center(); };
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, middle(top + 2));
    QCOMPARE(m_view->selection()->count(), 1);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, Qt::ShiftModifier, middle(top + 5));
    QCOMPARE(m_view->selection()->first(), top + 2);
    QCOMPARE(m_view->selection()->count(), 4);

    QTest::mousePress(m_view->viewport(), Qt::LeftButton, {}, middle(top + 6));
    QMouseEvent drag(QEvent::MouseMove, middle(top + 3), m_view->viewport()->mapToGlobal(middle(top + 3)),
                     Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_view->viewport(), &drag);
    QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, {}, middle(top + 3));
    QCOMPARE(m_view->selection()->first(), top + 3);
    QCOMPARE(m_view->selection()->count(), 4);
}

void tst_LogView::selectsByKeys()
{
    fill(100);
    QTest::keyClick(m_view.get(), Qt::Key_Home);
    QTest::keyClick(m_view.get(), Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(m_view.get(), Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(m_view->selectedText(), u"line 0\nline 1\nline 2"_qs);
    QTest::keyClick(m_view.get(), Qt::Key_End, Qt::ShiftModifier);
    QCOMPARE(m_view->selection()->count(), 100);
    QVERIFY(!m_view->isFollowing());
}

void tst_LogView::copiesCleanLines()
{
    append(*m_store, "\x1b[31mred\x1b[0m\tx");
    append(*m_store, "second\r", LogLevel::Error);
    append(*m_store, "Upload", LogLevel::Log, 0, LogKind::PhaseStarted);
    take();
    QTest::keyClick(m_view.get(), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(m_view.get(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"red\tx\nsecond\n[Phase Upload]"_qs);
}

void tst_LogView::movesByKeys()
{
    fill(1'000);
    const qint64 end = m_view->topRow();
    QTest::keyClick(m_view.get(), Qt::Key_Up);
    QCOMPARE(m_view->topRow(), end - 1);
    QTest::keyClick(m_view.get(), Qt::Key_Down);
    QCOMPARE(m_view->topRow(), end);
    QTest::keyClick(m_view.get(), Qt::Key_Down);
    QCOMPARE(m_view->topRow(), end);
    QTest::keyClick(m_view.get(), Qt::Key_Home, Qt::ControlModifier);
    QCOMPARE(m_view->topRow(), 0);
    QTest::keyClick(m_view.get(), Qt::Key_Up);
    QCOMPARE(m_view->topRow(), 0);
    QTest::keyClick(m_view.get(), Qt::Key_PageDown);
    QCOMPARE(m_view->topRow(), 1'000 - end);
}

void tst_LogView::zooms()
{
    fill(100);
    const int height = m_view->rowRect(0).height();
    QTest::keyClick(m_view.get(), Qt::Key_Equal, Qt::ControlModifier);
    QTest::keyClick(m_view.get(), Qt::Key_Plus, Qt::ControlModifier);
    QVERIFY(m_view->rowRect(0).height() > height);
    QCOMPARE(qint64(m_view->page().last().number), 99); // still at the end
    QTest::keyClick(m_view.get(), Qt::Key_0, Qt::ControlModifier);
    QCOMPARE(m_view->rowRect(0).height(), height);
    QTest::keyClick(m_view.get(), Qt::Key_Minus, Qt::ControlModifier);
    QVERIFY(m_view->rowRect(0).height() < height);
}

void tst_LogView::saysThatALongLineWasCut()
{
    append(*m_store, QByteArray(1 << 20, 'x'));
    take();
    QVERIFY(m_view->page().first().text.contains(u"cut"));
}

void tst_LogView::scrollsSideways()
{
    append(*m_store, QByteArray(2'000, 'x'));
    take();
    QVERIFY(m_view->horizontalScrollBar()->maximum() > 0);
    QTest::keyClick(m_view.get(), Qt::Key_Right);
    QVERIFY(m_view->horizontalScrollBar()->value() > 0);
}

void tst_LogView::readsAsText()
{
    append(*m_store, "all is well");
    append(*m_store, "disk full", LogLevel::Error);
    take();
    QAccessibleInterface *face = QAccessible::queryAccessibleInterface(m_view.get());
    QVERIFY(face);
    QCOMPARE(face->role(), QAccessible::EditableText);
    QVERIFY(face->state().readOnly);
    QCOMPARE(face->text(QAccessible::Name), u"Log"_qs);
    QAccessibleTextInterface *text = face->textInterface();
    QVERIFY(text);
    const QString read = text->text(0, text->characterCount());
    QCOMPARE(read, u"12:00:00.000 Log all is well\n12:00:00.120 Error disk full"_qs);
    int begin = 0;
    int end = 0;
    QCOMPARE(text->textAtOffset(40, QAccessible::LineBoundary, &begin, &end).trimmed(),
             u"12:00:00.120 Error disk full"_qs);
    m_view->select(1, 1);
    text->selection(0, &begin, &end);
    QCOMPARE(read.mid(begin, end - begin), u"12:00:00.120 Error disk full"_qs);
}

void tst_LogView::givesTheLineUnderAPoint()
{
    fill(3);
    QAccessibleTextInterface *text = QAccessible::queryAccessibleInterface(m_view.get())->textInterface();
    const QRect rect = text->characterRect(text->characterCount() - 1);
    const QString read = text->text(0, text->characterCount());
    QVERIFY(read.mid(text->offsetAtPoint(rect.center())).endsWith(u"line 2"));
}

QTEST_MAIN(tst_LogView)
#include "tst_logview.moc"
