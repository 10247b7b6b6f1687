// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/net/reconnectdelay.h"

#include <algorithm>

namespace runwatch {

namespace {

constexpr qint64 shortestRetry = 100; // ms
constexpr qint64 longestRetry = 300'000; // ms
constexpr int mostDoublings = 20; // far beyond any longest delay, far below overflow

} // namespace

ReconnectDelay::ReconnectDelay(int reconnectionTime, int longestDelay)
    : m_base(reconnectionTime)
    , m_longestDelay(longestDelay)
    , m_reconnectionTime(reconnectionTime)
{
}

void ReconnectDelay::setReconnectionTime(qint64 milliseconds)
{
    m_reconnectionTime = int(std::clamp(milliseconds, shortestRetry, longestRetry));
}

int ReconnectDelay::next(double chance)
{
    const int failures = m_failures++;
    if (failures == 0)
        return m_reconnectionTime;
    const qint64 doubled = qint64(m_base) << std::min(failures, mostDoublings);
    const qint64 longest = std::min(doubled, qint64(m_longestDelay));
    const double spread = 0.5 + 0.5 * std::clamp(chance, 0.0, 1.0);
    return std::max(m_reconnectionTime, int(double(longest) * spread));
}

} // namespace runwatch
