// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/jobs/jobid.h"
#include "app/jobs/jobstate.h"
#include "app/jobs/profilecolour.h"
#include "app/stream/certificatefacts.h"
#include "app/stream/streamend.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>
#include <utility>

namespace runwatch {

// How much of a run was seen, in ms. What is under way now is not in it: it began at
// StreamStatus::openedAt or disconnectedAt.
struct Coverage
{
    qint64 observed = 0; // connected
    qint64 disconnected = 0; // between two connections
    qint64 recovered = 0; // of disconnected: the server has told since what happened then

    friend bool operator==(const Coverage &, const Coverage &) = default;
};

// One connection that is over.
struct PastConnection
{
    qint64 openedAt = 0;
    qint64 closedAt = 0;
    StreamEnd::Kind end = StreamEnd::Kind::None;
    bool isGapRecovered = false; // the server has told since what happened between it and the next

    friend bool operator==(const PastConnection &, const PastConnection &) = default;
};

// How many events came in each interval of a run. All intervals are of the same length, which
// doubles when they would be more than MaxIntervals.
struct EventRates
{
    static constexpr int MaxIntervals = 128;

    qint64 from = 0; // ms since 1970 UTC, of the first interval; 0: no event yet
    qint64 interval = 1'000; // ms
    QList<quint32> counts; // saturated; the last interval is not over

    friend bool operator==(const EventRates &, const EventRates &) = default;
};

// All that is known of one run's connection. Times are ms since 1970 UTC, 0 is not yet;
// durations are ms.
struct StreamStatus
{
    enum class Connection : quint8 { Connecting, Open, Waiting, Paused, Closed };

    static constexpr int MaxPastConnections = 16;

    RunId run = RunId::None;
    QString given; // the URL exactly as given; for output only through redactedUrl()
    QString shownUrl; // without userinfo and with secret query values masked
    QString server; // scheme, host, port
    QString method;
    QString curlCommand; // the request as one could try it by hand; secrets masked

    // Why this profile reads the events.
    enum class ProfileReason : quint8 {
        BuiltIn, // none fits, or none is known
        Asked, // by the operator, when the stream was opened or since
        Path, // its signature: the URL's path
        Header, // its signature: a header of the response
        Event, // its signature: one of the first events
    };
    QString profile; // Profile::id; empty: the built-in shapes
    QString profileName; // for people; empty likewise
    ProfileColour profileColour = ProfileColour::None;
    ProfileReason profileReason = ProfileReason::BuiltIn;
    bool asksToCancel = false; // its profile says how the server is asked to stop a job
    bool canRetryFailed = false; // over, and the profile knows how to ask for what failed alone
    int reading = 0; // counts up when all events are read anew, by another profile: the jobs begin again

    Connection connection = Connection::Connecting;
    StreamEnd lastEnd; // of the last connection that is over
    bool isOver = false; // it will not connect again by itself; `end` is final
    JobState end = JobState::Connecting; // when over: the worst of its jobs and its own
    std::optional<CertificateFacts> certificate; // the server's, when it was not trusted

    int attempt = 0; // to connect, from 1
    int attemptInRow = 0; // since the stream was open last; 0 while it is
    qint64 sentAt = 0; // the request of this attempt is under way and not answered
    qint64 nextAttemptAt = 0; // while Waiting
    qint64 openedAt = 0; // this connection, or the last one
    qint64 disconnectedAt = 0; // while there is no connection, and there was one
    Coverage coverage;
    QList<PastConnection> past; // the newest MaxPastConnections, oldest first

    int httpStatus = 0; // 0 until answered
    QString finalUrl; // shown form, after redirects
    QString contentType;
    QList<std::pair<QByteArray, QByteArray>> responseHeaders; // Set-Cookie values masked
    qint64 headReceivedAfter = 0;
    qint64 firstEventAfter = -1; // since the head; -1: none yet on this connection
    qint64 keepAliveGap = 0; // the longest seen between two signs of life with no event between; 0: unknown
    qint64 idleLimit = 0; // silence longer than this ends the connection; 0: nothing does
    qint64 reconnectionTime = -1; // the server's `retry:`; -1: it said none
    qint64 burstSpan = 0; // the server's own times of events that came in one burst lie so far apart

    qint64 lastByteAt = 0; // comments count
    qint64 lastLineAt = 0; // of the stream's format, complete
    qint64 lastEventAt = 0;
    qint64 bytes = 0;
    qint64 events = 0;
    EventRates rates;
    qint64 comments = 0;
    qint64 unrecognised = 0;
    qint64 oversized = 0;
    qint64 jobsNotShown = 0;
    QByteArray lastEventId;
    bool sendsIds = false; // some event had one of its own
    bool repeatsIds = false; // the same id for different events: it is no cursor
    qint64 repeated = 0; // events left out, since they had been read before the drop
};

} // namespace runwatch
