// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/jobs/job.h"

#include <QString>

namespace runwatch {

// For a column: "~12 m", "8–20 m" where it is unstable, "stalled", or empty. `now` is ms since 1970 UTC.
[[nodiscard]] QString timeLeftText(const Job &job, qint64 now);

// To be heard: "about 12 minutes left", "between 8 and 20 minutes left", "no progress for 3 minutes".
[[nodiscard]] QString timeLeftSentence(const Job &job, qint64 now);

// "~12 m left, at about 14:05", for the header; empty when nothing is known.
[[nodiscard]] QString timeLeftAndClock(const Job &job, qint64 now);

// What it is made from: "~12 m, from the last 4 min"; of a stalled job how long it has been, and what
// is usual: "no progress for 3 min; usual gap 4 s". Empty when nothing is known.
[[nodiscard]] QString timeLeftBasis(const Job &job, qint64 now);

} // namespace runwatch
