// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/jobs/jobupdate.h"

namespace runwatch {

// Makes the named phase the running one, which ends the one before it. A phase
// that comes back is the same phase, running again. Answers whether it moved.
bool enterPhase(Job &job, const QString &name, qint64 now, JobChange &change);

// Takes a reading of the running phase, if there is one. It never draws less
// than before. Answers whether it moved.
bool advancePhase(Job &job, const ProgressReading &reading);

// Ends the running phase, if there is one.
void endPhase(Job &job, PhaseState end, qint64 now, JobChange &change);

} // namespace runwatch
