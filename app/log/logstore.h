// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/jobs/logline.h"
#include "app/log/chunklist.h"
#include "app/log/linenumber.h"
#include "app/log/logblock.h"

#include <memory>
#include <vector>

namespace runwatch {

// All log lines of one run in order of arrival. One writer, the stream thread;
// many readers. Lines in [first(), end()) can be read; the oldest may go while
// somebody reads, and then a range starts later than asked.
class LogStore final
{
    Q_DISABLE_COPY_MOVE(LogStore)

public:
    // Views into the store that live as long as the range, even when the lines or the
    // store have gone meanwhile. At the moment of the call some lines may already have
    // gone: look at first().
    class Lines
    {
    public:
        [[nodiscard]] LineNumber first() const { return m_first; }
        [[nodiscard]] qsizetype size() const { return m_size; }
        [[nodiscard]] LogLine operator[](qsizetype i) const; // first() + i

    private:
        friend class LogStore;
        std::vector<LogBlock> m_blocks;
        LineNumber m_first{};
        qsizetype m_size = 0;
    };

    static constexpr qint64 DefaultLimit = qint64(4) << 30; // bytes

    // Beyond `limit`, in bytes, the oldest lines go, and earlier when all stores of the spool have too much or the
    // disk has no room. Without a spool all stays in memory.
    explicit LogStore(qint64 limit = DefaultLimit, std::shared_ptr<Spool> spool = {});

    // By the writer only, which is that of all stores of the spool. Lines longer than 4 GiB do not occur: events are limited.
    void append(const LogLine &line);

    [[nodiscard]] LineNumber first() const { return LineNumber(m_chunks.first()); } // the oldest line kept: so many have gone
    [[nodiscard]] LineNumber end() const { return LineNumber(m_chunks.end()); } // one past the newest
    [[nodiscard]] Lines lines(LineNumber first, qsizetype count) const;
    [[nodiscard]] std::vector<LogBlock> blocks(LineNumber first, qint64 count) const; // the same, a chunk at a time
    [[nodiscard]] qint64 memory() const { return m_chunks.memory(); } // bytes, about 1.1 of the text's
    [[nodiscard]] const Spool *spool() const { return m_chunks.spool().get(); } // may be null

private:
    [[nodiscard]] static std::vector<LogBlock> blocksOf(const ChunkList<LogChunk>::Found &found);
    void appendToNewChunk(const LogLine &line);

    qint64 m_nextChunk;
    qint64 m_end = 0; // the writer's, as above
    ChunkList<LogChunk> m_chunks;
};

} // namespace runwatch
