// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/export/snapshotreader.h"

#include <algorithm>

namespace runwatch {

ExtentReader::ExtentReader(const LogRows::Extent &extent)
    : m_extent(extent)
    , m_end(qint64(extent.cuts.back()))
    , m_line(qint64(extent.cuts.front()))
{
    settle();
}

void ExtentReader::advance()
{
    ++m_line;
    settle();
}

void ExtentReader::settle()
{
    do {
        if (m_extent.lines) {
            const std::optional<LineNumber> next = m_extent.lines->next(LineNumber(m_line));
            m_line = next ? std::min(qint64(*next), m_end) : m_end;
        }
    } while (m_line < m_end && !moveToKept());
    if (m_line >= m_end)
        m_blocks.clear();
}

// Reads the line. False when it has gone: then m_line is the oldest one that is kept.
bool ExtentReader::moveToKept()
{
    if (m_line >= m_blocksEnd) {
        const qint64 count = std::min(LinesAtOnce, m_end - m_line);
        m_blocks = m_extent.log->blocks(LineNumber(m_line), count);
        m_block = 0;
        m_blocksEnd = m_line + count;
        if (m_blocks.empty()) { // all of them have gone
            m_line = std::max(m_blocksEnd, std::min(qint64(m_extent.log->first()), m_end));
            return false;
        }
    }
    while (m_line >= qint64(m_blocks[m_block].first()) + m_blocks[m_block].size())
        ++m_block;
    const LogBlock &block = m_blocks[m_block];
    if (m_line < qint64(block.first())) {
        m_line = qint64(block.first());
        return false;
    }
    m_current = block.line(qsizetype(m_line - qint64(block.first())));
    return true;
}

SnapshotReader::SnapshotReader(const RowSnapshot &snapshot)
{
    for (const LogRows::Extent &extent : snapshot.extents)
        m_extents.emplace_back(extent);
}

ExtentReader *SnapshotReader::nextExtent()
{
    if (m_extents.empty())
        return nullptr;
    for (; m_cut < m_extents.front().cuts(); ++m_cut) {
        ExtentReader *next = nullptr;
        for (ExtentReader &extent : m_extents) {
            if (extent.isBefore(m_cut) && (!next || extent.line().arrivalTime < next->line().arrivalTime))
                next = &extent;
        }
        if (next)
            return next;
    }
    return nullptr;
}

} // namespace runwatch
