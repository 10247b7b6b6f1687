// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/jobs/job.h"

#include <QString>

namespace runwatch {

// "63 %", "412 done", or empty when nothing is known. Never "100 %" before the end.
[[nodiscard]] QString progressText(const Job &job);

// As above, and where it was made from the phases: "63 % derived".
[[nodiscard]] QString progressAndOrigin(const Job &job);

// To be heard: "63 percent", "63 percent, derived from its phases"; empty when nothing is known.
[[nodiscard]] QString progressSentence(const Job &job);

// The last progress exactly as the server sent it, and how it was read: "0.63, read as 0 to 1",
// "126 of 200", "150, more than 100", "NaN, which is no number". Empty when it sent none.
[[nodiscard]] QString progressAsSentText(const Job &job);
[[nodiscard]] QString progressAsSentText(const Phase &phase, Job::Unit unit);

// "4 / 1": succeeded and failed; empty without results.
[[nodiscard]] QString resultsText(const Job &job);

// "4 succeeded, 1 failed, 5 left"; with what cannot be about the counts: "a count is below 0".
[[nodiscard]] QString resultsSentence(const Job &job);

// What speaks against the server's word that the job is complete, with the arithmetic: "complete at
// 87 %", "4 + 1 of 10". Empty when nothing does, or the job has not completed.
[[nodiscard]] QString completionDoubt(const Job &job);

} // namespace runwatch
