// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/logview/logviewaccessible.h"

#include "ui/logview/logview.h"

#include <QStringList>

#include <algorithm>

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

void LogViewAccessible::selection(int, int *startOffset, int *endOffset) const
{
    *startOffset = *endOffset = 0;
    if (!m_view->selection())
        return;
    *startOffset = offsetOfRow(m_view->selection()->first());
    *endOffset = offsetOfRow(m_view->selection()->first() + m_view->selection()->count());
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
    if (characterCount() > 0)
        m_view->select(rowOfOffset(startOffset), rowOfOffset(std::max(startOffset, endOffset - 1)));
}

int LogViewAccessible::cursorPosition() const
{
    return m_view->selection() ? offsetOfRow(m_view->selection()->current) : 0;
}

void LogViewAccessible::setCursorPosition(int position)
{
    setSelection(0, position, position);
}

QString LogViewAccessible::text(int startOffset, int endOffset) const
{
    const QString whole = wholeText();
    const int end = endOffset < 0 ? int(whole.size()) : endOffset;
    return whole.mid(startOffset, end - startOffset);
}

int LogViewAccessible::characterCount() const
{
    return int(wholeText().size());
}

QRect LogViewAccessible::characterRect(int offset) const
{
    const QRect row = m_view->rowRect(rowOfOffset(offset));
    return {m_view->viewport()->mapToGlobal(row.topLeft()), row.size()};
}

int LogViewAccessible::offsetAtPoint(const QPoint &point) const
{
    return offsetOfRow(m_view->rowAt(m_view->viewport()->mapFromGlobal(point).y()));
}

void LogViewAccessible::scrollToSubstring(int startIndex, int)
{
    m_view->scrollTo(rowOfOffset(startIndex));
}

QString LogViewAccessible::attributes(int, int *startOffset, int *endOffset) const
{
    *startOffset = 0;
    *endOffset = characterCount();
    return {};
}

QString LogViewAccessible::wholeText() const
{
    QStringList lines;
    for (const ShownLine &line : m_view->page())
        lines << line.asText();
    return lines.join(u'\n');
}

int LogViewAccessible::offsetOfRow(qint64 row) const
{
    int offset = 0;
    qint64 shown = m_view->topRow();
    for (const ShownLine &line : m_view->page()) {
        if (shown++ >= row)
            return offset;
        offset += int(line.asText().size()) + 1;
    }
    return std::max(0, offset - 1);
}

qint64 LogViewAccessible::rowOfOffset(int offset) const
{
    qint64 row = m_view->topRow();
    for (const ShownLine &line : m_view->page()) {
        offset -= int(line.asText().size()) + 1;
        if (offset < 0)
            return row;
        ++row;
    }
    return std::max(row - 1, m_view->topRow());
}

} // namespace runwatch
