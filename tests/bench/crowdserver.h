// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

#include <atomic>
#include <thread>
#include <vector>

namespace runwatch {

// A server on 127.0.0.1 for a thousand readers at once: each is sent the head and
// one event as soon as it has asked, and then one event a second, an HTTP chunk
// each. Event loop and sockets are on a thread of its own.
class CrowdServer final
{
public:
    // Spread: the readers' seconds begin evenly spread, so that hardly two are sent at a time.
    // Together: all are sent at once, each second.
    enum class Beat : quint8 { Spread, Together };

    explicit CrowdServer(Beat beat);
    ~CrowdServer(); // closes every connection

    CrowdServer(const CrowdServer &) = delete;
    CrowdServer &operator=(const CrowdServer &) = delete;

    [[nodiscard]] quint16 port() const { return m_port; } // 0: could not listen
    [[nodiscard]] int readers() const { return m_readers; } // that have been answered and are still there
    [[nodiscard]] qint64 requests() const { return m_requests; } // answered so far

private:
    struct Reader
    {
        int socket = -1;
        bool isAnswered = false;
        QByteArray request;
        qint64 nextAt = 0; // ns of the steady clock
        qint64 events = 0;
    };

    void serve(const std::stop_token &stop);
    void takeReaders();
    void read(size_t at);
    void answer(Reader &reader, size_t at);
    void sendDue(qint64 now);
    void sendEvent(Reader &reader, QByteArray head);
    void drop(Reader &reader);

    const Beat m_beat;
    int m_listener = -1;
    int m_epoll = -1;
    quint16 m_port = 0;
    std::vector<Reader> m_all; // places are used again
    std::atomic<int> m_readers = 0;
    std::atomic<qint64> m_requests = 0;
    std::jthread m_thread; // last: it ends before what it uses
};

} // namespace runwatch
