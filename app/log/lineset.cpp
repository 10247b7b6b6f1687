// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/log/lineset.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace runwatch {

namespace {

// As std::popcount(), which is a call where the processor is not known.
constexpr qint64 countBits(quint64 word)
{
    word -= (word >> 1) & 0x5555'5555'5555'5555;
    word = (word & 0x3333'3333'3333'3333) + ((word >> 2) & 0x3333'3333'3333'3333);
    word = (word + (word >> 4)) & 0x0f0f'0f0f'0f0f'0f0f;
    return qint64((word * 0x0101'0101'0101'0101) >> 56);
}

// Position of the i-th bit that is set.
int selectBit(quint64 word, qint64 i)
{
    for (; i > 0; --i)
        word &= word - 1;
    return std::countr_zero(word);
}

} // namespace

void LineSet::add(LineNumber line)
{
    addWord(qint64(line) / WordLines, quint64(1) << (qint64(line) % WordLines));
}

void LineSet::add(const Bits &bits)
{
    for (size_t i = 0; i < bits.words.size(); ++i)
        addWord(bits.firstWord + qint64(i), bits.words[i]);
}

void LineSet::addWord(qint64 number, quint64 bits)
{
    if (number == m_dropped / WordLines)
        bits &= ~bitsBefore(m_dropped % WordLines);
    if (bits == 0 || number < m_dropped / WordLines)
        return;
    Block &block = blockFor(number / BlockWords);
    if (!block.words)
        block.words = std::make_unique<Words>(Words{});
    quint64 &word = (*block.words)[size_t(number % BlockWords)];
    const qint64 added = countBits(bits & ~word);
    if (added == 0)
        return;
    word |= bits;
    block.count += added;
    m_size += added;
    forgetCountsAfter(number / BlockWords);
}

void LineSet::add(const LineSet &other)
{
    for (size_t b = 0; b < other.m_blocks.size(); ++b) {
        const qint64 number = other.m_firstBlock + qint64(b);
        if (const Block &others = other.m_blocks[b]; others.words && number >= m_dropped / BlockLines)
            addBlock(number, *others.words);
    }
}

qint64 LineSet::dropBefore(LineNumber first)
{
    if (qint64(first) <= m_dropped)
        return 0;
    m_dropped = qint64(first);
    const qint64 before = m_size;
    while (!m_blocks.empty() && (m_firstBlock + 1) * BlockLines <= m_dropped) {
        m_size -= m_blocks.front().count;
        m_blocks.pop_front();
        ++m_firstBlock;
    }
    m_before.clear();
    if (m_blocks.empty() || !m_blocks.front().words)
        return before - m_size;
    Block &block = m_blocks.front();
    for (qint64 w = 0; w < BlockWords; ++w) {
        const qint64 line = m_firstBlock * BlockLines + w * WordLines;
        if (line >= m_dropped)
            break;
        const qint64 gone = std::min(m_dropped - line, WordLines);
        quint64 &word = (*block.words)[size_t(w)];
        const quint64 kept = gone == WordLines ? 0 : word & ~bitsBefore(gone);
        block.count -= countBits(word ^ kept);
        m_size -= countBits(word ^ kept);
        word = kept;
    }
    return before - m_size;
}

void LineSet::clear()
{
    *this = {};
}

bool LineSet::contains(LineNumber line) const
{
    return (word(qint64(line) / WordLines) >> (qint64(line) % WordLines)) & 1;
}

qint64 LineSet::countBefore(LineNumber line) const
{
    const qint64 number = qint64(line) / BlockLines;
    if (qint64(line) <= m_firstBlock * BlockLines)
        return 0;
    if (number >= m_firstBlock + qint64(m_blocks.size()))
        return m_size;
    const size_t index = size_t(number - m_firstBlock);
    countUpTo(index + 1);
    qint64 count = m_before[index];
    const Block &in = m_blocks[index];
    if (!in.words)
        return count;
    const qint64 words = qint64(line) % BlockLines / WordLines;
    for (qint64 w = 0; w < words; ++w)
        count += countBits((*in.words)[size_t(w)]);
    return count + countBits((*in.words)[size_t(words)] & bitsBefore(qint64(line) % WordLines));
}

LineNumber LineSet::at(qint64 i) const
{
    Q_ASSERT(i >= 0 && i < m_size);
    countUpTo(m_blocks.size());
    const size_t index = size_t(std::upper_bound(m_before.begin(), m_before.end(), i) - m_before.begin()) - 1;
    qint64 left = i - m_before[index];
    const Words &words = *m_blocks[index].words;
    for (qint64 w = 0;; ++w) {
        const qint64 count = countBits(words[size_t(w)]);
        if (left < count)
            return LineNumber((m_firstBlock + qint64(index)) * BlockLines + w * WordLines
                              + selectBit(words[size_t(w)], left));
        left -= count;
    }
}

LineSet LineSet::common(const LineSet &other) const
{
    LineSet both;
    both.m_dropped = std::max(m_dropped, other.m_dropped);
    both.m_firstBlock = both.m_dropped / BlockLines;
    const qint64 end = std::min(endWord(), other.endWord()) / BlockWords;
    for (qint64 number = both.m_firstBlock; number < end; ++number) {
        Block &common = both.m_blocks.emplace_back();
        const Block *mine = block(number);
        const Block *others = other.block(number);
        if (!mine || !others)
            continue;
        Words words;
        for (size_t w = 0; w < words.size(); ++w) {
            words[w] = (*mine->words)[w] & (*others->words)[w];
            common.count += countBits(words[w]);
        }
        if (common.count > 0)
            common.words = std::make_unique<Words>(words);
        both.m_size += common.count;
    }
    return both;
}

qint64 LineSet::countCommonBefore(const LineSet &other, LineNumber line) const
{
    qint64 count = 0;
    const qint64 last = std::clamp<qint64>(qint64(line) / WordLines, 0, endWord());
    for (qint64 b = std::max(m_firstBlock, other.m_firstBlock); b * BlockWords < last; ++b) {
        const Block *mine = block(b);
        const Block *others = other.block(b);
        const qint64 words = std::min(BlockWords, last - b * BlockWords);
        for (qint64 w = 0; mine && others && w < words; ++w)
            count += countBits((*mine->words)[size_t(w)] & (*others->words)[size_t(w)]);
    }
    if (last == endWord())
        return count;
    return count
        + countBits(word(last) & other.word(last)
                    & bitsBefore(std::max<qint64>(qint64(line), 0) % WordLines));
}

qint64 LineSet::memory() const
{
    const auto inUse =
        std::count_if(m_blocks.begin(), m_blocks.end(), [](const Block &b) { return bool(b.words); });
    return qint64(inUse) * qint64(sizeof(Words)) + qint64(m_blocks.size() * sizeof(Block))
        + qint64(m_before.capacity() * sizeof(qint64));
}

void LineSet::addBlock(qint64 number, const Words &others)
{
    if (number == m_dropped / BlockLines) { // a part of it has gone
        for (qint64 w = 0; w < BlockWords; ++w)
            addWord(number * BlockWords + w, others[size_t(w)]);
        return;
    }
    Block &block = blockFor(number);
    if (!block.words)
        block.words = std::make_unique<Words>(Words{});
    const qint64 before = std::exchange(block.count, 0);
    for (size_t w = 0; w < others.size(); ++w) {
        (*block.words)[w] |= others[w];
        block.count += countBits((*block.words)[w]);
    }
    m_size += block.count - before;
    forgetCountsAfter(number);
}

void LineSet::forgetCountsAfter(qint64 block)
{
    const size_t counted = size_t(block - m_firstBlock) + 1;
    if (m_before.size() > counted)
        m_before.resize(counted);
}

// Blocks follow one another without a gap, so what was dropped must not be made again.
LineSet::Block &LineSet::blockFor(qint64 number)
{
    if (m_blocks.empty())
        m_firstBlock = m_dropped / BlockLines;
    while (number >= m_firstBlock + qint64(m_blocks.size()))
        m_blocks.emplace_back();
    return m_blocks[size_t(number - m_firstBlock)];
}

const LineSet::Block *LineSet::block(qint64 number) const
{
    if (number < m_firstBlock || number >= m_firstBlock + qint64(m_blocks.size()))
        return nullptr;
    const Block &found = m_blocks[size_t(number - m_firstBlock)];
    return found.words ? &found : nullptr;
}

quint64 LineSet::word(qint64 number) const
{
    const Block *in = number < 0 ? nullptr : block(number / BlockWords);
    return in ? (*in->words)[size_t(number % BlockWords)] : 0;
}

void LineSet::countUpTo(size_t blocks) const
{
    if (m_before.empty() && blocks > 0)
        m_before.push_back(0);
    while (m_before.size() < blocks)
        m_before.push_back(m_before.back() + m_blocks[m_before.size() - 1].count);
}

} // namespace runwatch
