// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/jobs/logline.h"

#include <optional>

namespace runwatch {

// What can be told of a line without reading its text.
struct LineFacts
{
    quint32 jobIndex = 0;
    LogLevel level = LogLevel::Log;
    LogKind kind = LogKind::ServerText;
};

// What the log store keeps of a line beside its text, in full.
struct WideLine
{
    qint64 serverTime = 0;
    qint64 arrivalTime = 0;
    quint32 jobIndex = 0;
    LogLevel level = LogLevel::Log;
    LogKind kind = LogKind::ServerText;
};

// The same in 48 bits, above 16 that are the chunk's. Nearly every line fits: a server's text
// of one of the first 16 384 jobs, its times close to those of an earlier line. Any other is
// wide, and a WideLine stands before its text. Nothing is lost either way.
class PackedLine final
{
public:
    static constexpr int FirstBit = 16;

    PackedLine() = default;
    explicit PackedLine(quint64 bits) : m_bits(bits) {}

    [[nodiscard]] static PackedLine wide(LogLevel level);

    [[nodiscard]] quint64 bits() const { return m_bits; } // the lowest FirstBit are not read here
    [[nodiscard]] bool isWide() const { return (m_bits >> FirstBit) & 1; }
    [[nodiscard]] LogLevel level() const { return LogLevel((m_bits >> LevelShift) & 7); } // also of a wide one
    [[nodiscard]] quint32 jobIndex() const { return quint32(m_bits >> JobShift) & (JobEnd - 1); }
    [[nodiscard]] quint64 arrival() const { return (m_bits >> ArrivalShift) & (ArrivalEnd - 1); }
    [[nodiscard]] quint64 server() const { return m_bits >> ServerShift; }

    // From the lowest bit: 1 wide, 3 level, 14 job, 18 arrival, 12 server time.
    static constexpr int LevelShift = FirstBit + 1;
    static constexpr int JobShift = LevelShift + 3;
    static constexpr int ArrivalShift = JobShift + 14;
    static constexpr int ServerShift = ArrivalShift + 18;
    static constexpr quint32 JobEnd = 1 << 14;
    static constexpr quint64 ArrivalEnd = 1 << 18; // ms after the base
    static constexpr quint64 ServerZero = 1 << 11; // what stands for "as late as the base was"
    static constexpr quint64 ServerEnd = 1 << 12; // 0 stands for "the server did not say"

private:
    quint64 m_bits = 0;
};

// The line that others of its chunk are measured from.
class LineBase final
{
public:
    LineBase() = default;
    explicit LineBase(const LogLine &line);

    [[nodiscard]] std::optional<PackedLine> pack(const LogLine &line) const; // when it fits
    [[nodiscard]] WideLine unpack(PackedLine packed) const;
    [[nodiscard]] qint64 arrivalTime(PackedLine packed) const { return m_arrivalTime + qint64(packed.arrival()); }

private:
    // By how much the server's clock is ahead of ours, as far as one line can tell.
    // Wraps rather than overflows: a server may send any time.
    [[nodiscard]] static quint64 ahead(qint64 serverTime, qint64 arrivalTime)
    {
        return quint64(serverTime) - quint64(arrivalTime);
    }

    qint64 m_arrivalTime = 0;
    quint64 m_ahead = 0;
};

[[nodiscard]] WideLine toWide(const LogLine &line);

// Inline: it is asked for each line that comes.
inline std::optional<PackedLine> LineBase::pack(const LogLine &line) const
{
    const quint64 arrival = ahead(line.arrivalTime, m_arrivalTime); // earlier than the base is far too large
    quint64 server = 0;
    if (line.serverTime != 0) {
        server = PackedLine::ServerZero + ahead(line.serverTime, line.arrivalTime) - m_ahead;
        if (server == 0 || server >= PackedLine::ServerEnd)
            return std::nullopt;
    }
    if (line.kind != LogKind::ServerText || line.jobIndex >= PackedLine::JobEnd || arrival >= PackedLine::ArrivalEnd)
        return std::nullopt;
    return PackedLine((quint64(line.level) << PackedLine::LevelShift) | (quint64(line.jobIndex) << PackedLine::JobShift)
                      | (arrival << PackedLine::ArrivalShift) | (server << PackedLine::ServerShift));
}

} // namespace runwatch
