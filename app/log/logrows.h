// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/log/logplace.h"
#include "app/log/logscope.h"

#include <QDeadlineTimer>
#include <QList>

#include <memory>
#include <optional>
#include <set>
#include <vector>

namespace runwatch {

// The rows of a log as they are shown, counted as LogScope does: a row keeps its number while lines
// come at the end and the oldest go. So far of one run: the first source. GUI thread.
class LogRows final
{
    Q_DISABLE_COPY_MOVE(LogRows)

public:
    using Counts = LogScope::Counts;

    struct Source
    {
        RunId run = RunId::None;
        std::shared_ptr<const LogStore> log;
        std::optional<std::set<quint32>> jobs; // nothing: all of the stream
    };

    LogRows() = default;

    // After these, and after takeLines(), call read() until it answers false.
    void setSources(QList<Source> sources);
    void setLevels(ShownLevels levels);
    void takeLines(RunId run, qint64 first, qint64 end); // the run's store holds [first, end) now

    // Reads until the time is over. False: all that is there has been read.
    bool read(QDeadlineTimer until);

    [[nodiscard]] const QList<Source> &sources() const { return m_sources; }
    [[nodiscard]] ShownLevels levels() const { return m_scope.levels(); }
    [[nodiscard]] qint64 first() const { return m_scope.first(); }
    [[nodiscard]] qint64 end() const { return m_scope.end(); }
    [[nodiscard]] qint64 size() const { return m_scope.size(); }
    // Another one whenever row numbers are no longer what they were.
    [[nodiscard]] quint64 generation() const { return m_generation; }
    [[nodiscard]] Counts counts() const { return m_scope.counts(); }
    [[nodiscard]] bool hasManyJobs() const { return m_scope.hasManyJobs(); } // as far as it was read
    [[nodiscard]] bool hasManyRuns() const { return m_sources.size() > 1; }

    [[nodiscard]] LogPlace place(qint64 row) const; // first() <= row < end()
    [[nodiscard]] qint64 rowAtOrAfter(LogPlace place) const; // end() when there is none
    [[nodiscard]] std::optional<qint64> rowOf(LogPlace place) const; // nothing: not shown

    // Calls take(LogPlace, const LogLine &) with each row in [row, row + count) that is still kept. The
    // line's text is valid until `take` returns.
    template <typename Take>
    void forEach(qint64 row, qint64 count, Take &&take) const;

private:
    struct Stretch // rows whose lines follow one another in one store
    {
        LogPlace first;
        qint64 count = 0;
    };

    static constexpr qint64 StretchLines = 4'096;

    [[nodiscard]] Stretch stretch(qint64 row, qint64 most) const;
    [[nodiscard]] const LogStore *logOf(RunId run) const;

    QList<Source> m_sources;
    LogScope m_scope;
    quint64 m_generation = 0;
};

template <typename Take>
void LogRows::forEach(qint64 row, qint64 count, Take &&take) const
{
    const qint64 last = count < end() - row ? row + count : end();
    for (qint64 at = std::max(row, first()); at < last;) {
        const Stretch rows = stretch(at, std::min(last - at, StretchLines));
        const LogStore::Lines lines = logOf(rows.first.run)->lines(rows.first.line, qsizetype(rows.count));
        const qint64 past = qint64(rows.first.line) + rows.count;
        for (qsizetype i = 0; i < lines.size() && qint64(lines.first()) + i < past; ++i)
            take(LogPlace{rows.first.run, LineNumber(qint64(lines.first()) + i)}, lines[i]);
        at += rows.count;
    }
}

} // namespace runwatch
