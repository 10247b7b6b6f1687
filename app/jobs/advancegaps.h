// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

#include <array>

namespace runwatch {

// How long a job usually waits from one advance to the next: the newest MaxKept waits. Advances
// that come closer together than Shortest are one burst, whose inside says nothing about waiting.
class AdvanceGaps final
{
public:
    static constexpr int MaxKept = 64;
    static constexpr qint64 Shortest = 250; // ms

    void take(qint64 gap); // ms
    // What 95 of 100 waits do not exceed, in ms; 0 when there was none.
    [[nodiscard]] qint64 usual() const;
    [[nodiscard]] qint64 mean() const;

private:
    std::array<quint32, MaxKept> m_gaps{}; // ms, a ring
    qint32 m_taken = 0; // at most MaxKept
    qint32 m_next = 0;
};

} // namespace runwatch
