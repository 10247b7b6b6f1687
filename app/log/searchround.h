// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/log/lineset.h"
#include "app/log/logplace.h"
#include "app/log/searchpattern.h"

#include <atomic>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace runwatch {

// Lines of one log that are to be searched in one go.
struct SearchPart
{
    RunId run = RunId::None;
    std::shared_ptr<const LogStore> log;
    qint64 first = 0;
    qint64 count = 0;
    bool isNew = false; // it has come since the search began
    quint64 number = 0; // of what it is searched for, as LogSearch counts
};

struct SearchResult
{
    SearchPart part;
    std::vector<LineSet::Bits> found; // of each block of the part
};

// One pattern on its way through the logs, shared by the GUI thread and those that search: what is
// still to be searched, and what was found and not yet fetched. A cancelled one is left to itself.
class SearchRound final
{
    Q_DISABLE_COPY_MOVE(SearchRound)

public:
    enum class Urgency : quint8 { Usual, Now };

    // `tell` is called in any thread that searches, when results are there and none waited to be fetched.
    // Now: with the first match, and with the last of what was there when the search began.
    SearchRound(SearchPattern pattern, std::function<void(Urgency)> tell);

    // By the GUI thread. add() answers how many threads more should call run().
    [[nodiscard]] int add(std::vector<SearchPart> parts); // behind what is there
    [[nodiscard]] int addNew(const SearchPart &part); // before it
    [[nodiscard]] std::vector<SearchResult> fetch();
    [[nodiscard]] std::optional<LogPlace> givenUp() const;
    void cancel() { m_isCancelled.store(true, std::memory_order_relaxed); }

    void run(); // searches until nothing is left

private:
    [[nodiscard]] std::optional<SearchPart> next();
    [[nodiscard]] int missingThreads() const; // m_mutex is held
    void giveUp(LogPlace place);
    void deliver(SearchResult result);

    const SearchPattern m_pattern;
    const std::function<void(Urgency)> m_tell;
    std::atomic<bool> m_isCancelled = false;

    mutable std::mutex m_mutex; // guards all below
    std::deque<SearchPart> m_parts;
    std::vector<SearchResult> m_results;
    std::optional<LogPlace> m_givenUp;
    qsizetype m_left = 0; // parts that are not new and not yet delivered
    int m_threads = 0;
    bool m_hasMatch = false;
};

} // namespace runwatch
