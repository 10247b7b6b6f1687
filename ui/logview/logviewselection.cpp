// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
// The caret, what is selected, and what is copied of it.
#include "ui/logview/logview.h"

#include "ui/logview/visibletext.h"
#include "ui/words/logwords.h"

#include <QAccessible>
#include <QClipboard>
#include <QGuiApplication>
#include <QStringList>

#include <algorithm>
#include <utility>

namespace runwatch {

std::optional<LogPlace> LogView::currentPlace() const
{
    return m_caret ? std::optional(m_caret->place) : std::nullopt;
}

std::optional<SelectedRows> LogView::selection() const
{
    if (!m_rows || !m_caret || !m_anchor || *m_caret == *m_anchor || m_rows->size() == 0)
        return std::nullopt;
    const auto rowAndByte = [this](const LogPosition &position) { // of the next row when it is not shown
        const qint64 row = m_rows->rowAtOrAfter(position.place);
        const bool isShown = row < m_rows->end() && m_rows->place(row) == position.place;
        return std::pair(row, isShown ? position.byte : 0);
    };
    const auto [first, last] = std::minmax({rowAndByte(*m_anchor), rowAndByte(*m_caret)}); // by value
    if (first == last)
        return std::nullopt;
    return SelectedRows{first.first, first.second, last.first, last.second};
}

void LogView::select(LogPosition anchor, LogPosition current)
{
    setFollowing(false);
    setSelection(anchor, current);
}

void LogView::setSelection(LogPosition anchor, LogPosition caret)
{
    const std::optional<LogPlace> before = currentPlace();
    m_anchor = anchor;
    m_caret = caret;
    noteLineInView();
    viewport()->update();
    if (before != currentPlace())
        emit currentPlaceChanged(caret.place);
    if (!QAccessible::isActive())
        return;
    QAccessibleInterface *face = QAccessible::queryAccessibleInterface(this);
    const QAccessibleTextInterface *text = face ? face->textInterface() : nullptr;
    if (!text)
        return;
    int begin = 0;
    int end = 0;
    text->selection(0, &begin, &end);
    QAccessibleTextSelectionEvent selected(this, begin, end);
    selected.setCursorPosition(text->cursorPosition());
    QAccessible::updateAccessibility(&selected); // a cursor event, too
    QAccessibleTextCursorEvent moved(this, text->cursorPosition());
    QAccessible::updateAccessibility(&moved);
}

void LogView::clearSelection()
{
    m_anchor = m_caret;
    viewport()->update();
}

void LogView::selectAll()
{
    if (!m_rows || endRow() <= firstRow())
        return;
    m_anchor = LogPosition{m_rows->place(firstRow()), 0};
    const qint64 last = endRow() - 1;
    m_caret = LogPosition{m_rows->place(last), m_page.row(last).shown.text.size()};
    viewport()->update();
}

void LogView::copySelection() const
{
    if (!selection())
        return;
    if (m_copier)
        m_copier();
    else
        QGuiApplication::clipboard()->setText(selectedText());
}

QString LogView::selectedText() const
{
    const std::optional<SelectedRows> selected = selection();
    if (!selected)
        return {};
    QStringList lines;
    qint64 row = selected->firstRow;
    m_rows->forEach(row, std::min(selected->count(), qint64(MostCopied)), [&](LogPlace, const LogLine &line) {
        QByteArray text;
        if (line.kind == LogKind::ServerText)
            appendPlain(line.text, text);
        const qsizetype begin = row == selected->firstRow ? std::min(selected->firstByte, text.size()) : 0;
        const qsizetype end = row == selected->lastRow ? std::clamp(selected->lastByte, begin, text.size()) : text.size();
        const bool isTouched = row != selected->lastRow || selected->lastByte > 0;
        if (line.kind == LogKind::ServerText)
            lines << cleanText(QByteArrayView(text).sliced(begin, end - begin));
        else
            lines << (isTouched ? u'[' + visibleText(QStringView(markText(line))) + u']' : QString());
        ++row;
    });
    QString text = lines.join(u'\n');
    if (const qint64 left = selected->count() - MostCopied; left > 0)
        text += u'\n' + tr("[%n more selected line(s) not copied]", nullptr, int(std::min<qint64>(left, INT_MAX)));
    return text;
}

VisualLine LogView::visualLineOf(const LogPosition &position) const
{
    const qint64 row = std::clamp(m_rows->rowAtOrAfter(position.place), firstRow(), std::max(firstRow(), endRow() - 1));
    const int part = m_page.partOf(row, position.byte);
    const LineLayout &layout = m_page.layout(row, part);
    return {row, part, layout.lineOf(layout.text().positionAt(position.byte - m_page.partBegin(row, part)))};
}

qreal LogView::xOf(const LogPosition &position) const
{
    const VisualLine at = visualLineOf(position);
    const LineLayout &layout = m_page.layout(at.row, at.part);
    return layout.xOf(layout.text().positionAt(position.byte - m_page.partBegin(at.row, at.part)));
}

// Of a heading: the beginning of its row's text.
LogPosition LogView::positionIn(VisualLine at, qreal x) const
{
    const LogPlace place = m_rows->place(at.row);
    if (at.part == 0)
        return {place, 0};
    const LineLayout &layout = m_page.layout(at.row, at.part);
    const qsizetype begin = m_page.partBegin(at.row, at.part);
    if (m_page.row(at.row).shown.isMark)
        return {place, x <= 0 ? 0 : m_page.row(at.row).shown.text.size()};
    return {place, begin + layout.text().byteAt(layout.positionAt(at.line, x))};
}

std::optional<LogPosition> LogView::positionAt(QPoint point) const
{
    if (m_placed.isEmpty())
        return std::nullopt;
    const int line = std::clamp(point.y() / m_columns.lineHeight(), 0, int(m_placed.size()) - 1);
    const bool isBelow = point.y() >= m_placed.last().y + m_columns.lineHeight();
    return positionIn(m_placed[line].at, isBelow ? 1e9 : point.x() - textLeft());
}

std::optional<LogPlace> LogView::linkAt(QPoint point) const
{
    for (const PlacedLine &line : m_placed) {
        if (point.y() >= line.y && point.y() < line.y + m_columns.lineHeight() && linkRect(line).contains(point))
            return m_rows->place(line.at.row);
    }
    return std::nullopt;
}

QPoint LogView::linkPoint(qint64 row) const
{
    for (const PlacedLine &line : m_placed) {
        if (line.at.row == row && !linkRect(line).isNull())
            return linkRect(line).center().toPoint();
    }
    return {};
}

void LogView::moveCaret(LogPosition to, Selecting selecting)
{
    setFollowing(false);
    const LogPosition anchor = selecting == Selecting::Extended && m_anchor ? *m_anchor
        : selecting == Selecting::Extended                                  ? startingPoint()
                                                                            : to;
    setSelection(anchor, to);
    bringIntoView(to);
}

void LogView::showPlace(LogPlace place, qsizetype byte)
{
    if (!m_rows || endRow() <= firstRow())
        return;
    setFollowing(false);
    m_lineToKeep.reset();
    setSelection({place, byte}, {place, byte});
    const VisualLine at = visualLineOf(*m_caret);
    const qsizetype whole = std::min<qsizetype>(m_placed.size(), wholeLinesInView());
    if (whole == 0 || at < m_placed.first().at || at > m_placed[whole - 1].at)
        m_top = m_page.moved(at, -wholeLinesInView() / 3, firstRow(), endRow());
    bringIntoView(*m_caret);
}

// The word or the line around a position.
std::optional<QPair<LogPosition, LogPosition>> LogView::unitAround(const LogPosition &at, Unit unit) const
{
    const std::optional<qint64> row = m_rows->rowOf(at.place);
    if (!row)
        return std::nullopt;
    const ShownLine &shown = m_page.row(*row).shown;
    if (unit == Unit::Line || shown.isMark)
        return QPair(LogPosition{at.place, 0}, LogPosition{at.place, shown.text.size()});
    if (unit == Unit::Character)
        return QPair(at, at);
    const int part = m_page.partOf(*row, at.byte);
    const qsizetype begin = m_page.partBegin(*row, part);
    const LineLayout &layout = m_page.layout(*row, part);
    const qsizetype position = layout.text().positionAt(at.byte - begin);
    return QPair(LogPosition{at.place, begin + layout.text().byteAt(layout.wordBegin(position))},
                 LogPosition{at.place, begin + layout.text().byteAt(layout.wordEnd(position))});
}

void LogView::dragTo(QPoint point)
{
    const std::optional<LogPosition> at = positionAt(point);
    if (!at || !m_dragFrom)
        return;
    const auto unit = unitAround(*at, m_dragUnit);
    if (!unit)
        return;
    const auto rank = [this](const LogPosition &position) { return std::pair(m_rows->rowAtOrAfter(position.place), position.byte); };
    if (rank(unit->first) < rank(m_dragFrom->first))
        setSelection(m_dragFrom->second, unit->first);
    else
        setSelection(m_dragFrom->first, std::max(rank(unit->second), rank(m_dragFrom->second)) == rank(unit->second) ? unit->second : m_dragFrom->second);
    bringIntoView(*m_caret);
}

} // namespace runwatch
