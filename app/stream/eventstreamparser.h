// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/stream/heldbytes.h"
#include "app/stream/serversentevent.h"

#include <QByteArray>
#include <QByteArrayView>

#include <utility>

namespace runwatch {

// Turns the bytes of one event stream into events, after the WHATWG section
// "Interpreting an event stream" (HTML, 9.2.6). It has never heard of sockets or
// jobs, so a test can feed it a literal. One parser serves one connection: on
// reconnecting, make a new one and hand it the last event ID of the old.
class EventStreamParser
{
public:
    // In bytes. What passes one is discarded and reported once as Oversized, so
    // memory stays bounded; passing hardLine also stops the parser.
    struct Limits
    {
        qint64 line = 16 * 1024 * 1024; // without its end
        qint64 event = 16 * 1024 * 1024; // its data, lines joined
        qint64 hardLine = 64 * 1024 * 1024; // not below `line`
    };

    explicit EventStreamParser(QByteArray lastEventId = {});
    EventStreamParser(QByteArray lastEventId, Limits limits);

    // Takes the next bytes, cut anywhere, even inside a character, and calls
    // `dispatch` with each ServerSentEvent, Comment, ReconnectionTime and Oversized
    // they complete, in order. A half event stays inside and dies with the parser.
    // What it hands over are views: valid until dispatch returns. `dispatch` may
    // call stop(); it may neither feed nor destroy the parser.
    template <typename Dispatch>
    void feed(QByteArrayView bytes, Dispatch &&dispatch);

    // Nothing is dispatched any more: neither the rest of the block nor later ones.
    void stop() { m_isStopped = true; }

    [[nodiscard]] bool isStopped() const { return m_isStopped; }

    // What to send as Last-Event-ID. It moves only at a blank line, so an event
    // that a broken connection cut short is asked for again. Valid until the next
    // blank line is read.
    [[nodiscard]] QByteArrayView lastEventId() const { return m_lastEventId; }

private:
    // What readOn() came upon; the member of that name holds it. (A variant is the
    // plainer way and costs a third of the speed on small events.)
    enum class Finding : quint8 { Nothing, Event, Comment, ReconnectionTime, Oversized };

    void beginBlock(QByteArrayView bytes);
    Finding readOn(); // Nothing: the block has no more
    void endBlock();

    void passLineEnd(const char *lineEnd);
    Finding discardLine(qint64 size);
    Finding takeLine(QByteArrayView line);
    Finding takeField(QByteArrayView name, QByteArrayView value);
    Finding takeData(QByteArrayView value);
    Finding endEvent();

    ServerSentEvent m_event;
    Comment m_comment;
    ReconnectionTime m_reconnectionTime;
    Oversized m_oversized;

    const Limits m_limits;
    bool m_isStopped = false;

    const char *m_position = nullptr; // in the block, where the next line or its rest begins
    const char *m_blockEnd = nullptr;

    QByteArray m_cutLine; // the beginning of a line that blocks before this one held
    qint64 m_cutSize = 0; // its size; more than m_cutLine has when the line is discarded
    bool m_isFirstLine = true; // which may begin with a byte order mark
    bool m_discardsLine = false;
    bool m_passesLineFeed = false; // the block before ended with CR

    HeldBytes m_data; // the spec's buffers
    HeldBytes m_type;
    HeldBytes m_id;
    bool m_hasData = false; // it may be one empty line
    bool m_hasId = false;
    bool m_discardsEvent = false;
    QByteArray m_lastEventId;
};

template <typename Dispatch>
void EventStreamParser::feed(QByteArrayView bytes, Dispatch &&dispatch)
{
    beginBlock(bytes);
    while (!m_isStopped) {
        const Finding finding = readOn();
        if (finding == Finding::Event)
            dispatch(std::as_const(m_event));
        else if (finding == Finding::Comment)
            dispatch(std::as_const(m_comment));
        else if (finding == Finding::ReconnectionTime)
            dispatch(std::as_const(m_reconnectionTime));
        else if (finding == Finding::Oversized)
            dispatch(std::as_const(m_oversized));
        else
            break;
    }
    endBlock();
}

} // namespace runwatch
