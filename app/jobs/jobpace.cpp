// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/jobs/jobpace.h"

#include <algorithm>
#include <optional>

namespace runwatch {

void JobPace::takeAdvance(Job &job, qint64 gap, qint64 now)
{
    if (isLong(gap))
        m_upsetAt = now;
    m_gaps.take(gap);
    m_estimate.takeAdvance(job, now);
    if (now - m_madeAt < Refresh)
        return;
    m_madeAt = now;
    job.usualGap = m_gaps.usual();
    job.timeLeft = m_estimate.made(job, leastLeft(), now);
    if (job.state != JobState::Running || now - m_upsetAt < m_estimate.newestPart())
        job.timeLeft.reset();
}

// Too long for a job that waits as this one usually does.
bool JobPace::isLong(qint64 gap) const
{
    constexpr qint64 LeastLong = 3'000; // ms
    return gap >= std::max(LeastLong, 3 * m_gaps.usual());
}

// A few waits tell nothing, and the fewer the more they differ.
qint64 JobPace::leastLeft() const
{
    const qint64 mean = m_gaps.mean();
    return mean == 0 ? 0 : 4 * m_gaps.usual() * m_gaps.usual() / mean;
}

bool JobPace::takeSilence(Job &job, qint64 silence) const
{
    if (!job.timeLeft || !isLong(silence))
        return false;
    job.timeLeft.reset();
    return true;
}

} // namespace runwatch
