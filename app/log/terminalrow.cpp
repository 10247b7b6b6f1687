// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/log/terminalrow.h"

#include "app/log/characterwidth.h"

#include <algorithm>
#include <utility>

namespace runwatch {

namespace {

constexpr qsizetype TabStop = 8;
constexpr qsizetype LastColumn = 1'024; // an empty cell further right cannot be reached by an escape

} // namespace

qsizetype TerminalRow::write(qsizetype at, const TextStyle &style)
{
    if (m_raw[at] == '\t') {
        putTab(at, style);
        return at + 1;
    }
    const Character character = characterAt(m_raw, at);
    if (!character.joins || !join(at, character.size))
        put(at, character.size, character.width, style);
    return at + character.size;
}

void TerminalRow::apply(const TerminalEscape &escape, qsizetype at)
{
    const auto written = qsizetype(m_cells.size());
    const auto furthest = std::max({m_cursor, written, std::min(written + m_reach, LastColumn)});
    switch (escape.kind) {
    case TerminalEscape::Kind::Return:
        m_cursor = 0;
        break;
    case TerminalEscape::Kind::Back:
        m_cursor = std::max<qsizetype>(m_cursor - escape.count, 0);
        break;
    case TerminalEscape::Kind::Forward:
        m_cursor = std::min(m_cursor + escape.count, furthest);
        break;
    case TerminalEscape::Kind::Column:
        m_cursor = std::min(escape.count, furthest);
        break;
    case TerminalEscape::Kind::EraseRight:
        eraseRight();
        break;
    case TerminalEscape::Kind::EraseLeft:
        eraseLeft(m_cursor + 1, at);
        break;
    case TerminalEscape::Kind::EraseAll:
        eraseRight();
        eraseLeft(m_cursor, at);
        break;
    default:
        break;
    }
}

void TerminalRow::split(qsizetype column)
{
    if (column >= qsizetype(m_cells.size()) || m_cells[size_t(column)].kind != Kind::Rest)
        return;
    qsizetype begin = column;
    while (m_cells[size_t(begin)].kind == Kind::Rest)
        --begin;
    qsizetype end = column;
    while (end < qsizetype(m_cells.size()) && m_cells[size_t(end)].kind == Kind::Rest)
        ++end;
    std::fill(m_cells.begin() + begin, m_cells.begin() + end, Cell());
}

void TerminalRow::put(qsizetype at, qsizetype size, qsizetype width, const TextStyle &style)
{
    split(m_cursor);
    split(m_cursor + width);
    if (m_styles.back() != style)
        m_styles.push_back(style);
    m_reach -= std::max<qsizetype>(m_cursor - qsizetype(m_cells.size()), 0);
    m_cells.resize(size_t(std::max(qsizetype(m_cells.size()), m_cursor + width)));
    const Cell first = {quint32(at), quint32(m_styles.size() - 1), quint8(size), Kind::Text};
    Cell rest = first;
    rest.kind = Kind::Rest;
    m_cells[size_t(m_cursor)] = first;
    std::fill_n(m_cells.begin() + m_cursor + 1, width - 1, rest);
    m_last = m_cursor;
    m_cursor += width;
}

// Over what is written already a tab moves only; the rest of its way is a cell.
void TerminalRow::putTab(qsizetype at, const TextStyle &style)
{
    const qsizetype target = m_cursor < LastColumn ? (m_cursor / TabStop + 1) * TabStop : m_cursor + 1;
    const auto written = qsizetype(m_cells.size());
    if (target > written) {
        m_cursor = std::max(m_cursor, written);
        put(at, 1, target - m_cursor, style);
    }
    m_cursor = target;
}

// A combining character belongs to the one before it, when it stands right behind it.
bool TerminalRow::join(qsizetype at, qsizetype size)
{
    if (m_last < 0)
        return false;
    Cell &cell = m_cells[size_t(m_last)];
    if (cell.begin + cell.size != quint32(at) || cell.size + size > 255 || m_raw[cell.begin] == '\t')
        return false;
    cell.size = quint8(cell.size + size);
    return true;
}

void TerminalRow::eraseRight()
{
    split(m_cursor);
    m_cells.resize(size_t(std::min(qsizetype(m_cells.size()), m_cursor)));
    m_last = -1;
}

void TerminalRow::eraseLeft(qsizetype end, qsizetype at)
{
    while (!m_erasures.empty() && m_erasures.back().end <= end)
        m_erasures.pop_back();
    m_erasures.push_back({end, at});
    m_last = -1;
}

void TerminalRow::take(QByteArray &out, QList<StyledSpan> *spans)
{
    qsizetype blanks = 0; // not yet in `out`: behind the last character they are nothing
    bool isGone = true;
    for (size_t column = 0; column < m_cells.size(); ++column) {
        const Cell &cell = m_cells[column];
        while (!m_erasures.empty() && m_erasures.back().end <= qsizetype(column))
            m_erasures.pop_back();
        if (cell.kind != Kind::Rest)
            isGone = cell.kind == Kind::Blank || (!m_erasures.empty() && cell.begin < m_erasures.back().at);
        if (isGone) {
            ++blanks;
        } else if (cell.kind == Kind::Text) {
            out.append(std::exchange(blanks, 0), ' ');
            const qsizetype begin = out.size();
            out.append(m_raw.data() + cell.begin, cell.size);
            if (spans)
                addSpan(*spans, begin, out.size(), m_styles[cell.style]);
        }
    }
    m_cells.clear();
    m_erasures.clear();
    m_cursor = 0;
    m_last = -1;
}

void addSpan(QList<StyledSpan> &spans, qsizetype begin, qsizetype end, const TextStyle &style)
{
    if (begin == end || style == TextStyle())
        return;
    if (!spans.isEmpty() && spans.last().end == begin && spans.last().style == style)
        spans.last().end = end;
    else
        spans.append({begin, end, style});
}

} // namespace runwatch
