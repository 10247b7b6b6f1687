// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/jobs/job.h"

namespace runwatch {

// The unit of a job's numbers once this reading is known too. Above 1 can only
// be a percentage, for good; inside 0..1 is a fraction until then; 0 and 1 fit
// both and decide nothing. What fits neither, above 100 or a little beyond the
// end of a fraction that stood there, is an overshoot and decides nothing either.
// `before` is the last reading, when there is one.
[[nodiscard]] Job::Unit unitAfter(Job::Unit unit, const ProgressReading &reading,
                                  const std::optional<ProgressReading> &before = {});

// The reading as a percentage, 0 to 100.
[[nodiscard]] double percentOf(const ProgressReading &reading, Job::Unit unit);

// The most the reading could have been, in its own unit: 1, 100 or the total.
[[nodiscard]] double mostOf(const ProgressReading &reading, Job::Unit unit);

// Whether it is beyond that, or below 0.
[[nodiscard]] bool isOvershot(const ProgressReading &reading, Job::Unit unit);

} // namespace runwatch
