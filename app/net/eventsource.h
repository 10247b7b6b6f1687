// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/net/streamrequest.h"
#include "app/stream/serversentevent.h"
#include "app/stream/streamend.h"

#include <QList>
#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>

class QNetworkReply;

namespace runwatch {

// What the server answered, before any byte of the body was read.
struct ResponseHead
{
    int status = 0;
    QUrl url; // after redirects
    QList<std::pair<QByteArray, QByteArray>> headers; // as received; may hold cookies: never printed whole
    qint64 receivedAfter = 0; // ms since the request was made
};

struct EventSourceOptions
{
    enum class Reconnect : quint8 { GetOnly, Never };

    Reconnect reconnect = Reconnect::GetOnly;
    qint64 readBufferSize = 1 << 20; // bytes
    qint64 lineLimit = 16 << 20;
    qint64 eventLimit = 16 << 20;
    qint64 hardLineLimit = 64 << 20;
    int reconnectionTime = 1'000; // ms, until the server's retry: says otherwise
    int longestDelay = 60'000; // ms
    int sliceTime = 8; // ms of parsing before the event loop gets a turn
    int connectTimeout = 15'000; // ms, GET only: no clock closes a POST
    int headTimeout = 60'000; // ms, GET only
    int errorBodyTime = 5'000; // ms
    qint64 errorBodySize = 64 << 10; // bytes
};

// Reads one event stream over HTTP after the WHATWG section "Server-sent events":
// connects, judges the answer, hands its bytes to the parser, reconnects a GET,
// gives up. It knows nothing of jobs. Lives in the stream thread.
class EventSource final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EventSource)

public:
    enum class ReadyState : quint8 { Connecting, Open, Closed };
    Q_ENUM(ReadyState)

    // Called for every piece of the stream as it is read. Calls, not signals: there
    // may be millions a second. The views die when the call returns. A call may
    // close() the event source; nothing is dispatched after that.
    struct Dispatch
    {
        std::function<void(const ServerSentEvent &)> event;
        std::function<void(const Comment &)> comment;
        std::function<void(const Oversized &)> oversized;
    };

    EventSource(StreamRequest request, EventSourceOptions options, Dispatch dispatch,
                QObject *parent = nullptr);
    ~EventSource() override; // closes; no signal

    void open(); // once
    void reconnectNow(); // while waiting for the next attempt; else nothing
    void close(); // aborts at once and never calls back; no signal follows but readyStateChanged

    [[nodiscard]] ReadyState readyState() const { return m_readyState; }
    [[nodiscard]] const ResponseHead &head() const { return m_head; }
    [[nodiscard]] QByteArray lastEventId() const;
    [[nodiscard]] qint64 bytesReceived() const { return m_bytesReceived; } // of bodies, all attempts
    [[nodiscard]] int attempt() const { return m_attempt; } // from 1

signals:
    void readyStateChanged(runwatch::EventSource::ReadyState readyState);
    // The answer is an event stream; its first bytes follow. Once per connection.
    void opened();
    // A slice of bytes has been read and dispatched: the moment to look at counters.
    void sliceRead();
    // A connection is over. A slot may close(), and then nothing follows; else either
    // reconnectScheduled() or finished() does.
    void disconnected(const runwatch::StreamEnd &end);
    void reconnectScheduled(int delay); // ms
    // It will not connect again. Emitted once, last; never after close().
    void finished(const runwatch::StreamEnd &end);

private:
    // (net: to be completed)
    ReadyState m_readyState = ReadyState::Connecting;
    ResponseHead m_head;
    qint64 m_bytesReceived = 0;
    int m_attempt = 0;
};

} // namespace runwatch
