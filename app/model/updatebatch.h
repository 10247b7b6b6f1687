// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/jobs/job.h"
#include "app/model/streamstatus.h"

#include <QList>
#include <QMetaType>

#include <memory>

namespace runwatch {

class EventStore;
class LogStore;

// What changed in one run since the last batch: whole values, newest only, so
// that a batch may be applied twice and a slow window costs memory per job.
struct UpdateBatch
{
    StreamStatus stream;
    QList<Job> jobs; // changed or new, in order of index
    bool hidesStreamsOwnJob = false; // a keyed job has come, and nothing fed JobId index 0
    std::shared_ptr<const LogStore> log; // of this reading: StreamStatus::reading
    std::shared_ptr<const EventStore> events; // likewise; null when they are not kept
    qint64 firstLogLine = 0; // LogStore::first() and end() as of this batch
    qint64 endLogLine = 0;
    qint64 endEvent = 0; // EventStore::end()
};

} // namespace runwatch

Q_DECLARE_METATYPE(runwatch::UpdateBatch)
