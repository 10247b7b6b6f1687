// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/model/jobfacts.h"

#include "app/jobs/timeleft.h"

#include <algorithm>
#include <limits>

namespace runwatch {

namespace {

QVariant timeFact(qint64 time)
{
    return time == 0 ? QVariant() : QVariant(time);
}

QVariant textFact(const QString &text)
{
    return text.isEmpty() ? QVariant() : QVariant(text);
}

const Phase *currentPhase(const Job &job)
{
    const bool isKnown = job.currentPhase >= 0 && job.currentPhase < job.phases.size();
    return isKnown ? &job.phases[job.currentPhase] : nullptr;
}

QVariant elapsedFact(const Job &job, qint64 now)
{
    if (job.startedAt == 0)
        return {};
    return std::max<qint64>((job.endedAt == 0 ? now : job.endedAt) - job.startedAt, 0);
}

QVariant timeLeftFact(const Job &job, qint64 now)
{
    const std::optional<TimeLeft> left = timeLeftAt(job, now);
    return left ? QVariant(left->likely) : QVariant();
}

// The failed decide, and among equals the good ones: both in one number.
QVariant resultsSortFact(const Job &job)
{
    if (!job.results)
        return {};
    constexpr qint64 half = std::numeric_limits<qint32>::max();
    return (std::clamp<qint64>(job.results->failed, 0, half) << 32)
        + std::clamp<qint64>(job.results->success, 0, half);
}

} // namespace

QVariant factOf(const Job &job, JobListModel::Column column)
{
    switch (column) {
    case JobListModel::StateColumn:
        return QVariant::fromValue(job.state);
    case JobListModel::TitleColumn:
        return textFact(job.title);
    case JobListModel::ProgressColumn:
        return job.progress ? QVariant(*job.progress) : QVariant();
    case JobListModel::PhaseColumn:
        return currentPhase(job) ? QVariant(currentPhase(job)->name) : QVariant();
    case JobListModel::MessageColumn:
        return textFact(job.message);
    case JobListModel::LastEventColumn:
        return timeFact(job.lastEventAt);
    case JobListModel::ServerColumn:
        return textFact(job.server);
    case JobListModel::StartedColumn:
        return timeFact(job.startedAt);
    case JobListModel::FinishedColumn:
        return timeFact(job.endedAt);
    case JobListModel::WarningsColumn:
        return job.warnings;
    case JobListModel::ErrorsColumn:
        return job.errors;
    case JobListModel::EventsColumn:
        return job.events;
    case JobListModel::AttemptColumn:
        return job.attempt;
    case JobListModel::KeyColumn:
        return textFact(job.key);
    case JobListModel::TimeLeftColumn: // depends on the clock
    case JobListModel::ElapsedColumn: // likewise
    case JobListModel::ResultsColumn: // two numbers
    case JobListModel::ActionsColumn:
    case JobListModel::ProfileColumn: // of its stream
    case JobListModel::ColumnCount:
        break;
    }
    return {};
}

QVariant profileFact(const StreamStatus *stream)
{
    if (!stream)
        return {};
    return textFact(stream->profileName.isEmpty() ? stream->profile : stream->profileName);
}

QVariant sortFactOf(const Job &job, JobListModel::Column column, qint64 now)
{
    switch (column) {
    case JobListModel::StateColumn:
        return int(job.state);
    case JobListModel::PhaseColumn:
        return currentPhase(job) ? QVariant(job.currentPhase) : QVariant();
    case JobListModel::TimeLeftColumn:
        return timeLeftFact(job, now);
    case JobListModel::ElapsedColumn:
        return elapsedFact(job, now);
    case JobListModel::ResultsColumn:
        return resultsSortFact(job);
    default:
        return factOf(job, column);
    }
}

} // namespace runwatch
