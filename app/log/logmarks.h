// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/log/logrows.h"

#include <optional>
#include <set>

namespace runwatch {

// The lines that the reader has marked, in all runs. A mark goes with its line.
class LogMarks final
{
public:
    bool toggle(LogPlace place); // answers whether it is marked now
    void takeLines(RunId run, qint64 first); // lines before `first` have gone
    void forget(RunId run);
    void clear() { m_places.clear(); }

    [[nodiscard]] bool isMarked(LogPlace place) const { return m_places.contains(place); }
    [[nodiscard]] const std::set<LogPlace> &places() const { return m_places; } // by run, then by line

    // The next marked row after `from`, or before it, of those that are shown.
    [[nodiscard]] std::optional<qint64> nextRow(const LogRows &rows, qint64 from,
                                                LogRows::Direction direction) const;

private:
    std::set<LogPlace> m_places;
};

} // namespace runwatch
