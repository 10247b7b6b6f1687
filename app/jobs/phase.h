// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/jobs/jobstate.h"

#include <QString>

#include <optional>

namespace runwatch {

// A phase that a server announces before it begins.
struct PhasePlan
{
    QString name;
    double weight = 1; // its part of the whole, against the weights of the others; finite, not below 0

    friend bool operator==(const PhasePlan &, const PhasePlan &) = default;
};

// A named part of a job, in the order that was announced, then of first mention. Times are milliseconds
// since 1970 UTC on this machine's clock; 0 is not yet.
struct Phase
{
    QString name;
    PhaseState state = PhaseState::Pending;
    std::optional<double> progress; // what is drawn, 0 to 100; unknown is unknown
    double weight = 1; // PhasePlan::weight
    bool isAnnounced = false;
    qint64 startedAt = 0;
    qint64 endedAt = 0;

    friend bool operator==(const Phase &, const Phase &) = default;
};

} // namespace runwatch
