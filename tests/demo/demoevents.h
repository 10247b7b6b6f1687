// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QList>

namespace runwatch {

// One event as a client of the demo server sees it. The demo writes its events in
// one fixed way, so a test can read them without a parser.
struct DemoEvent
{
    QByteArray id;
    QByteArray type;
    QJsonObject data;
};

// The whole events of a body; comments, `retry:` and a half event at the end are left out.
inline QList<DemoEvent> eventsOf(const QByteArray &body)
{
    QList<DemoEvent> events;
    QList<QByteArray> blocks;
    qsizetype from = 0;
    for (qsizetype end = 0; (end = body.indexOf("\n\n", from)) >= 0; from = end + 2)
        blocks.append(body.sliced(from, end - from));
    for (const QByteArray &block : std::as_const(blocks)) {
        DemoEvent event;
        for (const QByteArray &line : block.split('\n')) {
            if (line.startsWith("id: "))
                event.id = line.sliced(4);
            else if (line.startsWith("event: "))
                event.type = line.sliced(7);
            else if (line.startsWith("data: "))
                event.data = QJsonDocument::fromJson(line.sliced(6)).object();
        }
        if (!event.data.isEmpty())
            events.append(event);
    }
    return events;
}

} // namespace runwatch
