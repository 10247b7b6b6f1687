// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
// Which visual lines of the log stand where, and the scroll bars.
#include "ui/logview/logview.h"
#include "ui/logview/newlinesbutton.h"

#include <QScrollBar>

#include <algorithm>
#include <cmath>
#include <utility>

namespace runwatch {

namespace {

constexpr int StepsOfTallRow = 256; // a row may be many screens high

} // namespace

qint64 LogView::endRow() const
{
    if (!m_rows)
        return 0;
    return m_isPaused ? std::clamp(m_pausedEnd, m_rows->first(), m_rows->end()) : m_rows->end();
}

qint64 LogView::wholeLinesInView() const
{
    return std::max(1, viewport()->height() / m_columns.lineHeight());
}

// The last line stands at the bottom: laid out backwards from it.
VisualLine LogView::topForEnd() const
{
    if (endRow() <= firstRow())
        return {firstRow(), 0, 0};
    m_page.prepare(endRow() - wholeLinesInView(), wholeLinesInView());
    return m_page.moved(m_page.lastLine(endRow() - 1), 1 - wholeLinesInView(), firstRow(), endRow());
}

bool LogView::isAtEnd() const
{
    if (m_placed.isEmpty() || endRow() - m_top.row > wholeLinesInView())
        return m_placed.isEmpty();
    const VisualLine last = m_page.lastLine(endRow() - 1);
    const qsizetype lastWhole = std::min<qsizetype>(m_placed.size(), wholeLinesInView()) - 1;
    return m_placed[lastWhole].at >= last;
}

void LogView::arrange()
{
    const VisualLine before = m_top;
    if (firstRow() >= endRow()) {
        m_top = {firstRow(), 0, 0};
    } else if (m_isFollowing && !selection()) {
        m_top = topForEnd();
    } else {
        m_top.row = std::clamp(m_top.row, firstRow(), endRow() - 1);
        m_top = m_page.existing(m_top);
        if (endRow() - m_top.row <= wholeLinesInView())
            m_top = std::min(m_top, topForEnd());
    }
    placeLines();
    arrangeScrollBars();
    showNewLines();
    viewport()->update();
    if (m_top.row != before.row)
        emit topRowChanged(m_top.row);
}

void LogView::placeLines()
{
    m_placed.clear();
    m_inView.reset();
    if (firstRow() >= endRow()) {
        m_page.forget();
        return;
    }
    const qint64 most = viewport()->height() / m_columns.lineHeight() + 1;
    m_page.prepare(m_top.row, most);
    VisualLine at = m_page.existing(m_top);
    for (int y = 0; y < viewport()->height(); y += m_columns.lineHeight()) {
        m_placed.append({at, y});
        const VisualLine next = m_page.moved(at, 1, firstRow(), endRow());
        if (next == at)
            break;
        at = next;
    }
    const qint64 last = m_placed.isEmpty() ? m_top.row : m_placed.last().at.row; // there may be no height at all
    m_page.forgetOutside(m_top.row - most, last + most);
    noteLineInView();
}

void LogView::noteLineInView()
{
    if (m_placed.isEmpty() || m_rows->generation() != m_generation)
        return;
    m_inView = KeptLine{m_rows->place(m_top.row), 0};
    const std::optional<qint64> row = m_caret ? m_rows->rowOf(m_caret->place) : std::nullopt;
    const auto at = std::find_if(m_placed.cbegin(), m_placed.cend(), [row](const PlacedLine &line) { return line.at.row == row; });
    if (at != m_placed.cend())
        m_inView = KeptLine{m_caret->place, at - m_placed.cbegin()};
}

int LogView::stepsOfRow() const
{
    const qint64 rows = endRow() - firstRow();
    return m_page.hasTallRows() && rows < INT_MAX / StepsOfTallRow ? StepsOfTallRow : 1;
}

void LogView::arrangeScrollBars()
{
    m_isArranging = true;
    const int steps = stepsOfRow();
    const qint64 shown = m_placed.isEmpty() ? 0 : m_placed.last().at.row - m_top.row + 1;
    // The rows of the last page are laid out only when it is near: else as many as are in view now.
    const bool isNear = endRow() - m_top.row <= wholeLinesInView();
    const VisualLine end = isNear ? topForEnd() : VisualLine{std::max(firstRow(), endRow() - shown), 0, 0};
    const auto valueOf = [&](VisualLine at) {
        const qint64 rows = at.row - firstRow();
        if (steps == 1 || endRow() <= firstRow())
            return int(rows);
        int lines = 0;
        int above = 0;
        for (int part = 0; part < std::min(m_page.partCount(at.row), 2); ++part) {
            lines += m_page.lineCount(at.row, part);
            above += part < at.part ? m_page.lineCount(at.row, part) : 0;
        }
        const int parts = m_page.partCount(at.row);
        const int inRow = parts > 2 ? steps * std::max(0, at.part - 1) / (parts - 1)
                                    : steps * (above + at.line) / std::max(1, lines);
        return int(rows) * steps + std::min(inRow, steps - 1);
    };
    verticalScrollBar()->setRange(0, std::max(valueOf(end), valueOf(m_top)));
    verticalScrollBar()->setPageStep(int(std::max<qint64>(1, isNear ? endRow() - end.row : shown)) * steps);
    verticalScrollBar()->setSingleStep(steps);
    verticalScrollBar()->setValue(valueOf(m_top));

    for (const PlacedLine &line : std::as_const(m_placed)) {
        const ShownLine &shownLine = m_page.row(line.at.row).shown;
        if (m_isWrapped || line.at.part == 0 || shownLine.isMark || shownLine.folding == Folding::Whole)
            continue;
        m_widest = std::max(m_widest, m_page.layout(line.at.row, line.at.part).width() + m_columns.font().width(shownLine.link()));
    }
    const qreal room = viewport()->width() - m_columns.textLeft();
    const qreal missing = m_isWrapped ? 0 : m_widest + m_columns.characterWidth() - room;
    horizontalScrollBar()->setRange(0, int(std::ceil(std::max(0.0, missing))));
    horizontalScrollBar()->setPageStep(std::max(1, int(room)));
    horizontalScrollBar()->setSingleStep(int(4 * m_columns.characterWidth()));
    m_isArranging = false;
}

// Called by the scroll bars. What the reader does upwards ends the following.
void LogView::scrollContentsBy(int, int dy)
{
    if (m_isArranging)
        return;
    m_lineToKeep.reset();
    if (dy != 0) {
        const int steps = stepsOfRow();
        const int value = verticalScrollBar()->value();
        m_top = {firstRow() + value / steps, 0, 0};
        if (value == verticalScrollBar()->maximum())
            m_top = topForEnd();
        else if (const int parts = endRow() > m_top.row ? m_page.partCount(m_top.row) : 0; parts > 2)
            m_top.part = 1 + (value % steps) * (parts - 1) / steps;
        else if (value % steps > 0)
            m_top = m_page.moved(m_top, qint64(value % steps) * (m_page.lineCount(m_top.row, 0) + m_page.lineCount(m_top.row, 1)) / steps,
                                 firstRow(), endRow());
    }
    if (dy > 0 && m_isFollowing)
        setFollowing(false);
    arrange();
}

void LogView::scrollBy(qint64 visualLines)
{
    if (endRow() <= firstRow())
        return;
    m_lineToKeep.reset();
    if (visualLines < 0)
        setFollowing(false);
    m_top = m_page.moved(m_top, visualLines, firstRow(), endRow());
    arrange();
}

void LogView::scrollTo(qint64 row)
{
    if (row < m_top.row)
        setFollowing(false);
    m_lineToKeep.reset();
    m_top = {row, 0, 0};
    arrange();
}

void LogView::bringIntoView(VisualLine at)
{
    const qsizetype whole = std::min<qsizetype>(m_placed.size(), wholeLinesInView());
    if (at < m_top)
        m_top = at;
    else if (whole == 0 || at > m_placed[whole - 1].at)
        m_top = m_page.moved(at, 1 - wholeLinesInView(), firstRow(), endRow());
    arrange();
}

void LogView::bringIntoView(const LogPosition &position)
{
    bringIntoView(visualLineOf(position));
    const qreal x = xOf(position);
    const qreal room = viewport()->width() - m_columns.textLeft();
    QScrollBar *bar = horizontalScrollBar();
    if (x < bar->value())
        bar->setValue(int(x));
    else if (x + m_columns.characterWidth() > bar->value() + room)
        bar->setValue(int(std::ceil(x + m_columns.characterWidth() - room)));
}

// The button that says what came since the reader left the end, or since the drawing was paused.
void LogView::showNewLines()
{
    const int margin = m_columns.lineHeight() / 2;
    if (m_isPaused) {
        m_newLines->sayPaused(m_rows->end() - m_pausedEnd, margin);
        return;
    }
    const qint64 errors = m_rows ? m_rows->counts().errors : 0;
    if (isAtEnd()) {
        m_seenEnd = endRow();
        m_seenErrors = errors;
        if (m_seenEnd > firstRow() && !m_isCatchingUp)
            m_lastSeen = m_rows->place(m_seenEnd - 1);
    }
    m_newLines->say(endRow() - m_seenEnd, errors - m_seenErrors, margin);
}

} // namespace runwatch
