// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/run/runlog.h"

#include "app/jobs/drawnprogress.h"
#include "app/log/logstore.h"
#include "app/log/spool.h"

#include <QMetaEnum>

#include <algorithm>
#include <cerrno>
#include <utility>

namespace runwatch {

namespace {

LogLevel levelOf(LogKind kind)
{
    switch (kind) {
    case LogKind::LineTooLong:
    case LogKind::EventTooLarge:
        return LogLevel::Error;
    case LogKind::CancelRefused:
    case LogKind::Disconnected:
    case LogKind::IdsReused:
    case LogKind::OldestLinesDropped:
    case LogKind::ProgressWentBack:
    case LogKind::ProgressOvershot:
    case LogKind::ProgressUnitChanged:
    case LogKind::JobsNotShown:
    case LogKind::PhasesNotShown:
    case LogKind::SpoolFull:
        return LogLevel::Warning;
    default:
        return LogLevel::Log;
    }
}

LogLevel levelOf(JobState end)
{
    switch (end) {
    case JobState::Completed:
        return LogLevel::Complete;
    case JobState::Failed:
    case JobState::Lost:
    case JobState::Refused:
        return LogLevel::Error;
    default:
        return LogLevel::Warning;
    }
}

template <typename Enum>
QByteArray keyOf(Enum value)
{
    return QMetaEnum::fromType<Enum>().valueToKey(int(value));
}

QByteArray errorKey(int error)
{
    switch (error) {
    case ENOSPC:
        return "ENOSPC";
    case EDQUOT:
        return "EDQUOT";
    case EFBIG:
        return "EFBIG";
    case EIO:
        return "EIO";
    case EROFS:
        return "EROFS";
    case EACCES:
        return "EACCES";
    case ENOENT:
        return "ENOENT";
    case ENOMEM:
        return "ENOMEM";
    default:
        return QByteArray::number(error);
    }
}

constexpr qsizetype longestValue = 4'096; // bytes; an id may be as long as a line

// The server's own words may hold the separator.
QByteArray joined(QByteArrayList values)
{
    for (QByteArray &value : values)
        value = value.first(std::min(value.size(), longestValue)).replace(LogMarkSeparator, ' ');
    return values.join(LogMarkSeparator);
}

// A gap that may have cost something is a warning.
bool isDoubtful(LogKind kind, const QByteArrayList &values)
{
    return (kind == LogKind::GapJudged && values.first() == "perhaps") || (kind == LogKind::Resumed && values.first().isEmpty());
}

LogLine markLine(quint32 jobIndex, LogKind kind, LogLevel level, const QByteArray &values, qint64 now)
{
    return {.jobIndex = jobIndex, .level = level, .kind = kind, .serverTime = 0, .arrivalTime = now, .text = values};
}

} // namespace

void RunLog::takeServerLine(quint32 jobIndex, const Update::Log &log, qint64 now)
{
    m_store->append({.jobIndex = jobIndex,
                     .level = log.level,
                     .kind = LogKind::ServerText,
                     .serverTime = log.serverTime,
                     .arrivalTime = now,
                     .text = log.text});
    markDropped(now);
    markSpool(now);
}

void RunLog::mark(quint32 jobIndex, LogKind kind, const QByteArrayList &values, qint64 now)
{
    const LogLevel level = isDoubtful(kind, values) ? LogLevel::Warning : levelOf(kind);
    m_store->append(markLine(jobIndex, kind, level, joined(values), now));
}

void RunLog::keep(const LogLine &mark)
{
    m_store->append(mark);
}

std::shared_ptr<LogStore> RunLog::begin(std::shared_ptr<LogStore> store)
{
    m_droppedMark = 0;
    m_spoolEpisode = 0;
    m_saidFull = false;
    return std::exchange(m_store, std::move(store));
}

// Once, and again when the mark has itself gone with the oldest: it can always be seen.
void RunLog::markDropped(qint64 now)
{
    const qint64 first = qint64(m_store->first());
    if (first <= m_droppedMark)
        return;
    m_droppedMark = qint64(m_store->end());
    mark(0, LogKind::OldestLinesDropped, {QByteArray::number(first)}, now);
}

// Once when the disk has no room, and once when it has again: each as far as lines come. What came and
// went between two of them is not worth a word.
void RunLog::markSpool(qint64 now)
{
    const Spool *spool = m_store->spool();
    if (!spool || spool->episode() == m_spoolEpisode)
        return;
    m_spoolEpisode = spool->episode();
    const bool isFull = m_spoolEpisode % 2 == 1;
    if (std::exchange(m_saidFull, isFull) == isFull)
        return;
    if (isFull)
        mark(0, LogKind::SpoolFull, {errorKey(spool->trouble().error), QByteArray::number(spool->trouble().used)}, now);
    else
        mark(0, LogKind::SpoolHasRoom, {}, now);
}

void RunLog::markDisconnected(const StreamEnd &end, qint64 now)
{
    mark(0, LogKind::Disconnected, {keyOf(end.kind), end.detail.toUtf8(), QByteArray::number(end.httpStatus)}, now);
}

void RunLog::markDoubts(quint32 index, const ProgressDoubts &doubts, const Sent &sent, qint64 now)
{
    const QByteArray asSent = QByteArray::number(sent.reading.value);
    if (doubts.wentBack)
        mark(index, LogKind::ProgressWentBack, {QByteArray::number(sent.drawn.value_or(0)), asSent, sent.phase}, now);
    if (doubts.changedUnit)
        mark(index, LogKind::ProgressUnitChanged, {sent.unit == Job::Unit::Fraction ? "fraction" : "percent", asSent, sent.phase}, now);
    if (doubts.overshot)
        mark(index, LogKind::ProgressOvershot, {asSent, QByteArray::number(mostOf(sent.reading, sent.unit)), sent.phase}, now);
}

void RunLog::markCancelRefused(quint32 jobIndex, const StreamEnd &end, qint64 now)
{
    QByteArrayList values{QByteArray::number(end.httpStatus), keyOf(end.kind)};
    if (!end.detail.isEmpty())
        values << end.detail.toUtf8();
    mark(jobIndex, LogKind::CancelRefused, values, now);
}

void RunLog::markChange(const Job &job, const JobChange &change, qint64 now)
{
    const quint32 index = job.id.index;
    if (job.progressAsSent)
        markDoubts(index, change.doubts, {job.progress, *job.progressAsSent, job.unit, {}}, now);
    if (job.currentPhase >= 0 && job.phases.at(job.currentPhase).progressAsSent) {
        const Phase &phase = job.phases.at(job.currentPhase);
        markDoubts(index, change.phaseDoubts, {phase.progress, *phase.progressAsSent, job.phaseUnit, phase.name.toUtf8()}, now);
    }
    if (change.phaseEnded >= 0) {
        const Phase &phase = job.phases.at(change.phaseEnded);
        mark(index, LogKind::PhaseEnded, {phase.name.toUtf8(), QByteArray::number(timeRun(phase, now))}, now);
    }
    if (change.phaseStarted >= 0)
        mark(index, LogKind::PhaseStarted, {job.phases.at(change.phaseStarted).name.toUtf8()}, now);
    if (change.phaseNotShown)
        mark(index, LogKind::PhasesNotShown, {QByteArray::number(Job::MaxPhases)}, now);
    if (change.hasEnded) {
        const QByteArray progress = job.progress ? QByteArray::number(*job.progress, 'f', 0) : QByteArray();
        const QByteArray values = joined({keyOf(job.state), job.message.toUtf8(), progress});
        m_store->append(markLine(index, LogKind::JobEnded, levelOf(job.state), values, now));
    }
}

} // namespace runwatch
