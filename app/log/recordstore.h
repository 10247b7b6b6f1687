// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/log/recordchunk.h"

#include <QByteArrayView>

#include <algorithm>
#include <atomic>
#include <deque>
#include <initializer_list>
#include <limits>
#include <memory>
#include <mutex>
#include <vector>

namespace runwatch {

// An append-only sequence of byte records, each with a small plain value beside
// it, for one writer and many readers. Chunks never move once published; beyond
// the limit the oldest chunk goes. A reader holds the chunks it looks at, so its
// views live as long as its Range. The lock is held for finding chunks only.
template <typename Meta>
class RecordStore final
{
    Q_DISABLE_COPY_MOVE(RecordStore)

    using Chunk = RecordChunk<Meta>;
    using ChunkPointer = std::shared_ptr<const Chunk>;

public:
    using Record = typename Chunk::Record;

    // Some neighbouring records. A value: it may outlive the store.
    class Range
    {
    public:
        Range() = default;
        [[nodiscard]] qint64 first() const { return m_first; } // number of the first record
        [[nodiscard]] qsizetype size() const { return m_size; }
        [[nodiscard]] Record operator[](qsizetype i) const;
        [[nodiscard]] Record leader(qsizetype i) const; // the first record of the chunk that holds record i

    private:
        friend class RecordStore;
        [[nodiscard]] const Chunk &chunkOf(qint64 number) const;

        std::vector<ChunkPointer> m_chunks;
        qint64 m_first = 0;
        qsizetype m_size = 0;
    };

    // `limit` is in bytes of memory, values included. The newest chunk stays in any case. A chunk
    // goes, too, when `maxRecords` newer ones are there.
    explicit RecordStore(qint64 limit, qint64 maxRecords = std::numeric_limits<qint64>::max());

    // By the writer only. The parts are put together to one record.
    void append(const Meta &meta, std::initializer_list<QByteArrayView> parts);

    // By the writer only: whether a record of this many bytes would be the first of a chunk.
    [[nodiscard]] bool startsChunk(qsizetype size) const { return !m_newest || !m_newest->hasRoomFor(size); }

    [[nodiscard]] qint64 first() const { return m_first.load(std::memory_order_acquire); } // the oldest kept
    [[nodiscard]] qint64 end() const { return m_end.load(std::memory_order_acquire); } // one past the newest

    // Clamped to what is there; it starts later than asked when the oldest have gone.
    [[nodiscard]] Range range(qint64 first, qsizetype count) const;
    [[nodiscard]] qint64 memory() const; // bytes

private:
    static constexpr qint64 SmallestChunk = 1 << 10;
    static constexpr qint64 LargestChunk = 1 << 20;

    void startChunk(qsizetype recordSize);

    [[nodiscard]] bool hasTooMuch() const; // m_chunksMutex is held

    const qint64 m_limit;
    const qint64 m_maxRecords;
    const qint64 m_largestChunk; // several chunks fit below the limit, so that dropping one is a small loss
    qint64 m_nextChunk = SmallestChunk;
    std::shared_ptr<Chunk> m_newest; // the writer's

    mutable std::mutex m_chunksMutex; // guards the next two
    std::deque<ChunkPointer> m_chunks;
    qint64 m_memory = 0;

    std::atomic<qint64> m_first = 0;
    std::atomic<qint64> m_end = 0; // stored after a record's bytes: who has read it may read them
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
    if (startsChunk(size))
        startChunk(size);
    m_newest->append(meta, parts);
    m_end.store(m_end.load(std::memory_order_relaxed) + 1, std::memory_order_release);
}

template <typename Meta>
void RecordStore<Meta>::startChunk(qsizetype recordSize)
{
    const qint64 capacity = std::max<qint64>(m_nextChunk, Chunk::capacityFor(recordSize));
    m_newest = std::make_shared<Chunk>(end(), capacity);
    m_nextChunk = std::min(m_nextChunk * 2, m_largestChunk);

    std::vector<ChunkPointer> dropped; // freed after the lock
    const std::scoped_lock lock(m_chunksMutex);
    m_chunks.push_back(m_newest);
    m_memory += capacity;
    while (hasTooMuch()) {
        m_memory -= m_chunks.front()->capacity();
        dropped.push_back(std::move(m_chunks.front()));
        m_chunks.pop_front();
    }
    m_first.store(m_chunks.front()->first(), std::memory_order_release);
}

template <typename Meta>
bool RecordStore<Meta>::hasTooMuch() const
{
    if (m_chunks.size() < 2)
        return false;
    return m_memory > m_limit || end() - m_chunks[1]->first() >= m_maxRecords;
}

template <typename Meta>
typename RecordStore<Meta>::Range RecordStore<Meta>::range(qint64 first, qsizetype count) const
{
    Range range;
    const std::scoped_lock lock(m_chunksMutex);
    if (m_chunks.empty())
        return range;
    const qint64 published = end(); // it moves on while we look
    range.m_first = std::clamp(first, m_chunks.front()->first(), published);
    const qint64 last = count < published - first ? first + count : published;
    range.m_size = qsizetype(std::max<qint64>(last - range.m_first, 0));
    if (range.m_size == 0)
        return range;
    const auto startsAfter = [](qint64 number, const ChunkPointer &chunk) { return number < chunk->first(); };
    const auto from = std::upper_bound(m_chunks.begin(), m_chunks.end(), range.m_first, startsAfter) - 1;
    const auto to = std::upper_bound(from, m_chunks.end(), range.m_first + range.m_size - 1, startsAfter);
    range.m_chunks.assign(from, to);
    return range;
}

template <typename Meta>
qint64 RecordStore<Meta>::memory() const
{
    const std::scoped_lock lock(m_chunksMutex);
    return m_memory;
}

template <typename Meta>
const typename RecordStore<Meta>::Chunk &RecordStore<Meta>::Range::chunkOf(qint64 number) const
{
    const auto startsAfter = [](qint64 sought, const ChunkPointer &chunk) { return sought < chunk->first(); };
    return **(std::upper_bound(m_chunks.begin(), m_chunks.end(), number, startsAfter) - 1);
}

template <typename Meta>
typename RecordStore<Meta>::Record RecordStore<Meta>::Range::operator[](qsizetype i) const
{
    Q_ASSERT(i >= 0 && i < m_size);
    const Chunk &chunk = chunkOf(m_first + i);
    return chunk.record(m_first + i - chunk.first());
}

template <typename Meta>
typename RecordStore<Meta>::Record RecordStore<Meta>::Range::leader(qsizetype i) const
{
    Q_ASSERT(i >= 0 && i < m_size);
    return chunkOf(m_first + i).record(0);
}

} // namespace runwatch
