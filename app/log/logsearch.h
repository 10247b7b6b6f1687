// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/log/logplace.h"
#include "app/log/searchround.h"

#include <QElapsedTimer>
#include <QList>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <deque>
#include <memory>
#include <optional>

namespace runwatch {

// A log that is searched. It may outlive its run.
struct SearchedLog
{
    RunId run = RunId::None;
    std::shared_ptr<const LogStore> log;

    friend bool operator==(const SearchedLog &, const SearchedLog &) = default;
};

// Searches logs on all cores, and keeps the lines that match as far as they have been searched: new
// lines are searched as they come, those that were dropped are forgotten. All calls are for the GUI
// thread and take less than a few milliseconds; it never waits for a search, only its destructor does,
// for the block in work (1 MiB).
class LogSearch final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LogSearch)

public:
    // The search stopped here, since this line would have taken too long. What was found stays; new
    // lines are not searched.
    struct GivenUp
    {
        LogPlace place;
    };

    explicit LogSearch(QObject *parent = nullptr);
    ~LogSearch() override;

    // What has been searched of a log that stays, stays.
    void setLogs(const QList<SearchedLog> &logs);

    // Cancels the search before at once and forgets what it found. It begins close to `near`, in both
    // directions, or at the end of each log when `near` is in none. No pattern: nothing matches.
    void search(std::optional<SearchPattern> pattern, LogPlace near);

    // The lines of a run that are there now: [first, end).
    void takeLines(RunId run, qint64 first, qint64 end);

    // The lines that match or, for an inverse pattern, that do not. Null when the run is not searched,
    // or nothing is looked for. It stays where it is until setLogs().
    [[nodiscard]] const LineSet *matches(RunId run) const;
    [[nodiscard]] const std::optional<SearchPattern> &pattern() const { return m_pattern; }

    [[nodiscard]] bool isSearching() const { return m_partsLeft > 0; } // lines that were there when it began
    [[nodiscard]] qint64 searched() const; // lines, of total()
    [[nodiscard]] qint64 total() const;
    [[nodiscard]] std::optional<GivenUp> givenUp() const { return m_givenUp; }

signals:
    // matches(), searched() or total() are others. At once for search(), for the first line found
    // and at the end, else at most every 16 ms.
    void matchesChanged();
    void searchingChanged(bool isSearching); // after matchesChanged() for the last of what was found

private:
    struct Entry
    {
        SearchedLog searched;
        quint64 number = 0; // tells it from an earlier one for the same log
        LineSet matches;
        qint64 next = 0; // the first line that has not been handed out
        qint64 handedOut = 0; // lines
        qint64 done = 0; // lines
    };

    [[nodiscard]] Entry *entry(RunId run);
    void begin(const QList<Entry *> &entries);
    void start(int threads);
    void takeResults(quint64 number, SearchRound::Urgency urgency);
    void merge();
    void tellChange();
    void stop();

    QThreadPool m_pool;
    QTimer m_pause; // until the next delivery
    std::deque<Entry> m_entries; // an entry does not move while it is there
    std::optional<SearchPattern> m_pattern;
    LogPlace m_near;
    std::shared_ptr<SearchRound> m_round; // null when nothing is searched
    quint64 m_number = 0; // of the search
    quint64 m_lastEntry = 0; // its number
    std::deque<SearchResult> m_results; // fetched, not yet merged
    qint64 m_partsLeft = 0;
    bool m_wasSearching = false; // as last told
    bool m_hasChanged = false; // and has not been told
    std::optional<GivenUp> m_givenUp;
};

} // namespace runwatch
