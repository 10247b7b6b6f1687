// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/jobs/job.h"
#include "app/jobs/progresscurve.h"

#include <array>
#include <optional>

namespace runwatch {

// How long one job will still take, from how it got to where it is. It judges the curve in several
// ways (the mean, the newest part, a rate that changes with what is done, a power of time), and
// where they disagree, or where what it said before did not hold, it says nothing: an estimate that
// is shown should not be off by a factor of three. It has no clock, and forgets nothing but detail.
class TimeLeftEstimate final
{
public:
    static constexpr int LeastPoints = 3;
    static constexpr qint64 LeastTime = 10'000; // ms of progress before it says anything

    // The job as it is after an advance.
    void takeAdvance(const Job &job, qint64 now);
    // Empty where none can be stood for, and where less than `least` ms are left.
    [[nodiscard]] std::optional<TimeLeft> made(const Job &job, qint64 least, qint64 now);
    // So much of the time that it has watched is what it calls the newest part.
    [[nodiscard]] qint64 newestPart() const { return m_curve.duration() / 12; } // ms

private:
    // What was expected, to see whether it held.
    struct Expectation
    {
        qint64 at = 0;
        double left = 0; // ms
    };
    struct Range
    {
        double likely = 0; // ms, as the others
        double least = 0;
        double most = 0;
    };

    [[nodiscard]] bool arePhasesKnown(const Job &job) const;
    [[nodiscard]] std::optional<Range> extrapolated() const;
    [[nodiscard]] bool held(const Range &range, qint64 now);

    ProgressCurve m_curve;
    std::array<Expectation, 8> m_expected{}; // a ring
    int m_nextExpected = 0;
    qint64 m_phaseSince = 0; // the present phase's begin on the curve
    int m_phase = -1; // Job::currentPhase
    int m_phasesSeen = 0;
    double m_slowestPhase = 0; // rates of phases that are over; 0: none
    double m_fastestPhase = 0;
};

// How much of the job is done, 0 to 1, as it is drawn: by progress, else by the counts of a batch.
[[nodiscard]] std::optional<double> partDone(const Job &job);

} // namespace runwatch
