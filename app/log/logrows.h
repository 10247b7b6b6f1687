// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/log/logmerge.h"
#include "app/log/logplace.h"
#include "app/log/logscope.h"
#include "app/log/shownlines.h"

#include <QDeadlineTimer>
#include <QFlags>
#include <QList>

#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <vector>

namespace runwatch {

// The rows of a log as they are shown: the lines of one run or of several, those in order of arrival
// (LogMerge), of some jobs and levels, all or those that match a search alone. Rows are counted as
// LogScope does: a row keeps its number while lines come at the end and the oldest go; else the
// generation is another one. Nothing is kept for a row but bits and checkpoints. GUI thread.
class LogRows final
{
    Q_DISABLE_COPY_MOVE(LogRows)

public:
    using Counts = LogScope::Counts;
    using Clock = std::function<qint64()>; // ms, never goes back
    using Matches = std::function<const LineSet *(RunId)>; // null: nothing is sought in that run

    struct Source
    {
        RunId run = RunId::None;
        std::shared_ptr<const LogStore> log;
        std::optional<std::set<quint32>> jobs; // nothing: all of the stream
    };

    struct Extent // where rows lie in one run; keeps the store, but holds no line
    {
        RunId run = RunId::None;
        std::shared_ptr<const LogStore> log;
        std::shared_ptr<const LineSet> lines; // those that are rows, a copy of its own; null: all
        std::vector<LineNumber> cuts; // ascending. From the i-th on to the next lie rows that come after those
    }; // before the i-th cut of any run; between two cuts the order is that of arrival, then of the runs

    enum class MatchMode { Highlight, Filter }; // in Filter, only lines that match are shown
    enum class Direction { Forward, Backward };
    enum class RowKind { Error, Warning, Match, Connection, Phase };
    enum class StripMark : quint8 { Error = 1, Warning = 2, Match = 4, Connection = 8, Phase = 16 };
    Q_DECLARE_FLAGS(StripMarks, StripMark)

    LogRows();
    explicit LogRows(Clock clock);
    ~LogRows();

    // After each of these call read() until it answers false. One source for each run; what was read of
    // one that stays is not read again.
    void setSources(QList<Source> sources);
    void setLevels(ShownLevels levels);
    void setMatches(Matches matches, MatchMode mode); // null: nothing is sought
    void takeMatches(); // the sets of matches have changed
    void takeLines(RunId run, qint64 first, qint64 end); // the run's store holds [first, end) now

    // Reads until the time is over. False: all that is there has been read; when isHolding(), some lines
    // wait for those of other runs, and it is to be called again within HoldTime.
    bool read(QDeadlineTimer until);
    [[nodiscard]] bool isHolding() const { return isMerged() && m_merge.isHolding(); }

    [[nodiscard]] QList<Source> sources() const;
    [[nodiscard]] ShownLevels levels() const { return m_levels; }
    [[nodiscard]] MatchMode matchMode() const { return m_matchMode; }
    [[nodiscard]] qint64 first() const { return m_first; }
    [[nodiscard]] qint64 end() const { return m_end; }
    [[nodiscard]] qint64 size() const { return m_end - m_first; }
    // Another one whenever row numbers are no longer what they were.
    [[nodiscard]] quint64 generation() const { return m_generation; }
    [[nodiscard]] Counts counts() const;
    [[nodiscard]] bool hasManyJobs() const; // as far as it was read
    [[nodiscard]] bool hasManyRuns() const { return m_parts.size() > 1; }

    [[nodiscard]] LogPlace place(qint64 row) const; // first() <= row < end()
    [[nodiscard]] qint64 rowAtOrAfter(LogPlace place) const; // end() when there is none
    [[nodiscard]] std::optional<qint64> rowOf(LogPlace place) const; // nothing: not shown

    // Calls take(LogPlace, const LogLine &) with each row in [row, row + count) that is still kept. The
    // line's text is valid until `take` returns.
    template <typename Take>
    void forEach(qint64 row, qint64 count, Take &&take) const;

    // Of [row, row + count), as far as there are such rows: for who reads them in another thread.
    [[nodiscard]] std::vector<Extent> extents(qint64 row, qint64 count) const;

    // Of the rows, in either mode: n of m. The row's index counts from 0.
    [[nodiscard]] qint64 matchCount() const;
    [[nodiscard]] std::optional<qint64> matchIndex(qint64 row) const; // nothing: no match
    // The next row of this kind after `from`, or before it. It does not begin again at the other end.
    [[nodiscard]] std::optional<qint64> nextRow(qint64 from, Direction direction, RowKind kind) const;
    // What stands in each of so many equal parts of the rows, for the overview. Of several runs a mark may
    // stand one part off; in short logs, where a part is a few rows, by the rows of a checkpoint, 64 a run.
    [[nodiscard]] std::vector<StripMarks> strip(int pixels) const;
    [[nodiscard]] qint64 memory() const; // bytes

private:
    struct Part // one source
    {
        Source source;
        LogScope scope;
        LineSet matching; // in Filter mode: what is shown
        LineNumber readable{}; // rows are counted up to this line
    };

    struct Stretch // rows whose lines follow one another in one store
    {
        LogPlace first;
        qint64 count = 0;
    };

    struct Span // rows between two checkpoints
    {
        size_t checkpoint = 0;
        qint64 firstRow = 0;
        quint64 stamp = 0; // m_stamp when it was read
        std::vector<std::pair<size_t, LineNumber>> rows; // part and line
    };

    using Cut = std::vector<LineNumber>; // of each part: lines before this one are in rows before

    static constexpr qint64 StretchLines = 4'096;

    [[nodiscard]] bool isMerged() const { return m_parts.size() > 1; }
    void beginAnew();
    void mergeAnew();
    void count(); // rows, after anything that may move them
    void matchAnew(Part &part);
    template <typename Change>
    void keepGeneration(Change &&change);
    [[nodiscard]] bool isMatching() const { return m_matches && m_matchMode == MatchMode::Filter; }
    [[nodiscard]] bool isPlain() const; // a row is a line of the only run
    [[nodiscard]] static LineNumber lookedAt(const Part &part);
    [[nodiscard]] std::optional<size_t> partOf(RunId run) const;
    [[nodiscard]] ShownLines shown(const Part &part) const;
    [[nodiscard]] const LineSet *linesOf(const Part &part, RowKind kind) const;

    [[nodiscard]] LineNumber cut(size_t checkpoint, size_t part) const;
    [[nodiscard]] qint64 rowsBefore(size_t checkpoint) const; // from 0
    [[nodiscard]] const Span &span(size_t checkpoint) const;
    [[nodiscard]] const Span &spanOfRow(qint64 row) const;
    [[nodiscard]] Cut cutAt(qint64 row) const;
    [[nodiscard]] Stretch stretch(qint64 row, qint64 most) const;
    [[nodiscard]] const LogStore *logOf(RunId run) const;

    class Strip;

    Clock m_clock;
    std::vector<std::unique_ptr<Part>> m_parts; // by run
    LogMerge m_merge; // of several
    ShownLevels m_levels = AllLevels;
    Matches m_matches;
    MatchMode m_matchMode = MatchMode::Highlight;
    qint64 m_first = 0; // rows
    qint64 m_end = 0;
    quint64 m_generation = 0;
    quint64 m_stamp = 1; // counts everything that may move a line
    mutable Span m_span; // the one read last
};

Q_DECLARE_OPERATORS_FOR_FLAGS(LogRows::StripMarks)

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
