// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/log/logrows.h"

#include <algorithm>
#include <array>

namespace runwatch {

namespace {

using RowKind = LogRows::RowKind;
using StripMark = LogRows::StripMark;

constexpr std::array Kinds = {
    std::pair(RowKind::Error, StripMark::Error), std::pair(RowKind::Warning, StripMark::Warning),
    std::pair(RowKind::Match, StripMark::Match), std::pair(RowKind::Connection, StripMark::Connection),
    std::pair(RowKind::Phase, StripMark::Phase)};
constexpr int MostSpansRead = 16; // for one strip

} // namespace

// Fills the strip from the rows between two cuts: as a whole where they lie in one part of it, else
// by halves, and not at all where there is no mark.
class LogRows::Strip final
{
public:
    Strip(const LogRows &rows, int pixels)
        : m_rows(rows)
        , m_marks(size_t(std::max(pixels, 0)))
    {
        for (const auto &part : rows.m_parts) {
            m_shown.push_back(rows.shown(*part));
            for (size_t k = 0; k < Kinds.size(); ++k)
                m_kinds[k].push_back(rows.linesOf(*part, Kinds[k].first));
        }
    }

    void fillPlain();
    void fill(size_t firstSpan, size_t endSpan, qint64 firstRow, qint64 endRow);
    [[nodiscard]] std::vector<StripMarks> take() { return std::move(m_marks); }

private:
    [[nodiscard]] size_t pixelOf(qint64 row) const
    {
        return size_t((row - m_rows.m_first) * qint64(m_marks.size()) / m_rows.size());
    }
    [[nodiscard]] bool has(size_t kind, size_t part, LineNumber begin, LineNumber end) const
    {
        const LineSet *lines = m_kinds[kind][part];
        if (!lines || lines->isEmpty())
            return false;
        const std::optional<LineNumber> line = m_shown[part].next(*lines, begin, end);
        return line.has_value();
    }
    [[nodiscard]] StripMarks marksOf(size_t firstSpan, size_t endSpan) const;
    void fillByRow(size_t span);
    void fillRow(size_t part, LineNumber line, qint64 row);

