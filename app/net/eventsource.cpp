// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/net/eventsource.h"

#include "app/net/streamconnection.h"

#include <QRandomGenerator>

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

} // namespace

EventSource::EventSource(StreamRequest request, EventSourceOptions options, Dispatch dispatch,
                         QObject *parent)
    : QObject(parent)
    , m_request(std::move(request))
    , m_options(options)
    , m_dispatch(std::move(dispatch))
    , m_parser(std::make_unique<EventStreamParser>(QByteArray(), limitsOf(options)))
    , m_delay(options.reconnectionTime, options.longestDelay)
{
    m_reconnectTimer.setSingleShot(true);
    connect(&m_reconnectTimer, &QTimer::timeout, this, &EventSource::connectNow);
}

EventSource::~EventSource()
{
    letGoOfConnection();
}

void EventSource::open()
{
    connectNow();
}

void EventSource::reconnectNow()
{
    if (m_reconnectTimer.isActive())
        connectNow();
}

void EventSource::close()
{
    m_isClosed = true;
    m_reconnectTimer.stop();
    m_parser->stop();
    letGoOfConnection();
    setReadyState(ReadyState::Closed);
}

QByteArray EventSource::lastEventId() const
{
    return m_parser->lastEventId().toByteArray();
}

void EventSource::connectNow()
{
    m_reconnectTimer.stop();
    ++m_attempt;
    m_parser = std::make_unique<EventStreamParser>(lastEventId(), limitsOf(m_options));
    m_connection = new StreamConnection(m_request, m_options, lastEventId(), this);
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
    setReadyState(ReadyState::Open);
    if (!m_isClosed)
        emit opened();
}

void EventSource::takeBytes(QByteArrayView bytes)
{
    m_bytesReceived += bytes.size();
    m_parser->feed(
        bytes,
        Overloaded{
            [this](const ServerSentEvent &event) {
                m_delay.reset();
                if (m_dispatch.event)
                    m_dispatch.event(event);
            },
            [this](const Comment &comment) {
                if (m_dispatch.comment)
                    m_dispatch.comment(comment);
            },
            [this](const ReconnectionTime &time) { m_delay.setReconnectionTime(time.milliseconds); },
            [this](const Oversized &oversized) { takeOversized(oversized); },
        });
    if (m_hasEndlessLine && !m_isClosed)
        takeEnd({StreamEnd::Kind::LineWithoutEnd, m_head.status, {}});
}

void EventSource::takeOversized(const Oversized &oversized)
{
    m_hasEndlessLine = oversized.what == Oversized::What::LineWithoutEnd;
    if (m_dispatch.oversized)
        m_dispatch.oversized(oversized);
}

void EventSource::takeEnd(const StreamEnd &end)
{
    m_head = m_connection->head();
    letGoOfConnection();
    emit disconnected(end);
    if (m_isClosed)
        return;
    if (mayReconnect(end)) {
        scheduleReconnect();
        return;
    }
    setReadyState(ReadyState::Closed);
    if (!m_isClosed)
        emit finished(end);
}

void EventSource::scheduleReconnect()
{
    setReadyState(ReadyState::Connecting);
    if (m_isClosed)
        return;
    const int delay = m_delay.next(QRandomGenerator::global()->generateDouble());
    m_reconnectTimer.start(delay);
    emit reconnectScheduled(delay);
}

bool EventSource::mayReconnect(const StreamEnd &end) const
{
    return m_options.reconnect == EventSourceOptions::Reconnect::GetOnly && !m_request.isPost()
        && isRecoverable(end);
}

void EventSource::letGoOfConnection()
{
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
