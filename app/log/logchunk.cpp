// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/log/logchunk.h"

#include "app/log/copiedtext.h"

#include <algorithm>
#include <limits>

namespace runwatch {

namespace {

constexpr quint32 NoLine = std::numeric_limits<quint32>::max();

} // namespace

LogChunk::LogChunk(qint64 first, qint64 capacity)
    : m_first(first)
    , m_capacity(capacity)
    , m_memory(capacity)
{
    for (std::atomic<quint32> &segment : m_segments)
        segment.store(NoLine, std::memory_order_relaxed);
    m_segments[0].store(0, std::memory_order_relaxed);
}

qint64 LogChunk::capacityFor(qsizetype textSize)
{
    const qint64 size = HeaderSize + textSize + 1 + EntrySize;
    return (size + EntrySize - 1) / EntrySize * EntrySize;
}

bool LogChunk::append(const LogLine &line)
{
    const std::optional<PackedLine> packed = m_count > 0 ? m_base.pack(line) : std::nullopt;
    const qsizetype size = (packed ? 0 : HeaderSize) + line.text.size() + 1;
    if (m_used + size + (m_count + 1) * EntrySize > m_capacity)
        return false;
    char *to = m_memory.data() + m_used;
    if (!packed) {
        const WideLine wide = toWide(line);
        std::memcpy(to, &wide, sizeof(wide));
        to += sizeof(wide);
        *to++ = '\n';
    }
    const bool hasControls = copyAndFindControls(to, line.text);
    to[line.text.size()] = '\n';
    m_used += size;
    if (m_count == 0)
        m_base = LineBase(line);
    appendEntry(packed ? packed->bits() : PackedLine::wide(line.level).bits(), m_used - 1);
    if (hasControls) [[unlikely]]
        m_controls.store(m_controls.load(std::memory_order_relaxed) | (1U << m_segment), std::memory_order_relaxed);
    return true;
}

void LogChunk::appendEntry(quint64 bits, qint64 end)
{
    if (!isForOneLine())
        for (const int segment = int(end >> SegmentShift); m_segment < segment;)
            m_segments[size_t(++m_segment)].store(quint32(m_count), std::memory_order_relaxed);
    bits |= quint64(end) & ((1 << SegmentShift) - 1);
    std::memcpy(m_memory.data() + m_capacity - ++m_count * EntrySize, &bits, sizeof(bits));
}

WideLine LogChunk::wideLine(qint64 i) const
{
    WideLine wide;
    std::memcpy(&wide, data() + place(i).begin, sizeof(wide));
    return wide;
}

LineFacts LogChunk::wideFacts(qint64 i) const
{
    const WideLine wide = wideLine(i);
    return {wide.jobIndex, wide.level, wide.kind};
}

LogLine LogChunk::line(qint64 i) const
{
    const PackedLine packed = this->packed(i);
    const WideLine line = packed.isWide() ? wideLine(i) : m_base.unpack(packed);
    const Place place = this->place(i);
    const QByteArrayView text(data() + place.textBegin, place.end - place.textBegin);
    return {line.jobIndex, line.level, line.kind, line.serverTime, line.arrivalTime, text};
}

qint64 LogChunk::lineAt(qint64 offset, qint64 from, qint64 to) const
{
    if (isForOneLine())
        return from;
    const int segment = int(offset >> SegmentShift);
    qint64 low = std::max<qint64>(from, segmentStart(segment));
    qint64 high = segment + 1 < Segments ? std::min<qint64>(to, segmentStart(segment + 1)) : to;
    while (low < high) {
        const qint64 middle = (low + high) / 2;
        if (endIn(segment, middle) < offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

bool LogChunk::hasControls(qint64 from, qint64 to) const
{
    const quint32 controls = m_controls.load(std::memory_order_relaxed);
    if (controls == 0 || from >= to)
        return false;
    const int first = segmentOf(from);
    const quint32 spanned = (2U << segmentOf(to - 1)) - (1U << first);
    return (controls & spanned) != 0;
}

} // namespace runwatch
