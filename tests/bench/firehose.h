// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

#include <optional>
#include <thread>

namespace runwatch {

// A server on 127.0.0.1 that answers each connection with the same event stream,
// one HTTP chunk an event, as fast as the reader takes it. Blocking sockets on a
// thread of its own, so that it costs as little of the two cores as can be.
class Firehose final
{
public:
    // `events` progress events of about 200 bytes each, then a terminal one.
    explicit Firehose(qint64 events);
    ~Firehose();

    Firehose(const Firehose &) = delete;
    Firehose &operator=(const Firehose &) = delete;

    [[nodiscard]] quint16 port() const { return m_port; }
    // Serves one connection and gives the seconds from its request to the moment the reader
    // has read everything and closed. Nothing when it closed before the end.
    [[nodiscard]] std::optional<double> serveOne();

private:
    const qint64 m_events;
    QByteArray m_block; // some hundred chunks, sent again and again
    qint64 m_eventsPerBlock = 0;
    int m_listener = -1;
    quint16 m_port = 0;
};

} // namespace runwatch
