// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/log/chunklist.h"
#include "app/log/recordchunk.h"

#include <QByteArrayView>

#include <algorithm>
#include <initializer_list>
#include <limits>
#include <memory>

namespace runwatch {

// An append-only sequence of byte records, each with a small plain value beside
// it, for one writer and many readers. Chunks never move once published; beyond
// the limit the oldest chunk goes. A reader holds the chunks it looks at, so its
// views live as long as its Range.
template <typename Meta>
class RecordStore final
{
    Q_DISABLE_COPY_MOVE(RecordStore)

    using Chunk = RecordChunk<Meta>;

public:
    using Record = typename Chunk::Record;

    // Some neighbouring records. A value: it may outlive the store.
    class Range
    {
    public:
        Range() = default;
        [[nodiscard]] qint64 first() const { return m_found.first; } // number of the first record
        [[nodiscard]] qsizetype size() const { return qsizetype(m_found.size); }
        [[nodiscard]] Record operator[](qsizetype i) const;

    private:
        friend class RecordStore;
        typename ChunkList<Chunk>::Found m_found;
    };

    // `limit` is in bytes of memory, values included. The newest chunk stays in any case. A chunk
    // goes, too, when `maxRecords` newer ones are there.
    explicit RecordStore(qint64 limit, qint64 maxRecords = std::numeric_limits<qint64>::max());

    // By the writer only. The parts are put together to one record.
    void append(const Meta &meta, std::initializer_list<QByteArrayView> parts);

    [[nodiscard]] qint64 first() const { return m_chunks.first(); } // the oldest kept
    [[nodiscard]] qint64 end() const { return m_chunks.end(); } // one past the newest

    // Clamped to what is there; it starts later than asked when the oldest have gone.
    [[nodiscard]] Range range(qint64 first, qsizetype count) const;
    [[nodiscard]] qint64 memory() const { return m_chunks.memory(); } // bytes

private:
    static constexpr qint64 SmallestChunk = 1 << 10;
    static constexpr qint64 LargestChunk = 1 << 20;

    void startChunk(qsizetype recordSize);
    [[nodiscard]] bool hasTooMuch() const;

    const qint64 m_limit;
    const qint64 m_maxRecords;
    const qint64 m_largestChunk; // several chunks fit below the limit, so that dropping one is a small loss
    qint64 m_nextChunk = SmallestChunk;
    std::shared_ptr<Chunk> m_newest; // the writer's
    ChunkList<Chunk> m_chunks;
};

template <typename Meta>
RecordStore<Meta>::RecordStore(qint64 limit, qint64 maxRecords)
    : m_limit(limit)
    , m_maxRecords(maxRecords)
    , m_largestChunk(std::clamp(limit / 8, SmallestChunk, LargestChunk))
{
}

template <typename Meta>
void RecordStore<Meta>::append(const Meta &meta, std::initializer_list<QByteArrayView> parts)
{
    qsizetype size = 0;
    for (const QByteArrayView part : parts)
        size += part.size();
    if (!m_newest || !m_newest->hasRoomFor(size))
        startChunk(size);
    m_newest->append(meta, parts);
    m_chunks.publish(end() + 1);
}

template <typename Meta>
void RecordStore<Meta>::startChunk(qsizetype recordSize)
{
    const qint64 capacity = std::max<qint64>(m_nextChunk, Chunk::capacityFor(recordSize));
    m_newest = std::make_shared<Chunk>(end(), capacity);
    m_nextChunk = std::min(m_nextChunk * 2, m_largestChunk);
    m_chunks.append(m_newest);
    while (hasTooMuch())
        m_chunks.takeOldest().reset();
}

template <typename Meta>
bool RecordStore<Meta>::hasTooMuch() const
{
    if (m_chunks.chunkCount() < 2)
        return false;
    return m_chunks.memory() > m_limit || end() - m_chunks.secondFirst() >= m_maxRecords;
}

template <typename Meta>
typename RecordStore<Meta>::Range RecordStore<Meta>::range(qint64 first, qsizetype count) const
{
    Range range;
    range.m_found = m_chunks.find(first, count);
    return range;
}

template <typename Meta>
typename RecordStore<Meta>::Record RecordStore<Meta>::Range::operator[](qsizetype i) const
{
    Q_ASSERT(i >= 0 && i < size());
    const qint64 number = first() + i;
    const auto startsAfter = [](qint64 sought, const auto &chunk) { return sought < chunk->first(); };
    const Chunk &chunk = **(std::upper_bound(m_found.chunks.begin(), m_found.chunks.end(), number, startsAfter) - 1);
    return chunk.record(number - chunk.first());
}

} // namespace runwatch
