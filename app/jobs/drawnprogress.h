// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/jobs/job.h"

namespace runwatch {

// The unit of a job's numbers once this reading is known too. Above 1 can only
// be a percentage, for good; inside 0..1 is a fraction until then; 0 and 1 fit
// both and decide nothing.
[[nodiscard]] Job::Unit unitAfter(Job::Unit unit, const ProgressReading &reading);

// The reading as a percentage, 0 to 100.
[[nodiscard]] double percentOf(const ProgressReading &reading, Job::Unit unit);

} // namespace runwatch
