// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/log/logrows.h"

#include <utility>

namespace runwatch {

void LogRows::setSources(QList<Source> sources)
{
    m_sources = std::move(sources);
    m_scope.setLog(m_sources.isEmpty() ? nullptr : m_sources.first().log);
    m_scope.setJobs(m_sources.isEmpty() ? std::nullopt : m_sources.first().jobs);
    ++m_generation;
}

void LogRows::setLevels(ShownLevels levels)
{
    if (levels == m_scope.levels())
        return;
    m_scope.setLevels(levels);
    ++m_generation;
}

void LogRows::takeLines(RunId run, qint64 first, qint64 end)
{
    if (!m_sources.isEmpty() && m_sources.first().run == run)
        m_scope.takeLines(first, end);
}

bool LogRows::read(QDeadlineTimer until)
{
    return m_scope.read(until);
}

LogPlace LogRows::place(qint64 row) const
{
    return {m_sources.first().run, m_scope.line(row)};
}

qint64 LogRows::rowAtOrAfter(LogPlace place) const
{
    if (m_sources.isEmpty() || m_sources.first().run != place.run)
        return end();
    return m_scope.rowAtOrAfter(place.line);
}

std::optional<qint64> LogRows::rowOf(LogPlace place) const
{
    const qint64 row = rowAtOrAfter(place);
    if (row >= end() || this->place(row) != place)
        return std::nullopt;
    return row;
}

LogRows::Stretch LogRows::stretch(qint64 row, qint64 most) const
{
    Stretch rows{place(row), 1};
    while (rows.count < most && qint64(place(row + rows.count).line) == qint64(rows.first.line) + rows.count)
        ++rows.count;
    return rows;
}

const LogStore *LogRows::logOf(RunId run) const
{
    for (const Source &source : m_sources) {
        if (source.run == run)
            return source.log.get();
    }
    return nullptr;
}

} // namespace runwatch
