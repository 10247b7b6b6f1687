// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/log/logstore.h"

#include <algorithm>
#include <utility>

namespace runwatch {

namespace {

constexpr qint64 SmallestChunk = 4 << 10; // a thousand short runs stay small

} // namespace

LogStore::LogStore(qint64 limit, std::shared_ptr<Spool> spool)
    : m_nextChunk(SmallestChunk)
    , m_chunks(limit, std::move(spool))
{
}

void LogStore::append(const LogLine &line)
{
    LogChunk *const chunk = m_chunks.newest();
    if (chunk && chunk->append(line)) [[likely]]
        m_chunks.publish(++m_end);
    else
        appendToNewChunk(line);
}

void LogStore::appendToNewChunk(const LogLine &line)
{
    const qint64 capacity = std::max(m_nextChunk, LogChunk::capacityFor(line.text.size()));
    auto chunk = std::make_shared<LogChunk>(m_end, capacity);
    const bool hasRoom = chunk->append(line);
    Q_ASSERT(hasRoom);
    Q_UNUSED(hasRoom)
    m_nextChunk = std::min(m_nextChunk * 2, m_chunks.largestChunk());
    m_chunks.append(std::move(chunk));
    m_chunks.publish(++m_end);
    m_chunks.keepBelowLimits();
}

LogStore::Lines LogStore::lines(LineNumber first, qsizetype count) const
{
    const auto found = m_chunks.find(qint64(first), count);
    Lines lines;
    lines.m_first = LineNumber(found.first);
    lines.m_size = qsizetype(found.size);
    lines.m_blocks = blocksOf(found);
    return lines;
}

std::vector<LogBlock> LogStore::blocks(LineNumber first, qint64 count) const
{
    return blocksOf(m_chunks.find(qint64(first), count));
}

std::vector<LogBlock> LogStore::blocksOf(const ChunkList<LogChunk>::Found &found)
{
    std::vector<LogBlock> blocks;
    blocks.reserve(found.chunks.size());
    const qint64 end = found.first + found.size;
    for (size_t i = 0; i < found.chunks.size(); ++i) {
        const auto &chunk = found.chunks[i];
        const qint64 chunkEnd = i + 1 < found.chunks.size() ? found.chunks[i + 1]->first() : end;
        blocks.push_back(LogBlock(chunk, std::max(found.first, chunk->first()) - chunk->first(), chunkEnd - chunk->first()));
    }
    return blocks;
}

LogLine LogStore::Lines::operator[](qsizetype i) const
{
    Q_ASSERT(i >= 0 && i < m_size);
    const auto number = LineNumber(qint64(m_first) + i);
    const auto startsAfter = [](LineNumber sought, const LogBlock &block) { return sought < block.first(); };
    const LogBlock &block = *(std::upper_bound(m_blocks.begin(), m_blocks.end(), number, startsAfter) - 1);
    return block.line(qsizetype(qint64(number) - qint64(block.first())));
}

} // namespace runwatch
