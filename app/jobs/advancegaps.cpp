// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/jobs/advancegaps.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace runwatch {

void AdvanceGaps::take(qint64 gap)
{
    if (gap < Shortest)
        return;
    m_gaps[size_t(m_next)] = quint32(std::min<qint64>(gap, std::numeric_limits<quint32>::max()));
    m_next = (m_next + 1) % MaxKept;
    m_taken = std::min(m_taken + 1, MaxKept);
}

qint64 AdvanceGaps::usual() const
{
    if (m_taken == 0)
        return 0;
    std::array<quint32, MaxKept> gaps = m_gaps;
    const qint32 rank = (m_taken * 95 + 99) / 100; // the nearest from above, from 1
    const auto found = gaps.begin() + (rank - 1);
    std::nth_element(gaps.begin(), found, gaps.begin() + m_taken);
    return *found;
}

qint64 AdvanceGaps::mean() const
{
    const qint64 sum = std::accumulate(m_gaps.begin(), m_gaps.begin() + m_taken, qint64(0));
    return m_taken == 0 ? 0 : sum / m_taken;
}

} // namespace runwatch
