// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/log/logscope.h"

#include <algorithm>
#include <utility>

namespace runwatch {

namespace {

constexpr qsizetype LinesAtOnce = 4'096;

bool isOfTheConnection(LogKind kind)
{
    switch (kind) {
    case LogKind::Connected:
    case LogKind::Disconnected:
    case LogKind::Resumed:
    case LogKind::GapJudged:
    case LogKind::IdsReused:
    case LogKind::ConnectionClosed:
    case LogKind::StreamPaused:
    case LogKind::StreamUnpaused:
    case LogKind::CredentialsChanged:
    case LogKind::MachineSlept:
    case LogKind::LineTooLong:
    case LogKind::EventTooLarge:
    case LogKind::OldestLinesDropped:
    case LogKind::JobsNotShown:
    case LogKind::AttemptStarted:
    case LogKind::RequestAnswered:
    case LogKind::ReadAnew:
        return true;
    case LogKind::ServerText:
    case LogKind::PhaseStarted:
    case LogKind::PhaseEnded:
    case LogKind::JobEnded:
    case LogKind::ProgressWentBack:
    case LogKind::ProgressOvershot:
    case LogKind::ProgressUnitChanged:
    case LogKind::PhasesNotShown:
    case LogKind::CancelAsked:
    case LogKind::CancelSent:
    case LogKind::CancelConfirmed:
    case LogKind::CancelRefused:
        return false;
    }
    return false;
}

} // namespace

void LogScope::setLog(std::shared_ptr<const LogStore> log)
{
    m_log = std::move(log);
    m_first = m_log ? qint64(m_log->first()) : 0;
    m_end = m_log ? qint64(m_log->end()) : 0;
    restart();
}

void LogScope::setJob(std::optional<quint32> jobIndex)
{
    setJobs(jobIndex ? std::optional(std::set<quint32>{*jobIndex}) : std::nullopt);
}

void LogScope::setJobs(std::optional<std::set<quint32>> jobs)
{
    m_jobs = std::move(jobs);
    restart();
}

void LogScope::setLevels(ShownLevels levels)
{
    m_levels = levels;
    restart();
}

void LogScope::takeLines(qint64 first, qint64 end)
{
    m_first = std::max(m_first, first);
    m_end = std::max({m_end, m_first, end});
    m_read = std::max(m_read, m_first);
    while (!m_lines.empty() && m_lines.front() < m_first) {
        m_lines.pop_front();
        ++m_gone;
    }
}

bool LogScope::read(qsizetype limit)
{
    while (m_log && m_read < m_end && limit > 0) {
        const qint64 wanted = std::min<qint64>({limit, LinesAtOnce, m_end - m_read});
        const LogStore::Lines lines = m_log->lines(LineNumber(m_read), qsizetype(wanted));
        if (lines.size() == 0) {
            m_read += wanted; // they went in the meantime
            continue;
        }
        for (qsizetype i = 0; i < lines.size(); ++i)
            look(LineNumber(qint64(lines.first()) + i), lines[i]);
        m_read = qint64(lines.first()) + lines.size();
        limit -= qsizetype(wanted);
    }
    return m_log && m_read < m_end;
}

bool LogScope::read(QDeadlineTimer until)
{
    while (read(LinesAtOnce)) {
        if (until.hasExpired())
            return true;
    }
    return false;
}

qint64 LogScope::first() const
{
    return isFiltered() ? m_gone : m_first;
}

qint64 LogScope::end() const
{
    return isFiltered() ? m_gone + qint64(m_lines.size()) : m_end;
}

LineNumber LogScope::line(qint64 row) const
{
    return LineNumber(isFiltered() ? m_lines[size_t(row - m_gone)] : row);
}

qint64 LogScope::rowAtOrAfter(LineNumber line) const
{
    if (!isFiltered())
        return std::clamp(qint64(line), m_first, m_end);
    return m_gone + (std::lower_bound(m_lines.begin(), m_lines.end(), qint64(line)) - m_lines.begin());
}

void LogScope::restart()
{
    m_read = m_first;
    m_lines.clear();
    m_gone = 0;
    m_someJob.reset();
    m_hasManyJobs = false;
    m_counts = {};
}

void LogScope::look(LineNumber number, const LogLine &line)
{
    const bool isOfConnection = isOfTheConnection(line.kind);
    if (!isOfConnection) {
        if (!isInJob(line))
            return;
        m_hasManyJobs = m_hasManyJobs || line.jobIndex != m_someJob.value_or(line.jobIndex);
        m_someJob = line.jobIndex;
    }
    const ShownLevel level = shownLevel(line.level);
    if (line.kind == LogKind::ServerText)
        ++m_counts[level];
    if (isFiltered() && (line.kind != LogKind::ServerText || m_levels.testFlag(level)))
        m_lines.push_back(qint64(number));
}

bool LogScope::isInJob(const LogLine &line) const
{
    return !m_jobs || m_jobs->contains(line.jobIndex);
}

} // namespace runwatch
