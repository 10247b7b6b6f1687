// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/stream/eventstreamparser.h"

#include <QByteArray>
#include <QList>

namespace runwatch {

// Everything a parser dispatched, one readable line each, so that two runs can be
// compared whole:  event TYPE|DATA|ID,  comment TEXT,  retry N,  oversized …
class StreamRecord
{
public:
    void operator()(const ServerSentEvent &event)
    {
        lines.append("event " + event.type.toByteArray() + '|' + event.data.toByteArray() + '|'
                     + event.lastEventId.toByteArray());
    }

    void operator()(const Comment &comment) { lines.append("comment " + comment.text.toByteArray()); }

    void operator()(const ReconnectionTime &time)
    {
        lines.append("retry " + QByteArray::number(time.milliseconds));
    }

    void operator()(const Oversized &oversized)
    {
        switch (oversized.what) {
        case Oversized::What::LineTooLong:
            lines.append("oversized line " + QByteArray::number(oversized.limit));
            break;
        case Oversized::What::EventTooLarge:
            lines.append("oversized event " + QByteArray::number(oversized.limit));
            break;
        case Oversized::What::LineWithoutEnd:
            lines.append("line without end " + QByteArray::number(oversized.limit));
            break;
        }
    }

    QList<QByteArray> lines;
};

} // namespace runwatch
