// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/log/compiledpattern.h"
#include "app/log/lineset.h"
#include "app/log/literalscan.h"
#include "app/log/logblock.h"

#include <atomic>
#include <optional>

namespace runwatch {

// Searches blocks of a log, one after the other, in one thread. It finds exactly the lines that match
// by themselves, in the fastest of three ways:
//  - where a rare text must be in a line, that is looked for, and PCRE2 asked about its line alone;
//  - else PCRE2 goes over the whole block; what crosses a line's end is asked of that line alone;
//  - patterns whose answer depends on where the text ends (\A, lookahead) are asked line by line.
// The shown text of lines with escapes is made first.
class BlockSearch final
{
    Q_DISABLE_COPY_MOVE(BlockSearch)

public:
    // It stops early once `isCancelled` is true; what it found then is not whole.
    BlockSearch(const CompiledPattern &pattern, const std::atomic<bool> &isCancelled);

    // The lines that match or, when the pattern is inverse, that do not. `givenUp` is set to the line
    // where the pattern took too long; then nothing is searched further.
    [[nodiscard]] LineSet::Bits search(const LogBlock &block, std::optional<LineNumber> &givenUp);

private:
    struct ShownLines // of a block with controls; offers what LogBlock does
    {
        QByteArray bytes;
        std::vector<qsizetype> ends; // each is followed by a line feed

        void read(const LogBlock &block);
        [[nodiscard]] qsizetype size() const { return qsizetype(ends.size()); }
        [[nodiscard]] QByteArrayView text() const { return bytes; }
        [[nodiscard]] qsizetype beginOf(qsizetype i) const { return i == 0 ? 0 : ends[size_t(i) - 1] + 1; }
        [[nodiscard]] qsizetype endOf(qsizetype i) const { return ends[size_t(i)]; }
        [[nodiscard]] qsizetype lineAt(qsizetype offset) const;
    };

    template <typename Lines>
    void searchLines(const Lines &lines);
    template <typename Lines>
    void searchByNeedle(const Lines &lines, const LiteralScan &scan);
    template <typename Lines>
    void searchWhole(const Lines &lines);
    template <typename Lines>
    void searchEach(const Lines &lines, qsizetype from);
    template <typename Lines>
    bool judge(const Lines &lines, qsizetype i); // false: the search ends here

    [[nodiscard]] const LiteralScan *rarest(QByteArrayView text);
    void mark(qsizetype i);
    void invert(qsizetype lines);

    const CompiledPattern &m_pattern;
    const std::atomic<bool> &m_isCancelled;
    ShownLines m_shown;
    std::vector<LiteralScan> m_scans; // one for each of the pattern's needles
    size_t m_rarest = 0;
    int m_untilChoice = 0; // blocks
    bool m_isSlow = false; // over many lines at once it had to be given up
    bool m_isRare = false; // the rarest needle is in few enough lines to be worth looking for

    // Of the block in work:
    LineSet::Bits m_found;
    qint64 m_offset = 0; // of its first line in m_found
    std::optional<qsizetype> m_givenUp;
};

} // namespace runwatch
