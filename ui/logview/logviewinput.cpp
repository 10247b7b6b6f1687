// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
// The log view's mouse and wheel, its menu and its tooltips.
#include "ui/logview/logview.h"

#include <QAction>
#include <QApplication>
#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QScrollBar>
#include <QStyleHints>
#include <QTextDocument>
#include <QTimerEvent>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <utility>

namespace runwatch {

namespace {

constexpr int DragInterval = 50; // ms between lines while dragging beyond the edge
constexpr int Notch = 120; // of a wheel, in eighths of a degree

} // namespace

bool LogView::viewportEvent(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QAbstractScrollArea::viewportEvent(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const qint64 row = rowAt(help->pos().y());
    if (row < endRow())
        QToolTip::showText(help->globalPos(), Qt::convertFromPlainText(tooltipAt(help->pos())), viewport());
    else
        QToolTip::hideText();
    return true;
}

void LogView::wheelEvent(QWheelEvent *event)
{
    const QPoint turn = event->angleDelta();
    if (event->modifiers() == Qt::ControlModifier) {
        if (turn.y() != 0)
            setZoom(m_zoom + (turn.y() > 0 ? 1 : -1));
        event->accept();
        return;
    }
    if (event->modifiers() == Qt::ShiftModifier || std::abs(turn.x()) > std::abs(turn.y())) {
        const int sideways = turn.x() != 0 ? turn.x() : turn.y();
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() - sideways * horizontalScrollBar()->singleStep() / Notch);
        event->accept();
        return;
    }
    m_wheelRest += turn.y() * QApplication::wheelScrollLines();
    const int lines = m_wheelRest / Notch;
    m_wheelRest %= Notch;
    if (turn.y() < 0 && isAtEnd()) {
        if (!m_isFollowing && !selection())
            setFollowing(true);
    } else if (lines != 0) {
        scrollBy(-lines);
    }
    if (turn.y() > 0)
        setFollowing(false);
    event->accept();
}

void LogView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const QPoint point = event->position().toPoint();
    const std::optional<LogPosition> at = positionAt(point);
    if (!at)
        return;
    if (const auto link = linkAt(point)) {
        const bool isFolded = m_page.row(m_rows->rowAtOrAfter(*link)).shown.folding == Folding::Folded;
        setFollowing(false);
        setFolding(*link, isFolded ? Folding::Whole : Folding::Folded);
        return;
    }
    setFollowing(false);
    m_wantedX.reset();
    m_dragPoint = point;
    if (const auto place = triangleAt(point)) {
        emit fieldsAsked(*place); // first: who follows the caret would take it for an open line
        setSelection({*place, 0}, {*place, 0});
        return;
    }
    const bool isThird = event->timestamp() - std::exchange(m_lastDoubleClick, 0) < quint64(QGuiApplication::styleHints()->mouseDoubleClickInterval());
    m_dragUnit = isThird ? Unit::Line : Unit::Character;
    if (event->modifiers().testFlag(Qt::ShiftModifier) && m_anchor) {
        m_dragFrom = QPair(*m_anchor, *m_anchor);
        dragTo(point);
    } else if ((m_dragFrom = unitAround(*at, m_dragUnit))) {
        setSelection(m_dragFrom->first, m_dragFrom->second);
    }
}

// A word; in front of the text the line is opened.
void LogView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const QPoint point = event->position().toPoint();
    const std::optional<LogPosition> at = positionAt(point);
    if (!at || linkAt(point) || triangleAt(point))
        return;
    if (point.x() < m_columns.textLeft()) {
        emit lineActivated(at->place);
        return;
    }
    m_lastDoubleClick = event->timestamp();
    m_dragUnit = Unit::Word;
    const qint64 row = m_rows->rowAtOrAfter(at->place);
    const int part = m_page.partOf(row, at->byte);
    const LineLayout &layout = m_page.layout(row, part);
    const int line = point.y() >= 0 ? layout.lineOf(layout.text().positionAt(at->byte - m_page.partBegin(row, part))) : 0;
    const qsizetype under = layout.characterAt(line, point.x() - textLeft());
    if ((m_dragFrom = unitAround({at->place, m_page.partBegin(row, part) + layout.text().byteAt(under)}, Unit::Word)))
        setSelection(m_dragFrom->first, m_dragFrom->second);
}

void LogView::mouseMoveEvent(QMouseEvent *event)
{
    m_dragPoint = event->position().toPoint();
    if (!event->buttons().testFlag(Qt::LeftButton) || !m_dragFrom) {
        viewport()->setCursor(linkAt(m_dragPoint) || triangleAt(m_dragPoint) ? Qt::PointingHandCursor : Qt::IBeamCursor);
        return;
    }
    if (viewport()->rect().contains(m_dragPoint))
        m_dragTimer.stop();
    else if (!m_dragTimer.isActive())
        m_dragTimer.start(DragInterval, this);
    dragTo(m_dragPoint);
}

void LogView::mouseReleaseEvent(QMouseEvent *)
{
    m_dragTimer.stop();
    m_dragFrom.reset();
}

// The pointer is held beyond an edge: a line, or some characters, at a time.
void LogView::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_dragTimer.timerId()) {
        QAbstractScrollArea::timerEvent(event);
        return;
    }
    if (m_dragPoint.y() < 0)
        scrollBy(-1);
    else if (m_dragPoint.y() >= viewport()->height())
        scrollBy(1);
    dragTo({m_dragPoint.x(), std::clamp(m_dragPoint.y(), 0, viewport()->height() - 1)});
}

bool LogView::isSelected(LogPlace place) const
{
    const std::optional<SelectedRows> selected = selection();
    const std::optional<qint64> row = m_rows ? m_rows->rowOf(place) : std::nullopt;
    return selected && row && *row >= selected->firstRow && *row < selected->firstRow + selected->count();
}

void LogView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool isByKey = event->reason() == QContextMenuEvent::Keyboard;
    const std::optional<LogPosition> at = isByKey ? m_caret : positionAt(event->pos());
    if (at && !isByKey && !isSelected(at->place)) { // what the menu says of a line is of the one under the pointer
        setFollowing(false);
        setSelection(*at, *at);
    }
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction *copy = menu->addAction(tr("&Copy"), QKeySequence::Copy, this, &LogView::copySelection);
    copy->setEnabled(selection().has_value());
    menu->addAction(tr("Select &All"), QKeySequence::SelectAll, this, &LogView::selectAll)->setEnabled(endRow() > firstRow());
    QAction *wrap = menu->addAction(tr("&Wrap Lines"), QKeySequence(Qt::ALT | Qt::Key_Z), this, [this] { setWrapped(!m_isWrapped); });
    wrap->setCheckable(true);
    wrap->setChecked(m_isWrapped);
    if (at && m_rows->rowOf(at->place)) {
        const ShownLine &line = m_page.row(*m_rows->rowOf(at->place)).shown;
        const Folding other = line.folding == Folding::Folded ? Folding::Whole : Folding::Folded;
        if (!line.link().isEmpty())
            menu->addAction(other == Folding::Whole ? tr("Show All of This &Line") : tr("Show &Less of This Line"), this,
                            [this, place = at->place, other] { setFolding(place, other); });
    }
    emit contextMenuRequested(menu, at ? at->place : LogPlace());
    menu->popup(isByKey && m_caret ? viewport()->mapToGlobal(caretRect(*m_caret).bottomLeft()) : event->globalPos());
}

} // namespace runwatch
