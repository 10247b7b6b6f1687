// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
// The log view's keys. Home and End are the ends of the log, as everywhere in Runwatch; with Alt they
// are those of the line. Shift extends the selection.
#include "ui/logview/logview.h"

#include <QKeyEvent>

#include <algorithm>

namespace runwatch {

namespace {

bool isZoom(const QKeyEvent &event)
{
    return event.matches(QKeySequence::ZoomIn) || event.matches(QKeySequence::ZoomOut)
        || (event.modifiers() == Qt::ControlModifier && (event.key() == Qt::Key_Equal || event.key() == Qt::Key_0));
}

bool isLetterOfOurs(int key)
{
    return key == Qt::Key_F || key == Qt::Key_I || key == Qt::Key_J || key == Qt::Key_K || key == Qt::Key_Space;
}

// Keys that mean something here, so that no shortcut of the window may take them.
bool isOurs(const QKeyEvent &event)
{
    return event.matches(QKeySequence::Copy) || event.matches(QKeySequence::SelectAll) || isZoom(event)
        || (event.modifiers() == Qt::AltModifier
            && (event.key() == Qt::Key_Z || event.key() == Qt::Key_Home || event.key() == Qt::Key_End))
        || (isLetterOfOurs(event.key()) && event.modifiers() == Qt::NoModifier);
}

} // namespace

bool LogView::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && isOurs(*static_cast<QKeyEvent *>(event))) {
        event->accept();
        return true;
    }
    return QAbstractScrollArea::event(event);
}

void LogView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update(); // the caret
}

void LogView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

void LogView::keyPressEvent(QKeyEvent *event)
{
    if (!zoomBy(*event) && !actBy(*event) && !moveBy(*event))
        QAbstractScrollArea::keyPressEvent(event); // sideways without a caret: the scroll bar knows how
}

bool LogView::actBy(const QKeyEvent &event)
{
    const bool isPlain = event.modifiers() == Qt::NoModifier || event.modifiers() == Qt::KeypadModifier;
    if (event.matches(QKeySequence::Copy))
        copySelection();
    else if (event.matches(QKeySequence::SelectAll))
        selectAll();
    else if (event.key() == Qt::Key_Escape && selection())
        clearSelection();
    else if (event.key() == Qt::Key_Z && event.modifiers() == Qt::AltModifier)
        setWrapped(!m_isWrapped);
    else if (event.key() == Qt::Key_F && isPlain)
        setFollowing(!m_isFollowing || m_isPaused);
    else if (event.key() == Qt::Key_I && isPlain)
        askForFields();
    else if (event.key() == Qt::Key_Space && isPlain)
        setPaused(!m_isPaused);
    else if ((event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter) && isPlain)
        activateCurrentLine();
    else
        return false;
    return true;
}

bool LogView::zoomBy(const QKeyEvent &event)
{
    if (!isZoom(event))
        return false;
    if (event.key() == Qt::Key_0)
        resetZoom();
    else if (event.matches(QKeySequence::ZoomOut))
        zoomOut();
    else
        zoomIn();
    return true;
}

void LogView::activateCurrentLine()
{
    if (!m_caret || !m_rows)
        return;
    const std::optional<qint64> row = m_rows->rowOf(m_caret->place);
    if (row && m_page.row(*row).shown.more > 0)
        setFolding(m_caret->place, Folding::Whole);
    else
        emit lineActivated(m_caret->place);
}

LogPosition LogView::startingPoint() const
{
    if (m_caret)
        return *m_caret;
    const qint64 row = m_isFollowing || m_placed.isEmpty() ? endRow() - 1 : m_top.row;
    return {m_rows->place(row), 0};
}

// Keeps to the column where it began, and passes over headings.
void LogView::moveCaretByLines(qint64 visualLines, Selecting selecting)
{
    const LogPosition from = startingPoint();
    const qreal x = m_wantedX.value_or(xOf(from));
    const VisualLine at = visualLineOf(from);
    VisualLine to = m_page.moved(at, visualLines, firstRow(), endRow());
    if (to.part == 0) {
        const int direction = visualLines < 0 && to.row > firstRow() ? -1 : 1;
        while (to.part == 0)
            to = m_page.moved(to, direction, firstRow(), endRow());
    }
    const LogPosition target = to == at ? (m_caret ? *m_caret : from) : positionIn(to, x);
    if (visualLines < 0 && to.part == 1 && to.line == 0 && to.row == firstRow())
        m_top = {firstRow(), 0, 0}; // its headings, too
    moveCaret(target, selecting);
    m_wantedX = x;
}

