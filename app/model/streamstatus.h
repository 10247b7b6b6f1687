// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/jobs/jobid.h"
#include "app/jobs/jobstate.h"
#include "app/stream/streamend.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <utility>

namespace runwatch {

// All that is known of one run's connection. Times are ms since 1970 UTC.
struct StreamStatus
{
    enum class Connection : quint8 { Connecting, Open, Waiting, Closed };

    RunId run = RunId::None;
    QString given; // the URL exactly as given; for output only through redactedUrl()
    QString shownUrl; // without userinfo and with secret query values masked
    QString server; // scheme, host, port
    QString method;
    Connection connection = Connection::Connecting;
    StreamEnd lastEnd; // of the last connection that is over
    bool isOver = false; // it will not connect again; `end` is final
    JobState end = JobState::Connecting; // when over: the worst of its jobs and its own
    int httpStatus = 0; // 0 until answered
    QString finalUrl; // shown form, after redirects
    QString contentType;
    QList<std::pair<QByteArray, QByteArray>> responseHeaders; // Set-Cookie values masked
    qint64 headReceivedAfter = 0; // ms
    int attempt = 0;
    qint64 openedAt = 0;
    qint64 nextAttemptAt = 0; // while Waiting
    qint64 lastByteAt = 0; // comments count
    qint64 lastEventAt = 0;
    qint64 bytes = 0;
    qint64 events = 0;
    qint64 comments = 0;
    qint64 unrecognised = 0;
    qint64 oversized = 0;
    qint64 jobsNotShown = 0;
    QByteArray lastEventId;
};

} // namespace runwatch
