// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/net/eventsource.h"

#include "app/net/networkrequest.h"
#include "app/net/reconnectpace.h"
#include "app/net/reconnectpolicy.h"
#include "app/net/retryafter.h"
#include "app/net/shownurl.h"
#include "app/net/streamconnection.h"

#include <QDeadlineTimer>
#include <QRandomGenerator>

#include <algorithm>
#include <utility>

namespace runwatch {

namespace {

template <typename... Functions>
struct Overloaded : Functions...
{
    using Functions::operator()...;
};

EventStreamParser::Limits limitsOf(const EventSourceOptions &options)
{
    return {options.lineLimit, options.eventLimit, options.hardLineLimit};
}

double chance()
{
    return QRandomGenerator::global()->generateDouble();
}

} // namespace

EventSource::EventSource(StreamRequest request, EventSourceOptions options, Dispatch dispatch,
                         QObject *parent)
    : QObject(parent)
    , m_request(std::move(request))
    , m_options(options)
    , m_dispatch(std::move(dispatch))
    , m_parser(std::make_unique<EventStreamParser>(QByteArray(), limitsOf(options)))
    , m_delay(options.reconnectionTime, options.longestDelay)
    , m_silence(options)
    , m_reconnectTimer(this)
    , m_healthTimer(this)
{
    m_reconnectTimer.setSingleShot(true);
    m_healthTimer.setSingleShot(true);
    m_reconnectTimer.setTimerType(Qt::PreciseTimer); // a coarse one would undo the pace
    connect(&m_reconnectTimer, &QTimer::timeout, this, &EventSource::connectNow);
    connect(&m_healthTimer, &QTimer::timeout, this, [this] { m_delay.reset(); });
    connect(&m_silence, &SilenceWatch::silent, this, [this] { takeEnd({StreamEnd::Kind::Silent, m_head.status, {}}); });
}

EventSource::~EventSource()
{
    letGoOfConnection();
}

void EventSource::open()
{
    connectNow();
}

void EventSource::openAgain(StreamRequest request)
{
    Q_ASSERT(m_readyState == ReadyState::Closed);
    m_isClosed = false;
    const bool wasGet = !m_request.isPost(); // a resumed POST may have become one
    m_request = wasGet ? asGet(std::move(request)) : std::move(request);
    m_delay.reset();
    setReadyState(ReadyState::Connecting);
    connectNow();
}

void EventSource::reconnectNow()
{
    if (m_reconnectTimer.isActive() || m_isPaused)
        connectNow();
}

void EventSource::pause()
{
    if (!mayBeOpenedAgain() || (m_connection && m_request.isPost()))
        return;
    m_isPaused = true;
    m_reconnectTimer.stop();
    if (m_connection)
        endConnection({StreamEnd::Kind::Paused, 0, {}});
    if (m_isClosed)
        return;
    setReadyState(ReadyState::Connecting);
    if (!m_isClosed)
        emit paused();
}

void EventSource::wake()
{
    if (!mayBeOpenedAgain())
        return;
    int delay = int(m_options.wakingSpread * chance());
    if (m_reconnectTimer.isActive())
        delay = std::min(delay, m_reconnectTimer.remainingTime());
    if (m_connection) {
        if (m_request.isPost())
            return; // no clock of ours closes a POST
        endConnection({StreamEnd::Kind::Slept, 0, {}});
        if (m_isClosed)
            return;
    }
    scheduleReconnect(delay, false);
}

void EventSource::close()
{
    m_isClosed = true;
    m_isPaused = false;
    m_reconnectTimer.stop();
    m_parser->stop();
    letGoOfConnection();
    setReadyState(ReadyState::Closed);
}

QByteArray EventSource::lastEventId() const
{
    return m_parser->lastEventId().toByteArray();
}

// The last one that a header can hold: of an id that it cannot, nothing is stored.
QByteArray EventSource::idToResumeFrom() const
{
    if (!m_request.sendsLastEventId)
        return {};
    return isFitForResuming(m_parser->lastEventId()) ? lastEventId() : m_lastFitId;
}

void EventSource::connectNow()
{
    m_reconnectTimer.stop();
    m_isPaused = m_hasEndlessLine = false;
    ++m_attempt;
    m_parser = std::make_unique<EventStreamParser>(lastEventId(), limitsOf(m_options));
    m_connection = new StreamConnection(m_request, m_options, idToResumeFrom(), this);
    connect(m_connection, &StreamConnection::sent, this, &EventSource::requestSent);
    connect(m_connection, &StreamConnection::opened, this, &EventSource::takeOpening);
    connect(m_connection, &StreamConnection::bytesReceived, this, &EventSource::takeBytes);
    connect(m_connection, &StreamConnection::sliceRead, this, &EventSource::sliceRead);
    connect(m_connection, &StreamConnection::ended, this, &EventSource::takeEnd);
    m_connection->open();
    emit attemptStarted(m_attempt);
}

void EventSource::takeOpening()
{
    m_head = m_connection->head();
    m_request.url = m_connection->permanentUrl();
    m_seen.beginConnection();
    m_silence.begin(m_request.hasIdleLimit && !m_request.isPost()); // no clock of ours closes a POST
    m_healthTimer.start(m_options.healthyAfter);
    setReadyState(ReadyState::Open);
    if (!m_isClosed)
        emit opened();
}

void EventSource::takeBytes(QByteArrayView bytes)
{
    m_bytesReceived += bytes.size();
    m_sliceEvents = m_sliceComments = 0;
    m_parser->feed(
        bytes,
        Overloaded{
            [this](const ServerSentEvent &event) { takeEvent(event); },
            [this](const Comment &comment) {
                ++m_sliceComments;
                if (m_dispatch.comment)
                    m_dispatch.comment(comment);
            },
            [this](const ReconnectionTime &time) {
                m_serversRetry = time.milliseconds;
                m_delay.setReconnectionTime(time.milliseconds);
            },
            [this](const Oversized &oversized) { takeOversized(oversized); },
        });
    if (m_connection)
        m_silence.takeSlice(bytes, m_sliceEvents, m_sliceComments);
    if (m_hasEndlessLine && !m_isClosed)
        takeEnd({StreamEnd::Kind::LineWithoutEnd, m_head.status, {}});
}

void EventSource::takeEvent(const ServerSentEvent &event)
{
    ++m_sliceEvents;
    if (event.hasId && m_request.sendsLastEventId) {
        m_silence.setSendsIds();
        if (isFitForResuming(event.lastEventId))
            m_lastFitId = event.lastEventId.toByteArray();
        const SeenEvents::Verdict verdict = m_seen.take(event);
        if (verdict == SeenEvents::Verdict::Repeated) {
            ++m_repeated;
            return;
        }
        if (verdict == SeenEvents::Verdict::IdReused && m_dispatch.idReused)
            m_dispatch.idReused(event.lastEventId);
    }
    m_delay.reset();
    if (m_dispatch.event)
        m_dispatch.event(event);
}

void EventSource::takeOversized(const Oversized &oversized)
{
    m_hasEndlessLine = oversized.what == Oversized::What::LineWithoutEnd;
    if (m_dispatch.oversized)
        m_dispatch.oversized(oversized);
}

void EventSource::takeEnd(const StreamEnd &end)
{
    endConnection(end);
    if (m_isClosed)
        return;
    if (mayReconnect(m_request, m_silence.sendsIds(), end)) {
        if (m_request.reconnect == StreamRequest::Reconnect::Get)
            m_request = asGet(std::move(m_request));
        scheduleReconnect(delayAfter(end), true);
        return;
    }
    setReadyState(ReadyState::Closed);
    if (!m_isClosed)
        emit finished(end);
}

void EventSource::endConnection(const StreamEnd &end)
{
    m_head = m_connection->head();
    m_certificate = m_connection->certificate();
    letGoOfConnection();
    emit disconnected(end);
}

void EventSource::scheduleReconnect(int delay, bool isPaced)
{
    setReadyState(ReadyState::Connecting);
    if (m_isClosed)
        return;
    if (isPaced && m_options.pace) {
        const qint64 now = QDeadlineTimer::current().deadline();
        delay = int(m_options.pace->take(originOf(m_request.url), now + delay, now) - now);
    }
    m_reconnectTimer.start(delay);
    emit reconnectScheduled(delay);
}

// In ms. A server that says when to come back is obeyed, and a little chance is added, since it
// said the same to everybody.
int EventSource::delayAfter(const StreamEnd &end)
{
    const int delay = m_delay.next(chance());
    if (end.kind != StreamEnd::Kind::HttpStatus)
        return delay;
    const std::optional<int> asked = retryAfter(m_head.header("Retry-After"), QDateTime::currentDateTimeUtc());
    return asked ? std::max(delay, int(*asked * (1 + 0.2 * chance()))) : delay;
}

bool EventSource::mayBeOpenedAgain() const
{
    return m_readyState != ReadyState::Closed && !m_isPaused && isAllowedToReconnect(m_request, m_silence.sendsIds());
}

void EventSource::letGoOfConnection()
{
    m_healthTimer.stop();
    m_silence.end();
    if (StreamConnection *connection = std::exchange(m_connection, nullptr)) {
        connection->close();
        connection->deleteLater();
    }
}

void EventSource::setReadyState(ReadyState readyState)
{
    if (std::exchange(m_readyState, readyState) != readyState)
        emit readyStateChanged(readyState);
}

} // namespace runwatch
