// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/jobs/job.h"

#include <optional>

namespace runwatch {

// What is left of Job::timeLeft at `now`, ms since 1970 UTC: it counts down from one advance to the
// next. Nothing of a job that does not run, and nothing once three tenths of it have gone without an advance.
[[nodiscard]] std::optional<TimeLeft> timeLeftAt(const Job &job, qint64 now);

// Whether it is better said as a range than as one number.
[[nodiscard]] bool isUnstable(const TimeLeft &left);

} // namespace runwatch
