// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/jobs/jobupdate.h"

#include "app/jobs/drawnprogress.h"
#include "app/jobs/jobphases.h"

#include <algorithm>
#include <utility>

namespace runwatch {
namespace {

// Only the stream's word for completion draws 100 %.
constexpr double MostBeforeCompletion = 99;

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

bool isUnhappyEnd(std::optional<JobState> state)
{
    return state == JobState::Failed || state == JobState::Cancelled;
}

// A server that failed says `progress: 0`; that takes nothing off the bar.
// What was sent is an advance even where the bar stands still, at 99 or after
// going back.
bool takeProgress(Job &job, const Update &update, JobChange &change)
{
    const ProgressReading &reading = *update.progress;
    const Job::Unit unit = unitAfter(job.unit, reading);
    const bool unitChanged = std::exchange(job.unit, unit) != unit;
    const double percent = percentOf(reading, unit);
    const double drawable = std::min(percent, MostBeforeCompletion);
    const bool sentMore = !job.progressAsSent || percent > percentOf(*job.progressAsSent, unit);
    job.progressAsSent = reading;

    if (!job.progress || drawable > *job.progress || (unitChanged && !isUnhappyEnd(update.state))) {
        const bool moved = job.progress != drawable;
        job.progress = drawable;
        return moved || sentMore;
    }
    if (drawable < *job.progress && !isUnhappyEnd(update.state))
        change.progressWentBack = !std::exchange(job.progressDoubts.wentBack, true);
    return sentMore;
}

template <typename Value>
bool takeValue(std::optional<Value> &known, const std::optional<Value> &sent)
{
    if (!sent || known == sent)
        return false;
    known = sent;
    return true;
}

// Counts are cumulative, and so are the errors: many a server names them only as
// they come, and sends its last counts without.
bool takeResults(Job &job, const std::optional<BatchResults> &sent)
{
    if (!sent || !job.results || !sent->errors.isEmpty() || sent->failed < job.results->failed)
        return takeValue(job.results, sent);
    BatchResults results = *sent;
    results.errors = job.results->errors;
    results.errorsNotKept = job.results->errorsNotKept;
    return takeValue(job.results, std::optional(results));
}

bool hasErrors(const std::optional<BatchResults> &results)
{
    return results && (results->failed > 0 || !results->errors.isEmpty());
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

bool takeFacts(Job &job, const Update &update, qint64 now, JobChange &change)
{
    bool advanced = job.startedAt == 0;
    if (advanced)
        job.startedAt = now;
    takeNames(job, update);
    if (!update.phase.isEmpty())
        advanced |= enterPhase(job, update.phase, now, change);
    if (update.phaseProgress)
        advanced |= advancePhase(job, *update.phaseProgress);
    if (update.progress)
        advanced |= takeProgress(job, update, change);
    advanced |= takeValue(job.count, update.count);
    advanced |= takeResults(job, update.results);
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

// Completed at 87 % is drawn as said: the contradiction is the server's.
double drawnAtCompletion(const Job &job, const Update &update)
{
    if (!update.progress)
        return 100;
    const bool saysOne =
        update.progress->scale == ProgressReading::Scale::Unsaid && update.progress->value == 1;
    if (saysOne && job.unit == Job::Unit::Undecided)
        return 100; // it never sent anything but 0 and 1
    return percentOf(*update.progress, job.unit);
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
    if (isTerminal) {
        if (*update.state == JobState::Completed && job.progress)
            job.progress = drawnAtCompletion(job, update);
        finish(job, *update.state, now, change);
    } else {
        takeWorkingState(job, update.state, advanced);
    }
    if (advanced || job.state != before)
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
