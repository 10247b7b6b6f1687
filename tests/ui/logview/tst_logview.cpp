// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/log/loglines.h"
#include "tests/ui/warnings.h"
#include "ui/logview/logview.h"

#include <QAccessible>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include <set>

using namespace runwatch;
using namespace Qt::StringLiterals;

namespace {

constexpr RunId Run{3};

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
    void saysWhatIsNewUnderAFilter();
    void makesTheLineUnderTheMenuCurrent();
    void staysWhileLinesAreSelected();
    void staysAtItsLinesWhenTheOldestGo();
    void staysAtItsLineWhenALevelIsHidden();
    void selectsByMouse();
    void selectsWordsAndLines();
    void scrollsWhileDraggingBeyondTheEdge();
    void selectsByKeys();
    void keepsTheSelectionUnderAFilter();
    void copiesCleanLines();
    void movesByKeys();
    void zooms();
    void foldsALongLine();
    void unfoldsByALink();
    void wraps();
    void scrollsByVisualLinesWhenWrapped();
    void pausesTheDrawing();
    void saysWhenTheDayChanges();
    void showsAPlace();
    void marksAndHighlights();
    void hasCaretAndSelectionForAScreenReader();
    void scrollsSideways();
    void readsAsText();
    void givesTheLineUnderAPoint();
    void needsNoHeight();

private:
    void fill(int lines);
    void take();
    void take(qint64 first, qint64 end);
    void readRows();
    [[nodiscard]] QPoint pointOf(qint64 row, qsizetype byte) const;
    void drag(QPoint from, QPoint to);
    [[nodiscard]] LogPosition at(qint64 row, qsizetype byte) const;
    [[nodiscard]] qint64 lastNumber() const { return qint64(m_view->linesInView().last().place.line); }

    std::shared_ptr<LogStore> m_store;
    std::unique_ptr<LogRows> m_rows;
    std::unique_ptr<LogView> m_view;
};

void tst_LogView::init()
{
    failOnWarnings();
    m_view.reset(); // before its rows
    m_store = std::make_shared<LogStore>();
    m_rows = std::make_unique<LogRows>();
    m_rows->setSources({{Run, m_store, {}}});
    m_view = std::make_unique<LogView>();
    m_view->resize(700, 300);
    m_view->setRows(m_rows.get());
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
    take(qint64(m_store->first()), qint64(m_store->end()));
}

void tst_LogView::take(qint64 first, qint64 end)
{
    m_rows->takeLines(Run, first, end);
    readRows();
}

void tst_LogView::readRows()
{
    while (m_rows->read(QDeadlineTimer(4)))
        m_view->rowsChanged(LogView::Reading::Going);
    m_view->rowsChanged();
}

LogPosition tst_LogView::at(qint64 row, qsizetype byte) const
{
    return {m_rows->place(row), byte};
}

