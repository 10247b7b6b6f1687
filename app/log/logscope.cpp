// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/log/logscope.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace runwatch {

namespace {

constexpr qsizetype LinesAtOnce = 16'384; // between two looks at the clock: well below a millisecond
constexpr quint32 FirstJobs = 1 << 20;

constexpr std::array Levels = {ShownLevel::Log, ShownLevel::Warning, ShownLevel::Error, ShownLevel::Complete};

} // namespace

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
    case LogKind::SpoolFull:
    case LogKind::SpoolHasRoom:
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

struct LogScope::Word
{
    std::array<quint64, LevelCount> levels{};
    quint64 marks = 0;
    quint64 connectionMarks = 0;
    quint64 phaseMarks = 0;
};

void LogScope::setLog(std::shared_ptr<const LogStore> log)
{
    m_log = std::move(log);
    m_first = m_log ? qint64(m_log->first()) : 0;
    m_end = m_log ? qint64(m_log->end()) : 0;
    restart();
}

void LogScope::setJobs(std::optional<std::set<quint32>> jobs)
{
    m_jobs = std::move(jobs);
    m_firstJobs.clear();
    for (const quint32 job : m_jobs.value_or(std::set<quint32>())) {
        if (job >= FirstJobs)
            break;
        m_firstJobs.resize(job + 1);
        m_firstJobs[job] = true;
    }
    restart();
}

void LogScope::setJob(std::optional<quint32> jobIndex)
{
    setJobs(jobIndex ? std::optional(std::set<quint32>{*jobIndex}) : std::nullopt);
}

void LogScope::setLevels(ShownLevels levels)
{
    m_levels = levels;
    showLevels();
}

void LogScope::takeLines(qint64 first, qint64 end)
{
    m_first = std::max(m_first, first);
    m_end = std::max({m_end, m_first, end});
    m_read = std::max(m_read, m_first);
    for (LineSet &lines : m_levelLines)
        lines.dropBefore(LineNumber(m_first));
    for (LineSet *marks : {&m_marks, &m_connectionMarks, &m_phaseMarks})
        marks->dropBefore(LineNumber(m_first));
    m_gone += m_shown.dropBefore(LineNumber(m_first));
}

bool LogScope::read(qsizetype limit)
{
    while (m_log && m_read < m_end && limit > 0) {
        const qint64 wanted = std::min<qint64>({limit, LinesAtOnce, m_end - m_read});
        for (const LogBlock &block : m_log->blocks(LineNumber(m_read), wanted)) // fewer, when some went
            readBlock(block);
        m_read += wanted;
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
    return isFiltered() ? m_gone + m_shown.size() : m_end;
}

LineNumber LogScope::line(qint64 row) const
{
    return isFiltered() ? m_shown.at(row - m_gone) : LineNumber(row);
}

qint64 LogScope::rowAtOrAfter(LineNumber line) const
{
    if (!isFiltered())
        return std::clamp(qint64(line), m_first, m_end);
    return m_gone + m_shown.countBefore(line);
}

qint64 LogScope::memory() const
{
    qint64 bytes = m_shown.memory() + m_marks.memory() + m_connectionMarks.memory() + m_phaseMarks.memory();
    for (const LineSet &lines : m_levelLines)
        bytes += lines.memory();
    return bytes;
}

size_t LogScope::indexOf(ShownLevel level)
{
    return size_t(std::countr_zero(quint8(level)));
}

void LogScope::restart()
{
    m_read = m_first;
    for (LineSet &lines : m_levelLines)
        lines.clear();
    for (LineSet *marks : {&m_marks, &m_connectionMarks, &m_phaseMarks})
        marks->clear();
    m_someJob.reset();
    m_hasManyJobs = false;
    m_counts = {};
    showLevels();
}

void LogScope::showLevels()
{
    m_gone = 0;
    m_shown.clear();
    if (!isFiltered())
        return;
    m_shown.dropBefore(LineNumber(m_first));
    m_shown.add(m_marks);
    for (const ShownLevel level : Levels) {
        if (m_levels.testFlag(level))
            m_shown.add(linesOf(level));
    }
}

void LogScope::readBlock(const LogBlock &block)
{
    qint64 line = qint64(block.first());
    for (qsizetype i = 0; i < block.size();) {
        const qint64 number = line / LineSet::WordLines;
        Word word;
        for (; i < block.size() && line / LineSet::WordLines == number; ++i, ++line)
            look(block.facts(i), quint64(1) << (line % LineSet::WordLines), word);
        take(number, word);
    }
}

void LogScope::look(const LineFacts &line, quint64 bit, Word &word)
{
    const bool isMark = line.kind != LogKind::ServerText;
    const bool isOfConnection = isMark && isOfTheConnection(line.kind);
    if (!isOfConnection) {
        if (!isInJobs(line.jobIndex))
            return;
        m_hasManyJobs = m_hasManyJobs || line.jobIndex != m_someJob.value_or(line.jobIndex);
        m_someJob = line.jobIndex;
    }
    word.levels[indexOf(shownLevel(line.level))] |= bit;
    if (!isMark)
        return;
    word.marks |= bit;
    if (isOfConnection)
        word.connectionMarks |= bit;
    else if (line.kind == LogKind::PhaseStarted || line.kind == LogKind::PhaseEnded)
        word.phaseMarks |= bit;
}

void LogScope::take(qint64 number, const Word &word)
{
    quint64 shown = word.marks;
    for (const ShownLevel level : Levels) {
        const quint64 lines = word.levels[indexOf(level)];
        m_levelLines[indexOf(level)].addWord(number, lines);
        m_counts[level] += std::popcount(lines & ~word.marks);
        if (m_levels.testFlag(level))
            shown |= lines;
    }
    m_marks.addWord(number, word.marks);
    m_connectionMarks.addWord(number, word.connectionMarks);
    m_phaseMarks.addWord(number, word.phaseMarks);
    if (isFiltered())
        m_shown.addWord(number, shown);
}

bool LogScope::isInJobs(quint32 jobIndex) const
{
    if (!m_jobs)
        return true;
    return jobIndex < FirstJobs ? jobIndex < m_firstJobs.size() && m_firstJobs[jobIndex]
                                : m_jobs->contains(jobIndex);
}

} // namespace runwatch
