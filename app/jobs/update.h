// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/jobs/batchresults.h"
#include "app/jobs/jobstate.h"
#include "app/jobs/logline.h"
#include "app/jobs/phase.h"
#include "app/jobs/progressreading.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace runwatch {

// One decoded fact about one job: everything a single event said. What it did
// not say is empty, and leaves the job as it was.
struct Update
{
    struct Log
    {
        LogLevel level = LogLevel::Log;
        qint64 serverTime = 0; // ms since 1970 UTC, 0 when not sent
        QByteArray text; // UTF-8
    };

    QString key; // empty: the stream's own job
    QString keyIfKnown; // where the key is empty: of a job that has been told of before, else nobody's
    QString title;
    std::optional<JobState> state; // Queued, Running, Completed, CompletedWithErrors, Failed or Cancelled
    std::optional<ProgressReading> progress; // of the job
    QString unreadProgress; // what was sent in place of a number, such as NaN; empty when `progress` is there
    std::optional<double> count; // done so far, of an unknown total
    QString phase;
    std::optional<ProgressReading> phaseProgress;
    QString unreadPhaseProgress;
    std::optional<QList<PhasePlan>> phases; // all that are to come, announced
    std::optional<QString> message;
    std::optional<BatchResults> results;
    std::optional<Log> log;
};

} // namespace runwatch
