// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/log/blocksearch.h"

#include "app/log/terminaltext.h"

#include <algorithm>

namespace runwatch {

using Outcome = PatternMatch::Outcome;
using Characters = CompiledPattern::Characters;

namespace {

constexpr int BlocksPerChoice = 16;
constexpr qsizetype BytesPerNeedle = 50; // more needles than this cost more than they spare
constexpr std::chrono::milliseconds LongestFind(20); // over many lines, before they are asked one by one
constexpr int MostCrossings = 64; // of lines' ends in one block, before lines are asked one by one

} // namespace

BlockSearch::BlockSearch(const CompiledPattern &pattern, const std::atomic<bool> &isCancelled)
    : m_pattern(pattern)
    , m_isCancelled(isCancelled)
{
    for (const Needles &needles : pattern.traits().needles)
        m_scans.emplace_back(needles, pattern.traits().isCaseBlind);
}

void BlockSearch::ShownLines::read(const LogBlock &block)
{
    bytes.truncate(0);
    ends.clear();
    bytes.reserve(block.text().size());
    for (qsizetype i = 0; i < block.size(); ++i) {
        appendPlain(block.lineText(i), bytes);
        ends.push_back(bytes.size());
        bytes.append('\n');
    }
}

qsizetype BlockSearch::ShownLines::lineAt(qsizetype offset) const
{
    return std::lower_bound(ends.begin(), ends.end(), offset) - ends.begin();
}

LineSet::Bits BlockSearch::search(const LogBlock &block, std::optional<LineNumber> &givenUp)
{
    const qint64 first = qint64(block.first());
    m_offset = first % LineSet::WordLines;
    m_found.firstWord = first / LineSet::WordLines;
    m_found.words.assign(size_t((m_offset + block.size() - 1) / LineSet::WordLines + 1), 0);
    m_givenUp.reset();
    if (block.hasControls()) {
        m_shown.read(block);
        searchLines(m_shown);
    } else {
        searchLines(block);
    }
    if (m_givenUp)
        givenUp = LineNumber(first + *m_givenUp);
    if (m_pattern.query().isInverse)
        invert(block.size());
    return std::move(m_found);
}

template <typename Lines>
void BlockSearch::searchLines(const Lines &lines)
{
    if (const LiteralScan *scan = rarest(lines.text()))
        searchByNeedle(lines, *scan);
    else if (m_pattern.traits().needsLines || m_isSlow)
        searchEach(lines, 0);
    else
        searchWhole(lines);
}

// What is rare in one block is rare in its neighbours, most of the time.
const LiteralScan *BlockSearch::rarest(QByteArrayView text)
{
    if (m_scans.empty())
        return nullptr;
    if (m_untilChoice-- == 0) {
        m_untilChoice = BlocksPerChoice;
        const QByteArrayView sample = text.first(std::min(text.size(), LiteralScan::LargestSample));
        qsizetype least = sample.size() + 1;
        for (size_t i = 0; i < m_scans.size(); ++i) {
            m_scans[i].tune(sample);
            if (const qsizetype count = m_scans[i].count(sample); count < least) {
                least = count;
                m_rarest = i;
            }
        }
        m_isRare = m_pattern.traits().needsLines || least <= sample.size() / BytesPerNeedle + 1;
    }
    return m_isRare ? &m_scans[m_rarest] : nullptr;
}

template <typename Lines>
void BlockSearch::searchByNeedle(const Lines &lines, const LiteralScan &scan)
{
    const QByteArrayView text = lines.text();
    for (qsizetype at = scan.find(text, 0); at >= 0;) {
        const qsizetype i = lines.lineAt(at);
        const bool isInHeader = at < lines.beginOf(i);
        if (!isInHeader && !judge(lines, i))
            return;
        at = scan.find(text, isInHeader ? lines.beginOf(i) : lines.endOf(i));
    }
}

template <typename Lines>
void BlockSearch::searchWhole(const Lines &lines)
{
    const QByteArrayView text = lines.text();
    const Characters characters =
        m_pattern.traits().isByteSafe && isAscii(text) ? Characters::Bytes : Characters::Utf8;
    const Patience patience{.most = LongestFind, .bytesAtOnce = 256 << 20, .isCancelled = &m_isCancelled}; // 256 places: some lines
    int crossings = 0;
    for (qsizetype from = 0, end = lines.size(); from < text.size();) {
        const PatternMatch match = m_pattern.find(text, from, characters, patience);
        if (match.outcome == Outcome::None)
            return;
        m_isSlow = m_isSlow || match.outcome == Outcome::GivenUp;
        if (match.outcome == Outcome::GivenUp || crossings > MostCrossings)
            return searchEach(lines, lines.lineAt(from)); // which line is it?
        const qsizetype i = lines.lineAt(match.begin);
        if (i >= end)
            return;
        if (match.begin >= lines.beginOf(i) && match.end <= lines.endOf(i)) {
            mark(i);
            if (m_isCancelled.load(std::memory_order_relaxed))
                return;
        } else {
            ++crossings;
            if (!judge(lines, i))
                return;
        }
        from = lines.endOf(i) + 1;
    }
}

template <typename Lines>
void BlockSearch::searchEach(const Lines &lines, qsizetype from)
{
    for (qsizetype i = from; i < lines.size(); ++i) {
        if (!judge(lines, i))
            return;
    }
}

template <typename Lines>
bool BlockSearch::judge(const Lines &lines, qsizetype i)
{
    const qsizetype begin = lines.beginOf(i);
    const PatternMatch match = m_pattern.findInLine(lines.text().sliced(begin, lines.endOf(i) - begin),
                                                    {.isCancelled = &m_isCancelled});
    if (match.outcome == Outcome::Match)
        mark(i);
    else if (match.outcome == Outcome::GivenUp)
        m_givenUp = i;
    return !m_givenUp && !m_isCancelled.load(std::memory_order_relaxed);
}

void BlockSearch::mark(qsizetype i)
{
    const qint64 bit = m_offset + i;
    m_found.words[size_t(bit / LineSet::WordLines)] |= quint64(1) << (bit % LineSet::WordLines);
}

// The block's lines only: its first and last word may hold neighbours' bits.
void BlockSearch::invert(qsizetype lines)
{
    for (quint64 &word : m_found.words)
        word = ~word;
    m_found.words.front() &= ~quint64(0) << m_offset;
    const qint64 behind = (m_offset + lines) % LineSet::WordLines;
    if (behind != 0)
        m_found.words.back() &= ~(~quint64(0) << behind);
}

} // namespace runwatch
