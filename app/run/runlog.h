// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/jobs/job.h"
#include "app/jobs/jobupdate.h"
#include "app/jobs/logline.h"
#include "app/jobs/update.h"
#include "app/stream/streamend.h"

#include <QByteArrayList>

#include <memory>
#include <optional>

namespace runwatch {

class LogStore;

// Writes one run's log: the server's lines, and our marks where something
// happened that the server does not tell. Lives in the stream thread.
class RunLog final
{
public:
    explicit RunLog(std::shared_ptr<LogStore> store) : m_store(std::move(store)) {}

    void takeServerLine(quint32 jobIndex, const Update::Log &log, qint64 now);
    void mark(quint32 jobIndex, LogKind kind, const QByteArrayList &values, qint64 now);
    void markDisconnected(const StreamEnd &end, qint64 now);
    void markCancelRefused(quint32 jobIndex, const StreamEnd &end, qint64 now);
    // What an update, or an end from outside, changed in the job.
    void markChange(const Job &job, const JobChange &change, qint64 now);

    void keep(const LogLine &mark); // a mark that was written before, as it is
    // Goes on in another store. Answers the one before.
    std::shared_ptr<LogStore> begin(std::shared_ptr<LogStore> store);

    [[nodiscard]] std::shared_ptr<const LogStore> sharedStore() const { return m_store; }
    [[nodiscard]] const LogStore &store() const { return *m_store; }

private:
    // Progress of a job, or of its phase, as it was sent last.
    struct Sent
    {
        std::optional<double> drawn; // percent
        ProgressReading reading;
        Job::Unit unit;
        QByteArray phase; // empty: of the job
    };

    void markDropped(qint64 now);
    void markSpool(qint64 now);
    void markDoubts(quint32 index, const ProgressDoubts &doubts, const Sent &sent, qint64 now);

    std::shared_ptr<LogStore> m_store;
    qint64 m_droppedMark = 0; // the line that says so; 0 before there is one
    int m_spoolEpisode = 0; // Spool::episode() when it was last looked at
    bool m_saidFull = false;
};

} // namespace runwatch
