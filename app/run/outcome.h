// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/jobs/jobstate.h"
#include "app/profile/filling.h"
#include "app/stream/streamend.h"

namespace runwatch {

// Which end weighs more: refused, lost, failed, ended early, cancelled, completed with errors,
// completed. States that are no ends weigh nothing.
[[nodiscard]] JobState worstOf(JobState a, JobState b);

// What the end of the connection makes of a stream that was not over.
[[nodiscard]] JobState outcomeOf(const StreamEnd &end);

// A request of a profile could not be made.
[[nodiscard]] StreamEnd endOf(const FillingError &error);

} // namespace runwatch
