// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/log/spool.h"

#include <QtGlobal>

#include <algorithm>
#include <atomic>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

namespace runwatch {

// The chunks of one store, oldest first, and how far they may be read: one writer, many readers.
// A chunk has a first() number, a capacity() in bytes, and memory(). A reader holds the chunks it
// looks at. The lock is held for finding chunks only. Without a spool all stays in memory.
template <typename Chunk>
class ChunkList final : private Spool::Tenant
{
    Q_DISABLE_COPY_MOVE(ChunkList)

public:
    using Pointer = std::shared_ptr<const Chunk>;

    struct Found
    {
        std::vector<Pointer> chunks;
        qint64 first = 0;
        qint64 size = 0;
    };

    // Beyond the limit, in bytes, the oldest go; the newest stays in any case.
    ChunkList(qint64 limit, std::shared_ptr<Spool> spool);
    ~ChunkList();

    // These by the writer only. The newest chunk may go before it is full, when others need the room.
    [[nodiscard]] Chunk *newest() const { return m_newest.get(); } // null: there is none
    [[nodiscard]] qint64 largestChunk() const; // bytes; dropping one is a small loss
    void append(std::shared_ptr<Chunk> chunk); // the one before will not be written any more
    void publish(qint64 end) { m_end.store(end, std::memory_order_release); } // after all that lies before it
    void keepBelowLimits();
    void dropOldest() override; // it goes with the last reader that holds it

    [[nodiscard]] qint64 first() const { return m_first.load(std::memory_order_acquire); } // the oldest kept
    [[nodiscard]] qint64 end() const { return m_end.load(std::memory_order_acquire); } // one past the newest
    [[nodiscard]] qint64 memory() const; // bytes
    [[nodiscard]] qint64 secondFirst() const; // the number with which the second chunk begins; first() without one

    // Clamped to what is there; it starts later than asked when the oldest have gone.
    [[nodiscard]] Found find(qint64 first, qint64 count) const;

    [[nodiscard]] const std::shared_ptr<Spool> &spool() const { return m_spool; } // may be null

private:
    struct Aged
    {
        Pointer chunk;
        quint64 age;
    };

    [[nodiscard]] std::optional<quint64> oldestAge() const override;
    [[nodiscard]] bool isTooLarge() const;

    const qint64 m_limit;
    const std::shared_ptr<Spool> m_spool;
    std::shared_ptr<Chunk> m_newest; // the writer's

    mutable std::mutex m_mutex; // guards the next two
    std::deque<Aged> m_chunks;
    qint64 m_memory = 0;

    std::atomic<qint64> m_first = 0;
    std::atomic<qint64> m_end = 0; // stored after what is published: who has read it may read that
};

template <typename Chunk>
ChunkList<Chunk>::ChunkList(qint64 limit, std::shared_ptr<Spool> spool)
    : m_limit(limit)
    , m_spool(std::move(spool))
{
    if (m_spool)
        m_spool->enter(this);
}

template <typename Chunk>
ChunkList<Chunk>::~ChunkList()
{
    if (!m_spool)
        return;
    m_spool->leave(this);
    m_spool->count(-m_memory);
}

template <typename Chunk>
qint64 ChunkList<Chunk>::largestChunk() const
{
    constexpr qint64 most = 1 << 20;
    constexpr qint64 least = 4 << 10;
    return std::clamp(m_limit / 8, least, m_spool ? m_spool->largestChunk() : most);
}

template <typename Chunk>
void ChunkList<Chunk>::append(std::shared_ptr<Chunk> chunk)
{
    const std::shared_ptr<Chunk> full = std::exchange(m_newest, std::move(chunk));
    if (m_spool && full)
        m_spool->settle(full->memory());
    const std::scoped_lock lock(m_mutex);
    m_memory += m_newest->capacity();
    m_chunks.push_back({m_newest, m_spool ? m_spool->nextAge() : 0});
    if (m_spool)
        m_spool->count(m_newest->capacity());
}

template <typename Chunk>
void ChunkList<Chunk>::keepBelowLimits()
{
    while (isTooLarge())
        dropOldest();
    if (m_spool)
        m_spool->keepBelowLimit();
}

template <typename Chunk>
bool ChunkList<Chunk>::isTooLarge() const
{
    const std::scoped_lock lock(m_mutex);
    return m_memory > m_limit && m_chunks.size() > 1;
}

template <typename Chunk>
void ChunkList<Chunk>::dropOldest()
{
    Pointer oldest; // goes after the lock
    const std::scoped_lock lock(m_mutex);
    if (m_chunks.empty())
        return;
    oldest = std::move(m_chunks.front().chunk);
    m_chunks.pop_front();
    m_memory -= oldest->capacity();
    if (m_spool)
        m_spool->count(-oldest->capacity());
    if (oldest == m_newest)
        m_newest.reset();
    m_first.store(m_chunks.empty() ? end() : m_chunks.front().chunk->first(), std::memory_order_release);
}

template <typename Chunk>
std::optional<quint64> ChunkList<Chunk>::oldestAge() const
{
    const std::scoped_lock lock(m_mutex);
    return m_chunks.empty() ? std::nullopt : std::optional(m_chunks.front().age);
}

template <typename Chunk>
qint64 ChunkList<Chunk>::memory() const
{
    const std::scoped_lock lock(m_mutex);
    return m_memory;
}

template <typename Chunk>
qint64 ChunkList<Chunk>::secondFirst() const
{
    const std::scoped_lock lock(m_mutex);
    return m_chunks.size() < 2 ? first() : m_chunks[1].chunk->first();
}

template <typename Chunk>
typename ChunkList<Chunk>::Found ChunkList<Chunk>::find(qint64 first, qint64 count) const
{
    Found found;
    const std::scoped_lock lock(m_mutex);
    const qint64 published = end(); // it moves on while we look
    const qint64 oldest = m_chunks.empty() ? published : std::min(m_chunks.front().chunk->first(), published);
    found.first = std::clamp(first, oldest, published);
    const qint64 last = count < published - first ? first + count : published;
    found.size = std::max<qint64>(last - found.first, 0);
    if (found.size == 0)
        return found;
    const auto startsAfter = [](qint64 number, const Aged &aged) { return number < aged.chunk->first(); };
    const auto from = std::upper_bound(m_chunks.begin(), m_chunks.end(), found.first, startsAfter) - 1;
    const auto to = std::upper_bound(from, m_chunks.end(), found.first + found.size - 1, startsAfter);
    found.chunks.reserve(size_t(to - from));
    for (auto it = from; it != to; ++it)
        found.chunks.push_back(it->chunk);
    return found;
}

} // namespace runwatch
