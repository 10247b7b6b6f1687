// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/jobs/job.h"
#include "app/model/streamstatus.h"

#include <QString>

namespace runwatch {

[[nodiscard]] QString stateWord(JobState state);
[[nodiscard]] QString phaseStateWord(PhaseState state);

// The state with what its word leaves out: "Cancelled (server confirmed)", "Running · quiet",
// "Paused". `stream` may be null; `now` is ms since 1970 UTC.
[[nodiscard]] QString stateText(const Job &job, const StreamStatus *stream, qint64 now);
[[nodiscard]] bool isPaused(const Job &job, const StreamStatus *stream);

// "Nightly import (63 %)", as in a list of jobs.
[[nodiscard]] QString nameAndProgress(const Job &job);

// "63 %", "412 done", or empty when nothing is known. Never "100 %" before the end.
[[nodiscard]] QString progressText(const Job &job);

// The last progress exactly as the server sent it: "0.63", "126 of 200"; empty when it sent none.
[[nodiscard]] QString progressAsSentText(const Job &job);

// "3/5 Upload": the current phase; empty without phases.
[[nodiscard]] QString phaseText(const Job &job);

// "4 / 1": succeeded and failed; empty without results.
[[nodiscard]] QString resultsText(const Job &job);

// What speaks against the server's word that the job is complete, with the arithmetic: "complete at
// 87 %", "4 + 1 of 10". Empty when nothing does, or the job has not completed.
[[nodiscard]] QString completionDoubt(const Job &job);

// The row's message: the server's last words, and where the connection is what is known, that: why
// it is closed, when it is opened again, how long nothing has come. `stream` may be null.
[[nodiscard]] QString jobMessage(const Job &job, const StreamStatus *stream, qint64 now);

// Time from the first update to the end, or to now.
[[nodiscard]] qint64 elapsed(const Job &job, qint64 now);

// The whole row as one sentence: "Nightly import, running, 63 percent, phase 3 of 5 Upload, …".
[[nodiscard]] QString jobSentence(const Job &job, const StreamStatus *stream, qint64 now);

} // namespace runwatch