void tst_LogView::holdsTheLinesInViewAndNoOthers()
{
    fill(1'000'000);
    QCOMPARE(m_rows->counts().logs, 1'000'000);
    const int inView = m_view->viewport()->height() / m_view->rowRect(m_view->topRow()).height();
    QCOMPARE(lastNumber(), 999'999);
    m_view->verticalScrollBar()->setValue(500'000);
    QCOMPARE(qint64(m_view->linesInView().first().place.line), 500'000);
    QVERIFY(m_view->linesInView().size() <= inView + 1);
    QVERIFY(m_view->page().held() <= 3 * (inView + 2)); // a page on either side
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
    QCOMPARE(lastNumber(), 999);
    fill(50);
    QCOMPARE(lastNumber(), 1'049);
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
    QCOMPARE(lastNumber(), 1'004);
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

void tst_LogView::saysWhatIsNewUnderAFilter()
{
    for (int i = 0; i < 1'000; ++i)
        append(*m_store, "x", i % 10 ? LogLevel::Log : LogLevel::Error);
    take();
    auto *button = m_view->findChild<QPushButton *>();
    m_view->setFollowing(false);
    m_view->scrollTo(500);
    appendMany(*m_store, 126);
    appendMany(*m_store, 2, LogLevel::Error);
    take();
    m_rows->setLevels(ShownLevel::Error);
    readRows();
    m_rows->setLevels(AllLevels);
    readRows();
    QVERIFY(!m_view->isFollowing());
    appendMany(*m_store, 2);
    take();
    QVERIFY2(button->text().contains(u"130 new"), qPrintable(button->text()));
    QVERIFY2(button->text().contains(u"2 error"), qPrintable(button->text()));
}

void tst_LogView::makesTheLineUnderTheMenuCurrent()
{
    fill(1'000);
    const qint64 row = m_view->topRow() + 2;
    const auto askForMenu = [this](QPoint at) {
        QContextMenuEvent event(QContextMenuEvent::Mouse, at, m_view->viewport()->mapToGlobal(at));
        QCoreApplication::sendEvent(m_view->viewport(), &event);
        for (QMenu *menu : m_view->findChildren<QMenu *>())
            menu->close();
    };
    askForMenu(pointOf(row, 2));
    QCOMPARE(m_view->currentPlace(), m_rows->place(row));
    QVERIFY(!m_view->isFollowing());

    QTest::keyClick(m_view.get(), Qt::Key_A, Qt::ControlModifier);
    askForMenu(pointOf(row, 2));
    QCOMPARE(m_view->selection()->count(), 1'000);
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
    QCOMPARE(lastNumber(), 1'100);
}

void tst_LogView::staysAtItsLinesWhenTheOldestGo()
{
    fill(1'000);
    m_view->setFollowing(false);
    m_view->scrollTo(500);
    take(300, 1'000);
    QCOMPARE(m_view->topRow(), 500);
    QCOMPARE(m_view->verticalScrollBar()->value(), 200);
    take(600, 1'000);
    QCOMPARE(m_view->topRow(), 600);
}

void tst_LogView::staysAtItsLineWhenALevelIsHidden()
{
    for (int i = 0; i < 1'000; ++i)
        append(*m_store, "x", i % 10 ? LogLevel::Log : LogLevel::Error);
    take();
    m_view->setFollowing(false);
    m_view->scrollTo(500);
    m_rows->setLevels(ShownLevel::Error);
    readRows();
    QCOMPARE(qint64(m_view->linesInView().first().place.line), 500);
    QVERIFY(!m_view->findChild<QPushButton *>()->isVisible());
}

// Where a character of a row begins, in the viewport.
QPoint tst_LogView::pointOf(qint64 row, qsizetype byte) const
{
    const QRect caret = m_view->caretRect(at(row, byte));
    return {caret.left() + 1, caret.center().y()};
}

void tst_LogView::drag(QPoint from, QPoint to)
{
    QTest::mousePress(m_view->viewport(), Qt::LeftButton, {}, from);
    QMouseEvent move(QEvent::MouseMove, to, m_view->viewport()->mapToGlobal(to), Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_view->viewport(), &move);
    QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, {}, to);
}

void tst_LogView::selectsByMouse()
{
    fill(1'000);
    const qint64 top = m_view->topRow();
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, pointOf(top + 2, 3));
    QVERIFY(!m_view->selection());
    QCOMPARE(m_view->caret(), at(top + 2, 3));
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, Qt::ShiftModifier, pointOf(top + 3, 4));
    QCOMPARE(m_view->selectedText(), u"e %1\nline"_qs.arg(top + 2));

    drag(pointOf(top + 6, 5), pointOf(top + 6, 1));
    QCOMPARE(m_view->selectedText(), u"ine "_qs);
}

void tst_LogView::selectsWordsAndLines()
{
    append(*m_store, "one two-three four");
    append(*m_store, "five six");
    take();
    QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, pointOf(0, 5));
    QCOMPARE(m_view->selectedText(), u"two"_qs);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, pointOf(0, 5)); // the third
    QCOMPARE(m_view->selectedText(), u"one two-three four"_qs);
}

void tst_LogView::scrollsWhileDraggingBeyondTheEdge()
{
    fill(1'000);
    m_view->setFollowing(false);
    const qint64 top = m_view->topRow();
    QTest::mousePress(m_view->viewport(), Qt::LeftButton, {}, pointOf(top + 2, 3));
    const QPoint above(pointOf(top, 0).x(), -20);
    QMouseEvent move(QEvent::MouseMove, above, m_view->viewport()->mapToGlobal(above), Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_view->viewport(), &move);
    QTRY_VERIFY(m_view->topRow() <= top - 3);
    QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, {}, above);
    QVERIFY(m_view->selection()->count() >= 5);
    QCOMPARE(m_view->selection()->lastRow, top + 2);
}

void tst_LogView::selectsByKeys()
{
    fill(100);
    QTest::keyClick(m_view.get(), Qt::Key_Home);
    QTest::keyClick(m_view.get(), Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(m_view.get(), Qt::Key_Right, Qt::ShiftModifier);
    QCOMPARE(m_view->selectedText(), u"line 0\nl"_qs);
    QTest::keyClick(m_view.get(), Qt::Key_Right, Qt::ShiftModifier | Qt::ControlModifier);
    QCOMPARE(m_view->selectedText(), u"line 0\nline "_qs);
    QTest::keyClick(m_view.get(), Qt::Key_End, Qt::ShiftModifier | Qt::AltModifier);
    QCOMPARE(m_view->selectedText(), u"line 0\nline 1"_qs);
    QTest::keyClick(m_view.get(), Qt::Key_End, Qt::ShiftModifier);
    QCOMPARE(m_view->selection()->count(), 100);
    QVERIFY(!m_view->isFollowing());
}

void tst_LogView::keepsTheSelectionUnderAFilter()
{
    for (int i = 0; i < 100; ++i)
        append(*m_store, "line " + QByteArray::number(i), i % 10 ? LogLevel::Log : LogLevel::Error);
    take();
    m_view->select(at(20, 2), at(40, 3));
    m_rows->setLevels(ShownLevel::Error);
    readRows();
    QCOMPARE(m_view->selectedText(), u"ne 20\nline 30\nlin"_qs);
    m_rows->setLevels(AllLevels);
    readRows();
    QCOMPARE(m_view->selection()->firstRow, 20);
    QCOMPARE(m_view->selection()->count(), 21);
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
    QCOMPARE(m_view->currentPlace()->line, LineNumber(998));
    QTest::keyClick(m_view.get(), Qt::Key_J);
    QCOMPARE(m_view->currentPlace()->line, LineNumber(999));
    QTest::keyClick(m_view.get(), Qt::Key_Down);
    QCOMPARE(m_view->currentPlace()->line, LineNumber(999));
    QCOMPARE(m_view->topRow(), end);
    QTest::keyClick(m_view.get(), Qt::Key_Home, Qt::ControlModifier);
    QCOMPARE(m_view->topRow(), 0);
    QCOMPARE(m_view->caret(), at(0, 0));
    QTest::keyClick(m_view.get(), Qt::Key_Up);
    QCOMPARE(m_view->topRow(), 0);
    QTest::keyClick(m_view.get(), Qt::Key_PageDown);
    QVERIFY(m_view->topRow() > 5);
    QCOMPARE(m_view->topRow(), qint64(m_view->currentPlace()->line));
    QTest::keyClick(m_view.get(), Qt::Key_PageUp);
    QCOMPARE(m_view->topRow(), 0);
    QTest::keyClick(m_view.get(), Qt::Key_End, Qt::ControlModifier);
    QVERIFY(m_view->isFollowing());
    QCOMPARE(m_view->topRow(), end);
}

void tst_LogView::zooms()
{
    fill(100);
    const auto rowHeight = [this] { return m_view->rowRect(m_view->topRow()).height(); };
    const int height = rowHeight();
    QTest::keyClick(m_view.get(), Qt::Key_Equal, Qt::ControlModifier);
    QTest::keyClick(m_view.get(), Qt::Key_Plus, Qt::ControlModifier);
    QVERIFY(rowHeight() > height);
    QCOMPARE(lastNumber(), 99); // still at the end
    QTest::keyClick(m_view.get(), Qt::Key_0, Qt::ControlModifier);
    QCOMPARE(rowHeight(), height);
    QTest::keyClick(m_view.get(), Qt::Key_Minus, Qt::ControlModifier);
    QVERIFY(rowHeight() < height);
}

void tst_LogView::foldsALongLine()
{
    append(*m_store, QByteArray(10 << 20, 'x'));
    append(*m_store, "after");
    take();
    QCOMPARE(m_view->linesInView().first().text.size(), FoldedCharacters);
    QCOMPARE(m_view->linesInView().first().more, (10 << 20) - FoldedCharacters);
    QVERIFY(m_view->linesInView().first().link().contains(u"show all"));
    QTest::keyClick(m_view.get(), Qt::Key_Home);
    QTest::keyClick(m_view.get(), Qt::Key_Return);
    QCOMPARE(m_view->linesInView().first().text.size(), 10 << 20);
    QCOMPARE(m_view->linesInView().size(), 1); // it fills the view
    QCOMPARE(m_view->topRow(), 0);
    QTest::keyClick(m_view.get(), Qt::Key_PageDown);
    QCOMPARE(m_view->topRow(), 0); // within the line
    QVERIFY(m_view->caret()->byte > 500);
    QTest::keyClick(m_view.get(), Qt::Key_End);
    QCOMPARE(m_view->linesInView().size(), 2);
    QVERIFY(m_view->page().row(0).parts.size() < 10); // of 2 560
}

void tst_LogView::unfoldsByALink()
{
    append(*m_store, QByteArray(5'000, 'x'));
    take();
    m_view->setWrapped(true);
    const QRect last = m_view->rowRect(0);
    QSignalSpy activated(m_view.get(), &LogView::lineActivated);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, m_view->linkPoint(0));
    QCOMPARE(m_view->linesInView().first().more, 0);
    QVERIFY(m_view->rowRect(0).height() >= last.height());
    m_view->setFollowing(true); // its end is in view
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, m_view->linkPoint(0)); // show less
    QVERIFY(m_view->linesInView().first().more > 0);
    QCOMPARE(activated.count(), 0);
}

void tst_LogView::wraps()
{
    append(*m_store, QByteArray(500, 'x') + " end");
    fill(3);
    QCOMPARE(m_view->rowRect(0).height(), m_view->rowRect(1).height());
    QTest::keyClick(m_view.get(), Qt::Key_Z, Qt::AltModifier);
    QVERIFY(m_view->isWrapped());
    QVERIFY(m_view->rowRect(0).height() >= 5 * m_view->rowRect(1).height());
    QCOMPARE(m_view->horizontalScrollBar()->maximum(), 0);
    QTest::keyClick(m_view.get(), Qt::Key_Home);
    const QRect first = m_view->caretRect(*m_view->caret());
    QTest::keyClick(m_view.get(), Qt::Key_Down); // a visual line
    QCOMPARE(m_view->currentPlace()->line, LineNumber(0));
    QCOMPARE(m_view->caretRect(*m_view->caret()).left(), first.left()); // hanging at the text's column
    QCOMPARE(m_view->caretRect(*m_view->caret()).top(), first.top() + first.height());
}

void tst_LogView::scrollsByVisualLinesWhenWrapped()
{
    for (int i = 0; i < 100; ++i)
        append(*m_store, QByteArray(500, 'x'));
    take();
    m_view->setWrapped(true);
    QCOMPARE(lastNumber(), 99);
    const QRect last = m_view->rowRect(99);
    QVERIFY(last.bottom() > m_view->viewport()->height() - 2 * m_view->page().font().lineHeight());
    QTest::keyClick(m_view.get(), Qt::Key_Up, Qt::ControlModifier); // the page, not the caret
    QCOMPARE(m_view->rowRect(99).top(), last.top() + m_view->page().font().lineHeight());
    m_view->verticalScrollBar()->setValue(m_view->verticalScrollBar()->maximum() / 2);
    QVERIFY(std::abs(m_view->topRow() - 50) < 5);
    m_view->verticalScrollBar()->setValue(0);
    QCOMPARE(m_view->topRow(), 0);
    m_view->verticalScrollBar()->setValue(m_view->verticalScrollBar()->maximum());
    QTRY_COMPARE(lastNumber(), 99);
}

void tst_LogView::pausesTheDrawing()
{
    fill(100);
    QTest::keyClick(m_view.get(), Qt::Key_Space);
    QVERIFY(m_view->isPaused());
    const qint64 top = m_view->topRow();
    fill(1'234);
    QCOMPARE(m_view->topRow(), top);
    QCOMPARE(lastNumber(), 99);
    const auto *sign = m_view->findChild<QPushButton *>();
    QVERIFY(sign->isVisible());
    QCOMPARE(sign->text(), u"Paused: %1 new line(s)"_qs.arg(QLocale().toString(1'234)));
    QTest::keyClick(m_view.get(), Qt::Key_Space);
    QVERIFY(!m_view->isPaused());
    QCOMPARE(lastNumber(), 1'333);
    QVERIFY(!sign->isVisible());
}

void tst_LogView::saysWhenTheDayChanges()
{
    LogLine line;
    line.text = "x";
    for (const qint64 day : {0, 0, 1}) {
        line.arrivalTime = RunStart + day * 86'400'000;
        m_store->append(line);
    }
    take();
    QCOMPARE(m_view->rowRect(2).height(), 2 * m_view->rowRect(1).height());
    QVERIFY(m_view->page().row(2).headings.first().contains(u"2026"));
    QTest::keyClick(m_view.get(), Qt::Key_Home);
    QTest::keyClick(m_view.get(), Qt::Key_Down);
    QTest::keyClick(m_view.get(), Qt::Key_Down); // over the heading
    QCOMPARE(m_view->caret(), at(2, 0));
    QTest::keyClick(m_view.get(), Qt::Key_Up);
    QCOMPARE(m_view->caret(), at(1, 0));
}

void tst_LogView::showsAPlace()
{
    fill(10'000);
    QSignalSpy changes(m_view.get(), &LogView::currentPlaceChanged);
    m_view->showPlace({Run, LineNumber(5'000)});
    QVERIFY(!m_view->isFollowing());
    QCOMPARE(changes.count(), 1);
    QVERIFY(m_view->viewport()->rect().contains(m_view->rowRect(5'000)));
    QVERIFY(m_view->topRow() < 5'000);
}

void tst_LogView::marksAndHighlights()
{
    fill(10);
    m_view->resize(700, 300);
    const auto colours = [this] {
        std::set<QRgb> seen;
        const QImage image = m_view->viewport()->grab().toImage();
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                seen.insert(image.pixel(x, y));
        }
        return seen;
    };
    const QRgb ground = m_view->page().colours().highlight(HighlightKind::CurrentMatch).background().color().rgb();
    QVERIFY(!colours().contains(ground));
    m_view->setHighlighter([](LogPlace place, QByteArrayView text) {
        return place.line == LineNumber(3) && text.startsWith("line") ? QList<TextHighlight>{{0, 4, HighlightKind::CurrentMatch}}
                                                                       : QList<TextHighlight>();
    });
    QVERIFY(colours().contains(ground));
    m_view->setMarked([](LogPlace place) { return place.line == LineNumber(2); });
    QAccessibleTextInterface *text = QAccessible::queryAccessibleInterface(m_view.get())->textInterface();
    QVERIFY(text->text(0, text->characterCount()).contains(u"Marked 12:00:00.240 Log line 2"));
}

void tst_LogView::hasCaretAndSelectionForAScreenReader()
{
    append(*m_store, "grüße 日本 welt");
    append(*m_store, "second");
    take();
    QAccessibleTextInterface *text = QAccessible::queryAccessibleInterface(m_view.get())->textInterface();
    const QString whole = text->text(0, text->characterCount());
    const auto world = int(whole.indexOf(u"welt"));
    text->setCursorPosition(world);
    QCOMPARE(m_view->caret(), at(0, qsizetype(qstrlen("grüße 日本 "))));
    QCOMPARE(text->cursorPosition(), world);
    text->setSelection(0, world, int(whole.size()));
    QCOMPARE(m_view->selectedText(), u"welt\nsecond"_qs);
    int begin = 0;
    int end = 0;
    text->selection(0, &begin, &end);
    QCOMPARE(begin, world);
    QCOMPARE(end, int(whole.size()));
    const QRect one = text->characterRect(world);
    const QRect other = text->characterRect(world + 1);
    QVERIFY(one.width() > 0 && other.left() >= one.right());
    QCOMPARE(text->offsetAtPoint(one.center() - QPoint(1, 0)), world);
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
    m_view->select(at(1, 0), at(1, 9));
    text->selection(0, &begin, &end);
    QCOMPARE(read.mid(begin, end - begin), u"disk full"_qs);
}

void tst_LogView::givesTheLineUnderAPoint()
{
    fill(3);
    QAccessibleTextInterface *text = QAccessible::queryAccessibleInterface(m_view.get())->textInterface();
    const QRect rect = text->characterRect(text->characterCount() - 1);
    const QString read = text->text(0, text->characterCount());
    QCOMPARE(read.mid(text->offsetAtPoint(rect.topLeft() + QPoint(1, 1))), u"2"_qs);
}

// As in a splitter that is closed, or before a window's first layout.
void tst_LogView::needsNoHeight()
{
    fill(100);
    m_view->resize(700, 0);
    QCOMPARE(m_view->viewport()->height(), 0);
    m_store->append(LogLine{.text = "one more"});
    take();
    QTest::keyClick(m_view.get(), Qt::Key_Down);
    QTest::keyClick(m_view.get(), Qt::Key_PageUp);
    QTest::keyClick(m_view.get(), Qt::Key_End);
    m_view->showPlace(m_rows->place(50));
    m_view->setWrapped(true);
    QCOMPARE(m_view->positionAt({10, 0}), std::nullopt);
    m_view->resize(700, 300);
    m_view->setFollowing(true);
    QCOMPARE(lastNumber(), 100);
}

QTEST_MAIN(tst_LogView)
#include "tst_logview.moc"
