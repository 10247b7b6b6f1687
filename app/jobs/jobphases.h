// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/jobs/jobupdate.h"

namespace runwatch {

// Takes the list of all phases that are to come. What it names and has not begun is pending, in its
// order; what has begun already keeps its place before or after its neighbours.
void announcePhases(Job &job, const QList<PhasePlan> &plans, JobChange &change);

// Makes the named phase the running one, which ends the one before it. A phase
// that comes back is the same phase, running again. One that was not announced
// stands before those that are to come. Answers whether it moved.
bool enterPhase(Job &job, const QString &name, qint64 now, JobChange &change);

// Takes a reading of the running phase, if there is one. It never draws less
// than before. Answers whether it moved.
bool advancePhase(Job &job, const ProgressReading &reading, JobChange &change);

// Ends the running phase, if there is one.
void endPhase(Job &job, PhaseState end, qint64 now, JobChange &change);

} // namespace runwatch
