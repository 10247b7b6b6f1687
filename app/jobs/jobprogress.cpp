// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/jobs/jobprogress.h"

#include "app/jobs/drawnprogress.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace runwatch {
namespace {

// Only the stream's word for completion draws 100 %.
constexpr double MostBeforeCompletion = 99;
constexpr qsizetype LongestUnread = 64; // characters

bool isUnhappyEnd(std::optional<JobState> state)
{
    return state == JobState::Failed || state == JobState::Cancelled;
}

// Of its phase, 0 to 1.
double partDone(const Phase &phase)
{
    if (phase.state == PhaseState::Completed)
        return 1;
    return phase.state == PhaseState::Pending ? 0 : phase.progress.value_or(0) / 100;
}

bool isDerivable(const Job &job)
{
    const bool hasOwn = job.progressAsSent && !job.isProgressDerived; // an error's 0 is none
    return !hasOwn && job.phasesNotShown == 0 && !job.phases.isEmpty()
        && std::ranges::all_of(job.phases, &Phase::isAnnounced);
}

} // namespace

QString shortened(const QString &unread)
{
    return unread.size() <= LongestUnread ? unread : unread.first(LongestUnread - 1) + u'…';
}

ProgressDoubts noteDoubts(ProgressDoubts &known, const ProgressReading &reading, Job::Unit unit, bool wentBack,
                          bool changedUnit)
{
    ProgressDoubts fresh;
    fresh.wentBack = wentBack && !std::exchange(known.wentBack, known.wentBack || wentBack);
    fresh.changedUnit = changedUnit && !std::exchange(known.changedUnit, known.changedUnit || changedUnit);
    const bool overshot = isOvershot(reading, unit);
    fresh.overshot = overshot && !std::exchange(known.overshot, known.overshot || overshot);
    return fresh;
}

// A server that failed says `progress: 0`; that takes nothing off the bar.
// What was sent is an advance even where the bar stands still, at 99 or after
// going back.
bool takeProgress(Job &job, const Update &update, JobChange &change)
{
    const ProgressReading &reading = *update.progress;
    const Job::Unit unit = unitAfter(job.unit, reading, job.progressAsSent);
    const Job::Unit unitBefore = std::exchange(job.unit, unit);
    const bool isAboutAnError = update.log && update.log->level == LogLevel::Error && reading.value == 0;
    const bool isUnhappy = isAboutAnError || isUnhappyEnd(update.state); // its 0 takes nothing off any bar
    if (job.isProgressDerived && !isUnhappy)
        job.progress.reset();
    job.isProgressDerived = job.isProgressDerived && isUnhappy;
    const double percent = percentOf(reading, unit);
    const double drawable = std::min(percent, MostBeforeCompletion);
    const std::optional<ProgressReading> before = std::exchange(job.progressAsSent, reading);
    const bool sentMore = !before || percent > percentOf(*before, unit);
    job.unreadProgress.clear();
    if (reading.scale == ProgressReading::Scale::Ratio)
        job.ratioTotal = reading.total;

    const bool wasMisread = unit != unitBefore && before && job.progress.value_or(0) > 0
        && percentOf(*before, unit) != percentOf(*before, unitBefore);
    const bool isLess = job.progress && drawable < *job.progress;
    change.doubts = noteDoubts(job.progressDoubts, reading, unit, isLess && !wasMisread && !isUnhappy, wasMisread && !isUnhappy);
    if (!job.progress || drawable > *job.progress || (wasMisread && !isUnhappy)) {
        const bool moved = job.progress != drawable;
        job.progress = drawable;
        job.isProgressDerived = false;
        return moved || sentMore;
    }
    return sentMore;
}

void deriveProgress(Job &job)
{
    if (!isDerivable(job)) {
        if (std::exchange(job.isProgressDerived, false))
            job.progress.reset();
        return;
    }
    double done = 0;
    double all = 0;
    for (const Phase &phase : std::as_const(job.phases)) {
        done += phase.weight * partDone(phase);
        all += phase.weight;
    }
    if (!(all > 0) || !std::isfinite(all))
        return;
    const double percent = std::min(done / all * 100, MostBeforeCompletion);
    job.progress = job.isProgressDerived ? std::max(job.progress.value_or(0), percent) : percent;
    job.isProgressDerived = true;
}

double drawnAtCompletion(const Job &job, const Update &update)
{
    if (!update.progress)
        return 100;
    const bool saysOne = update.progress->scale == ProgressReading::Scale::Unsaid && update.progress->value == 1;
    const bool isNoPercentage = job.unit == Job::Unit::Undecided || job.progress.value_or(0) < 2;
    if (saysOne && isNoPercentage)
        return 100; // it never sent anything but 0 and 1, or fractions that went a little beyond
    return percentOf(*update.progress, job.unit);
}

} // namespace runwatch
