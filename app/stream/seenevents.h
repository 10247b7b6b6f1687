// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/stream/idnumbers.h"
#include "app/stream/serversentevent.h"

#include <QHash>

namespace runwatch {

// Which events of a stream have been read, by their ids, so that what a server repeats after
// a resume is left out, up to the first event that is new. An id that comes twice on one
// connection is no cursor (Kestra sends `id: progress` each time): then nothing is left out on
// the next. Remembers what the first 1 024 and the newest 4 096 to 8 192 events were, and of
// other ids that are numbers the numbers. hostile.md, section 1, row 27.
class SeenEvents
{
public:
    enum class Verdict : quint8 {
        New,
        Repeated, // read before the drop: leave it out
        IdReused, // an id of before the drop, and another event: the server began its ids again
    };

    void beginConnection(); // what follows was asked for anew
    [[nodiscard]] Verdict take(const ServerSentEvent &event); // one with an id of its own

    [[nodiscard]] bool isEmpty() const { return m_recent.isEmpty() && m_older.isEmpty(); }
    // No id has come twice on this connection.
    [[nodiscard]] bool areUnique() const { return m_areUnique; }

private:
    struct Seen
    {
        quint32 content = 0; // a hash
        quint32 connection = 0; // counted from 0
    };

    [[nodiscard]] const Seen *find(quint64 id) const;
    void remember(quint64 id, Seen seen);
    void forget();

    QHash<quint64, Seen> m_recent; // by a hash of the id; two generations, so that forgetting is cheap
    QHash<quint64, Seen> m_older;
    QHash<quint64, Seen> m_first;
    IdNumbers m_numbers;
    quint32 m_connection = 0;
    bool m_areUnique = true;
    bool m_mayRepeat = false; // no new event has come since the connection began
};

} // namespace runwatch
