// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/export/rowsnapshot.h"

#include <algorithm>

namespace runwatch {

RowSnapshot snapshotOf(const LogRows &rows, qint64 row, qint64 count)
{
    const qint64 end = count < rows.end() - row ? row + count : rows.end();
    return {rows.extents(row, count), std::max<qint64>(0, end - std::max(row, rows.first()))};
}

qint64 lineCount(const RowSnapshot &snapshot)
{
    qint64 count = 0;
    for (const LogRows::Extent &extent : snapshot.extents)
        count += qint64(extent.cuts.back()) - qint64(extent.cuts.front());
    return count;
}

} // namespace runwatch
