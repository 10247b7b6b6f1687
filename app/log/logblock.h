// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/log/linenumber.h"
#include "app/log/logchunk.h"

#include <memory>

namespace runwatch {

// Neighbouring lines that lie in one chunk, for who reads very many. A value that keeps its chunk
// alive: what it hands out lives as long as it, even when the lines or the store have gone.
class LogBlock final
{
public:
    [[nodiscard]] LineNumber first() const { return LineNumber(m_chunk->first() + m_from); }
    [[nodiscard]] qsizetype size() const { return qsizetype(m_to - m_from); } // lines

    // Of line first() + i.
    [[nodiscard]] LogLine line(qsizetype i) const { return m_chunk->line(m_from + i); }
    [[nodiscard]] QByteArrayView lineText(qsizetype i) const
    {
        const LogChunk::Place place = m_chunk->place(m_from + i);
        return {m_chunk->data() + place.textBegin, qsizetype(place.end - place.textBegin)};
    }
    [[nodiscard]] LineFacts facts(qsizetype i) const // touches only wide lines' text
    {
        const PackedLine packed = LogChunk::packedAt(m_entries - i * LogChunk::EntrySize);
        if (packed.isWide()) [[unlikely]]
            return m_chunk->wideFacts(m_from + i);
        return {packed.jobIndex(), packed.level(), LogKind::ServerText};
    }
    [[nodiscard]] qint64 arrivalTime(qsizetype i) const { return m_chunk->arrivalTime(m_from + i); } // likewise

    // All bytes of these lines, each followed by a line feed. A wide line's header, 24 bytes of any
    // value and a line feed, stands before its text: what is found there counts for nothing.
    [[nodiscard]] QByteArrayView text() const { return {m_chunk->data() + m_begin, qsizetype(m_end - m_begin)}; }

    // In text(): where a line's own bytes begin, where they end (there is its line feed), and the line
    // to whose bytes, header and line feed included, this offset belongs.
    [[nodiscard]] qsizetype beginOf(qsizetype i) const { return qsizetype(m_chunk->place(m_from + i).textBegin - m_begin); }
    [[nodiscard]] qsizetype endOf(qsizetype i) const { return qsizetype(m_chunk->endOf(m_from + i) - m_begin); }
    [[nodiscard]] qsizetype lineAt(qsizetype offset) const
    {
        return qsizetype(m_chunk->lineAt(m_begin + offset, m_from, m_to) - m_from);
    }

    // Whether a line has ESC, CR, BS or a C1 control, so that a terminal would show something else than
    // its bytes. Told for 64 KiB at a time: true may mean a neighbour of these lines.
    [[nodiscard]] bool hasControls() const { return m_chunk->hasControls(m_from, m_to); }

private:
    friend class LogStore;
    LogBlock(std::shared_ptr<const LogChunk> chunk, qint64 from, qint64 to) // counted in the chunk; not empty
        : m_chunk(std::move(chunk))
        , m_entries(m_chunk->entryAddress(from))
        , m_from(from)
        , m_to(to)
        , m_begin(m_chunk->place(from).begin)
        , m_end(m_chunk->endOf(to - 1) + 1)
    {
    }

    std::shared_ptr<const LogChunk> m_chunk;
    const char *m_entries; // of the first line; those of the others stand before it
    qint64 m_from;
    qint64 m_to;
    qint64 m_begin; // bytes, in the chunk
    qint64 m_end;
};

} // namespace runwatch
