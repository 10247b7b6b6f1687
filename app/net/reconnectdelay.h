// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

namespace runwatch {

// How long to wait before connecting again. After a stream that brought an event:
// the reconnection time. After failures in a row: longer and longer, and spread by
// chance, so that a server that comes back is not met by everybody at once.
class ReconnectDelay
{
public:
    // Both in ms; the first until the server says otherwise.
    ReconnectDelay(int reconnectionTime, int longestDelay);

    // The server's `retry:`, brought into 0.1 s to 300 s.
    void setReconnectionTime(qint64 milliseconds);

    // The stream is well: the next end is the first in a row.
    void reset() { m_failures = 0; }

    // In ms, for the end that has just come. `chance` is from 0 to 1.
    [[nodiscard]] int next(double chance);

private:
    const int m_base;
    const int m_longestDelay;
    int m_reconnectionTime;
    int m_failures = 0;
};

} // namespace runwatch
