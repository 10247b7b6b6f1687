// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/log/chunklist.h"
#include "app/log/recordchunk.h"

#include <QByteArrayView>

#include <algorithm>
#include <initializer_list>
#include <memory>
#include <utility>

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

    // `limit` is in bytes, values included. A chunk goes, too, when `maxRecords` newer records are there, and when
    // the spool, which may be null, needs its room.
    RecordStore(qint64 limit, qint64 maxRecords, std::shared_ptr<Spool> spool);

    // By the writer only. The parts are put together to one record.
    void append(const Meta &meta, std::initializer_list<QByteArrayView> parts);

    [[nodiscard]] qint64 first() const { return m_chunks.first(); } // the oldest kept
    [[nodiscard]] qint64 end() const { return m_chunks.end(); } // one past the newest

    // Clamped to what is there; it starts later than asked when the oldest have gone.
    [[nodiscard]] Range range(qint64 first, qsizetype count) const;
    [[nodiscard]] qint64 memory() const { return m_chunks.memory(); } // bytes

private:
    static constexpr qint64 SmallestChunk = 1 << 10;

    void startChunk(qsizetype recordSize);

    const qint64 m_maxRecords;
    qint64 m_nextChunk = SmallestChunk;
    ChunkList<Chunk> m_chunks;
};

template <typename Meta>
RecordStore<Meta>::RecordStore(qint64 limit, qint64 maxRecords, std::shared_ptr<Spool> spool)
    : m_maxRecords(maxRecords)
    , m_chunks(limit, std::move(spool))
{
}

template <typename Meta>
void RecordStore<Meta>::append(const Meta &meta, std::initializer_list<QByteArrayView> parts)
{
    qsizetype size = 0;
    for (const QByteArrayView part : parts)
        size += part.size();
    if (!m_chunks.newest() || !m_chunks.newest()->hasRoomFor(size))
        startChunk(size);
    m_chunks.newest()->append(meta, parts);
    m_chunks.publish(end() + 1);
}

// The newest chunk is the youngest of all stores' and so stays, though it is empty yet.
template <typename Meta>
void RecordStore<Meta>::startChunk(qsizetype recordSize)
{
    const qint64 capacity = std::max<qint64>(m_nextChunk, Chunk::capacityFor(recordSize));
    m_nextChunk = std::min(m_nextChunk * 2, m_chunks.largestChunk());
    m_chunks.append(std::make_shared<Chunk>(end(), capacity));
    m_chunks.keepBelowLimits();
    while (m_chunks.secondFirst() > first() && end() - m_chunks.secondFirst() >= m_maxRecords)
        m_chunks.dropOldest();
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
