// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/firehose.h"

#include <QElapsedTimer>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace runwatch {

namespace {

QByteArray chunk(const QByteArray &event)
{
    return QByteArray::number(event.size(), 16) + "\r\n" + event + "\r\n";
}

QByteArray progressEvent(qint64 number)
{
    const QByteArray data = "data: {\"progress\": " + QByteArray::number(number % 99) + ", \"message\": \"Processing block "
        + QByteArray::number(100'000 + number) + " of the nightly import\", \"status\": \"progress\", \"phase\": \"upload\"";
    const QByteArray end = "}\n\n";
    return data + ", \"note\": \"" + QByteArray(200 - data.size() - end.size() - 11, 'x') + '"' + end;
}

bool sendAll(int socket, const QByteArray &bytes)
{
    for (qsizetype sent = 0; sent < bytes.size();) {
        const auto count = ::send(socket, bytes.constData() + sent, size_t(bytes.size() - sent), MSG_NOSIGNAL);
        if (count <= 0)
            return false;
        sent += count;
    }
    return true;
}

bool readRequest(int socket)
{
    QByteArray request;
    char buffer[4096];
    while (!request.contains("\r\n\r\n")) {
        const auto count = ::recv(socket, buffer, sizeof buffer, 0);
        if (count <= 0)
            return false;
        request.append(buffer, count);
    }
    return true;
}

} // namespace

Firehose::Firehose(qint64 events)
    : m_events(events)
{
    while (m_block.size() < 256 << 10)
        m_block += chunk(progressEvent(m_eventsPerBlock++));
    m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (::bind(m_listener, reinterpret_cast<sockaddr *>(&address), size) == 0 && ::listen(m_listener, 8) == 0
        && ::getsockname(m_listener, reinterpret_cast<sockaddr *>(&address), &size) == 0)
        m_port = ntohs(address.sin_port);
}

Firehose::~Firehose()
{
    ::close(m_listener);
}

std::optional<double> Firehose::serveOne()
{
    const int socket = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
    if (socket < 0 || !readRequest(socket)) {
        ::close(socket);
        return {};
    }
    QElapsedTimer timer;
    timer.start();
    bool isWhole = sendAll(socket, "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n");
    for (qint64 sent = 0; isWhole && sent < m_events; sent += m_eventsPerBlock)
        isWhole = sendAll(socket, m_block);
    isWhole = isWhole && sendAll(socket, chunk("data: {\"status\": \"complete\", \"progress\": 100}\n\n") + "0\r\n\r\n");
    char byte;
    while (::recv(socket, &byte, 1, 0) > 0) { } // until the reader has read it all and closes
    ::close(socket);
    return isWhole ? std::optional(double(timer.nsecsElapsed()) / 1e9) : std::nullopt;
}

} // namespace runwatch
