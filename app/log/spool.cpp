// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/log/spool.h"

#include "app/log/chunkmemory.h"
#include "app/log/spoolfile.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace runwatch {

namespace {

constexpr int MostDroppedForOne = 16; // chunks that somebody reads free nothing yet: not all shall go in vain
constexpr qint64 SmallestLargest = 128 << 10;
constexpr qint64 LargestLargest = 1 << 20;
constexpr qint64 UnsettledInAll = 32 << 20;

} // namespace

Spool::Spool(SpoolOptions options)
    : m_options(std::move(options))
    , m_file(std::make_shared<SpoolFile>(m_options.folder))
{
}

Spool::~Spool() = default;

void Spool::enter(Tenant *tenant)
{
    const std::scoped_lock lock(m_mutex);
    m_tenants.push_back(tenant);
}

void Spool::leave(Tenant *tenant)
{
    const std::scoped_lock lock(m_mutex);
    std::erase(m_tenants, tenant);
}

void Spool::settle(ChunkMemory &memory)
{
    if (!memory.canMove())
        return;
    int error = memory.moveTo(m_file);
    note(error, memory.size());
    for (int i = 0; error != 0 && i < MostDroppedForOne && m_file->used() > 0 && dropOldest(); ++i)
        error = memory.moveTo(m_file);
    if (error == 0)
        return;
    memory.strand(m_file);
    while (m_file->stranded() > m_options.strandedLimit && dropOldest()) {
    }
}

void Spool::note(int error, qint64 size)
{
    const bool isInTrouble = m_episode % 2 == 1;
    if (error != 0) {
        m_wentWell = 0;
        m_trouble = {error, m_file->used()};
        if (!isInTrouble)
            ++m_episode;
    } else if (isInTrouble) {
        m_wentWell += size;
        if (m_wentWell >= m_options.settledAfter)
            ++m_episode;
    }
}

void Spool::keepBelowLimit()
{
    while (m_total > m_options.limit && dropOldest()) {
    }
}

bool Spool::dropOldest()
{
    const std::scoped_lock lock(m_mutex);
    Tenant *tenant = nullptr;
    quint64 age = m_youngest;
    for (Tenant *one : m_tenants) {
        const std::optional<quint64> oldest = one->oldestAge();
        if (oldest && *oldest < age) {
            tenant = one;
            age = *oldest;
        }
    }
    if (tenant)
        tenant->dropOldest();
    return tenant != nullptr;
}

qint64 Spool::largestChunk() const
{
    const std::scoped_lock lock(m_mutex);
    const qint64 share = UnsettledInAll / std::max<qint64>(qint64(m_tenants.size()), 1);
    return qint64(std::bit_floor(quint64(std::clamp(share, SmallestLargest, LargestLargest))));
}

} // namespace runwatch
