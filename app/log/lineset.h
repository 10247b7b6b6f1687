// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/log/linenumber.h"

#include <array>
#include <deque>
#include <limits>
#include <memory>
#include <optional>
#include <vector>

namespace runwatch {

// A set of line numbers of one store: a bit for each line, in blocks; a block without any line costs
// a few bytes. Lines may come in any order; they go from the front only. One thread: also what asks
// keeps counts up to date.
class LineSet final
{
public:
    static constexpr qint64 WordLines = 64;
    static constexpr qint64 BlockLines = 4'096;
    static constexpr auto Last = LineNumber(std::numeric_limits<qint64>::max());

    // Neighbouring lines, found elsewhere: bit b of words[w] is line 64 * (firstWord + w) + b.
    struct Bits
    {
        qint64 firstWord = 0;
        std::vector<quint64> words;
    };

    // What lies before the lines that were dropped is left out.
    void add(LineNumber line);
    void add(const Bits &bits);
    void addWord(qint64 word, quint64 bits);
    void add(const LineSet &other);
    qint64 dropBefore(LineNumber first); // answers how many went
    void clear(); // begins anew: nothing was ever dropped

    [[nodiscard]] bool isEmpty() const { return m_size == 0; }
    [[nodiscard]] qint64 size() const { return m_size; }
    [[nodiscard]] bool contains(LineNumber line) const;
    [[nodiscard]] qint64 countBefore(LineNumber line) const;
    [[nodiscard]] LineNumber at(qint64 i) const; // the i-th in order, 0 <= i < size()
    [[nodiscard]] std::optional<LineNumber> next(LineNumber from,
                                                 LineNumber end = Last) const; // `from` or after it
    [[nodiscard]] std::optional<LineNumber> previous(LineNumber before) const; // the last one before it

    // Lines that are in both.
    [[nodiscard]] LineSet common(const LineSet &other) const;
    [[nodiscard]] qint64 countCommonBefore(const LineSet &other, LineNumber line) const;
    [[nodiscard]] std::optional<LineNumber> nextCommon(const LineSet &other, LineNumber from,
                                                       LineNumber end = Last) const;
    [[nodiscard]] std::optional<LineNumber> previousCommon(const LineSet &other, LineNumber before) const;

    [[nodiscard]] qint64 memory() const; // bytes

private:
    static constexpr qint64 BlockWords = BlockLines / WordLines;
    using Words = std::array<quint64, BlockWords>;

    struct Block
    {
        std::unique_ptr<Words> words; // null: none
        qint64 count = 0;
    };

    [[nodiscard]] static constexpr quint64 bitsBefore(qint64 bit) { return (quint64(1) << bit) - 1; } // 0 <= bit < 64
    [[nodiscard]] Block &blockFor(qint64 number);
    [[nodiscard]] const Block *block(qint64 number) const; // null when it holds nothing
    [[nodiscard]] quint64 word(qint64 number) const;
    [[nodiscard]] qint64 endWord() const { return (m_firstBlock + qint64(m_blocks.size())) * BlockWords; }
    void addBlock(qint64 number, const Words &others);
    void forgetCountsAfter(qint64 block);
    void countUpTo(size_t blocks) const;

    template <typename WordAt>
    std::optional<LineNumber> findNext(LineNumber from, LineNumber end, WordAt &&wordAt) const;
    template <typename WordAt>
    std::optional<LineNumber> findPrevious(LineNumber before, WordAt &&wordAt) const;

    std::deque<Block> m_blocks;
    qint64 m_firstBlock = 0; // number of the first one
    qint64 m_dropped = 0; // lines before this one have gone
    qint64 m_size = 0;
    mutable std::vector<qint64> m_before; // lines before each block, as far as it was asked for
};

} // namespace runwatch
