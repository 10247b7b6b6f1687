// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>

namespace runwatch {

// One event as it was dispatched, in views that live until dispatch returns. The
// bytes are the server's: invalid UTF-8 is replaced where text is made of them
// (utf8.h). WHATWG HTML, section 9.2.6.
struct ServerSentEvent
{
    QByteArrayView type; // "message" when the server named none
    QByteArrayView data;
    QByteArrayView lastEventId;
    bool hasId = false; // it had an id of its own, and not an empty one

    friend bool operator==(const ServerSentEvent &, const ServerSentEvent &) = default;
};

// A line that began with a colon: proves the connection, nothing more.
struct Comment
{
    QByteArrayView text; // after the colon
};

// The server's `retry:` field, as soon as its line is read.
struct ReconnectionTime
{
    qint64 milliseconds = 0;
};

// A limit was reached. For LineTooLong and EventTooLarge the rest was discarded
// and the event it belonged to is not dispatched; the stream goes on.
// LineWithoutEnd is the hard limit: the connection should be closed.
struct Oversized
{
    enum class What : quint8 { LineTooLong, EventTooLarge, LineWithoutEnd };
    What what = What::LineTooLong;
    qint64 limit = 0; // bytes
};

} // namespace runwatch
