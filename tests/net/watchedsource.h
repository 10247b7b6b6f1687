// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/net/eventsource.h"

#include <QList>
#include <QSignalSpy>

namespace runwatch {

// An EventSource and everything it said, as values. It waits 0 ms to reconnect.
class WatchedSource
{
    Q_DISABLE_COPY_MOVE(WatchedSource)

public:
    explicit WatchedSource(StreamRequest request, EventSourceOptions options = quickOptions());

    [[nodiscard]] static EventSourceOptions quickOptions();

    std::function<void(const ServerSentEvent &)> onEvent; // after it was written down

    QList<QByteArray> events; // data
    QList<QByteArray> types;
    QList<QByteArray> ids;
    int comments = 0;
    QList<Oversized::What> oversized;
    QList<QByteArray> reusedIds;
    QList<StreamEnd> disconnections;
    QList<int> delays;
    QList<StreamEnd> ends; // finished(): never more than one
    int openings = 0;

    EventSource source;

    [[nodiscard]] StreamEnd::Kind end() const
    {
        return ends.isEmpty() ? StreamEnd::Kind::None : ends.last().kind;
    }

private:
    [[nodiscard]] EventSource::Dispatch dispatch();
};

[[nodiscard]] StreamRequest getRequest(const QUrl &url);
[[nodiscard]] StreamRequest getOnce(const QUrl &url); // without reconnecting
[[nodiscard]] StreamRequest postRequest(const QUrl &url, const QByteArray &body = "{}");

} // namespace runwatch
