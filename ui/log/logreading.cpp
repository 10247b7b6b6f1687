// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/log/logreading.h"

#include <utility>

namespace runwatch {

LogReading::LogReading(QObject *parent)
    : QObject(parent)
{
    m_next.setSingleShot(true);
    m_held.setSingleShot(true);
    m_held.setInterval(int(LogMerge::HoldTime));
    connect(&m_next, &QTimer::timeout, this, &LogReading::readNow);
    connect(&m_held, &QTimer::timeout, this, &LogReading::readNow);
    connect(&m_search, &LogSearch::matchesChanged, this, &LogReading::takeMatches);
    connect(&m_search, &LogSearch::searchingChanged, this, &LogReading::matchesChanged);
}

void LogReading::setSources(const QList<LogRows::Source> &sources)
{
    QList<SearchedLog> logs;
    for (const LogRows::Source &source : sources)
        logs.append({source.run, source.log});
    m_rows.setMatches(nullptr, LogRows::MatchMode::Highlight); // its sets may go
    m_rows.setSources(sources);
    m_search.setLogs(logs);
    showMatches();
    readNow();
}

void LogReading::setLevels(ShownLevels levels)
{
    m_rows.setLevels(levels);
    readNow();
}

void LogReading::search(std::optional<SearchPattern> pattern, LogPlace near)
{
    if (!pattern)
        m_rows.setMatches(nullptr, LogRows::MatchMode::Highlight); // not to be without rows in between
    m_search.search(std::move(pattern), near);
    showMatches();
    readNow();
    emit matchesChanged();
}

void LogReading::setMode(LogRows::MatchMode mode)
{
    if (std::exchange(m_mode, mode) == mode)
        return;
    showMatches();
    readNow();
}

void LogReading::takeLines(RunId run, qint64 first, qint64 end)
{
    m_marks.takeLines(run, first);
    m_rows.takeLines(run, first, end);
    m_search.takeLines(run, first, end);
    if (!m_next.isActive())
        readNow();
}

bool LogReading::toggleMark(LogPlace place)
{
    const bool isMarked = m_marks.toggle(place);
    emit marksChanged();
    return isMarked;
}

void LogReading::clearMarks()
{
    m_marks.clear();
    emit marksChanged();
}

void LogReading::forget(RunId run)
{
    m_marks.forget(run);
    emit marksChanged();
}

void LogReading::readNow()
{
    const bool isMore = m_rows.read(QDeadlineTimer(Slice));
    if (isMore)
        m_next.start(0);
    else if (m_rows.isHolding())
        m_held.start();
    emit rowsChanged(isMore ? Progress::Going : Progress::Done);
}

void LogReading::showMatches()
{
    if (m_search.pattern())
        m_rows.setMatches([this](RunId run) { return m_search.matches(run); }, m_mode);
    else
        m_rows.setMatches(nullptr, LogRows::MatchMode::Highlight);
}

void LogReading::takeMatches()
{
    m_rows.takeMatches();
    if (m_rows.matchMode() == LogRows::MatchMode::Filter)
        emit rowsChanged(m_next.isActive() ? Progress::Going : Progress::Done);
    emit matchesChanged();
}

} // namespace runwatch
