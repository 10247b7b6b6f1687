// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/jobs/job.h"
#include "app/model/streamstatus.h"
#include "ui/words/progresswords.h"

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

// "3/5 Upload": the current phase; empty without phases.
[[nodiscard]] QString phaseText(const Job &job);

// The row's message: the server's last words, and where the connection is what is known, that: why
// it is closed, when it is opened again, how long nothing has come. `stream` may be null.
[[nodiscard]] QString jobMessage(const Job &job, const StreamStatus *stream, qint64 now);

// Time from the first update to the end, or to now.
[[nodiscard]] qint64 elapsed(const Job &job, qint64 now);

// The whole row as one sentence: "Nightly import, running, 63 percent, phase 3 of 5 Upload, …".
[[nodiscard]] QString jobSentence(const Job &job, const StreamStatus *stream, qint64 now);

} // namespace runwatch
