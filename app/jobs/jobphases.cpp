// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/jobs/jobphases.h"

#include "app/jobs/drawnprogress.h"
#include "app/jobs/jobprogress.h"

#include <algorithm>
#include <utility>

namespace runwatch {
namespace {

Phase named(const QString &name)
{
    Phase phase;
    phase.name = name;
    return phase;
}

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

qsizetype placeOfNew(const Job &job)
{
    const auto from = job.phases.cbegin() + (job.currentPhase + 1);
    return std::distance(job.phases.cbegin(), std::find_if(from, job.phases.cend(), [](const Phase &phase) {
                             return phase.state == PhaseState::Pending;
                         }));
}

void begin(Phase &phase, qint64 now)
{
    if (phase.startedAt == 0) {
        phase.startedAt = now;
    } else {
        const qint64 from = phase.cameBackAt > 0 ? phase.cameBackAt : phase.startedAt;
        phase.earlierTime = timeRun(phase, now);
        phase.earlier.append({.startedAt = from, .endedAt = phase.endedAt});
        if (phase.earlier.size() > Phase::MaxEarlier)
            phase.earlier.removeFirst();
        phase.cameBackAt = now;
    }
    phase.state = PhaseState::Running;
    phase.progress.reset();
    phase.progressAsSent.reset();
    phase.unreadProgress.clear();
    phase.endedAt = 0;
}

// Many a server repeats its list with every event.
bool isAsAnnounced(const QList<Phase> &phases, const QList<PhasePlan> &plans)
{
    return std::ranges::equal(phases, plans, [](const Phase &phase, const PhasePlan &plan) {
        return phase.isAnnounced && phase.name == plan.name && phase.weight == plan.weight;
    });
}

// In the order of the plans; none twice. What has begun and is not among them follows whom it
// followed before.
QList<Phase> merged(const QList<Phase> &known, const QList<PhasePlan> &plans)
{
    QList<Phase> phases;
    phases.reserve(plans.size());
    for (const PhasePlan &plan : plans) {
        if (plan.name.isEmpty() || phaseNamed(phases, plan.name) >= 0)
            continue;
        const qsizetype row = phaseNamed(known, plan.name);
        Phase phase = row < 0 ? named(plan.name) : known.at(row);
        phase.weight = plan.weight;
        phase.isAnnounced = true;
        phases.append(phase);
    }
    qsizetype place = 0;
    for (const Phase &phase : known) {
        if (const qsizetype row = phaseNamed(phases, phase.name); row >= 0)
            place = row + 1;
        else if (phase.state != PhaseState::Pending)
            phases.insert(place++, phase);
    }
    return phases;
}

} // namespace

void announcePhases(Job &job, const QList<PhasePlan> &plans, JobChange &change)
{
    if (isAsAnnounced(job.phases, plans))
        return;
    const QList<PhasePlan> kept = plans.first(std::min<qsizetype>(plans.size(), Job::MaxPhases));
    const QString current = job.currentPhase >= 0 ? job.phases.at(job.currentPhase).name : QString();
    job.phases = merged(job.phases, kept);
    for (qsizetype row = job.phases.size() - 1; row >= 0 && job.phases.size() > Job::MaxPhases; --row) {
        if (job.phases.at(row).state == PhaseState::Pending)
            job.phases.removeAt(row);
    }
    if (kept.size() < plans.size() && job.phasesNotShown == 0) {
        job.phasesNotShown = int(plans.size() - kept.size());
        change.phaseNotShown = true;
    }
    job.currentPhase = current.isEmpty() ? job.currentPhase : int(phaseNamed(job.phases, current));
}

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
        row = placeOfNew(job);
        job.phases.insert(row, named(name));
    }
    begin(job.phases[row], now);
    job.currentPhase = int(row);
    job.lastPhaseNotShown.clear();
    change.phaseStarted = int(row);
    return true;
}

bool advancePhase(Job &job, const ProgressReading &reading, JobChange &change)
{
    if (job.currentPhase < 0)
        return false;
    Phase &phase = job.phases[job.currentPhase];
    const Job::Unit unit = unitAfter(job.phaseUnit, reading, phase.progressAsSent);
    const Job::Unit unitBefore = std::exchange(job.phaseUnit, unit);
    const std::optional<ProgressReading> sentBefore = std::exchange(phase.progressAsSent, reading);
    phase.unreadProgress.clear();
    const double percent = percentOf(reading, unit);
    const std::optional<double> before = phase.progress;
    const bool wasMisread = unit != unitBefore && sentBefore && before.value_or(0) > 0
        && percentOf(*sentBefore, unit) != percentOf(*sentBefore, unitBefore);
    const bool isLess = before && percent < *before;
    change.phaseDoubts = noteDoubts(job.phaseDoubts, reading, unit, isLess && !wasMisread, wasMisread);
    if (before && (percent == *before || (isLess && !wasMisread)))
        return false;
    phase.progress = percent;
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
