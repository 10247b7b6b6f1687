// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/log/chunkmemory.h"
#include "app/log/packedline.h"

#include <QByteArrayView>

#include <array>
#include <atomic>
#include <cstring>

namespace runwatch {

// One block of memory of a LogStore. The lines' bytes grow from its front, each line followed by
// a line feed; from its back, towards them, grow entries of eight bytes: where the line ends, and
// what is kept of it. A wide line's header, and a line feed, stand before its text; the first line
// is always wide. Nothing in it moves. One writer, many readers; what has been published is the
// store's business.
class LogChunk final
{
    Q_DISABLE_COPY_MOVE(LogChunk)

public:
    static constexpr qint64 LargestCapacity = 1 << 20; // bytes, unless its first line needs more
    static constexpr qint64 EntrySize = 8;
    static constexpr qsizetype HeaderSize = qsizetype(sizeof(WideLine)) + 1;

    // Where in data() a line lies. Before its text stands the header, if it is wide.
    struct Place
    {
        qint64 begin;
        qint64 textBegin;
        qint64 end;
    };

    LogChunk(qint64 first, qint64 capacity);

    [[nodiscard]] static qint64 capacityFor(qsizetype textSize); // bytes that a chunk for this line needs
    [[nodiscard]] qint64 first() const { return m_first; } // number of the first line
    [[nodiscard]] qint64 capacity() const { return m_capacity; } // bytes
    [[nodiscard]] ChunkMemory &memory() { return m_memory; }

    // By the writer only. False when there is no room; there is in an empty chunk made for the line.
    [[nodiscard]] bool append(const LogLine &line);

    // Of a line that has been published, counted in this chunk. A line feed stands at endOf().
    [[nodiscard]] const char *entryAddress(qint64 i) const { return m_memory.data() + m_capacity - (i + 1) * EntrySize; }
    [[nodiscard]] static PackedLine packedAt(const char *entry);
    [[nodiscard]] PackedLine packed(qint64 i) const { return packedAt(entryAddress(i)); }
    [[nodiscard]] LineFacts wideFacts(qint64 i) const; // of a wide line
    [[nodiscard]] qint64 arrivalTime(qint64 i) const; // ms since 1970 UTC
    [[nodiscard]] LogLine line(qint64 i) const;
    [[nodiscard]] Place place(qint64 i) const;
    [[nodiscard]] qint64 endOf(qint64 i) const { return endIn(segmentOf(i), i); }
    [[nodiscard]] const char *data() const { return m_memory.data(); }

    // The first line of those from `from` to `to` (without) whose line feed is not before this offset.
    [[nodiscard]] qint64 lineAt(qint64 offset, qint64 from, qint64 to) const;
    [[nodiscard]] bool hasControls(qint64 from, qint64 to) const; // perhaps of lines that are close by

private:
    static constexpr int SegmentShift = 16; // an entry holds so many bits of the end
    static constexpr int Segments = LargestCapacity >> SegmentShift;

    [[nodiscard]] qint64 lowEnd(qint64 i) const { return qint64(packed(i).bits() & ((1 << SegmentShift) - 1)); }
    [[nodiscard]] quint32 segmentStart(int segment) const { return m_segments[size_t(segment)].load(std::memory_order_relaxed); }
    [[nodiscard]] int segmentOf(qint64 i) const; // in which line i ends
    [[nodiscard]] qint64 endIn(int segment, qint64 i) const;
    [[nodiscard]] WideLine wideLine(qint64 i) const;
    [[nodiscard]] bool isForOneLine() const { return m_capacity > LargestCapacity; }
    void appendEntry(quint64 bits, qint64 end);

    const qint64 m_first;
    const qint64 m_capacity;
    ChunkMemory m_memory;
    LineBase m_base; // the first line
    // The first line that ends in each segment, or in a later one. It may run ahead of what is published.
    std::array<std::atomic<quint32>, Segments> m_segments;
    std::atomic<quint32> m_controls = 0; // a bit for each segment in which a line with controls ends
    qint64 m_count = 0; // this and the next two are the writer's
    qint64 m_used = 0;
    int m_segment = 0;
};

inline PackedLine LogChunk::packedAt(const char *entry)
{
    quint64 bits = 0;
    std::memcpy(&bits, entry, sizeof(bits));
    return PackedLine(bits);
}

inline int LogChunk::segmentOf(qint64 i) const
{
    int segment = 0;
    for (int half = Segments / 2; half > 0; half /= 2)
        segment += segmentStart(segment + half) <= quint64(i) ? half : 0;
    return segment;
}

inline qint64 LogChunk::endIn(int segment, qint64 i) const
{
    constexpr qint64 mask = (1 << SegmentShift) - 1;
    const qint64 low = lowEnd(i);
    if (isForOneLine()) [[unlikely]] {
        const qint64 most = m_capacity - EntrySize - 1; // it is followed by less than another entry needs
        return most - ((most - low) & mask);
    }
    return (qint64(segment) << SegmentShift) | low;
}

inline LogChunk::Place LogChunk::place(qint64 i) const
{
    int segment = segmentOf(i);
    Place place{0, 0, endIn(segment, i)};
    if (i > 0) {
        while (segmentStart(segment) > quint64(i - 1))
            --segment;
        place.begin = endIn(segment, i - 1) + 1;
    }
    place.textBegin = place.begin + (packed(i).isWide() ? HeaderSize : 0);
    return place;
}

inline qint64 LogChunk::arrivalTime(qint64 i) const
{
    const PackedLine line = packed(i);
    return line.isWide() ? wideLine(i).arrivalTime : m_base.arrivalTime(line);
}

} // namespace runwatch
