// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/log/eventreadings.h"

#include <algorithm>

namespace runwatch {

namespace {

constexpr int KindBits = 2;

// Rule 0 is 1, since -1, no rule, is 0.
quint16 packed(EventReading reading)
{
    const int rule = std::clamp(reading.rule, -1, EventReading::LastRule) + 1;
    return quint16((rule << KindBits) | int(reading.kind));
}

EventReading unpacked(quint16 bits)
{
    return {EventReading::Kind(bits & ((1 << KindBits) - 1)), (bits >> KindBits) - 1};
}

} // namespace

EventReadings::~EventReadings()
{
    for (std::atomic<Block *> &block : m_blocks)
        delete block.load(std::memory_order_relaxed);
}

void EventReadings::set(qint64 event, EventReading reading)
{
    const qint64 place = event % Capacity;
    std::atomic<Block *> &slot = m_blocks[size_t(place / BlockSize)];
    Block *block = slot.load(std::memory_order_relaxed);
    if (!block) {
        block = new Block{};
        slot.store(block, std::memory_order_release);
    }
    (*block)[size_t(place % BlockSize)].store(packed(reading), std::memory_order_relaxed);
}

EventReading EventReadings::at(qint64 event) const
{
    const qint64 place = event % Capacity;
    const Block *block = m_blocks[size_t(place / BlockSize)].load(std::memory_order_acquire);
    return block ? unpacked((*block)[size_t(place % BlockSize)].load(std::memory_order_relaxed)) : EventReading{};
}

} // namespace runwatch
