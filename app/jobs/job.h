// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/jobs/batchresults.h"
#include "app/jobs/jobid.h"
#include "app/jobs/phase.h"
#include "app/jobs/progressreading.h"

#include <QList>
#include <QString>

#include <optional>

namespace runwatch {

// How long a job will still take, in ms from `madeAt` on: an honest range around the likeliest.
struct TimeLeft
{
    qint64 likely = 0;
    qint64 least = 0;
    qint64 most = 0;
    qint64 madeAt = 0; // ms since 1970 UTC
    qint64 basis = 0; // ms of the newest progress that it was made from

    friend bool operator==(const TimeLeft &, const TimeLeft &) = default;
};

// What was odd about the numbers a server sent; each is said once, by a mark in the log.
struct ProgressDoubts
{
    bool wentBack = false; // sent lower than before, once or more
    bool overshot = false; // sent beyond what is possible: above 100, above the total, below 0
    bool changedUnit = false; // a later one showed that what was drawn had been read in the wrong unit

    friend bool operator==(const ProgressDoubts &, const ProgressDoubts &) = default;
};

// One row of the list: all that is known of a job. Times are milliseconds since
// 1970 UTC on this machine's clock; 0 is not yet.
struct Job
{
    // How 0..1 and 0..100 are told apart: decided from what the job has sent so
    // far, never from one number that fits both.
    enum class Unit : quint8 { Undecided, Fraction, Percent };

    // How far our cancelling got. Closing a connection is not stopping a job: product.md, rule 3.
    enum class CancelReach : quint8 { None, ConnectionClosed, ServerConfirmed };

    JobId id;
    QString key; // empty for the stream's own job
    QString title; // the server's, else the key, else the URL's path
    QString server; // scheme, host and port; shown, never parsed
    JobState state = JobState::Connecting;

    std::optional<double> progress; // what is drawn: 0 to 99 until the job has completed
    std::optional<ProgressReading> progressAsSent;
    QString unreadProgress; // what it sent last in place of a number, shortened; empty: it was one
    bool isProgressDerived = false; // from the announced phases: the server sends none of the whole
    Unit unit = Unit::Undecided;
    std::optional<double> count;
    double ratioTotal = 0; // of the last ratio it sent of the whole; 0: none
    QList<Phase> phases; // as announced, then in order of first mention
    Unit phaseUnit = Unit::Undecided;
    int currentPhase = -1;
    int phasesNotShown = 0; // beyond MaxPhases
    QString lastPhaseNotShown; // empty while a shown phase runs
    QString message;
    std::optional<BatchResults> results;
    QList<ErrorTold> errorsTold; // of all results so far, in order of first mention; at most BatchResults::MaxErrors
    qint64 errorsToldNotKept = 0; // beyond that

    std::optional<TimeLeft> timeLeft; // an estimate; nothing where none can be stood for

    qint64 startedAt = 0; // first update, or first attempt to connect
    qint64 endedAt = 0;
    qint64 lastEventAt = 0;
    qint64 lastAdvanceAt = 0; // progress, phase or count moved
    qint64 usualGap = 0; // ms between two advances: 95 of 100 are no longer; 0: not known yet
    qint64 events = 0;
    qint64 logLines = 0; // of the server's text; our marks are not counted
    qint64 warnings = 0;
    qint64 errors = 0;
    qint64 oversized = 0; // events left out at a limit; counted in errors too
    int attempt = 1;
    ProgressDoubts progressDoubts;
    ProgressDoubts phaseDoubts;
    CancelReach cancelReach = CancelReach::None; // once Cancelled; None: the stream said so by itself
    bool sharesItsStream = false; // cancelling it would end the watching of others

    static constexpr int MaxPhases = 500;
    friend bool operator==(const Job &, const Job &) = default;
};

} // namespace runwatch
