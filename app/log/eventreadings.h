// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/log/eventreading.h"

#include <array>
#include <atomic>

namespace runwatch {

// What read each of the newest events of an EventStore. It stands beside their bytes since it
// alone may change: another profile reads them anew. One writer, many readers, no lock; two bytes
// an event, in blocks that are made when they are first needed.
class EventReadings final
{
    Q_DISABLE_COPY_MOVE(EventReadings)

    static constexpr qint64 BlockSize = 1'024;
    static constexpr qint64 BlockCount = 98;

public:
    static constexpr qint64 Capacity = BlockSize * BlockCount; // an older event's place is used again

    EventReadings() = default;
    ~EventReadings();

    void set(qint64 event, EventReading reading); // by the writer only
    [[nodiscard]] EventReading at(qint64 event) const; // NotUnderstood where nothing was set

private:
    using Block = std::array<std::atomic<quint16>, BlockSize>;

    std::array<std::atomic<Block *>, BlockCount> m_blocks = {};
};

} // namespace runwatch
