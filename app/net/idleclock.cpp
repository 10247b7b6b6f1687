// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/net/idleclock.h"

#include <algorithm>
#include <utility>

namespace runwatch {

IdleClock::IdleClock(const EventSourceOptions &options)
    : m_options(options)
{
}

void IdleClock::beginConnection(qint64 now)
{
    m_lastByteAt = now;
    m_lastSignAt = -1;
    m_lastGap = 0;
}

// Only two signs with no event between them tell the server's own interval: some servers send
// one every so often, others only when nothing else was sent. One gap may be an accident.
void IdleClock::takeBytes(qint64 now, Bytes bytes)
{
    m_lastByteAt = now;
    const qint64 before = std::exchange(m_lastSignAt, bytes == Bytes::Sign ? now : -1);
    if (bytes != Bytes::Sign || before < 0 || now - before < m_options.leastKeepAliveGap)
        return;
    const qint64 gap = now - before;
    const qint64 lastGap = std::exchange(m_lastGap, gap);
    if (std::max(gap, lastGap) <= 2 * std::min(gap, lastGap))
        m_gap = std::max({m_gap, gap, lastGap});
}

qint64 IdleClock::limit(bool sendsIds) const
{
    if (m_gap > 0)
        return std::max<qint64>(3 * m_gap, m_options.leastIdleLimit);
    return sendsIds ? m_options.idleLimitWithIds : m_options.idleLimitWithoutIds;
}

} // namespace runwatch
