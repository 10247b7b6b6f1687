// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/log/logrows.h"

#include <algorithm>
#include <limits>
#include <tuple>

namespace runwatch {

namespace {

struct TimedLine
{
    qint64 time;
    size_t part;
    LineNumber line;

    friend auto operator<=>(const TimedLine &, const TimedLine &) = default;
};

// Appends the lines from `begin` to `end` (without) that are shown. What has gone in the meantime, and
// nobody said so yet, comes first.
void appendShown(const LogStore &log, const ShownLines &shown, size_t part, LineNumber begin, LineNumber end,
                 std::vector<TimedLine> &lines)
{
    std::optional<LineNumber> line = shown.next(begin);
    if (!line || *line >= end)
        return;
    const auto following = [&shown](LineNumber number) { return shown.next(LineNumber(qint64(number) + 1)); };
    const std::vector<LogBlock> blocks = log.blocks(*line, qint64(end) - qint64(*line));
    const LineNumber kept = blocks.empty() ? end : blocks.front().first();
    for (; line && *line < std::min(kept, end); line = following(*line))
        lines.push_back({std::numeric_limits<qint64>::min(), part, *line});
    for (const LogBlock &block : blocks) {
        const auto past = LineNumber(qint64(block.first()) + block.size());
        for (; line && *line < past; line = following(*line))
            lines.push_back(
                {block.arrivalTime(qsizetype(qint64(*line) - qint64(block.first()))), part, *line});
    }
}

} // namespace

LogPlace LogRows::place(qint64 row) const
{
    if (!isMerged()) {
        const Part &part = *m_parts.front();
        return {part.source.run, shown(part).at(row - m_first)};
    }
    const Span &rows = spanOfRow(row);
    const auto &[part, line] = rows.rows[size_t(row - rows.firstRow)];
    return {m_parts[part]->source.run, line};
}

qint64 LogRows::rowAtOrAfter(LogPlace place) const
{
    const std::optional<size_t> index = partOf(place.run);
    if (!index)
        return m_end;
    const Part &part = *m_parts[*index];
    const LineNumber line = std::max(place.line, part.scope.firstLine());
    if (!isMerged())
        return m_first + shown(part).countBefore(std::min(line, part.readable));
    if (line >= part.readable)
        return m_end;
    const Span &rows = span(m_merge.checkpointOf(*index, line));
    if (const auto found = std::find(rows.rows.begin(), rows.rows.end(), std::pair(*index, line));
        found != rows.rows.end())
        return rows.firstRow + (found - rows.rows.begin());
    const std::vector<LogBlock> blocks = part.source.log->blocks(line, 1);
    if (blocks.empty())
        return rows.firstRow;
    const TimedLine sought{blocks.front().arrivalTime(0), *index, line};
    std::vector<TimedLine> before; // what the span holds, with times
    for (size_t i = 0; i < m_parts.size(); ++i)
        appendShown(*m_parts[i]->source.log, shown(*m_parts[i]), i, cut(rows.checkpoint, i),
                    cut(rows.checkpoint + 1, i), before);
    return rows.firstRow
        + std::count_if(before.begin(), before.end(), [&](const TimedLine &other) { return other < sought; });
}

std::optional<qint64> LogRows::rowOf(LogPlace place) const
{
    const std::optional<size_t> part = partOf(place.run);
    if (!part || place.line >= m_parts[*part]->readable || !shown(*m_parts[*part]).contains(place.line))
        return std::nullopt;
    return rowAtOrAfter(place);
}

LogRows::Stretch LogRows::stretch(qint64 row, qint64 most) const
{
    Stretch rows{place(row), 1};
    const auto follows = [&rows](LogPlace next) {
        return next.run == rows.first.run && qint64(next.line) == qint64(rows.first.line) + rows.count;
    };
    while (rows.count < most && follows(place(row + rows.count)))
        ++rows.count;
    return rows;
}

// Of checkpoints that come after all rows: where the rows end.
LineNumber LogRows::cut(size_t checkpoint, size_t part) const
{
    const LineNumber readable = m_parts[part]->readable;
    return checkpoint < m_merge.checkpoints() ? std::min(m_merge.checkpoint(checkpoint, part), readable)
                                              : readable;
}

qint64 LogRows::rowsBefore(size_t checkpoint) const
{
    qint64 rows = 0;
    for (size_t i = 0; i < m_parts.size(); ++i)
        rows += shown(*m_parts[i]).countBefore(cut(checkpoint, i));
    return rows;
}

const LogRows::Span &LogRows::span(size_t checkpoint) const
{
    if (m_span.stamp == m_stamp && m_span.checkpoint == checkpoint)
        return m_span;
    std::vector<TimedLine> lines;
    for (size_t i = 0; i < m_parts.size(); ++i) {
        if (const auto &log = m_parts[i]->source.log)
            appendShown(*log, shown(*m_parts[i]), i, cut(checkpoint, i), cut(checkpoint + 1, i), lines);
    }
    const auto isBefore = [](const TimedLine &a, const TimedLine &b) { return a.time < b.time; };
    std::stable_sort(lines.begin(), lines.end(), isBefore); // they stand by part and line
    m_span.checkpoint = checkpoint;
    m_span.stamp = m_stamp;
    m_span.firstRow = m_first + rowsBefore(checkpoint);
    m_span.rows.clear();
    for (const TimedLine &line : lines)
        m_span.rows.emplace_back(line.part, line.line);
    return m_span;
}

const LogRows::Span &LogRows::spanOfRow(qint64 row) const
{
    const qint64 inSpan = row - m_span.firstRow;
    if (m_span.stamp == m_stamp && inSpan >= 0 && inSpan < qint64(m_span.rows.size()))
        return m_span;
    size_t low = 0;
    for (size_t high = m_merge.checkpoints(); high - low > 1;) {
        const size_t middle = (low + high) / 2;
        (rowsBefore(middle) <= row - m_first ? low : high) = middle;
    }
    return span(low);
}

LogRows::Cut LogRows::cutAt(qint64 row) const
{
    Cut cuts;
    if (!isMerged()) {
        if (!m_parts.empty())
            cuts.push_back(row < m_end ? std::max(place(std::max(row, m_first)).line, LineNumber(0))
                                       : m_parts.front()->readable);
        return cuts;
    }
    if (row >= m_end) {
        for (const auto &part : m_parts)
            cuts.push_back(part->readable);
        return cuts;
    }
    const Span &rows = spanOfRow(std::max(row, m_first));
    for (size_t i = 0; i < m_parts.size(); ++i)
        cuts.push_back(cut(rows.checkpoint, i));
    for (qint64 i = 0; i < row - rows.firstRow; ++i)
        cuts[rows.rows[size_t(i)].first] = LineNumber(qint64(rows.rows[size_t(i)].second) + 1);
    return cuts;
}

std::vector<LogRows::Extent> LogRows::extents(qint64 row, qint64 count) const
{
    const qint64 first = std::max(row, m_first);
    const qint64 last = (count < m_end - row ? row + count : m_end) - 1;
    std::vector<Extent> extents;
    if (first > last)
        return extents;
    std::vector<Cut> cuts{cutAt(first)};
    if (isMerged()) {
        const size_t end = spanOfRow(last).checkpoint;
        for (size_t checkpoint = spanOfRow(first).checkpoint + 1; checkpoint <= end; ++checkpoint) {
            cuts.emplace_back();
            for (size_t i = 0; i < m_parts.size(); ++i)
                cuts.back().push_back(cut(checkpoint, i));
        }
    }
    cuts.push_back(cutAt(last + 1));
    for (size_t i = 0; i < m_parts.size(); ++i) {
        const Part &part = *m_parts[i];
        Extent extent{part.source.run, part.source.log, {}, {}};
        if (const LineSet *lines = isMatching() ? &part.matching : part.scope.shown()) {
            const auto copy = std::make_shared<LineSet>();
            copy->add(*lines);
            extent.lines = copy;
        }
        for (const Cut &cut : cuts)
            extent.cuts.push_back(cut[i]);
        extents.push_back(std::move(extent));
    }
    return extents;
}

} // namespace runwatch
