// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
// How the lines in view are painted.
#include "ui/logview/logview.h"
#include "ui/look/tone.h"

#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <utility>

namespace runwatch {

void LogView::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    painter.setLayoutDirection(Qt::LeftToRight);
    if (m_placed.isEmpty()) {
        paintNothing(painter);
        return;
    }
    painter.setFont(m_columns.font().font());
    const std::optional<SelectedRows> selected = selection();
    for (const PlacedLine &line : std::as_const(m_placed))
        paintLine(painter, line, selected);
    if (m_caret && hasFocus())
        painter.fillRect(caretRect(*m_caret), palette().color(QPalette::Text));
}

void LogView::paintNothing(QPainter &painter) const
{
    painter.setPen(toneColour(Tone::Faint, palette()));
    const bool isHiding = m_rows && m_rows->counts() != LogRows::Counts{};
    painter.drawText(viewport()->rect(), Qt::AlignCenter | Qt::TextWordWrap,
                     isHiding ? tr("No line of the chosen levels.") : tr("No log line yet."));
}

void LogView::paintLine(QPainter &painter, const PlacedLine &line, const std::optional<SelectedRows> &selected) const
{
    const QRectF rect(0, line.y, viewport()->width(), m_columns.lineHeight());
    const LogPage::Row &row = m_page.row(line.at.row);
    if (line.at.part == 0) {
        m_columns.paintHeading(painter, row.headings.value(line.at.line), rect, palette());
        return;
    }
    if (m_caret && m_caret->place == row.shown.place)
        painter.fillRect(rect, m_page.colours().currentLine());
    const bool isFirst = line.at.part == 1 && line.at.line == 0;
    if (isFirst && isMarked(row.shown.place))
        m_columns.paintDot(painter, rect, palette());
    if (row.shown.isMark) {
        m_columns.paintMark(painter, row.shown, rect, palette(), selected && selected->contains(line.at.row));
        return;
    }
    if (isFirst) {
        m_columns.paintBeginning(painter, row.shown, rect, palette());
        if (row.shown.hasFields)
            m_columns.paintTriangle(painter, rect, palette(), m_opened == row.shown.place);
    }
    paintText(painter, line, markedRanges(line.at, selected));
}

void LogView::paintText(QPainter &painter, const PlacedLine &line, const FormatRanges &marked) const
{
    const QRectF clip(m_columns.textLeft(), line.y, viewport()->width() - m_columns.textLeft(), m_columns.lineHeight());
    painter.setPen(palette().color(QPalette::Text));
    const bool isScrolled = horizontalScrollBar()->value() > 0;
    if (isScrolled) { // else nothing can stand left of the text
        painter.save();
        painter.setClipRect(clip);
    }
    const LineLayout &layout = m_page.layout(line.at.row, line.at.part);
    layout.paint(painter, {textLeft(), qreal(line.y)}, line.at.line, marked, clip);
    if (const QRectF link = linkRect(line); !link.isNull()) {
        const QTextCharFormat format = m_page.colours().link();
        QFont underlined = m_columns.font().font();
        underlined.setUnderline(true);
        painter.setFont(underlined);
        painter.setPen(format.foreground().color());
        painter.drawText(QPointF(link.left(), link.top() + m_columns.font().ascent()), m_page.row(line.at.row).shown.link());
        painter.setFont(m_columns.font().font());
    }
    if (isScrolled)
        painter.restore();
}

// Behind the last visual line of a long line; on the line itself, as far as it fits.
QRectF LogView::linkRect(const PlacedLine &line) const
{
    const ShownLine &shown = m_page.row(line.at.row).shown;
    if (line.at.part == 0 || shown.isMark || line.at.part + 1 != m_page.partCount(line.at.row))
        return {};
    const QString words = shown.link();
    const LineLayout &layout = m_page.layout(line.at.row, line.at.part);
    if (words.isEmpty() || line.at.line + 1 != layout.lineCount())
        return {};
    const qreal width = m_columns.font().width(words);
    qreal left = textLeft() + layout.xOf(layout.text().text.size());
    if (m_isWrapped || shown.folding == Folding::Whole) // never beyond the edge
        left = std::min(left, std::max(m_columns.textLeft(), viewport()->width() - width));
    return {left, qreal(line.y), width, qreal(m_columns.lineHeight())};
}

// What is found, labelled and selected in a part of a line, the selection last: it is seen through all.
FormatRanges LogView::markedRanges(VisualLine at, const std::optional<SelectedRows> &selected) const
{
    FormatRanges ranges;
    const qsizetype begin = m_page.partBegin(at.row, at.part);
    const ScreenText &text = m_page.layout(at.row, at.part).text();
    const auto add = [&](qsizetype from, qsizetype to, const QTextCharFormat &format) {
        const qsizetype first = text.positionAt(from - begin);
        const qsizetype last = text.positionAt(to - begin);
        if (first < last)
            ranges.append({int(first), int(last - first), format});
    };
    for (const TextHighlight &highlight : m_page.highlights(at.row))
        add(highlight.begin, highlight.end, m_page.colours().highlight(highlight.kind));
    if (selected && selected->contains(at.row)) {
        add(at.row == selected->firstRow ? selected->firstByte : 0,
            at.row == selected->lastRow ? selected->lastByte : m_page.row(at.row).shown.text.size(), m_page.colours().selection());
    }
    return ranges;
}

qreal LogView::textLeft() const
{
    return m_columns.textLeft() - horizontalScrollBar()->value();
}

QRect LogView::rowRect(qint64 row) const
{
    QRect rect;
    for (const PlacedLine &line : m_placed) {
        if (line.at.row == row)
            rect |= QRect(0, line.y, viewport()->width(), m_columns.lineHeight());
    }
    return rect;
}

qint64 LogView::rowAt(int y) const
{
    if (m_placed.isEmpty())
        return endRow();
    const int line = std::max(0, y) / m_columns.lineHeight();
    return line < m_placed.size() ? m_placed[line].at.row : endRow();
}

QRect LogView::caretRect(const LogPosition &position) const
{
    if (m_placed.isEmpty())
        return {};
    const VisualLine at = visualLineOf(position);
    for (const PlacedLine &line : m_placed) {
        if (line.at == at)
            return {int(textLeft() + xOf(position)), line.y, std::max(1, m_columns.lineHeight() / 12), m_columns.lineHeight()};
    }
    return {};
}

QList<ShownLine> LogView::linesInView() const
{
    QList<ShownLine> lines;
    qint64 last = -1;
    for (const PlacedLine &line : m_placed) {
        if (std::exchange(last, line.at.row) != line.at.row)
            lines << m_page.row(line.at.row).shown;
    }
    return lines;
}

} // namespace runwatch
