// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/jobs/jobphases.h"

#include "app/jobs/drawnprogress.h"

#include <algorithm>
#include <utility>

namespace runwatch {
namespace {

qsizetype phaseNamed(const QList<Phase> &phases, const QString &name)
{
    const auto found = std::ranges::find(phases, name, &Phase::name);
    return found == phases.cend() ? -1 : std::distance(phases.cbegin(), found);
}

bool leaveOut(Job &job, const QString &name, JobChange &change)
{
    if (job.lastPhaseNotShown == name)
        return false;
    job.lastPhaseNotShown = name;
    change.phaseNotShown = job.phasesNotShown == 0;
    ++job.phasesNotShown;
    job.currentPhase = -1;
    return true;
}

} // namespace

bool enterPhase(Job &job, const QString &name, qint64 now, JobChange &change)
{
    if (job.currentPhase >= 0 && job.phases.at(job.currentPhase).state == PhaseState::Running
        && job.phases.at(job.currentPhase).name == name)
        return false;
    endPhase(job, PhaseState::Completed, now, change);

    qsizetype row = phaseNamed(job.phases, name);
    if (row < 0 && job.phases.size() >= Job::MaxPhases)
        return leaveOut(job, name, change);
    if (row < 0) {
        row = job.phases.size();
        job.phases.append(
            Phase{.name = name, .state = PhaseState::Pending, .progress = {}, .startedAt = now});
    }
    Phase &phase = job.phases[row];
    phase.state = PhaseState::Running;
    phase.progress.reset();
    phase.endedAt = 0;
    job.currentPhase = int(row);
    job.lastPhaseNotShown.clear();
    change.phaseStarted = int(row);
    return true;
}

bool advancePhase(Job &job, const ProgressReading &reading)
{
    if (job.currentPhase < 0)
        return false;
    const Job::Unit unit = unitAfter(job.phaseUnit, reading);
    const bool unitChanged = std::exchange(job.phaseUnit, unit) != unit;
    const std::optional<double> before = job.phases.at(job.currentPhase).progress;
    const double percent = percentOf(reading, unit);
    if (before && (percent == *before || (percent < *before && !unitChanged)))
        return false;
    job.phases[job.currentPhase].progress = percent;
    return true;
}

void endPhase(Job &job, PhaseState end, qint64 now, JobChange &change)
{
    if (job.currentPhase < 0 || job.phases.at(job.currentPhase).state != PhaseState::Running)
        return;
    Phase &phase = job.phases[job.currentPhase];
    phase.state = end;
    phase.endedAt = now;
    if (end == PhaseState::Completed && phase.progress)
        phase.progress = 100;
    if (change.phaseEnded < 0)
        change.phaseEnded = job.currentPhase;
}

} // namespace runwatch
