// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/log/packedline.h"

#include <QtEndian>

#include <cstring>

namespace runwatch {

namespace {

// From the lowest bit: 1 wide, 3 level, 14 job, 18 arrival, 12 server time.
constexpr int LevelShift = 1;
constexpr int JobShift = 4;
constexpr int ArrivalShift = 18;
constexpr int ServerShift = 36;
constexpr quint32 JobEnd = 1 << 14;
constexpr quint64 ArrivalEnd = 1 << 18; // ms after the base
constexpr quint64 ServerZero = 1 << 11; // what stands for "as late as the base was"
constexpr quint64 ServerEnd = 1 << 12; // 0 stands for "the server did not say"

// By how much the server's clock is ahead of ours, as far as one line can tell.
// Wraps rather than overflows: a server may send any time.
quint64 ahead(qint64 serverTime, qint64 arrivalTime)
{
    return quint64(serverTime) - quint64(arrivalTime);
}

quint64 baseAhead(const WideLine &base)
{
    return base.serverTime == 0 ? 0 : ahead(base.serverTime, base.arrivalTime);
}

} // namespace

WideLine toWide(const LogLine &line)
{
    return {line.serverTime, line.arrivalTime, line.jobIndex, line.level, line.kind};
}

PackedLine wideMark()
{
    return {{1}};
}

std::optional<PackedLine> pack(const LogLine &line, const WideLine &base)
{
    const quint64 arrival =
        ahead(line.arrivalTime, base.arrivalTime); // earlier than the base is far too large
    quint64 server = 0;
    if (line.serverTime != 0) {
        server = ServerZero + ahead(line.serverTime, line.arrivalTime) - baseAhead(base);
        if (server == 0 || server >= ServerEnd)
            return std::nullopt;
    }
    if (line.kind != LogKind::ServerText || line.jobIndex >= JobEnd || arrival >= ArrivalEnd)
        return std::nullopt;

    const quint64 bits = (quint64(line.level) << LevelShift) | (quint64(line.jobIndex) << JobShift)
        | (arrival << ArrivalShift) | (server << ServerShift);
    const quint64 littleEndian = qToLittleEndian(bits);
    PackedLine packed;
    std::memcpy(packed.bytes.data(), &littleEndian, packed.bytes.size());
    return packed;
}

WideLine unpack(const PackedLine &packed, const WideLine &base)
{
    quint64 littleEndian = 0;
    std::memcpy(&littleEndian, packed.bytes.data(), packed.bytes.size());
    const quint64 bits = qFromLittleEndian(littleEndian);

    WideLine line;
    line.level = LogLevel((bits >> LevelShift) & 7);
    line.jobIndex = quint32((bits >> JobShift) & (JobEnd - 1));
    line.arrivalTime = base.arrivalTime + qint64((bits >> ArrivalShift) & (ArrivalEnd - 1));
    if (const quint64 server = bits >> ServerShift)
        line.serverTime = qint64(quint64(line.arrivalTime) + baseAhead(base) + server - ServerZero);
    return line;
}

} // namespace runwatch
