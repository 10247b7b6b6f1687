// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/stream/idnumbers.h"

#include <iterator>

namespace runwatch {

namespace {

constexpr qsizetype mostDigits = 18;
constexpr size_t mostRanges = 4'096;

} // namespace

std::optional<qint64> idNumber(QByteArrayView id)
{
    if (id.isEmpty() || id.size() > mostDigits || (id.size() > 1 && id.front() == '0'))
        return std::nullopt;
    qint64 number = 0;
    for (const char digit : id) {
        if (digit < '0' || digit > '9')
            return std::nullopt;
        number = number * 10 + (digit - '0');
    }
    return number;
}

void IdNumbers::insert(QByteArrayView id)
{
    const std::optional<qint64> number = idNumber(id);
    if (!number || contains(id))
        return;
    auto after = m_ranges.upper_bound(*number);
    qint64 last = *number;
    if (after != m_ranges.end() && after->first == *number + 1) {
        last = after->second;
        after = m_ranges.erase(after);
    }
    const auto before = after == m_ranges.begin() ? m_ranges.end() : std::prev(after);
    if (before != m_ranges.end() && before->second == *number - 1)
        before->second = last;
    else
        m_ranges.emplace_hint(after, *number, last);
    if (m_ranges.size() > mostRanges)
        m_ranges.erase(m_ranges.begin());
}

bool IdNumbers::contains(QByteArrayView id) const
{
    const std::optional<qint64> number = idNumber(id);
    if (!number)
        return false;
    const auto after = m_ranges.upper_bound(*number);
    return after != m_ranges.begin() && std::prev(after)->second >= *number;
}

} // namespace runwatch