bool LogView::moveBy(const QKeyEvent &event)
{
    const Selecting selecting = event.modifiers().testFlag(Qt::ShiftModifier) ? Selecting::Extended : Selecting::Anew;
    const bool isControl = event.modifiers().testFlag(Qt::ControlModifier);
    const bool isAlt = event.modifiers().testFlag(Qt::AltModifier);
    const bool isDown = event.key() == Qt::Key_Down || event.key() == Qt::Key_PageDown || event.key() == Qt::Key_J;
    switch (event.key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_J:
    case Qt::Key_K:
        if (endRow() > firstRow())
            isControl ? scrollBy(isDown ? 1 : -1) : moveCaretByLines(isDown ? 1 : -1, selecting);
        return true;
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        if (endRow() <= firstRow())
            return true;
        setFollowing(false);
        {
            const LogPosition from = startingPoint();
            const qint64 page = std::max<qint64>(1, wholeLinesInView() - 1);
            if (!m_caret)
                m_caret = m_anchor = from;
            m_top = m_page.moved(m_top, isDown ? page : -page, firstRow(), endRow());
            moveCaretByLines(isDown ? page : -page, selecting);
        }
        return true;
    case Qt::Key_Home:
    case Qt::Key_End:
    case Qt::Key_Left:
    case Qt::Key_Right:
        return endRow() <= firstRow() || (isAlt && event.key() != Qt::Key_Home && event.key() != Qt::Key_End)
            ? false
            : moveSideways(event, selecting);
    default:
        return false;
    }
}

// Along the line, to its ends and to those of the log.
bool LogView::moveSideways(const QKeyEvent &event, Selecting selecting)
{
    const bool isForwards = event.key() == Qt::Key_End || event.key() == Qt::Key_Right;
    const bool isEnd = event.key() == Qt::Key_Home || event.key() == Qt::Key_End;
    if (!isEnd && !m_caret)
        return false;
    const bool isControl = event.modifiers().testFlag(Qt::ControlModifier);
    const LogPosition from = startingPoint();
    const qint64 row = std::clamp(m_rows->rowAtOrAfter(from.place), firstRow(), endRow() - 1);
    const qsizetype size = m_page.row(row).shown.text.size();
    m_wantedX.reset();
    if (isEnd && !event.modifiers().testFlag(Qt::AltModifier)) {
        const qint64 last = isForwards ? endRow() - 1 : firstRow();
        if (isForwards && selecting == Selecting::Anew) {
            setFollowing(true);
            return true;
        }
        if (!isForwards)
            m_top = {firstRow(), 0, 0};
        moveCaret({m_rows->place(last), isForwards ? m_page.row(last).shown.text.size() : 0}, selecting);
        return true;
    }
    if (isEnd) {
        moveCaret({from.place, isForwards ? size : 0}, selecting);
        return true;
    }
    const int part = m_page.partOf(row, from.byte);
    const LineLayout &layout = m_page.layout(row, part);
    const qsizetype begin = m_page.partBegin(row, part);
    const qsizetype at = layout.text().positionAt(from.byte - begin);
    const qsizetype to = isControl ? (isForwards ? layout.nextWord(at) : layout.previousWord(at))
                                   : (isForwards ? layout.next(at) : layout.previous(at));
    LogPosition target{from.place, begin + layout.text().byteAt(to)};
    if (to == at && isForwards) {
        if (begin + layout.text().byteAt(at) < size)
            target.byte = m_page.partBegin(row, part + 1) + 1;
        else if (row + 1 < endRow())
            target = {m_rows->place(row + 1), 0};
    } else if (to == at) {
        if (part > 1)
            target.byte = begin - 1;
        else if (row > firstRow())
            target = {m_rows->place(row - 1), m_page.row(row - 1).shown.text.size()};
    }
    moveCaret(target, selecting);
    return true;
}

} // namespace runwatch
