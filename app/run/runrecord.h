// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/run/runjobs.h"
#include "app/run/runlog.h"
#include "app/run/streamreading.h"

#include <memory>

namespace runwatch {

class EventStore;
class LogStore;
class Spool;

// What a run has been told: its events as they came, and what its reading makes of them, the jobs
// and the log. It can read them all anew. It knows of no connection. Times are ms since 1970 UTC.
// Lives in the stream thread.
class RunRecord final
{
    Q_DISABLE_COPY_MOVE(RunRecord)

public:
    // What an event said, until the next one is taken.
    struct Taken
    {
        std::span<const Update> updates;
        bool endsStream = false;
    };

    // `events` may be null: then none but the first are kept. `logLimit` and `spool` as LogStore's.
    RunRecord(Job streamsOwn, StreamReading reading, std::shared_ptr<LogStore> log, std::shared_ptr<EventStore> events,
              qint64 logLimit, std::shared_ptr<Spool> spool);

    // Each keeps its address for as long as the record lives.
    [[nodiscard]] RunJobs &jobs() { return m_jobs; }
    [[nodiscard]] const RunJobs &jobs() const { return m_jobs; }
    [[nodiscard]] RunLog &log() { return m_log; }
    [[nodiscard]] const StreamReading &reading() const { return m_reading; }
    [[nodiscard]] std::shared_ptr<const LogStore> logStore() const { return m_log.sharedStore(); }
    [[nodiscard]] std::shared_ptr<const EventStore> events() const { return m_events; } // null: not kept
    [[nodiscard]] int readings() const { return m_readings; } // counts up when all was read anew
    [[nodiscard]] qint64 unrecognised() const { return m_unrecognised; }

    void nameStreamsOwn(const QString &title); // before it has said anything
    void beginAttempt(const Variables &variables); // of the whole run
    // The stream's head, and whether it makes another profile read.
    void takeHead(const QUrl &url, const ResponseHead &head, qint64 now);
    Taken takeEvent(const ServerSentEvent &event, qint64 now);
    void flush(qint64 now); // nothing follows: half lines are lines
    // All that is kept, by other rules; null: by the built-in shapes. Answers whether an event ends the stream.
    bool readBy(RulesPointer rules, StreamStatus::ProfileReason reason, qint64 now);
    bool chooseByItself(const QList<RulesPointer> &known, const QUrl &url, const ResponseHead &head, qint64 now);

private:
    Taken read(const ServerSentEvent &event, qint64 now);
    void apply(const Decoded &decoded, qint64 now);
    void keep(const ServerSentEvent &event, const Decoded &decoded, qint64 now);
    bool readAnew(qint64 now);
    void readAnewIfBegun(qint64 now);
    [[nodiscard]] EventStore *kept() const; // null: none are
    void takeMark(const LogLine &mark);

    Job m_streamsOwn; // as it began
    const qint64 m_logLimit;
    const std::shared_ptr<Spool> m_spool;
    RunLog m_log;
    RunJobs m_jobs;
    StreamReading m_reading;
    std::shared_ptr<EventStore> m_events;
    std::unique_ptr<EventStore> m_firstEvents; // where none are kept: while a signature is looked for
    Variables m_variables; // of this attempt, as it began
    qint64 m_unrecognised = 0;
    int m_readings = 0;
};

} // namespace runwatch
