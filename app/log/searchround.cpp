// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/log/searchround.h"

#include "app/log/blocksearch.h"

#include <QThread>

#include <algorithm>
#include <iterator>

namespace runwatch {

namespace {

bool hasMatch(const SearchResult &result)
{
    const auto isFound = [](quint64 word) { return word != 0; };
    return std::any_of(result.found.begin(), result.found.end(), [&isFound](const LineSet::Bits &bits) {
        return std::any_of(bits.words.begin(), bits.words.end(), isFound);
    });
}

} // namespace

SearchRound::SearchRound(SearchPattern pattern, std::function<void(Urgency)> tell)
    : m_pattern(std::move(pattern))
    , m_tell(std::move(tell))
{
}

int SearchRound::missingThreads() const
{
    return std::clamp(int(m_parts.size()), 0, QThread::idealThreadCount()) - m_threads;
}

int SearchRound::add(std::vector<SearchPart> parts)
{
    const std::scoped_lock lock(m_mutex);
    m_left += qsizetype(parts.size());
    std::move(parts.begin(), parts.end(), std::back_inserter(m_parts));
    const int missing = std::max(missingThreads(), 0);
    m_threads += missing;
    return missing;
}

int SearchRound::addNew(const SearchPart &part)
{
    const std::scoped_lock lock(m_mutex);
    const auto isBefore = [&part](const SearchPart &other) {
        return other.isNew && other.log == part.log && other.number == part.number
            && other.first + other.count == part.first;
    };
    const auto newEnd =
        std::find_if(m_parts.begin(), m_parts.end(), [](const SearchPart &other) { return !other.isNew; });
    if (const auto before = std::find_if(m_parts.begin(), newEnd, isBefore); before != newEnd)
        before->count += part.count;
    else
        m_parts.push_front(part);
    const int missing = std::max(missingThreads(), 0);
    m_threads += missing;
    return missing;
}

std::vector<SearchResult> SearchRound::fetch()
{
    const std::scoped_lock lock(m_mutex);
    return std::exchange(m_results, {});
}

std::optional<LogPlace> SearchRound::givenUp() const
{
    const std::scoped_lock lock(m_mutex);
    return m_givenUp;
}

std::optional<SearchPart> SearchRound::next()
{
    const std::scoped_lock lock(m_mutex);
    if (m_isCancelled.load(std::memory_order_relaxed) || m_parts.empty()) {
        --m_threads;
        return std::nullopt;
    }
    const SearchPart part = std::move(m_parts.front());
    m_parts.pop_front();
    return part;
}

void SearchRound::run()
{
    BlockSearch search(m_pattern.compiled(), m_isCancelled);
    while (std::optional<SearchPart> part = next()) {
        SearchResult result = {*part, {}};
        std::optional<LineNumber> givenUp;
        for (const LogBlock &block : part->log->blocks(LineNumber(part->first), part->count)) {
            result.found.push_back(search.search(block, givenUp));
            if (givenUp || m_isCancelled.load(std::memory_order_relaxed))
                break;
        }
        if (givenUp)
            giveUp({part->run, *givenUp});
        if (m_isCancelled.load(std::memory_order_relaxed))
            result = {{part->run, part->log, part->first, 0, part->isNew}, {}}; // it is not whole
        deliver(std::move(result));
    }
}

void SearchRound::giveUp(LogPlace place)
{
    const std::scoped_lock lock(m_mutex);
    m_givenUp = m_givenUp ? m_givenUp : place;
    cancel();
}

void SearchRound::deliver(SearchResult result)
{
    const bool matches = hasMatch(result);
    bool isFirst = false;
    bool isUrgent = false;
    {
        const std::scoped_lock lock(m_mutex);
        isFirst = m_results.empty();
        isUrgent = matches && !std::exchange(m_hasMatch, true);
        isUrgent = (!result.part.isNew && --m_left == 0) || isUrgent;
        m_results.push_back(std::move(result));
    }
    if (isFirst || isUrgent)
        m_tell(isUrgent ? Urgency::Now : Urgency::Usual);
}

} // namespace runwatch
