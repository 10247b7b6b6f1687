// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/jobs/batchresults.h"
#include "app/jobs/phase.h"
#include "app/jobs/progressreading.h"

#include <optional>
#include <string_view>

namespace runwatch {

// What an event's JSON object held of what we know, before anybody says what it
// means. The views point into the JSON reader: valid until its next event.
struct EventFields
{
    using Text = std::optional<std::string_view>; // a string as it is, a number as it was written

    EventFields() { } // not the implicit one, which would clear all 600 bytes for each event first

    Text status;
    Text state;
    Text type;
    Text level;
    Text result;
    std::optional<bool> success;

    Text message;
    Text msg;
    Text text;
    Text line;
    Text error;
    qint64 serverTime = 0; // ms since 1970 UTC

    Text phase;
    Text title;
    Text name;
    Text jobKey; // jobId or job_id
    Text job; // the key where there is no other, else a title
    Text id;

    std::optional<ProgressReading> overallProgress;
    std::optional<ProgressReading> percent;
    std::optional<ProgressReading> progress;
    std::optional<ProgressReading> phaseProgress;
    bool mentionsProgress = false; // also with a value that cannot be read
    Text unreadProgress; // such a value
    Text unreadPhaseProgress;
    std::optional<double> current;
    std::optional<double> count;
    std::optional<double> total;
    std::optional<BatchResults> results;
    std::optional<QList<PhasePlan>> phases;
};

} // namespace runwatch
