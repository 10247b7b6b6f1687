// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/log/loglevels.h"
#include "app/log/logstore.h"

#include <QDeadlineTimer>

#include <deque>
#include <memory>
#include <optional>
#include <set>

namespace runwatch {

// Which lines of a store are shown: those of some jobs and of some levels. Rows are counted from the
// first line ever read and never counted again: when the oldest lines go, first() grows and every
// other row stays what it was. With nothing filtered a row is the line's number, and nothing is
// kept; else the line numbers are. What speaks of the connection belongs to every job, and our marks
// are shown whatever the levels.
class LogScope final
{
public:
    using Counts = LevelCounts; // of the scope, whether their level is shown or not

    // Each of these begins anew: call read() until there is nothing left.
    void setLog(std::shared_ptr<const LogStore> log); // may be null
    void setJob(std::optional<quint32> jobIndex); // nothing: all jobs of the stream
    void setJobs(std::optional<std::set<quint32>> jobs);
    void setLevels(ShownLevels levels);

    // The store holds [first, end) now.
    void takeLines(qint64 first, qint64 end);

    // Looks at no more than `limit` lines that have not been looked at. False: all have been.
    bool read(qsizetype limit);
    bool read(QDeadlineTimer until); // the same, until the time is over

    [[nodiscard]] const LogStore *log() const { return m_log.get(); }
    [[nodiscard]] const std::optional<std::set<quint32>> &jobs() const { return m_jobs; }
    [[nodiscard]] ShownLevels levels() const { return m_levels; }
    [[nodiscard]] bool isFiltered() const { return m_jobs || m_levels != AllLevels; }
    [[nodiscard]] bool hasManyJobs() const
    {
        return m_hasManyJobs;
    } // in the scope, as far as it was looked at
    [[nodiscard]] const Counts &counts() const { return m_counts; }

    [[nodiscard]] qint64 first() const; // rows
    [[nodiscard]] qint64 end() const;
    [[nodiscard]] qint64 size() const { return end() - first(); }
    [[nodiscard]] LineNumber line(qint64 row) const; // first() <= row < end()
    [[nodiscard]] qint64 rowAtOrAfter(LineNumber line) const; // end() when there is none

private:
    void restart();
    void look(LineNumber number, const LogLine &line);
    [[nodiscard]] bool isInJob(const LogLine &line) const;

    std::shared_ptr<const LogStore> m_log;
    std::optional<std::set<quint32>> m_jobs;
    ShownLevels m_levels = AllLevels;
    qint64 m_first = 0; // of the store, as last heard
    qint64 m_end = 0;
    qint64 m_read = 0; // lines before this one have been looked at
    std::deque<qint64> m_lines; // filtered: the lines of the rows from m_gone on
    qint64 m_gone = 0; // filtered: rows that are no longer kept
    std::optional<quint32> m_someJob;
    bool m_hasManyJobs = false;
    Counts m_counts;
};

} // namespace runwatch
