// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/log/lineset.h"
#include "app/log/loglevels.h"
#include "app/log/logstore.h"

#include <QDeadlineTimer>

#include <array>
#include <memory>
#include <optional>
#include <set>
#include <vector>

namespace runwatch {

// Whether a mark is about the connection or the log itself, and so belongs to every job of the stream.
[[nodiscard]] bool isOfTheConnection(LogKind kind);

// Which lines of a store are shown: those of some jobs and of some levels. Rows are counted from the
// first line ever read and never counted again: when the oldest lines go, first() grows and every
// other row stays what it was. With nothing filtered a row is the line's number; else the lines are
// kept as bits, and another choice of levels reads nothing anew. What speaks of the connection belongs
// to every job, and our marks are shown whatever the levels. One thread.
class LogScope final
{
public:
    using Counts = LevelCounts; // of the scope, whether their level is shown or not

    // These two begin anew: call read() until there is nothing left.
    void setLog(std::shared_ptr<const LogStore> log); // may be null
    void setJobs(std::optional<std::set<quint32>> jobs); // nothing: all jobs of the stream
    void setJob(std::optional<quint32> jobIndex); // the same with one
    void setLevels(ShownLevels levels); // rows are counted anew, from what was read

    // The store holds [first, end) now.
    void takeLines(qint64 first, qint64 end);

    // Looks at no more than `limit` lines that have not been looked at. False: all have been.
    bool read(qsizetype limit);
    bool read(QDeadlineTimer until); // the same, until the time is over

    [[nodiscard]] const LogStore *log() const { return m_log.get(); }
    [[nodiscard]] const std::optional<std::set<quint32>> &jobs() const { return m_jobs; }
    [[nodiscard]] ShownLevels levels() const { return m_levels; }
    [[nodiscard]] bool isFiltered() const { return m_jobs || m_levels != AllLevels; }
    [[nodiscard]] bool hasManyJobs() const { return m_hasManyJobs; } // as far as it was looked at
    [[nodiscard]] const Counts &counts() const { return m_counts; }

    [[nodiscard]] qint64 first() const; // rows
    [[nodiscard]] qint64 end() const;
    [[nodiscard]] qint64 size() const { return end() - first(); }
    [[nodiscard]] LineNumber line(qint64 row) const; // first() <= row < end()
    [[nodiscard]] qint64 rowAtOrAfter(LineNumber line) const; // end() when there is none

    // As far as it was looked at, of the scope. Lines of a level may be hidden; null: all are shown.
    [[nodiscard]] const LineSet *shown() const { return isFiltered() ? &m_shown : nullptr; }
    [[nodiscard]] const LineSet &linesOf(ShownLevel level) const { return m_levelLines[indexOf(level)]; }
    [[nodiscard]] const LineSet &connectionMarks() const { return m_connectionMarks; }
    [[nodiscard]] const LineSet &phaseMarks() const { return m_phaseMarks; } // begun and ended
    [[nodiscard]] LineNumber firstLine() const { return LineNumber(m_first); } // of the store, as last heard
    [[nodiscard]] LineNumber endLine() const { return LineNumber(m_end); }
    [[nodiscard]] LineNumber readEnd() const
    {
        return LineNumber(m_read);
    } // lines before this were looked at
    [[nodiscard]] qint64 memory() const; // bytes

private:
    static constexpr size_t LevelCount = 4;
    struct Word; // what 64 neighbouring lines are

    [[nodiscard]] static size_t indexOf(ShownLevel level);
    void restart();
    void showLevels();
    void readBlock(const LogBlock &block);
    void look(const LineFacts &line, quint64 bit, Word &word);
    void take(qint64 number, const Word &word);
    [[nodiscard]] bool isInJobs(quint32 jobIndex) const;

    std::shared_ptr<const LogStore> m_log;
    std::optional<std::set<quint32>> m_jobs;
    std::vector<bool> m_firstJobs; // of m_jobs: those with a small index, asked for very often
    ShownLevels m_levels = AllLevels;
    qint64 m_first = 0; // of the store, as last heard
    qint64 m_end = 0;
    qint64 m_read = 0; // lines before this one have been looked at
    std::array<LineSet, LevelCount> m_levelLines;
    LineSet m_marks; // ours
    LineSet m_connectionMarks;
    LineSet m_phaseMarks;
    LineSet m_shown; // filtered
    qint64 m_gone = 0; // filtered: rows that are no longer kept
    std::optional<quint32> m_someJob;
    bool m_hasManyJobs = false;
    Counts m_counts;
};

} // namespace runwatch
