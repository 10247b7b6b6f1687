// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/jobs/jobupdate.h"

namespace runwatch {

// Takes what an update says of the whole job. What is drawn never goes back, but where a change of
// unit shows that it had been read wrongly, which is told in `change`. Answers whether it moved.
bool takeProgress(Job &job, const Update &update, JobChange &change);

// Progress of the whole from weighted phases: where all were announced and the server sends none.
void deriveProgress(Job &job);

// What is drawn once the stream has said that the job is complete: the number it said with that,
// though it be 87, else 100.
[[nodiscard]] double drawnAtCompletion(const Job &job, const Update &update);

// Notes what is odd about a reading, given how it was read before and is now; the new doubts only.
[[nodiscard]] ProgressDoubts noteDoubts(ProgressDoubts &known, const ProgressReading &reading, Job::Unit unit,
                                        bool wentBack, bool changedUnit);

// What was sent in place of a number, short enough to be shown.
[[nodiscard]] QString shortened(const QString &unread);

} // namespace runwatch
