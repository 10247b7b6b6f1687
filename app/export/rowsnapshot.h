// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/log/logrows.h"

#include <vector>

namespace runwatch {

// Rows as they were shown at one moment. It copies no line and holds none: it knows which they are,
// about a bit for each. A value, for one thread at a time.
struct RowSnapshot
{
    std::vector<LogRows::Extent> extents;
    qint64 rows = 0;
};

// Of [row, row + count), as far as there are such rows. About 1 ms for ten million.
[[nodiscard]] RowSnapshot snapshotOf(const LogRows &rows, qint64 row, qint64 count);

// Of the stores, from the first row to the one after the last: those between that are not shown are counted too.
[[nodiscard]] qint64 lineCount(const RowSnapshot &snapshot);

} // namespace runwatch
