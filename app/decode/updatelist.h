// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/jobs/update.h"

#include <span>
#include <vector>

namespace runwatch {

// The updates of one event, in storage that is used again for the next.
class UpdateList
{
public:
    // One event of 16 MiB could hold a million.
    static constexpr std::size_t Most = 10'000;

    void clear() { m_count = 0; }
    void truncate(std::size_t count) { m_count = count; }

    // The place of the next update, with whatever an earlier one has left there.
    [[nodiscard]] Update &next()
    {
        if (m_count == m_updates.size())
            m_updates.emplace_back();
        return m_updates[m_count];
    }
    void keepNext() { ++m_count; }
    void append(Update &&update)
    {
        next() = std::move(update);
        keepNext();
    }

    [[nodiscard]] Update &operator[](std::size_t at) { return m_updates[at]; }
    [[nodiscard]] std::size_t size() const { return m_count; }
    [[nodiscard]] bool isFull() const { return m_count >= Most; }
    [[nodiscard]] std::span<const Update> all() const { return {m_updates.data(), m_count}; }

    QByteArray spareText; // where the storage of a log line waits while an update has none

private:
    std::vector<Update> m_updates;
    std::size_t m_count = 0;
};

} // namespace runwatch
