// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/log/logsearch.h"

#include <QDeadlineTimer>

#include <algorithm>
#include <chrono>
#include <iterator>

namespace runwatch {

namespace {

using namespace std::chrono_literals;

constexpr auto Pause = 16ms; // between two deliveries
constexpr auto LongestMerge = 3ms; // of the GUI thread's time, in one go

struct RankedPart
{
    qint64 distance;
    SearchPart part;
};

// A log's lines, a block each, with their distance from the place or from the end.
void appendParts(std::vector<RankedPart> &parts, const SearchedLog &searched, quint64 number, LogPlace near)
{
    const LogStore &log = *searched.log;
    const qint64 from = searched.run == near.run ? qint64(near.line) : qint64(log.end());
    for (const LogBlock &block : log.blocks(log.first(), qint64(log.end()) - qint64(log.first()))) {
        const qint64 first = qint64(block.first());
        const qint64 distance = std::max({first - from, from - (first + block.size() - 1), qint64(0)});
        parts.push_back({distance, {searched.run, searched.log, first, block.size(), false, number}});
    }
}

} // namespace

LogSearch::LogSearch(QObject *parent)
    : QObject(parent)
{
    // Threads of searches that were cancelled finish their block beside those of the new one.
    m_pool.setMaxThreadCount(4 * QThread::idealThreadCount());
    m_pause.setSingleShot(true);
    m_pause.setInterval(Pause);
    m_pause.setTimerType(Qt::PreciseTimer);
    connect(&m_pause, &QTimer::timeout, this, &LogSearch::merge);
}

LogSearch::~LogSearch()
{
    stop();
    m_pool.waitForDone();
}

LogSearch::Entry *LogSearch::entry(RunId run)
{
    const auto isIt = [run](const Entry &entry) { return entry.searched.run == run; };
    const auto it = std::find_if(m_entries.begin(), m_entries.end(), isIt);
    return it == m_entries.end() ? nullptr : &*it;
}

const LineSet *LogSearch::matches(RunId run) const
{
    const Entry *found = const_cast<LogSearch *>(this)->entry(run);
    return found && m_pattern ? &found->matches : nullptr;
}

qint64 LogSearch::searched() const
{
    qint64 lines = 0;
    for (const Entry &entry : m_entries)
        lines += entry.done;
    return lines;
}

qint64 LogSearch::total() const
{
    qint64 lines = 0;
    for (const Entry &entry : m_entries)
        lines += entry.handedOut;
    return lines;
}

void LogSearch::setLogs(const QList<SearchedLog> &logs)
{
    std::deque<Entry> entries;
    QList<Entry *> added;
    for (const SearchedLog &searched : logs) {
        const auto isIt = [&searched](const Entry &entry) { return entry.searched == searched; };
        const auto old = std::find_if(m_entries.begin(), m_entries.end(), isIt);
        if (old != m_entries.end()) {
            entries.push_back(std::move(*old));
            old->searched = {}; // moved from
        } else {
            entries.push_back({searched, ++m_lastEntry, {}, 0, 0, 0});
            added.append(&entries.back());
        }
    }
    m_entries = std::move(entries); // keeps its elements where they are
    if (!m_round)
        return;
    begin(added);
    tellChange();
}

void LogSearch::search(std::optional<SearchPattern> pattern, LogPlace near)
{
    stop();
    m_pattern = std::move(pattern);
    m_near = near;
    m_givenUp.reset();
    QList<Entry *> all;
    for (Entry &entry : m_entries) {
        entry.matches.clear();
        entry.next = entry.handedOut = entry.done = 0;
        all.append(&entry);
    }
    if (m_pattern) {
        const auto tell = [this, number = ++m_number](SearchRound::Urgency urgency) {
            QMetaObject::invokeMethod(this, [this, number, urgency] { takeResults(number, urgency); });
        };
        m_round = std::make_shared<SearchRound>(*m_pattern, tell);
        begin(all);
    }
    tellChange();
}

// What is closest comes first, whichever log it is in.
void LogSearch::begin(const QList<Entry *> &entries)
{
    std::vector<RankedPart> ranked;
    for (Entry *entry : entries) {
        const size_t before = ranked.size();
        appendParts(ranked, entry->searched, entry->number, m_near);
        for (size_t i = before; i < ranked.size(); ++i) {
            entry->handedOut += ranked[i].part.count;
            entry->next = ranked[i].part.first + ranked[i].part.count;
        }
    }
    std::stable_sort(ranked.begin(), ranked.end(), [](const RankedPart &one, const RankedPart &other) {
        return one.distance < other.distance;
    });
    std::vector<SearchPart> parts;
    parts.reserve(ranked.size());
    for (RankedPart &part : ranked)
        parts.push_back(std::move(part.part));
    m_partsLeft += qint64(parts.size());
    start(m_round->add(std::move(parts)));
}

void LogSearch::start(int threads)
{
    for (; threads > 0; --threads)
        m_pool.start([round = m_round] { round->run(); });
}

void LogSearch::takeLines(RunId run, qint64 first, qint64 end)
{
    Entry *taken = entry(run);
    if (!taken || !m_pattern)
        return;
    const bool wereDropped = taken->matches.dropBefore(LineNumber(first)) > 0;
    const qint64 from = std::max(taken->next, first);
    const bool isMore = m_round && end > from;
    if (isMore) {
        taken->next = end;
        taken->handedOut += end - from;
        start(m_round->addNew({run, taken->searched.log, from, end - from, true, taken->number}));
    }
    m_hasChanged = m_hasChanged || wereDropped || isMore;
    if (m_hasChanged && !m_pause.isActive())
        m_pause.start();
}

void LogSearch::takeResults(quint64 number, SearchRound::Urgency urgency)
{
    if (number != m_number)
        return; // of a search that was cancelled
    if (urgency == SearchRound::Urgency::Now || !m_pause.isActive())
        merge();
}

// What does not fit into the time waits for the next turn.
void LogSearch::merge()
{
    const QDeadlineTimer deadline(LongestMerge, Qt::PreciseTimer);
    if (m_round) {
        m_givenUp = m_round->givenUp() ? std::optional(GivenUp{*m_round->givenUp()}) : std::nullopt;
        std::vector<SearchResult> fetched = m_round->fetch();
        std::move(fetched.begin(), fetched.end(), std::back_inserter(m_results));
    }
    while (!m_results.empty() && !deadline.hasExpired()) {
        const SearchResult result = std::move(m_results.front());
        m_results.pop_front();
        m_partsLeft -= result.part.isNew ? 0 : 1;
        Entry *found = entry(result.part.run);
        if (!found || found->number != result.part.number)
            continue;
        found->done += result.part.count;
        for (const LineSet::Bits &bits : result.found)
            found->matches.add(bits);
        m_hasChanged = true;
    }
    if (m_givenUp && m_results.empty())
        stop();
    if (m_hasChanged || isSearching() != m_wasSearching)
        tellChange();
}

void LogSearch::tellChange()
{
    m_hasChanged = false;
    m_pause.start(); // also for what is left in m_results
    const bool hasTurned = isSearching() != m_wasSearching;
    m_wasSearching = isSearching();
    emit matchesChanged();
    if (hasTurned)
        emit searchingChanged(m_wasSearching);
}

void LogSearch::stop()
{
    if (m_round)
        m_round->cancel();
    m_round.reset();
    m_results.clear();
    m_partsLeft = 0;
}

} // namespace runwatch
