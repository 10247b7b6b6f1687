// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/jobs/job.h"
#include "app/jobs/jobpace.h"
#include "app/jobs/update.h"

#include <QHash>
#include <QList>
#include <QString>

#include <deque>
#include <memory>

namespace runwatch {

class RunLog;

// The jobs of one run, made and moved by updates. The stream's own job is index
// 0 and always there; keyed jobs follow in order of first mention. Remembers
// which have changed since they were taken last. Lives in the stream thread.
class RunJobs final
{
public:
    static constexpr int MaxJobs = 100'000; // hostile.md, row 7

    RunJobs(const Job &streamsOwn, RunLog &log);

    void nameStreamsOwn(const QString &title);
    void beginAnew(const Job &streamsOwn); // as if nothing had been said yet
    void apply(const Update &update, qint64 now);
    // What could not be read, kept as text with the stream's own job. Unlike an update it
    // does not make that job stay: `[DONE]` beside keyed jobs is no job.
    void keepUnrecognised(const Update &text, qint64 now);
    void openStream(qint64 now); // the stream is open: what was reconnecting goes on
    void loseStream(); // it is cut, and will be opened again
    // Running jobs that have not advanced for `least` ms, nor for four times their usual wait, stall;
    // product.md, R31. What is said of the time left is taken back before that, where a job waits
    // longer than it does. Answers whether a job has changed.
    bool markStalled(qint64 now, qint64 least);
    void endAll(JobState end, qint64 now); // of those that have not ended
    void revive(); // what endAll() ended as Refused goes on: the stream is to be opened again
    // Cancelling was asked for, of one job: what the stream says of it until it ends changes no state.
    void beginCancelling(quint32 index);
    void endCancelling(quint32 index); // it was refused: the job goes on as before
    void confirmCancelling(quint32 index, qint64 now); // by the server: the job has ended
    void startAgain(int attempt, qint64 now); // those that did not complete, or all where all did
    void countOversized(qint64 now);

    [[nodiscard]] QList<Job> takeChanged(); // in order of index
    [[nodiscard]] bool hasKeys() const { return m_jobs.size() > 1; }
    [[nodiscard]] const Job *job(quint32 index) const; // null when there is none
    // With keys: all keyed ones have ended. Without: the stream's own has.
    [[nodiscard]] bool haveAllEnded() const;
    [[nodiscard]] qint64 lastEndAt() const { return m_lastEndAt; } // of a keyed job; 0: none has ended
    [[nodiscard]] bool isStreamsOwnShown() const { return !hasKeys() || m_isStreamsOwnFed; }
    [[nodiscard]] JobState worstEnd() const; // of the shown ones that have ended; Connecting when none has
    [[nodiscard]] quint32 lastIndex() const { return m_lastIndex; } // of the job heard of last
    [[nodiscard]] qint64 notShown() const { return m_notShown; }

private:
    struct Entry
    {
        Job job;
        JobState beforeLoss = JobState::Connecting;
        JobState beforeCancelling = JobState::Connecting; // while Cancelling
        std::unique_ptr<Job> beforeEnd = {}; // while a refused connection is the job's end
        qint64 waitingSince = 0; // ms since 1970 UTC: its last advance, or the stream's last opening
        std::unique_ptr<JobPace> pace = {}; // once it has advanced
        bool isChanged = false;
    };

    static void takeAdvance(Entry &entry, qint64 now);
    void applyTo(Entry &entry, const Update &update, qint64 now);
    void endFromOutside(Entry &entry, JobState end, qint64 now);
    Entry *entryFor(const QString &key, qint64 now); // null beyond MaxJobs
    Entry &addJob(const QString &key, qint64 now);
    void markChanged(Entry &entry);

    RunLog &m_log;
    std::deque<Entry> m_jobs; // never empty; entries never move
    QHash<QString, quint32> m_indexes;
    QList<quint32> m_changed;
    QString m_lastKey; // events of one job come in a row
    quint32 m_lastIndex = 0;
    qint64 m_notShown = 0;
    qint64 m_lastEndAt = 0; // ms since 1970 UTC
    qsizetype m_keyedRunning = 0; // keyed jobs that have not ended
    bool m_isStreamsOwnFed = false;
};

} // namespace runwatch
