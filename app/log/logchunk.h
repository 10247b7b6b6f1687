// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/log/packedline.h"

#include <QByteArrayView>

#include <array>
#include <atomic>
#include <cstring>
#include <memory>

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
    static constexpr qsizetype HeaderSize = qsizetype(sizeof(WideLine)) + 1;

    LogChunk(qint64 first, qint64 capacity);

    [[nodiscard]] static qint64 capacityFor(qsizetype textSize); // bytes that a chunk for this line needs
    [[nodiscard]] qint64 first() const { return m_first; } // number of the first line
    [[nodiscard]] qint64 capacity() const { return m_capacity; } // bytes

    // By the writer only. False when there is no room; there is in an empty chunk made for the line.
    [[nodiscard]] bool append(const LogLine &line);

    // Of a line that has been published, counted in this chunk. Its bytes begin with the header if it
    // is wide, and are followed by a line feed at endOf().
    [[nodiscard]] PackedLine packed(qint64 i) const { return PackedLine(entry(i)); }
    [[nodiscard]] LineFacts facts(qint64 i) const;
    [[nodiscard]] LogLine line(qint64 i) const;
    [[nodiscard]] qint64 beginOf(qint64 i) const;
    [[nodiscard]] qint64 textBeginOf(qint64 i) const { return beginOf(i) + (packed(i).isWide() ? HeaderSize : 0); }
    [[nodiscard]] qint64 endOf(qint64 i) const { return endIn(segmentOf(i), i); }
    [[nodiscard]] const char *data() const { return m_memory.get(); }

    // The first line of those from `from` to `to` (without) whose line feed is not before this offset.
    [[nodiscard]] qint64 lineAt(qint64 offset, qint64 from, qint64 to) const;
    [[nodiscard]] bool hasControls(qint64 from, qint64 to) const; // perhaps of lines that are close by

private:
    static constexpr int SegmentShift = 16; // an entry holds so many bits of the end
    static constexpr int Segments = LargestCapacity >> SegmentShift;
    static constexpr qint64 EntrySize = 8;

    [[nodiscard]] quint64 entry(qint64 i) const;
    [[nodiscard]] quint32 segmentStart(int segment) const { return m_segments[size_t(segment)].load(std::memory_order_relaxed); }
    [[nodiscard]] int segmentOf(qint64 i) const; // in which line i ends
    [[nodiscard]] qint64 endIn(int segment, qint64 i) const;
    [[nodiscard]] WideLine wideLine(qint64 i) const;
    [[nodiscard]] bool isForOneLine() const { return m_capacity > LargestCapacity; }
    void appendEntry(quint64 bits, qint64 end);

    const qint64 m_first;
    const qint64 m_capacity;
    const std::unique_ptr<char[]> m_memory;
    LineBase m_base; // the first line
    // The first line that ends in each segment, or in a later one. It may run ahead of what is published.
    std::array<std::atomic<quint32>, Segments> m_segments;
    std::atomic<quint32> m_controls = 0; // a bit for each segment in which a line with controls ends
    qint64 m_count = 0; // this and the next two are the writer's
    qint64 m_used = 0;
    int m_segment = 0;
};

inline quint64 LogChunk::entry(qint64 i) const
{
    quint64 bits = 0;
    std::memcpy(&bits, m_memory.get() + m_capacity - (i + 1) * EntrySize, sizeof(bits));
    return bits;
}

inline LineFacts LogChunk::facts(qint64 i) const
{
    const PackedLine line = packed(i);
    if (!line.isWide())
        return {line.jobIndex(), line.level(), LogKind::ServerText};
    const WideLine wide = wideLine(i);
    return {wide.jobIndex, wide.level, wide.kind};
}

} // namespace runwatch
