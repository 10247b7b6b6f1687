// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

#include <algorithm>
#include <atomic>
#include <deque>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

namespace runwatch {

// The chunks of one store, oldest first, and how far they may be read: one writer, many readers.
// A chunk has a first() number and a capacity() in bytes. A reader holds the chunks it looks at.
// The lock is held for finding chunks only.
template <typename Chunk>
class ChunkList final
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

    ChunkList() = default;

    // These three by the writer only.
    void append(Pointer chunk);
    void publish(qint64 end) { m_end.store(end, std::memory_order_release); } // after all that lies before it
    // The oldest, which goes with the last reader that holds it. Null when there is none.
    [[nodiscard]] Pointer takeOldest();

    [[nodiscard]] qint64 first() const { return m_first.load(std::memory_order_acquire); } // the oldest kept
    [[nodiscard]] qint64 end() const { return m_end.load(std::memory_order_acquire); } // one past the newest
    [[nodiscard]] qint64 memory() const; // bytes
    [[nodiscard]] qint64 chunkCount() const;
    [[nodiscard]] qint64 secondFirst() const; // the number with which the second chunk begins; end() without one

    // Clamped to what is there; it starts later than asked when the oldest have gone.
    [[nodiscard]] Found find(qint64 first, qint64 count) const;

private:
    mutable std::mutex m_mutex; // guards the next two
    std::deque<Pointer> m_chunks;
    qint64 m_memory = 0;

    std::atomic<qint64> m_first = 0;
    std::atomic<qint64> m_end = 0; // stored after what is published: who has read it may read that
};

template <typename Chunk>
void ChunkList<Chunk>::append(Pointer chunk)
{
    const std::scoped_lock lock(m_mutex);
    m_memory += chunk->capacity();
    m_chunks.push_back(std::move(chunk));
}

template <typename Chunk>
typename ChunkList<Chunk>::Pointer ChunkList<Chunk>::takeOldest()
{
    const std::scoped_lock lock(m_mutex);
    if (m_chunks.empty())
        return {};
    Pointer oldest = std::move(m_chunks.front());
    m_chunks.pop_front();
    m_memory -= oldest->capacity();
    m_first.store(m_chunks.empty() ? end() : m_chunks.front()->first(), std::memory_order_release);
    return oldest;
}

template <typename Chunk>
qint64 ChunkList<Chunk>::memory() const
{
    const std::scoped_lock lock(m_mutex);
    return m_memory;
}

template <typename Chunk>
qint64 ChunkList<Chunk>::chunkCount() const
{
    const std::scoped_lock lock(m_mutex);
    return qint64(m_chunks.size());
}

template <typename Chunk>
qint64 ChunkList<Chunk>::secondFirst() const
{
    const std::scoped_lock lock(m_mutex);
    return m_chunks.size() < 2 ? end() : m_chunks[1]->first();
}

template <typename Chunk>
typename ChunkList<Chunk>::Found ChunkList<Chunk>::find(qint64 first, qint64 count) const
{
    Found found;
    const std::scoped_lock lock(m_mutex);
    const qint64 published = end(); // it moves on while we look
    found.first = std::clamp(first, m_chunks.empty() ? published : std::min(m_chunks.front()->first(), published), published);
    const qint64 last = count < published - first ? first + count : published;
    found.size = std::max<qint64>(last - found.first, 0);
    if (found.size == 0)
        return found;
    const auto startsAfter = [](qint64 number, const Pointer &chunk) { return number < chunk->first(); };
    const auto from = std::upper_bound(m_chunks.begin(), m_chunks.end(), found.first, startsAfter) - 1;
    const auto to = std::upper_bound(from, m_chunks.end(), found.first + found.size - 1, startsAfter);
    found.chunks.assign(from, to);
    return found;
}

} // namespace runwatch
