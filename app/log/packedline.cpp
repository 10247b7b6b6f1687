// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/log/packedline.h"

namespace runwatch {

PackedLine PackedLine::wide(LogLevel level)
{
    return PackedLine((quint64(1) << FirstBit) | (quint64(level) << LevelShift));
}

LineBase::LineBase(const LogLine &line)
    : m_arrivalTime(line.arrivalTime)
    , m_ahead(line.serverTime == 0 ? 0 : ahead(line.serverTime, line.arrivalTime))
{
}

WideLine LineBase::unpack(PackedLine packed) const
{
    WideLine line;
    line.level = packed.level();
    line.jobIndex = packed.jobIndex();
    line.arrivalTime = m_arrivalTime + qint64(packed.arrival());
    if (const quint64 server = packed.server())
        line.serverTime = qint64(quint64(line.arrivalTime) + m_ahead + server - PackedLine::ServerZero);
    return line;
}

WideLine toWide(const LogLine &line)
{
    return {line.serverTime, line.arrivalTime, line.jobIndex, line.level, line.kind};
}

} // namespace runwatch
