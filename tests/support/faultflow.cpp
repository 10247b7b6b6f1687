// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/faultflow.h"

#include <algorithm>
#include <cerrno>
#include <utility>

#include <sys/socket.h>

namespace runwatch {

namespace {

constexpr qsizetype enoughWaiting = 256 << 10; // bytes; a reader that stalls must stall the writer too

bool isOnlyBusy(int error)
{
    return error == EAGAIN || error == EWOULDBLOCK || error == EINTR;
}

} // namespace

FaultFlow::FaultFlow(int from, int to)
    : m_from(from)
    , m_to(to)
    , m_readable(from, QSocketNotifier::Read)
    , m_writable(to, QSocketNotifier::Write)
{
    m_writable.setEnabled(false);
    connect(&m_readable, &QSocketNotifier::activated, this, &FaultFlow::takeIn);
    connect(&m_writable, &QSocketNotifier::activated, this, &FaultFlow::pump);
    for (QTimer *timer : {&m_pace, &m_delay}) {
        timer->setSingleShot(true);
        timer->setTimerType(Qt::PreciseTimer);
    }
    connect(&m_pace, &QTimer::timeout, this, &FaultFlow::pump);
    connect(&m_delay, &QTimer::timeout, this, &FaultFlow::passOn);
}

void FaultFlow::add(const Fault &fault)
{
    const auto after = [](const Fault &a, const Fault &b) { return a.at < b.at; };
    m_faults.insert(std::upper_bound(m_faults.begin(), m_faults.end(), fault, after), fault);
    QMetaObject::invokeMethod(this, &FaultFlow::pump, Qt::QueuedConnection); // it may be for now
}

void FaultFlow::strike(Fault fault)
{
    takeIn(); // what has arrived came before the fault
    if (fault.at != Fault::AtOnce)
        fault.at += m_passed;
    add(fault);
}

void FaultFlow::letGo()
{
    m_faults.clear();
    m_endDelay = 0;
    m_isPaced = false;
    m_delay.stop();
    m_pace.stop();
    passOn();
}

void FaultFlow::passOn()
{
    m_isHeld = false;
    pump();
}

void FaultFlow::end()
{
    m_faults.clear();
    m_waiting.clear();
    m_isHeld = m_isPaced = false;
    m_isEnding = true;
    pump();
}

void FaultFlow::stop()
{
    m_isStopped = true;
    m_readable.setEnabled(false);
    m_writable.setEnabled(false);
    m_pace.stop();
    m_delay.stop();
}

void FaultFlow::takeIn()
{
    char buffer[16 << 10];
    while (!m_isStopped && !m_hasReadEnd && m_waiting.size() < enoughWaiting) {
        const ssize_t size = ::recv(m_from, buffer, sizeof buffer, 0);
        if (size < 0 && isOnlyBusy(errno))
            break;
        if (size < 0) {
            emit resetAsked();
            return;
        }
        m_hasReadEnd = size == 0;
        if (!m_isEnding)
            m_waiting.append(buffer, size);
    }
    pump();
}

void FaultFlow::pump()
{
    while (letSomePass()) { }
    writeOut();
    if (m_isStopped)
        return;
    m_readable.setEnabled(!m_hasReadEnd && m_waiting.size() < enoughWaiting);
    m_writable.setEnabled(!m_out.isEmpty());
    if (!m_out.isEmpty() || !(m_isEnding || (m_hasReadEnd && !m_isHeld && m_waiting.isEmpty())))
        return;
    if (const int delay = std::exchange(m_endDelay, 0); delay > 0) {
        m_isHeld = true;
        m_delay.start(delay);
    } else {
        sendEnd();
    }
}

bool FaultFlow::letSomePass()
{
    if (m_isStopped || m_isHeld)
        return false;
    const bool isFaultDue = !m_faults.isEmpty() && m_faults.first().at <= m_passed;
    if (isFaultDue && (!m_waiting.isEmpty() || m_faults.first().at == Fault::AtOnce))
        return begin(m_faults.takeFirst());
    if (m_waiting.isEmpty() || (m_isPaced && m_pace.isActive()))
        return false;
    qint64 count = m_waiting.size();
    if (!m_faults.isEmpty())
        count = std::min(count, m_faults.first().at - m_passed);
    if (m_isPaced) {
        count = 1;
        m_pace.start();
    }
    pass(count);
    return true;
}

bool FaultFlow::begin(const Fault &fault)
{
    switch (fault.kind) {
    case Fault::Kind::Cut:
        emit cutAsked();
        return false;
    case Fault::Kind::Reset:
        writeOut(); // as far as it goes
        emit resetAsked();
        return false;
    case Fault::Kind::Delay:
        m_delay.start(fault.milliseconds);
        m_isHeld = true;
        return false;
    case Fault::Kind::Stall:
        m_isHeld = true;
        return false;
    case Fault::Kind::HoldEnd:
        m_endDelay = fault.milliseconds;
        return true;
    case Fault::Kind::Split:
    case Fault::Kind::Drip:
        m_isPaced = true;
        m_pace.setInterval(fault.milliseconds);
        return true;
    case Fault::Kind::Garble:
        m_garbled = fault.count;
        return true;
    case Fault::Kind::Duplicate:
        if (m_waiting.size() < fault.count && !m_hasReadEnd) {
            m_faults.prepend(fault); // when the rest has come
            return false;
        }
        m_out += m_waiting.first(std::min<qsizetype>(fault.count, m_waiting.size()));
        pass(std::min<qint64>(fault.count, m_waiting.size()));
        return true;
    }
    return false;
}

void FaultFlow::pass(qint64 count)
{
    for (qint64 i = 0; i < count; ++i) {
        const char byte = m_waiting.at(i);
        m_out += m_garbled > 0 ? char(~byte) : byte;
        m_garbled = std::max<qint64>(0, m_garbled - 1);
    }
    m_waiting.remove(0, count);
    m_passed += count;
}

void FaultFlow::writeOut()
{
    while (!m_isStopped && !m_out.isEmpty()) {
        const ssize_t size = ::send(m_to, m_out.constData(), size_t(m_out.size()), MSG_NOSIGNAL);
        if (size < 0 && isOnlyBusy(errno))
            return;
        if (size < 0) {
            emit resetAsked();
            return;
        }
        m_out.remove(0, size);
    }
}

void FaultFlow::sendEnd()
{
    if (!std::exchange(m_hasSentEnd, true))
        ::shutdown(m_to, SHUT_WR);
    if (m_hasReadEnd && !std::exchange(m_hasEnded, true))
        emit ended();
}

} // namespace runwatch
