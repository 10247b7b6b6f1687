// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/log/lineset.h"

#include <algorithm>

namespace runwatch {

// The lines of one store that are shown: those of a set, or all of a range. A view of them.
class ShownLines final
{
public:
    ShownLines(const LineSet *set, LineNumber first, LineNumber end) // null: all of [first, end)
        : m_set(set)
        , m_first(first)
        , m_end(end)
    {
    }

    [[nodiscard]] qint64 countBefore(LineNumber line) const
    {
        return m_set ? m_set->countBefore(line) : qint64(clamped(line)) - qint64(m_first);
    }
    [[nodiscard]] LineNumber at(qint64 i) const
    {
        return m_set ? m_set->at(i) : LineNumber(qint64(m_first) + i);
    }
    [[nodiscard]] bool contains(LineNumber line) const
    {
        return m_set ? m_set->contains(line) : line >= m_first && line < m_end;
    }
    [[nodiscard]] std::optional<LineNumber> next(LineNumber from) const // `from` or after it
    {
        if (m_set)
            return m_set->next(from);
        return from < m_end ? std::optional(clamped(from)) : std::nullopt;
    }

    // Of those that are in the other set too.
    [[nodiscard]] qint64 countBefore(const LineSet &other, LineNumber line) const
    {
        return m_set ? m_set->countCommonBefore(other, line)
                     : other.countBefore(clamped(line)) - other.countBefore(m_first);
    }
    [[nodiscard]] std::optional<LineNumber> next(const LineSet &other, LineNumber from, LineNumber end) const
    {
        const LineNumber last = m_set ? end : clamped(end);
        return m_set ? other.nextCommon(*m_set, from, last) : other.next(clamped(from), last);
    }
    [[nodiscard]] std::optional<LineNumber> previous(const LineSet &other, LineNumber before) const
    {
        const auto found = m_set ? other.previousCommon(*m_set, before) : other.previous(clamped(before));
        return found && (m_set || *found >= m_first) ? found : std::nullopt;
    }

private:
    [[nodiscard]] LineNumber clamped(LineNumber line) const { return std::clamp(line, m_first, m_end); }

    const LineSet *m_set;
    LineNumber m_first;
    LineNumber m_end;
};

} // namespace runwatch
