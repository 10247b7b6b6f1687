// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/headless/interrupt.h"

#ifdef Q_OS_UNIX

#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace runwatch {

namespace {

volatile int writer = -1; // a signal handler can reach nothing but globals

void wakeUp(int)
{
    ::alarm(1);
    const char byte = 0;
    [[maybe_unused]] const auto written = ::write(writer, &byte, 1); // full: somebody is awake already
}

void leave(int)
{
    ::_exit(1);
}

void setHandler(int signal, void (*handler)(int))
{
    struct sigaction action = {};
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    ::sigaction(signal, &action, nullptr);
}

} // namespace

Interrupt::Interrupt(QObject *parent)
    : QObject(parent)
{
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0)
        return;
    m_reader = ends[0];
    writer = ends[1];
    m_notifier = std::make_unique<QSocketNotifier>(m_reader, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] {
        char byte;
        while (::read(m_reader, &byte, 1) > 0) { }
        emit requested();
    });
    setHandler(SIGINT, wakeUp);
    setHandler(SIGTERM, wakeUp);
    setHandler(SIGALRM, leave);
    setHandler(SIGPIPE, SIG_IGN);
}

Interrupt::~Interrupt()
{
    if (m_reader < 0)
        return;
    setHandler(SIGINT, SIG_DFL);
    setHandler(SIGTERM, SIG_DFL);
    m_notifier.reset();
    ::close(m_reader);
    ::close(writer);
    writer = -1;
}

} // namespace runwatch

#else

namespace runwatch {

Interrupt::Interrupt(QObject *parent)
    : QObject(parent)
{
}

Interrupt::~Interrupt() = default;

} // namespace runwatch

#endif
