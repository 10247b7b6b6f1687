// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/jobs/batchresults.h"
#include "app/log/logstore.h"

#include <QHash>
#include <QSet>

#include <optional>
#include <vector>

namespace runwatch {

// Who told of an error.
enum class ErrorSource : quint8 { Log = 1, Results = 2, JobEnd = 4 };
Q_DECLARE_FLAGS(ErrorSources, ErrorSource)
Q_DECLARE_OPERATORS_FOR_FLAGS(ErrorSources)

// How often something was told, by whom. What two tell of one job is the same: the larger counts.
struct ErrorCounts
{
    qint64 inLog = 0;
    qint64 inResults = 0;
    qint64 inEnds = 0; // of jobs that failed with these words

    [[nodiscard]] qint64 &operator[](ErrorSource source);
    [[nodiscard]] qint64 largest() const { return std::max({inLog, inResults, inEnds}); }
    [[nodiscard]] ErrorSources sources() const;
};

// Errors of one kind. Times are ms since 1970 UTC on this machine's clock, 0 when unknown.
struct ErrorGroup
{
    QString text; // of the first; cut, and clean of escapes only
    QString endState; // JobState as its enum key, where jobs ended without any words: text is empty
    qint64 count = 0; // each job's largest, added up
    ErrorCounts told; // of all jobs
    qint64 firstAt = 0;
    qint64 lastAt = 0;
    std::optional<LineNumber> firstLine; // in the log; none when the results alone tell of it
    std::optional<LineNumber> lastLine;
    std::vector<quint32> someJobs; // the first that had it, at most MostNamed
    qint64 jobs = 0; // how many had it
    bool hasMoreJobs = false; // than `jobs`, by who knows how many

    static constexpr size_t MostNamed = 16;
};

// The errors of some jobs of one run, one group for each signature, in order of first mention. What it
// holds grows with the kinds of errors, up to a limit, and not with the errors.
class ErrorGroups final
{
public:
    static constexpr int MaxGroups = 10'000;
    static constexpr qsizetype MaxUnlistedKinds = 100'000;
    static constexpr qsizetype MaxShares = 200'000; // pairs of a group and a job
    static constexpr qsizetype SampleBytes = 1'024;

    void clear();
    // A line of the log, each once: an error of the server's, or the end of a job that failed. Answers
    // whether it was one.
    bool takeLine(LineNumber number, const LogLine &line);
    // `times` more of what the results of a job tell.
    void takeTold(quint32 job, const ErrorTold &told, qint64 times);
    void forgetTold(quint32 job); // its results begin anew; of jobs beyond MaxShares it is not known

    [[nodiscard]] int size() const { return int(m_groups.size()); }
    // A group may have come down to a count of 0, and up again.
    [[nodiscard]] const ErrorGroup &operator[](int group) const { return m_groups[size_t(group)]; }
    [[nodiscard]] qint64 count() const { return m_count + m_unlisted; } // of all errors
    [[nodiscard]] qsizetype unlistedKinds() const { return m_unlistedKinds.size(); }
    [[nodiscard]] bool hasMoreUnlistedKinds() const { return unlistedKinds() == MaxUnlistedKinds; }
    [[nodiscard]] qint64 unlisted() const { return m_unlisted; } // errors of a kind beyond MaxGroups
    [[nodiscard]] std::vector<int> takeChanged(); // groups that are new or have moved since the last time, in order

private:
    struct Key // 128 bits of hash: nobody makes two kinds meet
    {
        quint64 one;
        quint64 other;
        friend bool operator==(const Key &, const Key &) = default;
        friend size_t qHash(const Key &key, size_t seed = 0) noexcept { return size_t(key.one) ^ seed; }
    };

    [[nodiscard]] Key keyOf(QByteArrayView text);
    [[nodiscard]] int groupFor(const Key &key); // -1: it is not listed
    [[nodiscard]] ErrorCounts &shareOf(int group, quint32 job);
    void add(int group, quint32 job, ErrorSource source, qint64 times, qint64 firstAt, qint64 lastAt);
    bool forgetTold(int group, quint32 job);
    void markChanged(int group);

    std::vector<ErrorGroup> m_groups;
    std::vector<bool> m_isChanged; // by group
    std::vector<int> m_changed;
    QHash<Key, int> m_numbers;
    QHash<quint64, ErrorCounts> m_shares; // by group and job
    QHash<quint32, std::vector<int>> m_groupsOf; // by job: where it has a share
    QSet<quint64> m_unlistedKinds;
    QHash<quint32, qint64> m_unlistedTold; // by job
    qint64 m_unlisted = 0;
    qint64 m_count = 0;
    QByteArray m_plain; // kept for their memory
    QByteArray m_signature;
};

} // namespace runwatch
