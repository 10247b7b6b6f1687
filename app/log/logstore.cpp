// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/log/logstore.h"

#include <algorithm>

namespace runwatch {

namespace {

constexpr qint64 SmallestChunk = 4 << 10; // a thousand short runs stay small

} // namespace

LogStore::LogStore(qint64 limit)
    : m_limit(limit)
    , m_largestChunk(std::clamp(limit / 8, SmallestChunk, LogChunk::LargestCapacity))
    , m_nextChunk(SmallestChunk)
{
}

void LogStore::append(const LogLine &line)
{
    if (!m_newest || !m_newest->append(line)) [[unlikely]]
        startChunk(line);
    m_chunks.publish(++m_end);
}

void LogStore::startChunk(const LogLine &line)
{
    const qint64 capacity = std::max(m_nextChunk, LogChunk::capacityFor(line.text.size()));
    m_newest = std::make_shared<LogChunk>(m_end, capacity);
    const bool hasRoom = m_newest->append(line);
    Q_ASSERT(hasRoom);
    Q_UNUSED(hasRoom)
    m_nextChunk = std::min(m_nextChunk * 2, m_largestChunk);
    m_chunks.append(m_newest);
    while (m_chunks.memory() > m_limit && m_chunks.chunkCount() > 1)
        m_chunks.takeOldest().reset();
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
