// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/log/logmarks.h"

namespace runwatch {

bool LogMarks::toggle(LogPlace place)
{
    if (m_places.erase(place) > 0)
        return false;
    m_places.insert(place);
    return true;
}

void LogMarks::takeLines(RunId run, qint64 first)
{
    m_places.erase(m_places.lower_bound({run, LineNumber(0)}),
                   m_places.lower_bound({run, LineNumber(first)}));
}

void LogMarks::forget(RunId run)
{
    std::erase_if(m_places, [run](LogPlace place) { return place.run == run; });
}

// Marks are few, made by hand.
std::optional<qint64> LogMarks::nextRow(const LogRows &rows, qint64 from, LogRows::Direction direction) const
{
    const bool isForward = direction == LogRows::Direction::Forward;
    std::optional<qint64> nearest;
    for (const LogPlace place : m_places) {
        const std::optional<qint64> row = rows.rowOf(place);
        if (!row || (isForward ? *row <= from : *row >= from))
            continue;
        if (!nearest || (isForward ? *row < *nearest : *row > *nearest))
            nearest = row;
    }
    return nearest;
}

} // namespace runwatch
