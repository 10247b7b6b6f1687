// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/net/descriptorbudget.h"

#include <algorithm>
#include <filesystem>
#include <limits>

#ifdef Q_OS_UNIX
#    include <sys/resource.h>
#endif

namespace runwatch {

namespace {

constexpr int largestLimit = 1 << 20; // some containers allow a thousand times as many, and some programs try them all
constexpr int measureAfter = 64; // connections
constexpr int measureInterval = 1'000; // ms
constexpr int shortestInterval = 50; // ms; counting two thousand takes one
constexpr int quietTime = 2'000; // ms without a new connection: all there are have what they need

#ifdef Q_OS_LINUX
constexpr auto openFiles = "/proc/self/fd";
#else
constexpr auto openFiles = "/dev/fd";
#endif

// 0: there is none.
int currentLimit()
{
#ifdef Q_OS_UNIX
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY)
        return 0;
    return int(std::min<rlim_t>(limit.rlim_cur, std::numeric_limits<int>::max()));
#else
    return 0;
#endif
}

// `limit` when none is left to look with.
int countOpen(int limit)
{
    std::error_code error;
    std::filesystem::directory_iterator entry(openFiles, error);
    int count = 0;
    for (; !error && entry != std::filesystem::directory_iterator(); entry.increment(error))
        ++count;
    return error ? limit : count;
}

int reserveOf(int limit)
{
    return std::min(DescriptorBudget::Reserve, limit / 4);
}

} // namespace

void raiseDescriptorLimit()
{
#ifdef Q_OS_UNIX
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return;
    const rlim_t wanted = std::min<rlim_t>(limit.rlim_max, largestLimit);
    if (limit.rlim_cur == RLIM_INFINITY || limit.rlim_cur >= wanted)
        return;
    limit.rlim_cur = wanted;
    setrlimit(RLIMIT_NOFILE, &limit); // where it fails, the old one is obeyed
#endif
}

int DescriptorUse::connectionsLeft() const
{
    const int left = limit - reserveOf(limit) - inUse;
    return std::max(0, left / DescriptorBudget::PerConnection);
}

bool DescriptorBudget::take()
{
    const bool isDue = !m_sinceMeasured.isValid() || m_taken >= measureAfter || m_sinceMeasured.hasExpired(measureInterval)
        || (!hasRoom() && m_sinceMeasured.hasExpired(shortestInterval));
    if (isDue)
        measure();
    if (!hasRoom())
        return false;
    ++m_connections;
    ++m_taken;
    m_sinceTaken.start();
    estimate();
    return true;
}

void DescriptorBudget::giveBack()
{
    --m_connections;
    estimate();
}

bool DescriptorBudget::hasRoom() const
{
    return m_limit == 0 || m_inUse + PerConnection + reserveOf(m_limit) <= m_limit;
}

void DescriptorBudget::measure()
{
    m_limit = currentLimit();
    const int others = countOpen(m_limit) - PerConnection * m_connections;
    // A connection that has just been asked for has opened nothing yet, and would be missed.
    const bool isQuiet = !m_sinceTaken.isValid() || m_sinceTaken.hasExpired(quietTime);
    m_others = isQuiet ? others : std::max(m_others, others);
    m_taken = 0;
    m_sinceMeasured.start();
    estimate();
}

void DescriptorBudget::estimate()
{
    m_inUse = m_others + PerConnection * m_connections;
}

} // namespace runwatch
