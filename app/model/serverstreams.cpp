// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/model/serverstreams.h"

#include "app/model/silence.h"

namespace runwatch {

namespace {

void count(ServerStreams &streams, const StreamStatus &stream, qint64 now)
{
    switch (stream.connection) {
    case StreamStatus::Connection::Connecting:
        streams.connecting += 1;
        break;
    case StreamStatus::Connection::Open:
        (silenceOf(stream, now) == Silence::None ? streams.live : streams.quiet) += 1;
        break;
    case StreamStatus::Connection::Waiting:
        streams.waiting += 1;
        if (streams.nextAttemptAt == 0 || stream.nextAttemptAt < streams.nextAttemptAt) {
            streams.nextAttemptAt = stream.nextAttemptAt;
            streams.nextAttempt = stream.attemptInRow + 1;
        }
        return;
    case StreamStatus::Connection::Paused:
        streams.paused += 1;
        return;
    case StreamStatus::Connection::Closed:
        streams.over += 1;
        return;
    }
    streams.openPosts += stream.method == u"POST" ? 1 : 0;
}

} // namespace

QHash<QString, ServerStreams> serverStreams(const JobListModel &jobs, qint64 now)
{
    QHash<QString, ServerStreams> servers;
    for (const RunId run : jobs.runs())
        count(servers[jobs.stream(run)->server], *jobs.stream(run), now);
    return servers;
}

} // namespace runwatch
