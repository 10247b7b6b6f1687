// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/model/joblistmodel.h"

#include <QHash>

namespace runwatch {

// How the streams of one server stand.
struct ServerStreams
{
    int live = 0;
    int quiet = 0; // open, and silent in some way
    int connecting = 0;
    int waiting = 0; // to reconnect
    int paused = 0;
    int over = 0;
    int openPosts = 0; // live, quiet or connecting ones that a pause leaves alone
    qint64 nextAttemptAt = 0; // the first of those that wait; ms since 1970 UTC
    int nextAttempt = 0; // its number

    [[nodiscard]] int underWay() const { return live + quiet + connecting + waiting; }
    friend bool operator==(const ServerStreams &, const ServerStreams &) = default;
};

// Of all servers, by StreamStatus::server. `now` is ms since 1970 UTC.
[[nodiscard]] QHash<QString, ServerStreams> serverStreams(const JobListModel &jobs, qint64 now);

} // namespace runwatch
