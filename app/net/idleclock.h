// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/net/eventsourceoptions.h"

#include <QtGlobal>

namespace runwatch {

// How long a connection may be silent before it is taken for dead, learned from the signs of
// life the server sends when it has nothing to tell: comments and blank lines. One for all
// connections of a stream. Times are ms of one steady clock.
class IdleClock
{
public:
    // What a slice of bytes held.
    enum class Bytes : quint8 {
        Event, // one at least, whole
        Sign, // of life and nothing else: a comment, or a blank line
        Part, // of an event, or some other field
    };

    explicit IdleClock(const EventSourceOptions &options);

    void beginConnection(qint64 now);
    void takeBytes(qint64 now, Bytes bytes); // one slice

    // The longest time between two signs of life, once it has been much the same twice in a row;
    // 0: not known yet.
    [[nodiscard]] qint64 keepAliveGap() const { return m_gap; }
    [[nodiscard]] qint64 limit(bool sendsIds) const; // ms of silence
    [[nodiscard]] qint64 silence(qint64 now) const { return now - m_lastByteAt; }

private:
    const EventSourceOptions m_options;
    qint64 m_lastByteAt = 0;
    qint64 m_lastSignAt = -1; // -1: something else has come since, or none yet
    qint64 m_lastGap = 0;
    qint64 m_gap = 0;
};

} // namespace runwatch
