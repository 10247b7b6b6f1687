// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/jobs/jobupdate.h"

#include "app/jobs/jobphases.h"
#include "app/jobs/jobprogress.h"
#include "app/jobs/jobresults.h"

namespace runwatch {
namespace {

void countUpdate(Job &job, const Update &update, qint64 now)
{
    ++job.events;
    job.lastEventAt = now;
    if (!update.log)
        return;
    ++job.logLines;
    if (update.log->level == LogLevel::Warning)
        ++job.warnings;
    else if (update.log->level == LogLevel::Error)
        ++job.errors;
}

template <typename Value>
bool takeValue(std::optional<Value> &known, const std::optional<Value> &sent)
{
    if (!sent || known == sent)
        return false;
    known = sent;
    return true;
}

bool hasNumbers(const Job &job)
{
    return job.progress || job.count || job.results || !job.phases.isEmpty();
}

void takeNames(Job &job, const Update &update)
{
    if (!update.title.isEmpty())
        job.title = update.title;
    else if (job.title.isEmpty())
        job.title = update.key;
    if (update.message)
        job.message = *update.message;
}

bool takePhases(Job &job, const Update &update, qint64 now, JobChange &change)
{
    if (update.phases)
        announcePhases(job, *update.phases, change);
    bool advanced = !update.phase.isEmpty() && enterPhase(job, update.phase, now, change);
    if (update.phaseProgress)
        advanced |= advancePhase(job, *update.phaseProgress, change);
    else if (!update.unreadPhaseProgress.isEmpty() && job.currentPhase >= 0)
        job.phases[job.currentPhase].unreadProgress = shortened(update.unreadPhaseProgress);
    return advanced;
}

bool takeFacts(Job &job, const Update &update, qint64 now, JobChange &change)
{
    bool advanced = job.startedAt == 0;
    if (advanced)
        job.startedAt = now;
    takeNames(job, update);
    advanced |= takePhases(job, update, now, change);
    if (update.progress)
        advanced |= takeProgress(job, update, change);
    else if (!update.unreadProgress.isEmpty())
        job.unreadProgress = shortened(update.unreadProgress);
    advanced |= takeValue(job.count, update.count);
    advanced |= takeResults(job, update.results, now);
    return advanced || (!hasNumbers(job) && (update.message || update.log));
}

// An update ends waiting, but only an advance ends a stall, and nothing but an
// end ends a cancelling.
void takeWorkingState(Job &job, std::optional<JobState> said, bool advanced)
{
    if (job.state == JobState::Cancelling || (job.state == JobState::Stalled && !advanced))
        return;
    job.state = said == JobState::Queued ? JobState::Queued : JobState::Running;
}

PhaseState phaseEndOf(JobState end)
{
    switch (end) {
    case JobState::Completed:
    case JobState::CompletedWithErrors:
        return PhaseState::Completed;
    case JobState::Failed:
        return PhaseState::Failed;
    default:
        return PhaseState::Cancelled;
    }
}

void finish(Job &job, JobState end, qint64 now, JobChange &change)
{
    if (end == JobState::Completed && hasErrors(job.results))
        end = JobState::CompletedWithErrors;
    job.state = end;
    job.endedAt = now;
    endPhase(job, phaseEndOf(end), now, change);
    change.hasEnded = true;
}

} // namespace

JobChange applyUpdate(Job &job, const Update &update, qint64 now)
{
    JobChange change;
    countUpdate(job, update, now);
    if (isEnd(job.state))
        return change;

    const JobState before = job.state;
    const bool isTerminal = update.state && isEnd(*update.state);
    const bool advanced = takeFacts(job, update, now, change);
    deriveProgress(job);
    if (isTerminal) {
        if (*update.state == JobState::Completed && job.progress)
            job.progress = drawnAtCompletion(job, update);
        finish(job, *update.state, now, change);
    } else {
        takeWorkingState(job, update.state, advanced);
    }
    change.hasAdvanced = advanced || job.state != before;
    if (change.hasAdvanced)
        job.lastAdvanceAt = now;
    return change;
}

JobChange endJob(Job &job, JobState end, qint64 now)
{
    JobChange change;
    if (!isEnd(job.state))
        finish(job, end, now, change);
    return change;
}

Job nextAttempt(const Job &job, int attempt, qint64 now)
{
    Job again;
    again.id = job.id;
    again.key = job.key;
    again.title = job.title;
    again.server = job.server;
    again.logLines = job.logLines;
    again.warnings = job.warnings;
    again.errors = job.errors;
    again.sharesItsStream = job.sharesItsStream;
    again.attempt = attempt;
    again.startedAt = now;
    return again;
}

} // namespace runwatch
