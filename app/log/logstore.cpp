// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/log/logstore.h"

#include <cstring>

namespace runwatch {

namespace {

QByteArrayView bytesOf(const WideLine &line)
{
    return {reinterpret_cast<const char *>(&line), sizeof(line)};
}

WideLine wideLineIn(QByteArrayView bytes)
{
    WideLine line;
    std::memcpy(&line, bytes.data(), sizeof(line));
    return line;
}

} // namespace

LogStore::LogStore(qint64 limit)
    : m_records(limit)
{
}

// The first line of a chunk is always wide, so a range needs nothing but its own
// chunks to read the others.
void LogStore::append(const LogLine &line)
{
    const WideLine wide = toWide(line);
    if (m_records.startsChunk(qsizetype(sizeof(wide)) + line.text.size())) {
        m_base = wide;
        m_records.append(wideMark(), {bytesOf(wide), line.text});
    } else if (const std::optional<PackedLine> packed = pack(line, m_base)) {
        m_records.append(*packed, {line.text});
    } else {
        m_records.append(wideMark(), {bytesOf(wide), line.text});
    }
}

LogStore::Lines LogStore::lines(LineNumber first, qsizetype count) const
{
    return Lines(m_records.range(qint64(first), count));
}

LogLine LogStore::Lines::operator[](qsizetype i) const
{
    const Records::Record record = m_records[i];
    const bool isWide = record.meta.isWide();
    const WideLine line =
        isWide ? wideLineIn(record.bytes) : unpack(record.meta, wideLineIn(m_records.leader(i).bytes));
    const QByteArrayView text = isWide ? record.bytes.sliced(sizeof(WideLine)) : record.bytes;
    return {line.jobIndex, line.level, line.kind, line.serverTime, line.arrivalTime, text};
}

} // namespace runwatch
