// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/jobs/timeleft.h"

#include <algorithm>

namespace runwatch {
namespace {

constexpr qint64 LeastShown = 2'000; // ms

} // namespace

std::optional<TimeLeft> timeLeftAt(const Job &job, qint64 now)
{
    if (job.state != JobState::Running || !job.timeLeft)
        return std::nullopt;
    TimeLeft left = *job.timeLeft;
    const qint64 gone = std::max<qint64>(now - left.madeAt, 0);
    if (left.likely - gone < std::max(LeastShown, left.likely * 7 / 10))
        return std::nullopt;
    left.likely -= gone;
    left.least = std::max(left.least - gone, LeastShown / 2);
    left.most -= gone;
    return left;
}

bool isUnstable(const TimeLeft &left)
{
    return left.most > left.least + left.least / 2;
}

} // namespace runwatch
