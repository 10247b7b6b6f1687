// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/jobs/bar.h"

#include <algorithm>

namespace runwatch {
namespace {

bool isWaitingToBegin(JobState state)
{
    return state == JobState::Connecting || state == JobState::Queued;
}

// The stream's own number first; without one, the counts tell, and without those its word. Where it
// says that it is complete and its counts say otherwise, what they leave open stays empty.
std::optional<double> filledPart(const Job &job)
{
    const bool isComplete = job.state == JobState::Completed || job.state == JobState::CompletedWithErrors;
    const bool isDoubted = isComplete && job.results && job.results->total.value_or(0) > 0
        && double(job.results->success) + double(job.results->failed) < double(*job.results->total);
    if (job.progress && !isDoubted)
        return std::clamp(*job.progress / 100, 0.0, 1.0);
    const std::optional<double> bySaying = isComplete ? std::optional(1.0) : std::nullopt;
    if (!job.results || !job.results->total)
        return bySaying;
    const double done = double(job.results->success) + double(job.results->failed);
    const auto total = double(*job.results->total);
    if (total > 0)
        return std::clamp(done / total, 0.0, isEnd(job.state) ? 1.0 : 0.99);
    return std::nullopt;
}

Bar::Fill fillOf(JobState state)
{
    if (state == JobState::Stalled)
        return Bar::Fill::Hatched;
    return state == JobState::EndedEarly || state == JobState::Lost ? Bar::Fill::Cut : Bar::Fill::Plain;
}

} // namespace

Bar barOf(const Job &job)
{
    Bar bar;
    bar.filled = filledPart(job);
    bar.tone = job.state == JobState::CompletedWithErrors ? Tone::Done : toneOf(job.state);
    bar.fill = fillOf(job.state);
    bar.isBusy = !bar.filled && !isEnd(job.state) && !isWaitingToBegin(job.state);
    if (job.results) {
        const double done = double(job.results->success) + double(job.results->failed);
        bar.failedShare = done > 0 ? std::clamp(double(job.results->failed) / done, 0.0, 1.0) : 0;
    }
    return bar;
}

Bar barOf(const Phase &phase)
{
    Bar bar;
    bar.tone = toneOf(phase.state);
    bar.filled = phase.state == PhaseState::Completed ? 1.0
        : phase.progress ? std::optional(std::clamp(*phase.progress / 100, 0.0, 1.0))
                         : std::nullopt;
    bar.isBusy = !bar.filled && phase.state == PhaseState::Running;
    return bar;
}

} // namespace runwatch
