// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/jobs/jobstate.h"
#include "app/jobs/progressreading.h"

#include <QList>
#include <QString>

#include <algorithm>
#include <optional>

namespace runwatch {

// A phase that a server announces before it begins.
struct PhasePlan
{
    QString name;
    double weight = 1; // its part of the whole, against the weights of the others; finite, not below 0

    friend bool operator==(const PhasePlan &, const PhasePlan &) = default;
};

// A time during which a phase ran, in ms since 1970 UTC.
struct PhaseStretch
{
    qint64 startedAt = 0;
    qint64 endedAt = 0;

    friend bool operator==(const PhaseStretch &, const PhaseStretch &) = default;
};

// A named part of a job, in the order that was announced, then of first mention. Times are milliseconds
// since 1970 UTC on this machine's clock; 0 is not yet.
struct Phase
{
    QString name;
    PhaseState state = PhaseState::Pending;
    std::optional<double> progress = {}; // what is drawn, 0 to 100; unknown is unknown
    double weight = 1; // PhasePlan::weight
    bool isAnnounced = false;
    qint64 startedAt = 0; // the first time
    qint64 endedAt = 0; // the last time; 0 while it runs
    std::optional<ProgressReading> progressAsSent = {};
    QString unreadProgress = {}; // as Job::unreadProgress
    qint64 cameBackAt = 0; // when the stretch began that is the last; 0: it never ended before
    QList<PhaseStretch> earlier = {}; // the newest MaxEarlier of those before it, oldest first
    qint64 earlierTime = 0; // ms of all stretches before it

    static constexpr int MaxEarlier = 16;
    friend bool operator==(const Phase &, const Phase &) = default;
};

// How long it has run in all, in ms; the pauses between its stretches are not in it.
[[nodiscard]] inline qint64 timeRun(const Phase &phase, qint64 now)
{
    if (phase.startedAt == 0)
        return 0;
    const qint64 from = phase.cameBackAt > 0 ? phase.cameBackAt : phase.startedAt;
    return phase.earlierTime + std::max<qint64>(0, (phase.endedAt > 0 ? phase.endedAt : now) - from);
}

} // namespace runwatch
