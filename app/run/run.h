// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/model/updatebatch.h"
#include "app/net/eventsource.h"
#include "app/profile/filling.h"
#include "app/run/jobcanceller.h"
#include "app/run/profilerules.h"
#include "app/run/runrecord.h"
#include "app/run/sessionoptions.h"
#include "app/run/streamledger.h"
#include "app/run/streamopening.h"
#include "app/run/updatebatcher.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <variant>

namespace runwatch {

class EventStore;
class LogStore;

// One watched stream, from the first connection to its end: opening, event source,
// record, batcher in a row. It judges when the stream is over. Lives in the stream
// thread; the Session calls it by queued calls.
class Run final : public QObject, public UpdateBatcher::Source
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Run)

public:
    // What all runs of a stream thread use, and what outlives them.
    struct Shared
    {
        UpdateBatcher &batcher;
        Decoder &decoder; // it remembers nothing, and its buffers are large
    };
    // `events` may be null: then they are not kept for the inspector.
    Run(RunId id, StreamRequest request, SessionOptions options, std::shared_ptr<LogStore> log,
        std::shared_ptr<EventStore> events, const Shared &shared, const ReadingChoice &choice);
    ~Run() override;

    void open();
    // Asks the server to stop the job, where the request says how; else close().
    void cancel(quint32 jobIndex);
    void close(); // closes the stream: what has not ended is Cancelled
    void reconnectNow();
    void pause(); // a stream that may be opened again: until reconnectNow()
    void unpause(); // what pause() closed
    void wake(qint64 from, qint64 to); // this machine slept; ms since 1970 UTC
    void retry(); // when over: the request again, as the next attempt
    void retryFailed(); // when over, and StreamStatus::canRetryFailed: only what failed, as the next attempt
    void readBy(const RulesPointer &rules); // from the first event that is kept on; null: the built-in shapes
    void chooseProfile(const QList<RulesPointer> &known); // by signature, likewise
    // When refused: the same stream goes on with another token or trust, and with the same jobs.
    void goOn(const StreamRequest &request);
    void lookForStalls(); // now and then: at running jobs that have not advanced

    // After the one in which the stream is over only a late answer to a cancel brings another.
    [[nodiscard]] UpdateBatch takeBatch() override;

private:
    using EndMeaning = Profile::EndMeaning;

    void begin(StreamOpening::Extent extent);
    void beginAttempt(StreamOpening::Extent extent);
    void connectStream(const StreamRequest &request);
    [[nodiscard]] std::variant<JobCanceller::Way, FillingError> wayToCancel(const Job &job) const;
    void settle(bool endsStream);
    void takeReading(bool endsStream);
    void endJobs(const StreamEnd &end);
    [[nodiscard]] bool isOverAtEnd(qint64 now);
    [[nodiscard]] EndMeaning endMeaning() const;
    void fillIn(StreamStatus &status) const;
    void takeEvent(const ServerSentEvent &event);
    void takeOversized(const Oversized &oversized);
    void takeHead();
    void takeSlice();
    void takeDisconnect(const StreamEnd &end);
    void takePause();
    void scheduleReconnect(int delay);
    void finish(const StreamEnd &end);
    void noteChange();
    [[nodiscard]] qint64 sliceTime();

    StreamRequest m_asked; // by the operator; its token and trust may change
    StreamRequest m_request; // the stream's own
    const SessionOptions m_options;
    RunRecord m_record;
    RunJobs &m_jobs; // of the record
    RunLog &m_log; // likewise
    StreamOpening m_opening;
    StreamLedger m_ledger;
    JobCanceller m_canceller;
    UpdateBatcher &m_batcher;
    QTimer m_lingerTimer;
    std::unique_ptr<EventSource> m_source;
    qint64 m_sliceTime = 0; // ms since 1970 UTC; 0 between slices
    qint64 m_sleptFrom = 0; // ms since 1970 UTC; the last time this machine did
    int m_runAttempt = 1;
    bool m_wasEnded = false; // a rule said that nothing follows
    bool m_isStreamOver = false; // by what the stream said; it may still linger
};

} // namespace runwatch
