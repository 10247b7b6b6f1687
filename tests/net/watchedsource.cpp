// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/net/watchedsource.h"

namespace runwatch {

WatchedSource::WatchedSource(StreamRequest request, EventSourceOptions options)
    : source(std::move(request), options, dispatch())
{
    QObject::connect(&source, &EventSource::opened, &source, [this] { ++openings; });
    QObject::connect(&source, &EventSource::disconnected, &source,
                     [this](const StreamEnd &end) { disconnections.append(end); });
    QObject::connect(&source, &EventSource::reconnectScheduled, &source,
                     [this](int delay) { delays.append(delay); });
    QObject::connect(&source, &EventSource::finished, &source,
                     [this](const StreamEnd &end) { ends.append(end); });
}

EventSourceOptions WatchedSource::quickOptions()
{
    EventSourceOptions options;
    options.reconnectionTime = 0;
    return options;
}

EventSource::Dispatch WatchedSource::dispatch()
{
    EventSource::Dispatch calls;
    calls.event = [this](const ServerSentEvent &event) {
        events.append(event.data.toByteArray());
        types.append(event.type.toByteArray());
        ids.append(event.lastEventId.toByteArray());
        if (onEvent)
            onEvent(event);
    };
    calls.comment = [this](const Comment &) { ++comments; };
    calls.oversized = [this](const Oversized &what) { oversized.append(what.what); };
    calls.idReused = [this](QByteArrayView id) { reusedIds.append(id.toByteArray()); };
    return calls;
}

StreamRequest getRequest(const QUrl &url)
{
    StreamRequest request;
    request.url = url;
    request.given = url.toString();
    return request;
}

StreamRequest getOnce(const QUrl &url)
{
    StreamRequest request = getRequest(url);
    request.reconnect = StreamRequest::Reconnect::Never;
    return request;
}

StreamRequest postRequest(const QUrl &url, const QByteArray &body)
{
    StreamRequest request = getRequest(url);
    request.method = "POST";
    request.body = body;
    return request;
}

} // namespace runwatch
