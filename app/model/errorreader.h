// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/jobs/job.h"
#include "app/model/errorgroups.h"

#include <QDeadlineTimer>

#include <deque>
#include <memory>
#include <optional>

namespace runwatch {

// Reads what a log and the jobs' results tell of errors into groups, a slice at a time: of one job, or
// of all jobs of a run. Lines that are no errors cost a few nanoseconds each.
class ErrorReader final
{
public:
    // Each of these begins anew: call read() until there is nothing left.
    void setLog(std::shared_ptr<const LogStore> log); // may be null; what the results told stays
    void setJob(std::optional<quint32> jobIndex); // nothing: all jobs; forgets results, so take the jobs again

    void takeJob(const Job &job); // as it is now; one that is not read is passed over
    void takeLines(qint64 first, qint64 end); // the store holds [first, end) now

    // False: all has been read. Goes a little over the time, by no more than a hundred errors need.
    bool read(QDeadlineTimer until);

    [[nodiscard]] const std::shared_ptr<const LogStore> &log() const { return m_log; }
    [[nodiscard]] ErrorGroups &groups() { return m_groups; }
    [[nodiscard]] const ErrorGroups &groups() const { return m_groups; }
    [[nodiscard]] qint64 toldNotKept() const { return m_notKept; } // errors in results that nobody kept

private:
    struct Results
    {
        QList<ErrorTold> told;
        std::vector<qint64> taken; // how often each of them is in the groups
        qsizetype next = 0; // those before it have been looked at
        qint64 notKept = 0;
    };

    void restart();
    [[nodiscard]] bool readResults(const QDeadlineTimer &until);
    [[nodiscard]] bool readLines(const QDeadlineTimer &until);
    void readSome(const LogBlock &block);

    std::shared_ptr<const LogStore> m_log;
    std::optional<quint32> m_job;
    ErrorGroups m_groups;
    QHash<quint32, Results> m_results; // by job; of those that have told of errors
    std::deque<quint32> m_waiting; // jobs whose results have moved
    qint64 m_notKept = 0;
    qint64 m_read = 0; // lines before this one have been looked at
    qint64 m_end = 0;
};

} // namespace runwatch
