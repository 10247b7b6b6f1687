// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/export/rowsnapshot.h"

#include <deque>

namespace runwatch {

// The rows of one run of a snapshot, in order. It holds the chunks of at most LinesAtOnce lines.
class ExtentReader final
{
    Q_DISABLE_COPY_MOVE(ExtentReader)

public:
    static constexpr qint64 LinesAtOnce = 65'536;

    explicit ExtentReader(const LogRows::Extent &extent);

    [[nodiscard]] size_t cuts() const { return m_extent.cuts.size(); }
    [[nodiscard]] bool isBefore(size_t cut) const { return m_line < qint64(m_extent.cuts[cut]); }
    // Of the row it stands at; there is one while it is before the last cut. The text is valid until
    // advance().
    [[nodiscard]] const LogLine &line() const { return m_current; }
    [[nodiscard]] LogPlace place() const { return {m_extent.run, LineNumber(m_line)}; }
    void advance();

private:
    void settle(); // at the first row that is not before m_line and still kept
    [[nodiscard]] bool moveToKept();

    const LogRows::Extent m_extent;
    const qint64 m_end;
    qint64 m_line;
    std::vector<LogBlock> m_blocks; // of lines before m_blocksEnd
    size_t m_block = 0;
    qint64 m_blocksEnd = 0;
    LogLine m_current;
};

// The rows of a snapshot in the order they were shown. Lines that have gone meanwhile are passed over.
// For one thread of a pool.
class SnapshotReader final
{
    Q_DISABLE_COPY_MOVE(SnapshotReader)

public:
    explicit SnapshotReader(const RowSnapshot &snapshot);

    // Calls take(LogPlace, const LogLine &) with up to `most` more rows. False: there are no more.
    template <typename Take> bool read(qint64 most, Take &&take)
    {
        for (; most > 0; --most) {
            ExtentReader *next = nextExtent();
            if (!next)
                return false;
            take(next->place(), next->line());
            next->advance();
        }
        return nextExtent() != nullptr;
    }

private:
    [[nodiscard]] ExtentReader *nextExtent(); // null at the end

    std::deque<ExtentReader> m_extents;
    size_t m_cut = 1; // rows before it come first
};

} // namespace runwatch
