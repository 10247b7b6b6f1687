// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/jobs/jobid.h"
#include "app/log/logstore.h"
#include "app/net/eventsource.h"
#include "app/run/suspendwatch.h"
#include "app/stream/serversentevent.h"

#include <functional>
#include <memory>

namespace runwatch {

class ProfileLibrary;
class Spool;

// How a session reads. Times are milliseconds.
struct SessionOptions
{
    using EventTap = std::function<void(RunId, const ServerSentEvent &)>;

    EventSourceOptions eventSource;
    int batchInterval = 33;
    int lingerTime = 2'000; // how long a stream that is over is left for the server to close
    // A stream of many jobs that the server ends so long after the last of them is a hub between two
    // builds: it is not over.
    int hubIdleTime = 5'000;
    int cancelPatience = 5'000; // how long a stream of one job waits for the answer to its cancel request
    int suspendCheck = 5'000; // between two looks whether this machine has slept
    SuspendWatch::Clocks clocks = SuspendWatch::systemClocks();
    int stallTime = 60'000; // a running job that has not advanced for so long is stalled, or longer when it is slow
    bool keepsEvents = true; // for the raw inspector
    qint64 logLimit = LogStore::DefaultLimit; // bytes for one run's log
    std::shared_ptr<Spool> spool; // where logs and events go, with a limit for all; null: they stay in memory
    bool judges = true; // false: a terminal event closes nothing, a clean end of a GET reconnects
    ProfileLibrary *profiles = nullptr; // outlives the session; null: there is none but the built-in shapes
    EventTap eventTap; // sees every dispatched event, in the stream thread
};

} // namespace runwatch
