// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/log/logstore.h"
#include "app/stream/serversentevent.h"

#include <optional>

namespace runwatch {

struct StoredEvent;

// The marks in a log that are the connection's, whatever reads its events: in their order, each
// once. They stay good when all events are read anew.
class StreamMarks final
{
public:
    explicit StreamMarks(const LogStore &log); // which nobody writes any more

    // The next one that was made at that time or before; ms since 1970 UTC. Its text lives until
    // the next call. Nothing when there is none.
    [[nodiscard]] std::optional<LogLine> takeUntil(qint64 time);

private:
    const LogStore &m_log;
    LogStore::Lines m_lines; // some of them
    qsizetype m_next = 0; // in m_lines
};

// The event as it was dispatched. Its views live as long as the stored one's.
[[nodiscard]] ServerSentEvent asSent(const StoredEvent &event);

} // namespace runwatch
