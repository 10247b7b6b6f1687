// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/jobs/advancegaps.h"
#include "app/jobs/timeleftestimate.h"

namespace runwatch {

// How one job moves: what it usually waits between two advances, and how long it will still take.
// Less than 1 kB, made once a job has advanced; it has no clock.
class JobPace final
{
public:
    static constexpr qint64 Refresh = 1'000; // ms between two estimates

    // The job has advanced after `gap` ms; 0: that is not known. Sets Job::usualGap and, at most once
    // each Refresh, Job::timeLeft.
    void takeAdvance(Job &job, qint64 gap, qint64 now);
    // It has not, for `silence` ms. Takes back a Job::timeLeft that can no longer be stood for, and
    // never makes it longer. Answers whether it did.
    [[nodiscard]] bool takeSilence(Job &job, qint64 silence) const;

    [[nodiscard]] qint64 usualGap() const { return m_gaps.usual(); }

private:
    [[nodiscard]] bool isLong(qint64 gap) const;
    [[nodiscard]] qint64 leastLeft() const; // ms; less is not worth an estimate

    AdvanceGaps m_gaps;
    TimeLeftEstimate m_estimate;
    qint64 m_upsetAt = 0; // the last wait that was too long ended
    qint64 m_madeAt = 0; // the last time an estimate was tried
};

static_assert(sizeof(JobPace) <= 1'024);

} // namespace runwatch
