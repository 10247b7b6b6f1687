// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/jobs/logline.h"
#include "app/log/packedline.h"
#include "app/log/recordstore.h"

namespace runwatch {

// A line's number in its store; it stays the same when older lines have gone.
enum class LineNumber : qint64 {};

// All log lines of one run in order of arrival. One writer, the stream thread;
// many readers. Lines in [first(), end()) can be read; the oldest may go while
// somebody reads, and then a range starts later than asked.
class LogStore final
{
    Q_DISABLE_COPY_MOVE(LogStore)

    using Records = RecordStore<PackedLine>;

public:
    // Views into the store that live as long as the range, even when the lines or the
    // store have gone meanwhile. At the moment of the call some lines may already have
    // gone: look at first().
    class Lines
    {
    public:
        [[nodiscard]] LineNumber first() const { return LineNumber(m_records.first()); }
        [[nodiscard]] qsizetype size() const { return m_records.size(); }
        [[nodiscard]] LogLine operator[](qsizetype i) const; // first() + i

    private:
        friend class LogStore;
        explicit Lines(Records::Range records)
            : m_records(std::move(records))
        {
        }

        Records::Range m_records;
    };

    static constexpr qint64 DefaultLimit = qint64(1) << 30; // bytes of memory

    explicit LogStore(qint64 limit = DefaultLimit);

    // By the writer only. Lines longer than 4 GiB do not occur: events are limited.
    void append(const LogLine &line);

    [[nodiscard]] LineNumber first() const { return LineNumber(m_records.first()); } // the oldest line kept
    [[nodiscard]] LineNumber end() const { return LineNumber(m_records.end()); } // one past the newest
    [[nodiscard]] Lines lines(LineNumber first, qsizetype count) const;
    [[nodiscard]] qint64 memory() const { return m_records.memory(); } // bytes, about 1.1 of the text's

private:
    Records m_records;
    WideLine m_base; // the first line of the newest chunk: the others are measured from it
};

} // namespace runwatch