    const LogRows &m_rows;
    std::vector<StripMarks> m_marks;
    std::vector<ShownLines> m_shown; // of each part
    std::array<std::vector<const LineSet *>, Kinds.size()> m_kinds; // of each part
    int m_spansRead = 0;
};

void LogRows::Strip::fillRow(size_t part, LineNumber line, qint64 row)
{
    for (size_t k = 0; k < Kinds.size(); ++k) {
        if (const LineSet *lines = m_kinds[k][part]; lines && lines->contains(line))
            m_marks[pixelOf(row)] |= Kinds[k].second;
    }
}

void LogRows::Strip::fillPlain()
{
    const qint64 size = m_rows.size();
    const qint64 pixels = qint64(m_marks.size());
    if (size <= pixels) {
        for (qint64 i = 0; i < size; ++i)
            fillRow(0, m_shown[0].at(i), m_rows.m_first + i);
        return;
    }
    LineNumber begin = m_shown[0].at(0);
    for (qint64 pixel = 0; pixel < pixels; ++pixel) {
        const qint64 endRow = (size * (pixel + 1) + pixels - 1) / pixels; // the first row of the next one
        const LineNumber end = endRow < size ? m_shown[0].at(endRow) : m_rows.m_parts[0]->readable;
        for (size_t k = 0; k < Kinds.size(); ++k) {
            if (has(k, 0, begin, end))
                m_marks[size_t(pixel)] |= Kinds[k].second;
        }
        begin = end;
    }
}

LogRows::StripMarks LogRows::Strip::marksOf(size_t firstSpan, size_t endSpan) const
{
    StripMarks marks;
    for (size_t k = 0; k < Kinds.size(); ++k) {
        for (size_t part = 0; part < m_shown.size() && !marks.testFlag(Kinds[k].second); ++part) {
            if (has(k, part, m_rows.cut(firstSpan, part), m_rows.cut(endSpan, part)))
                marks |= Kinds[k].second;
        }
    }
    return marks;
}

void LogRows::Strip::fill(size_t firstSpan, size_t endSpan, qint64 firstRow, qint64 endRow)
{
    const StripMarks marks = firstRow < endRow ? marksOf(firstSpan, endSpan) : StripMarks();
    if (!marks)
        return;
    const qint64 pixels = qint64(pixelOf(endRow - 1)) - qint64(pixelOf(firstRow)) + 1;
    const bool isSmall = (endRow - firstRow) * qint64(m_marks.size()) <= m_rows.size(); // a pixel at most
    if (pixels == 1 || isSmall) {
        m_marks[pixelOf((firstRow + endRow) / 2)] |= marks;
    } else if (endSpan - firstSpan > 1) {
        const size_t middle = (firstSpan + endSpan) / 2;
        const qint64 middleRow = m_rows.m_first + m_rows.rowsBefore(middle);
        fill(firstSpan, middle, firstRow, middleRow);
        fill(middle, endSpan, middleRow, endRow);
    } else if (pixels > 2 && m_spansRead++ < MostSpansRead) {
        const Span &span = m_rows.span(firstSpan);
        for (size_t i = 0; i < span.rows.size(); ++i)
            fillRow(span.rows[i].first, span.rows[i].second, span.firstRow + qint64(i));
    } else {
        m_marks[pixelOf((firstRow + endRow) / 2)] |= marks;
    }
}

const LineSet *LogRows::linesOf(const Part &part, RowKind kind) const
{
    switch (kind) {
    case RowKind::Error:
        return &part.scope.linesOf(ShownLevel::Error);
    case RowKind::Warning:
        return &part.scope.linesOf(ShownLevel::Warning);
    case RowKind::Match:
        return m_matches ? m_matches(part.source.run) : nullptr;
    case RowKind::Connection:
        return &part.scope.connectionMarks();
    case RowKind::Phase:
        return &part.scope.phaseMarks();
    }
    return nullptr;
}

qint64 LogRows::matchCount() const
{
    qint64 count = 0;
    for (const auto &part : m_parts) {
        if (const LineSet *matches = linesOf(*part, RowKind::Match))
            count += shown(*part).countBefore(*matches, part->readable);
    }
    return count;
}

std::optional<qint64> LogRows::matchIndex(qint64 row) const
{
    if (row < m_first || row >= m_end)
        return std::nullopt;
    const LogPlace at = place(row);
    const LineSet *sought = linesOf(*m_parts[*partOf(at.run)], RowKind::Match);
    if (!sought || !sought->contains(at.line))
        return std::nullopt;
    const Cut cuts = cutAt(row);
    qint64 index = 0;
    for (size_t i = 0; i < m_parts.size(); ++i) {
        if (const LineSet *matches = linesOf(*m_parts[i], RowKind::Match))
            index += shown(*m_parts[i]).countBefore(*matches, cuts[i]);
    }
    return index;
}

// The next line of each run is found in its set. Of those between the same two checkpoints, the
// nearest row is the one.
std::optional<qint64> LogRows::nextRow(qint64 from, Direction direction, RowKind kind) const
{
    const bool isForward = direction == Direction::Forward;
    const Cut cuts = cutAt(std::clamp(isForward ? from + 1 : from, m_first, m_end));
    std::vector<std::pair<size_t, LogPlace>> found; // checkpoint and line
    for (size_t i = 0; i < m_parts.size(); ++i) {
        const Part &part = *m_parts[i];
        const LineSet *lines = linesOf(part, kind);
        if (!lines)
            continue;
        const std::optional<LineNumber> line = isForward ? shown(part).next(*lines, cuts[i], part.readable)
                                                         : shown(part).previous(*lines, cuts[i]);
        if (line)
            found.emplace_back(isMerged() ? m_merge.checkpointOf(i, *line) : 0,
                               LogPlace{part.source.run, *line});
    }
    if (found.empty())
        return std::nullopt;
    const auto [first, last] = std::minmax_element(found.begin(), found.end());
    const size_t checkpoint = isForward ? first->first : last->first;
    std::optional<qint64> nearest;
    for (const auto &[at, place] : found) {
        const std::optional<qint64> row = at == checkpoint ? rowOf(place) : std::nullopt;
        if (row && (!nearest || (isForward ? *row < *nearest : *row > *nearest)))
            nearest = row;
    }
    return nearest;
}

std::vector<LogRows::StripMarks> LogRows::strip(int pixels) const
{
    Strip strip(*this, pixels);
    if (pixels > 0 && size() > 0) {
        if (isMerged())
            strip.fill(0, m_merge.checkpoints(), m_first, m_end);
        else
            strip.fillPlain();
    }
    return strip.take();
}

} // namespace runwatch
