// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/decode/decoder.h"
#include "app/model/updatebatch.h"
#include "app/net/eventsource.h"
#include "app/run/runjobs.h"
#include "app/run/runlog.h"
#include "app/run/sessionoptions.h"
#include "app/run/updatebatcher.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace runwatch {

class EventStore;
class LogStore;

// One watched stream, from the first connection to its end: event source,
// decoder, jobs, log, batcher in a row. It judges when the stream is over. Lives
// in the stream thread; the Session calls it by queued calls.
class Run final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Run)

public:
    // `events` may be null: then they are not kept for the inspector.
    Run(RunId id, StreamRequest request, SessionOptions options, std::shared_ptr<LogStore> log,
        std::shared_ptr<EventStore> events);
    ~Run() override;

    void open();
    void cancel(); // closes the stream: what has not ended is Cancelled
    void reconnectNow();
    void retry(); // when over: the request again, as the next attempt
    void acknowledgeBatch();

signals:
    // What has changed since the last batch; see UpdateBatcher for how often. The
    // one in which the stream is over is the last, until retry().
    void batchReady(const runwatch::UpdateBatch &batch);

private:
    void connectStream();
    void takeEvent(const ServerSentEvent &event);
    void takeOversized(const Oversized &oversized);
    void takeAttempt(int attempt);
    void takeHead();
    void takeSlice();
    void takeDisconnect(const StreamEnd &end);
    void scheduleReconnect(int delay);
    void lookForStalls();
    void lingerWhenOver();
    void finish(const StreamEnd &end);
    void sendBatch();
    [[nodiscard]] qint64 sliceTime();

    const StreamRequest m_request;
    const SessionOptions m_options;
    Decoder m_decoder;
    RunLog m_log;
    RunJobs m_jobs;
    std::shared_ptr<EventStore> m_events;
    StreamStatus m_status;
    UpdateBatcher m_batcher;
    QTimer m_lingerTimer;
    QTimer m_stallTimer; // while the stream is open
    std::unique_ptr<EventSource> m_source;
    qint64 m_sliceTime = 0; // ms since 1970 UTC; 0 between slices
    int m_runAttempt = 1;
    bool m_hasBeenOpen = false; // in this attempt of the run
    bool m_isStreamOver = false; // by what the stream said; it may still linger
};

} // namespace runwatch
