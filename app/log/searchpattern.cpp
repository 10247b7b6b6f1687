// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/log/searchpattern.h"

#include "app/log/compiledpattern.h"

#include <QDeadlineTimer>

#include <algorithm>

namespace runwatch {

using Outcome = PatternMatch::Outcome;
using Characters = CompiledPattern::Characters;

namespace {

constexpr std::chrono::milliseconds ForAllRanges(8); // of the GUI thread's time
constexpr quint32 RangesMatchLimit = 100'000;
constexpr qsizetype RangesAtOnce = 4 << 20; // bytes

} // namespace

const SearchQuery &SearchPattern::query() const
{
    return m_compiled->query();
}

bool SearchPattern::matches(QByteArrayView shownText) const
{
    return m_compiled->findInLine(shownText).outcome == Outcome::Match;
}

QList<ByteRange> SearchPattern::ranges(QByteArrayView shownText, qsizetype most) const
{
    QList<ByteRange> ranges;
    if (query().isInverse)
        return ranges;
    const Characters characters =
        m_compiled->traits().isByteSafe && isAscii(shownText) ? Characters::Bytes : Characters::Utf8;
    const QDeadlineTimer deadline(ForAllRanges);
    for (qsizetype from = 0; from <= shownText.size() && ranges.size() < most && !deadline.hasExpired();) {
        const Patience patience{std::chrono::milliseconds(deadline.remainingTime()), RangesMatchLimit, RangesAtOnce};
        const PatternMatch match = m_compiled->find(shownText, from, characters, patience);
        if (match.outcome != Outcome::Match)
            break;
        if (match.end > match.begin && match.begin >= from)
            ranges.append({match.begin, match.end});
        from = std::max({match.end, match.begin, from + (match.end <= from ? 1 : 0)});
        while (from < shownText.size() && (uchar(shownText[from]) & 0xc0) == 0x80)
            ++from; // a character begins here
    }
    return ranges;
}

std::variant<SearchPattern, PatternError> compile(const SearchQuery &query)
{
    auto compiled = CompiledPattern::compile(query);
    if (const auto *error = std::get_if<PatternError>(&compiled))
        return *error;
    return SearchPattern(std::get<std::shared_ptr<const CompiledPattern>>(std::move(compiled)));
}

} // namespace runwatch
