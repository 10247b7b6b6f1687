// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/log/chunkmemory.h"

#include <QByteArrayView>

#include <cstring>
#include <initializer_list>
#include <type_traits>

namespace runwatch {

// One block of memory of a RecordStore: the records' bytes grow from its front,
// and from its back, towards them, grow the entries: each the end of a record (three
// bytes) and its value. Nothing in it moves. It knows no locks and no numbers but
// its first: what has been published is the store's business.
template <typename Meta>
class RecordChunk final
{
    static_assert(std::is_trivially_copyable_v<Meta>);
    Q_DISABLE_COPY_MOVE(RecordChunk)

public:
    struct Record
    {
        QByteArrayView bytes;
        Meta meta;
    };

    RecordChunk(qint64 first, qint64 capacity)
        : m_first(first)
        , m_capacity(capacity)
        , m_memory(capacity)
    {
    }

    [[nodiscard]] static qint64 capacityFor(qsizetype recordSize) { return recordSize + EntrySize; }
    [[nodiscard]] qint64 first() const { return m_first; } // number of the first record
    [[nodiscard]] qint64 capacity() const { return m_capacity; } // bytes
    [[nodiscard]] ChunkMemory &memory() { return m_memory; }

    // These three by the writer only. A record of any size fits an empty chunk made for it.
    [[nodiscard]] bool hasRoomFor(qsizetype size) const;
    void append(const Meta &meta, std::initializer_list<QByteArrayView> parts);

    // Of a record that has been published.
    [[nodiscard]] Record record(qint64 i) const;

private:
    static constexpr qint64 EndSize = 3;
    static constexpr qint64 EntrySize = EndSize + qint64(sizeof(Meta));
    static constexpr qint64 LargestEnd = (1 << 24) - 1;

    [[nodiscard]] char *entry(qint64 i) const { return m_memory.data() + m_capacity - (i + 1) * EntrySize; }
    [[nodiscard]] qint64 end(qint64 i) const;

    const qint64 m_first;
    const qint64 m_capacity;
    ChunkMemory m_memory;
    qint64 m_count = 0; // the writer's
    qint64 m_used = 0; // the writer's
};

template <typename Meta>
bool RecordChunk<Meta>::hasRoomFor(qsizetype size) const
{
    return m_used + size + (m_count + 1) * EntrySize <= m_capacity;
}

template <typename Meta>
void RecordChunk<Meta>::append(const Meta &meta, std::initializer_list<QByteArrayView> parts)
{
    for (const QByteArrayView part : parts) {
        if (!part.isEmpty())
            std::memcpy(m_memory.data() + m_used, part.data(), size_t(part.size()));
        m_used += part.size();
    }
    char *place = entry(m_count++);
    for (int byte = 0; byte < EndSize; ++byte)
        *place++ = char(m_used >> (8 * byte));
    std::memcpy(place, &meta, sizeof(Meta));
}

template <typename Meta>
qint64 RecordChunk<Meta>::end(qint64 i) const
{
    if (m_capacity > LargestEnd) // so large only because of the one record it was made for
        return m_capacity - EntrySize;
    const auto *bytes = reinterpret_cast<const uchar *>(entry(i));
    return bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);
}

template <typename Meta>
typename RecordChunk<Meta>::Record RecordChunk<Meta>::record(qint64 i) const
{
    Record record;
    std::memcpy(&record.meta, entry(i) + EndSize, sizeof(Meta));
    const qint64 begin = i == 0 ? 0 : end(i - 1);
    record.bytes = QByteArrayView(m_memory.data() + begin, end(i) - begin);
    return record;
}

} // namespace runwatch
