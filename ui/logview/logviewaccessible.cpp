// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/logview/logviewaccessible.h"

#include <QStringList>

#include <algorithm>
#include <cstdlib>
#include <set>
#include <utility>

namespace runwatch {

namespace {

QAccessibleInterface *makeAccessible(const QString &, QObject *object)
{
    auto *view = qobject_cast<LogView *>(object);
    return view ? new LogViewAccessible(view) : nullptr;
}

} // namespace

LogViewAccessible::LogViewAccessible(LogView *view)
    : QAccessibleWidget(view, QAccessible::EditableText)
    , m_view(view)
{
}

void LogViewAccessible::install()
{
    QAccessible::installFactory(makeAccessible); // Qt keeps each factory once
}

void *LogViewAccessible::interface_cast(QAccessible::InterfaceType type)
{
    if (type == QAccessible::TextInterface)
        return static_cast<QAccessibleTextInterface *>(this);
    return QAccessibleWidget::interface_cast(type);
}

QAccessible::State LogViewAccessible::state() const
{
    QAccessible::State state = QAccessibleWidget::state();
    state.readOnly = true;
    state.multiLine = true;
    state.selectableText = true;
    return state;
}

QList<LogViewAccessible::Segment> LogViewAccessible::segments() const
{
    std::set<std::pair<qint64, int>> wanted; // in order
    for (const LogView::PlacedLine &line : m_view->placed())
        wanted.emplace(line.at.row, line.at.part);
    if (m_view->caret() && !wanted.empty()) {
        if (const std::optional<qint64> row = m_view->rows()->rowOf(m_view->caret()->place))
            wanted.emplace(*row, m_view->page().partOf(*row, m_view->caret()->byte));
    }
    QList<Segment> list;
    int begin = 0;
    for (const auto &[row, part] : wanted) {
        list << segment(row, part, begin);
        begin += int(list.last().text.size()) + 1; // with its line feed
    }
    return list;
}

LogViewAccessible::Segment LogViewAccessible::segment(qint64 row, int part, int begin) const
{
    const LogPage::Row &line = m_view->page().row(row);
    Segment made{row, part, begin, 0, {}};
    if (part == 0) {
        made.text = line.headings.join(u'\n');
        return made;
    }
    if (part == 1) {
        made.text = line.shown.beginning();
        if (m_view->isMarked(line.shown.place)) //: In front of a line that the reader has marked
            made.text.prepend(LogView::tr("Marked") + u' ');
    }
    made.lead = int(made.text.size());
    made.text += m_view->page().layout(row, part).text().text;
    if (part + 1 == m_view->page().partCount(row) && !line.shown.link().isEmpty())
        made.text += u' ' + line.shown.link();
    return made;
}

int LogViewAccessible::offsetOf(const LogPosition &position) const
{
    const QList<Segment> all = segments();
    if (all.isEmpty())
        return 0;
    const qint64 row = m_view->rows()->rowAtOrAfter(position.place);
    LogPage &page = m_view->page();
    if (row < all.first().row)
        return 0;
    if (row <= all.last().row) {
        const int part = page.partOf(row, position.byte);
        for (const Segment &segment : all) {
            if (segment.row == row && segment.part == part)
                return segment.begin + segment.lead
                    + int(page.layout(row, part).text().positionAt(position.byte - page.partBegin(row, part)));
        }
    }
    return all.last().begin + int(all.last().text.size());
}

std::optional<LogPosition> LogViewAccessible::positionOf(int offset) const
{
    const QList<Segment> all = segments();
    const auto after = std::find_if(all.begin(), all.end(), [offset](const Segment &segment) { return segment.begin > offset; });
    if (after == all.begin())
        return std::nullopt;
    const Segment &segment = *(after - 1);
    LogPage &page = m_view->page();
    const LogPlace place = m_view->rows()->place(segment.row);
    if (segment.part == 0)
        return LogPosition{place, 0};
    const ScreenText &text = page.layout(segment.row, segment.part).text();
    return LogPosition{place, page.partBegin(segment.row, segment.part) + text.byteAt(offset - segment.begin - segment.lead)};
}

void LogViewAccessible::selection(int, int *startOffset, int *endOffset) const
{
    *startOffset = *endOffset = 0;
    const std::optional<SelectedRows> selected = m_view->selection();
    if (!selected)
        return;
    *startOffset = offsetOf({m_view->rows()->place(selected->firstRow), selected->firstByte});
    *endOffset = selected->lastRow < m_view->rows()->end() ? offsetOf({m_view->rows()->place(selected->lastRow), selected->lastByte})
                                                           : characterCount();
}

int LogViewAccessible::selectionCount() const
{
    return m_view->selection() ? 1 : 0;
}

void LogViewAccessible::addSelection(int startOffset, int endOffset)
{
    setSelection(0, startOffset, endOffset);
}

void LogViewAccessible::removeSelection(int)
{
    m_view->clearSelection();
}

void LogViewAccessible::setSelection(int, int startOffset, int endOffset)
{
    const auto begin = positionOf(startOffset);
    const auto end = positionOf(endOffset);
    if (begin && end)
        m_view->select(*begin, *end);
}

int LogViewAccessible::cursorPosition() const
{
    return m_view->caret() ? offsetOf(*m_view->caret()) : 0;
}

void LogViewAccessible::setCursorPosition(int position)
{
    if (const auto at = positionOf(position))
        m_view->showPlace(at->place, at->byte);
}

QString LogViewAccessible::text(int startOffset, int endOffset) const
{
    QStringList lines;
    for (const Segment &segment : segments())
        lines << segment.text;
    const QString whole = lines.join(u'\n');
    const int end = endOffset < 0 ? int(whole.size()) : endOffset;
    return whole.mid(startOffset, end - startOffset);
}

int LogViewAccessible::characterCount() const
{
    const QList<Segment> all = segments();
    return all.isEmpty() ? 0 : all.last().begin + int(all.last().text.size());
}

QRect LogViewAccessible::characterRect(int offset) const
{
    const auto position = positionOf(offset);
    const QRect rect = position ? m_view->caretRect(*position) : QRect();
    if (rect.isNull())
        return {};
    const auto next = positionOf(offset + 1);
    const QRect after = next && next->place == position->place ? m_view->caretRect(*next) : QRect();
    const bool isBeside = !after.isNull() && after.top() == rect.top() && after.left() != rect.left();
    const int width = isBeside ? std::abs(after.left() - rect.left()) : int(m_view->page().font().characterWidth());
    const int left = isBeside ? std::min(after.left(), rect.left()) : rect.left();
    return {m_view->viewport()->mapToGlobal(QPoint(left, rect.top())), QSize(width, rect.height())};
}

int LogViewAccessible::offsetAtPoint(const QPoint &point) const
{
    const auto at = m_view->positionAt(m_view->viewport()->mapFromGlobal(point));
    return at ? offsetOf(*at) : -1;
}

void LogViewAccessible::scrollToSubstring(int startIndex, int)
{
    if (const auto at = positionOf(startIndex))
        m_view->showPlace(at->place, at->byte);
}

QString LogViewAccessible::attributes(int, int *startOffset, int *endOffset) const
{
    *startOffset = 0;
    *endOffset = characterCount();
    return {};
}

QStringList LogViewAccessible::actionNames() const
{
    return QAccessibleWidget::actionNames() << pressAction() << LogView::tr("Show fields");
}

void LogViewAccessible::doAction(const QString &action)
{
    if (action == pressAction())
        m_view->activateCurrentLine();
    else if (action == LogView::tr("Show fields"))
        m_view->askForFields();
    else
        QAccessibleWidget::doAction(action);
}

} // namespace runwatch
