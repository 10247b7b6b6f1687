// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/jobs/logline.h"
#include "app/log/recordstore.h"

#include <span>

namespace runwatch {

// A line's number in its store; it stays the same when older lines have gone.
enum class LineNumber : qint64 {};

// All log lines of one run in order of arrival. One writer, the stream thread;
// many readers. Lines in [first(), end()) can be read; the oldest may go while
// somebody reads, and then a range starts later than asked.
class LogStore final
{
    Q_DISABLE_COPY_MOVE(LogStore)

public:
    // Views into the store that live as long as the range. At the moment of the
    // call some lines may already have gone: look at first().
    class Lines
    {
    public:
        [[nodiscard]] LineNumber first() const;
        [[nodiscard]] qsizetype size() const;
        [[nodiscard]] LogLine operator[](qsizetype i) const; // first() + i
    };

    static constexpr qint64 DefaultLimit = qint64(1) << 30; // bytes of text

    explicit LogStore(qint64 limit = DefaultLimit);

    // By the writer only. Lines longer than 4 GiB do not occur: events are limited.
    void append(const LogLine &line);

    [[nodiscard]] LineNumber first() const; // the oldest line kept
    [[nodiscard]] LineNumber end() const; // one past the newest
    [[nodiscard]] Lines lines(LineNumber first, qsizetype count) const;
};

} // namespace runwatch
