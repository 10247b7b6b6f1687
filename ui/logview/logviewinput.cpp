// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
// The log view's mouse and keys, and what they select.
#include "ui/logview/logview.h"

#include <QAction>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QScrollBar>
#include <QTextDocument>
#include <QTimerEvent>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>

namespace runwatch {

namespace {

constexpr int DragInterval = 50; // ms between lines while dragging beyond the edge

bool isZoom(const QKeyEvent &event)
{
    return event.matches(QKeySequence::ZoomIn) || event.matches(QKeySequence::ZoomOut)
        || (event.modifiers() == Qt::ControlModifier
            && (event.key() == Qt::Key_Equal || event.key() == Qt::Key_0));
}

// Keys that mean something here, so that no shortcut of the window may take them.
bool isOurs(const QKeyEvent &event)
{
    return event.matches(QKeySequence::Copy) || event.matches(QKeySequence::SelectAll) || isZoom(event)
        || (event.key() == Qt::Key_F && event.modifiers() == Qt::NoModifier);
}

// A mark that is too long for its line can be read here.
QString tooltipOf(const ShownLine &line)
{
    return Qt::convertFromPlainText(line.isMark ? line.text + u'\n' + line.times : line.times);
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

bool LogView::viewportEvent(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QAbstractScrollArea::viewportEvent(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const qint64 row = rowAt(help->pos().y()) - m_top;
    if (row >= 0 && row < page().size())
        QToolTip::showText(help->globalPos(), tooltipOf(page().at(row)), viewport());
    else
        QToolTip::hideText();
    return true;
}

void LogView::wheelEvent(QWheelEvent *event)
{
    const int turn = event->angleDelta().y();
    if (event->modifiers() == Qt::ControlModifier) {
        if (turn != 0)
            setZoom(m_zoom + (turn > 0 ? 1 : -1));
        event->accept();
        return;
    }
    const bool isBeyondEnd = turn < 0 && isAtEnd();
    QAbstractScrollArea::wheelEvent(event);
    if (turn > 0)
        setFollowing(false);
    else if (isBeyondEnd && !m_isFollowing && !m_selection)
        setFollowing(true);
}

void LogView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        copySelection();
    else if (event->matches(QKeySequence::SelectAll))
        selectAll();
    else if (event->key() == Qt::Key_Escape && m_selection)
        clearSelection();
    else if (event->key() == Qt::Key_F && event->modifiers() == Qt::NoModifier)
        setFollowing(!m_isFollowing);
    else if (!zoomBy(*event) && !moveBy(*event))
        QAbstractScrollArea::keyPressEvent(event); // sideways: the scroll bar knows how
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

// Up, down, pages and ends: the page without Shift, the selection with it.
bool LogView::moveBy(const QKeyEvent &event)
{
    const bool selects = event.modifiers().testFlag(Qt::ShiftModifier);
    const qint64 from = !selects ? m_top : m_selection ? m_selection->current : m_top;
    const std::optional<qint64> target = targetOf(event.key(), from);
    if (!target || m_scope.size() == 0)
        return target.has_value();
    if (selects)
        moveSelection(*target);
    else if (event.key() == Qt::Key_End)
        setFollowing(true);
    else
        scrollTo(*target);
    return true;
}

std::optional<qint64> LogView::targetOf(int key, qint64 from) const
{
    switch (key) {
    case Qt::Key_Up:
        return from - 1;
    case Qt::Key_Down:
        return from + 1;
    case Qt::Key_PageUp:
        return from - rowsInView();
    case Qt::Key_PageDown:
        return from + rowsInView();
    case Qt::Key_Home:
        return m_scope.first();
    case Qt::Key_End:
        return m_scope.end() - 1;
    default:
        return std::nullopt;
    }
}

void LogView::scrollTo(qint64 row)
{
    if (row < m_top)
        setFollowing(false);
    m_top = row;
    arrange();
}

void LogView::select(qint64 anchor, qint64 current)
{
    m_selection = RowSelection{anchor, current};
    viewport()->update();
}

void LogView::clearSelection()
{
    m_selection.reset();
    viewport()->update();
}

// Extends the selection to the row and brings the row into view.
void LogView::moveSelection(qint64 row)
{
    const qint64 current = std::clamp(row, m_scope.first(), m_scope.end() - 1);
    const qint64 lastTop = current - rowsInView() + 1;
    setFollowing(false);
    select(m_selection ? m_selection->anchor : std::clamp(m_top, m_scope.first(), m_scope.end() - 1),
           current);
    scrollTo(std::clamp(m_top, std::min(lastTop, current), current));
}

void LogView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const qint64 row = rowAt(event->position().toPoint().y());
    if (row >= m_scope.end()) {
        clearSelection();
        return;
    }
    setFollowing(false);
    select(event->modifiers().testFlag(Qt::ShiftModifier) && m_selection ? m_selection->anchor : row, row);
}

void LogView::mouseMoveEvent(QMouseEvent *event)
{
    if (!event->buttons().testFlag(Qt::LeftButton) || !m_selection)
        return;
    const int y = event->position().toPoint().y();
    if (viewport()->rect().contains(0, y))
        m_dragTimer.stop();
    else if (!m_dragTimer.isActive())
        m_dragTimer.start(DragInterval, this);
    moveSelection(rowAt(std::clamp(y, 0, viewport()->height() - 1)));
}

void LogView::mouseReleaseEvent(QMouseEvent *)
{
    m_dragTimer.stop();
}

// The pointer is held above or below the view: a line at a time.
void LogView::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_dragTimer.timerId()) {
        QAbstractScrollArea::timerEvent(event);
        return;
    }
    if (!m_selection)
        return;
    const int y = viewport()->mapFromGlobal(QCursor::pos()).y();
    moveSelection(m_selection->current + (y < 0 ? -1 : 1));
}

void LogView::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction *copy = menu->addAction(tr("&Copy"), QKeySequence::Copy, this, &LogView::copySelection);
    copy->setEnabled(m_selection.has_value());
    menu->addAction(tr("Select &All"), QKeySequence::SelectAll, this, &LogView::selectAll)
        ->setEnabled(m_scope.size() > 0);
    menu->popup(event->globalPos());
}

void LogView::selectAll()
{
    if (m_scope.size() > 0)
        select(m_scope.first(), m_scope.end() - 1);
}

void LogView::copySelection() const
{
    if (m_selection)
        QGuiApplication::clipboard()->setText(selectedText());
}

QString LogView::selectedText() const
{
    if (!m_selection)
        return {};
    const qint64 left = m_selection->count() - MostCopied;
    QString text = copiedText(m_scope, m_selection->first(),
                              qsizetype(std::min(m_selection->count(), qint64(MostCopied))));
    if (left > 0)
        text += u'\n' + tr("[%n more selected line(s) not copied]", nullptr, int(left));
    return text;
}

} // namespace runwatch
