// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/net/eventsourceoptions.h"
#include "app/net/reconnectdelay.h"
#include "app/net/responsehead.h"
#include "app/net/silencewatch.h"
#include "app/net/streamrequest.h"
#include "app/stream/certificatefacts.h"
#include "app/stream/eventstreamparser.h"
#include "app/stream/seenevents.h"
#include "app/stream/serversentevent.h"
#include "app/stream/streamend.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>

namespace runwatch {

class StreamConnection;

// Reads one event stream over HTTP after the WHATWG section "Server-sent events":
// connects, judges the answer, hands its bytes to the parser, leaves out what it has
// read before, takes a silent connection for dead, reconnects, gives up. It knows
// nothing of jobs. Lives in the stream thread.
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
        std::function<void(QByteArrayView id)> idReused; // SeenEvents::Verdict; its event follows
    };

    EventSource(StreamRequest request, EventSourceOptions options, Dispatch dispatch,
                QObject *parent = nullptr);
    ~EventSource() override; // closes; no signal

    void open(); // once
    // Opens it again after finished() or close(), from the last event ID on: the operator has changed something.
    void openAgain(StreamRequest request);
    void reconnectNow(); // while it waits for the next attempt or is paused; else nothing
    // Where reconnecting is allowed: closes the connection, and opens none until reconnectNow().
    void pause();
    // This machine has slept: a connection that may be opened again is, within `wakingSpread`.
    void wake();
    // Whether this server's event ids are a cursor; false: they are not looked at. As the request has it, till then.
    void setSendsLastEventId(bool sends) { m_request.sendsLastEventId = sends; }
    void close(); // aborts at once and never calls back; no signal follows but readyStateChanged

    [[nodiscard]] ReadyState readyState() const { return m_readyState; }
    [[nodiscard]] const ResponseHead &head() const { return m_head; }
    [[nodiscard]] QByteArray lastEventId() const;
    [[nodiscard]] qint64 bytesReceived() const { return m_bytesReceived; } // of bodies, all attempts
    [[nodiscard]] int attempt() const { return m_attempt; } // from 1
    [[nodiscard]] bool isPaused() const { return m_isPaused; }
    [[nodiscard]] bool isPost() const { return m_request.isPost(); } // a resumed POST may have become a GET
    [[nodiscard]] bool sendsIds() const { return m_silence.sendsIds(); }
    [[nodiscard]] bool repeatsIds() const { return !m_seen.areUnique(); }
    [[nodiscard]] qint64 repeatedEvents() const { return m_repeated; } // left out, all attempts
    [[nodiscard]] qint64 keepAliveGap() const { return m_silence.keepAliveGap(); } // ms; 0: not known
    [[nodiscard]] qint64 idleLimit() const { return m_silence.limit(); } // ms of silence that ends the connection; 0: none does
    [[nodiscard]] qint64 sinceLastLine() const { return m_silence.sinceLastLine(); } // ms: since a line of the stream was complete
    // The server's, when this attempt or the last one ended because it was not trusted.
    [[nodiscard]] const std::optional<CertificateFacts> &certificate() const { return m_certificate; }
    [[nodiscard]] qint64 reconnectionTime() const { return m_serversRetry; } // ms as sent; -1: never

signals:
    void readyStateChanged(runwatch::EventSource::ReadyState readyState);
    // A request goes out: the first one, or the next after a delay.
    void attemptStarted(int attempt); // from 1
    // Connected, and the request is under way. Once for each hop of an attempt.
    void requestSent();
    // The answer is an event stream; its first bytes follow. Once per connection.
    void opened();
    // A slice of bytes has been read and dispatched: the moment to look at counters.
    void sliceRead();
    // A connection is over. A slot may close(), and then nothing follows; else either
    // reconnectScheduled() or finished() does.
    void disconnected(const runwatch::StreamEnd &end);
    void reconnectScheduled(int delay); // ms
    void paused(); // by pause(); reconnectNow() goes on
    // It will not connect again. Emitted once, last; never after close().
    void finished(const runwatch::StreamEnd &end);

private:
    void connectNow();
    void takeOpening();
    void takeBytes(QByteArrayView bytes);
    void takeEvent(const ServerSentEvent &event);
    void takeOversized(const Oversized &oversized);
    void takeEnd(const StreamEnd &end);
    void endConnection(const StreamEnd &end);
    void scheduleReconnect(int delay, bool isPaced);
    [[nodiscard]] int delayAfter(const StreamEnd &end);
    [[nodiscard]] bool mayBeOpenedAgain() const;
    [[nodiscard]] QByteArray idToResumeFrom() const;
    void letGoOfConnection();
    void setReadyState(ReadyState readyState);

    StreamRequest m_request; // its URL changes when the server has moved for good
    const EventSourceOptions m_options;
    const Dispatch m_dispatch;
    StreamConnection *m_connection = nullptr; // our child
    std::unique_ptr<EventStreamParser> m_parser; // of this connection, or the last one
    SeenEvents m_seen;
    ReconnectDelay m_delay;
    SilenceWatch m_silence;
    QTimer m_reconnectTimer;
    QTimer m_healthTimer;
    bool m_isClosed = false; // by close(): no signal may follow
    bool m_isPaused = false;
    bool m_hasEndlessLine = false;
    int m_sliceEvents = 0;
    int m_sliceComments = 0;
    QByteArray m_lastFitId; // to resume from, should the last one be no good for that
    ReadyState m_readyState = ReadyState::Connecting;
    ResponseHead m_head;
    std::optional<CertificateFacts> m_certificate;
    qint64 m_bytesReceived = 0;
    qint64 m_repeated = 0;
    qint64 m_serversRetry = -1;
    int m_attempt = 0;
};

} // namespace runwatch
