// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/jobs/job.h"
#include "app/jobs/update.h"

namespace runwatch {

// What applying an update did beyond the job itself; it becomes marks in the log.
struct JobChange
{
    int phaseStarted = -1; // row in Job::phases
    int phaseEnded = -1;
    ProgressDoubts doubts; // that are new
    ProgressDoubts phaseDoubts; // likewise, of the running phase
    bool phaseNotShown = false; // for the first time
    bool hasAdvanced = false; // a number moved; without any number, words came
    bool hasEnded = false; // by this update
};

// Applies what one event said. `now` is ms since 1970 UTC. Applying the same
// update again changes nothing but counters and times. After the job's end only
// counters, message-free log lines and times move: the first end stands.
[[nodiscard]] JobChange applyUpdate(Job &job, const Update &update, qint64 now);

// Ends a job from outside the stream: EndedEarly, Cancelled, Lost or Refused.
// Does nothing when it has ended already.
[[nodiscard]] JobChange endJob(Job &job, JobState end, qint64 now);

// The same job at the beginning of another attempt: who it is stays, and what its log holds.
[[nodiscard]] Job nextAttempt(const Job &job, int attempt, qint64 now);

} // namespace runwatch
