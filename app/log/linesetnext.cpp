// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
// How the next line of a set, or of two, is found.
#include "app/log/lineset.h"

#include <algorithm>
#include <bit>

namespace runwatch {

template <typename WordAt>
std::optional<LineNumber> LineSet::findNext(LineNumber from, LineNumber end, WordAt &&wordAt) const
{
    const qint64 begin = std::max(qint64(from), m_firstBlock * BlockLines);
    quint64 mask = ~bitsBefore(begin % WordLines);
    const qint64 last = std::min(endWord(), qint64(end) / WordLines + 1);
    for (qint64 number = begin / WordLines; number < last; ++number) {
        if (!block(number / BlockWords)) {
            number |= BlockWords - 1; // on to the next block
        } else if (const quint64 bits = wordAt(number) & mask) {
            const auto found = LineNumber(number * WordLines + std::countr_zero(bits));
            return found < end ? std::optional(found) : std::nullopt;
        }
        mask = ~quint64(0);
    }
    return std::nullopt;
}

template <typename WordAt>
std::optional<LineNumber> LineSet::findPrevious(LineNumber before, WordAt &&wordAt) const
{
    const qint64 end = std::clamp<qint64>(qint64(before), 0, endWord() * WordLines);
    quint64 mask = end % WordLines == 0 ? ~quint64(0) : bitsBefore(end % WordLines);
    for (qint64 number = (end + WordLines - 1) / WordLines - 1; number >= m_firstBlock * BlockWords;
         --number) {
        if (!block(number / BlockWords)) {
            number &= ~(BlockWords - 1);
        } else if (const quint64 bits = wordAt(number) & mask) {
            return LineNumber(number * WordLines + std::bit_width(bits) - 1);
        }
        mask = ~quint64(0);
    }
    return std::nullopt;
}

std::optional<LineNumber> LineSet::next(LineNumber from, LineNumber end) const
{
    return findNext(from, end, [this](qint64 number) { return word(number); });
}

std::optional<LineNumber> LineSet::previous(LineNumber before) const
{
    return findPrevious(before, [this](qint64 number) { return word(number); });
}

std::optional<LineNumber> LineSet::nextCommon(const LineSet &other, LineNumber from, LineNumber end) const
{
    return findNext(from, end, [&](qint64 number) { return word(number) & other.word(number); });
}

std::optional<LineNumber> LineSet::previousCommon(const LineSet &other, LineNumber before) const
{
    return findPrevious(before, [&](qint64 number) { return word(number) & other.word(number); });
}

} // namespace runwatch
