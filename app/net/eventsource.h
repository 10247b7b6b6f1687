// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/net/eventsourceoptions.h"
#include "app/net/reconnectdelay.h"
#include "app/net/responsehead.h"
#include "app/net/streamrequest.h"
#include "app/stream/eventstreamparser.h"
#include "app/stream/serversentevent.h"
#include "app/stream/streamend.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>

namespace runwatch {

class StreamConnection;

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
    // close() the event source; nothing is dispatched after that. It may not delete
    // it, but by deleteLater(). Any of them may be left empty.
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
    // A request goes out: the first one, or the next after a delay.
    void attemptStarted(int attempt); // from 1
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
    void connectNow();
    void takeOpening();
    void takeBytes(QByteArrayView bytes);
    void takeOversized(const Oversized &oversized);
    void takeEnd(const StreamEnd &end);
    void scheduleReconnect();
    [[nodiscard]] bool mayReconnect(const StreamEnd &end) const;
    void letGoOfConnection();
    void setReadyState(ReadyState readyState);

    StreamRequest m_request; // its URL changes when the server has moved for good
    const EventSourceOptions m_options;
    const Dispatch m_dispatch;
    StreamConnection *m_connection = nullptr; // our child
    std::unique_ptr<EventStreamParser> m_parser; // of this connection, or the last one
    ReconnectDelay m_delay;
    QTimer m_reconnectTimer;
    bool m_isClosed = false; // by close(): no signal may follow
    bool m_hasEndlessLine = false;
    ReadyState m_readyState = ReadyState::Connecting;
    ResponseHead m_head;
    qint64 m_bytesReceived = 0;
    int m_attempt = 0;
};

} // namespace runwatch
