// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/crowdserver.h"

#include <algorithm>
#include <array>
#include <chrono>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace runwatch {

namespace {

constexpr qint64 Second = 1'000'000'000; // ns
constexpr quint64 Listener = ~quint64(0);
constexpr int TickTime = 1; // ms

qint64 now()
{
    return std::chrono::steady_clock::now().time_since_epoch() / std::chrono::nanoseconds(1);
}

QByteArray chunk(const QByteArray &bytes)
{
    return QByteArray::number(bytes.size(), 16) + "\r\n" + bytes + "\r\n";
}

QByteArray progressEvent(qint64 number)
{
    return "data: {\"progress\": " + QByteArray::number(number % 99) + ", \"message\": \"Processing block "
        + QByteArray::number(number) + " of the nightly import\", \"status\": \"progress\", \"phase\": \"upload\"}\n\n";
}

} // namespace

CrowdServer::CrowdServer(Beat beat)
    : m_beat(beat)
    , m_listener(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0))
    , m_epoll(::epoll_create1(EPOLL_CLOEXEC))
{
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    epoll_event interest = {EPOLLIN, {.u64 = Listener}};
    if (::bind(m_listener, reinterpret_cast<sockaddr *>(&address), size) == 0 && ::listen(m_listener, 4096) == 0
        && ::getsockname(m_listener, reinterpret_cast<sockaddr *>(&address), &size) == 0
        && ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, m_listener, &interest) == 0)
        m_port = ntohs(address.sin_port);
    m_thread = std::jthread([this](const std::stop_token &stop) { serve(stop); });
}

CrowdServer::~CrowdServer()
{
    m_thread.request_stop();
    m_thread.join();
    for (Reader &reader : m_all)
        drop(reader);
    ::close(m_epoll);
    ::close(m_listener);
}

void CrowdServer::serve(const std::stop_token &stop)
{
    std::array<epoll_event, 256> ready;
    while (!stop.stop_requested()) {
        const int count = ::epoll_wait(m_epoll, ready.data(), int(ready.size()), TickTime);
        for (int i = 0; i < count; ++i) {
            const quint64 at = ready[size_t(i)].data.u64;
            if (at == Listener)
                takeReaders();
            else
                read(size_t(at));
        }
        sendDue(now());
    }
}

void CrowdServer::takeReaders()
{
    int socket = -1;
    while ((socket = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK)) >= 0) {
        auto place = std::find_if(m_all.begin(), m_all.end(), [](const Reader &reader) { return reader.socket < 0; });
        if (place == m_all.end())
            place = m_all.emplace(m_all.end());
        *place = Reader{.socket = socket, .request = {}};
        epoll_event interest = {EPOLLIN | EPOLLRDHUP, {.u64 = quint64(place - m_all.begin())}};
        if (::epoll_ctl(m_epoll, EPOLL_CTL_ADD, socket, &interest) != 0)
            drop(*place);
    }
}

void CrowdServer::read(size_t at)
{
    Reader &reader = m_all[at];
    char buffer[4096];
    const auto count = ::recv(reader.socket, buffer, sizeof buffer, 0);
    if (count <= 0) {
        drop(reader);
        return;
    }
    reader.request.append(buffer, count);
    if (!reader.isAnswered && reader.request.endsWith("\r\n\r\n"))
        answer(reader, at);
}

void CrowdServer::answer(Reader &reader, size_t at)
{
    reader.isAnswered = true;
    reader.request.clear();
    const qint64 second = now() / Second * Second;
    const qint64 offset = m_beat == Beat::Spread ? qint64(at % 1000) * (Second / 1000) : 0;
    reader.nextAt = second + 2 * Second + offset;
    ++m_requests;
    ++m_readers;
    sendEvent(reader, "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n");
}

void CrowdServer::sendDue(qint64 now)
{
    for (Reader &reader : m_all) {
        if (!reader.isAnswered || reader.nextAt > now)
            continue;
        reader.nextAt += Second;
        sendEvent(reader, {});
    }
}

// A few hundred bytes a second: a reader that cannot take them at once is of no use here.
void CrowdServer::sendEvent(Reader &reader, QByteArray head)
{
    head += chunk(progressEvent(++reader.events));
    if (::send(reader.socket, head.constData(), size_t(head.size()), MSG_NOSIGNAL) != head.size())
        drop(reader);
}

void CrowdServer::drop(Reader &reader)
{
    if (reader.socket < 0)
        return;
    m_readers -= reader.isAnswered ? 1 : 0;
    ::close(reader.socket);
    reader = {};
}

} // namespace runwatch
