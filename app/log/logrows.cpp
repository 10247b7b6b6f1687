// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/log/logrows.h"

#include <QElapsedTimer>

#include <algorithm>
#include <utility>

namespace runwatch {

namespace {

LogRows::Clock steadyClock()
{
    QElapsedTimer timer;
    timer.start();
    return [timer] { return timer.elapsed(); };
}

} // namespace

LogRows::LogRows()
    : LogRows(steadyClock())
{
}

LogRows::LogRows(Clock clock)
    : m_clock(std::move(clock))
{
}

LogRows::~LogRows() = default;

void LogRows::setSources(QList<Source> sources)
{
    std::sort(sources.begin(), sources.end(), [](const Source &a, const Source &b) { return a.run < b.run; });
    std::vector<std::unique_ptr<Part>> before = std::exchange(m_parts, {});
    bool isSame = before.size() == size_t(sources.size()); // runs and their stores
    bool areJobsSame = true;
    for (Source &source : sources) {
        const auto isOf = [&source](const auto &part) {
            return part && part->source.run == source.run && part->source.log == source.log;
        };
        const auto old = std::find_if(before.begin(), before.end(), isOf);
        std::unique_ptr<Part> part = old == before.end() ? std::make_unique<Part>() : std::move(*old);
        if (old == before.end()) {
            isSame = false;
            part->scope.setLog(source.log);
            part->scope.setLevels(m_levels);
        }
        areJobsSame = areJobsSame && part->source.jobs == source.jobs;
        if (part->scope.jobs() != source.jobs)
            part->scope.setJobs(source.jobs);
        part->source = std::move(source);
        m_parts.push_back(std::move(part));
    }
    if (!isSame)
        mergeAnew();
    if (!isSame || !areJobsSame)
        beginAnew();
}

void LogRows::setLevels(ShownLevels levels)
{
    if (std::exchange(m_levels, levels) == levels)
        return;
    for (const auto &part : m_parts)
        part->scope.setLevels(levels);
    beginAnew();
}

void LogRows::setMatches(Matches matches, MatchMode mode)
{
    const bool wasMatching = isMatching();
    m_matches = std::move(matches);
    m_matchMode = mode;
    if (wasMatching || isMatching())
        beginAnew();
}

void LogRows::takeMatches()
{
    if (!isMatching())
        return;
    keepGeneration([this] {
        for (const auto &part : m_parts)
            matchAnew(*part);
    });
}

void LogRows::takeLines(RunId run, qint64 first, qint64 end)
{
    const std::optional<size_t> index = partOf(run);
    if (!index)
        return;
    Part &part = *m_parts[*index];
    const qint64 gone = shown(part).countBefore(std::min(LineNumber(first), part.readable));
    part.scope.takeLines(first, end);
    part.matching.dropBefore(LineNumber(first));
    if (isMerged()) {
        m_merge.takeLines(*index, first, end, m_clock());
        m_generation += gone > 0; // rows above them have moved
    }
    m_first = isPlain() ? qint64(part.scope.firstLine()) : m_first + gone;
    count();
}

// Where lines are filtered, none is merged that was not looked at: rows never become fewer.
bool LogRows::read(QDeadlineTimer until)
{
    const bool isFiltered = std::any_of(m_parts.begin(), m_parts.end(),
                                        [](const auto &part) { return part->scope.isFiltered(); });
    const auto readScopes = [&] {
        bool isMore = false;
        for (const auto &part : m_parts) {
            if (part->scope.readEnd() >= part->scope.endLine())
                continue;
            if (isMore || until.hasExpired())
                return true;
            isMore = part->scope.read(until);
        }
        return isMore;
    };
    const auto merge = [&] { return isMerged() && m_merge.read(until, m_clock()); };
    bool isMore = false;
    keepGeneration([&] {
        isMore = isFiltered ? readScopes() || merge() : merge() || readScopes();
        for (const auto &part : m_parts)
            matchAnew(*part);
    });
    return isMore;
}

QList<LogRows::Source> LogRows::sources() const
{
    QList<Source> sources;
    for (const auto &part : m_parts)
        sources.append(part->source);
    return sources;
}

LogRows::Counts LogRows::counts() const
{
    Counts sum;
    for (const auto &part : m_parts)
        sum += part->scope.counts();
    return sum;
}

bool LogRows::hasManyJobs() const
{
    return isMerged() || (!m_parts.empty() && m_parts.front()->scope.hasManyJobs());
}

qint64 LogRows::memory() const
{
    qint64 bytes = m_merge.memory() + qint64(m_span.rows.capacity() * sizeof(m_span.rows[0]));
    for (const auto &part : m_parts)
        bytes += part->scope.memory() + part->matching.memory();
    return bytes;
}

void LogRows::mergeAnew()
{
    std::vector<LogMerge::Known> logs;
    for (const auto &part : m_parts) {
        if (const auto &log = part->source.log)
            part->scope.takeLines(qint64(log->first()), qint64(log->end()));
        logs.push_back({part->source.log, qint64(part->scope.firstLine()), qint64(part->scope.endLine())});
    }
    m_merge.setLogs(isMerged() ? std::move(logs) : std::vector<LogMerge::Known>());
}

// Rows are counted from the first one that there is; a single run's, unfiltered, are its lines.
void LogRows::beginAnew()
{
    ++m_generation;
    for (const auto &part : m_parts)
        matchAnew(*part);
    m_first = isPlain() ? qint64(m_parts.front()->scope.firstLine()) : 0;
    count();
}

// Rows go as far as all lines before them have been looked at.
void LogRows::count()
{
    ++m_stamp;
    bool isBehind = false;
    for (size_t i = 0; i < m_parts.size(); ++i) {
        Part &part = *m_parts[i];
        part.readable = isMerged() ? m_merge.end()[i] : lookedAt(part);
        isBehind = isBehind || lookedAt(part) < part.readable;
    }
    if (isBehind) {
        size_t checkpoint = m_merge.checkpoints() - 1;
        for (size_t i = 0; i < m_parts.size(); ++i)
            checkpoint = std::min(checkpoint, m_merge.checkpointOf(i, lookedAt(*m_parts[i])));
        for (size_t i = 0; i < m_parts.size(); ++i)
            m_parts[i]->readable = m_merge.checkpoint(checkpoint, i);
    }
    m_end = m_first;
    for (const auto &part : m_parts)
        m_end += shown(*part).countBefore(part->readable);
}

void LogRows::matchAnew(Part &part)
{
    part.matching.clear();
    const LineSet *matches = isMatching() ? m_matches(part.source.run) : nullptr;
    if (!matches)
        return;
    part.matching.dropBefore(part.scope.firstLine());
    if (const LineSet *scope = part.scope.shown())
        part.matching = scope->common(*matches);
    else
        part.matching.add(*matches);
}

// Lines are only added to the rows, so none has moved when the last has not.
template <typename Change>
void LogRows::keepGeneration(Change &&change)
{
    const qint64 row = m_end - 1;
    const auto last = isMatching() && size() > 0 ? std::optional(place(row)) : std::nullopt;
    change();
    count();
    if (last && rowOf(*last) != row)
        ++m_generation;
}

bool LogRows::isPlain() const
{
    return m_parts.size() == 1 && !m_parts.front()->scope.isFiltered() && !isMatching();
}

LineNumber LogRows::lookedAt(const Part &part)
{
    return part.scope.isFiltered() ? part.scope.readEnd() : part.scope.endLine();
}

std::optional<size_t> LogRows::partOf(RunId run) const
{
    for (size_t i = 0; i < m_parts.size(); ++i) {
        if (m_parts[i]->source.run == run)
            return i;
    }
    return std::nullopt;
}

ShownLines LogRows::shown(const Part &part) const
{
    return {isMatching() ? &part.matching : part.scope.shown(), part.scope.firstLine(), part.scope.endLine()};
}

const LogStore *LogRows::logOf(RunId run) const
{
    const std::optional<size_t> part = partOf(run);
    return part ? m_parts[*part]->source.log.get() : nullptr;
}

} // namespace runwatch
