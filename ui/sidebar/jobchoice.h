// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/jobs/jobstate.h"

#include <QSet>
#include <QString>

namespace runwatch {

// Which jobs are asked for; an empty set asks for all.
struct JobChoice
{
    QSet<JobState> states;
    QSet<QString> servers;

    [[nodiscard]] bool isAll() const { return states.isEmpty() && servers.isEmpty(); }
    friend bool operator==(const JobChoice &, const JobChoice &) = default;
};

} // namespace runwatch
