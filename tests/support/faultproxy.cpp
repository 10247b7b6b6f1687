// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/faultproxy.h"

#include "tests/support/faultlink.h"
#include "tests/support/listener.h"
#include "tests/support/loopbacksocket.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace runwatch {

namespace {

constexpr int backlog = 200; // connections that wait to be taken

bool isConnected(int descriptor)
{
    pollfd waiting{descriptor, POLLOUT, 0};
    return ::poll(&waiting, 1, 50) == 1; // ms; on loopback it is done at once, or never
}

} // namespace

FaultProxy::FaultProxy(quint16 serverPort, QObject *parent)
    : QObject(parent)
    , m_serverPort(serverPort)
    , m_server(new Listener([this](qintptr descriptor) { takeConnection(descriptor); }, this))
{
    m_server->setListenBacklogSize(backlog);
    listenAgain();
    m_port = m_server->serverPort();
}

FaultProxy::~FaultProxy()
{
    for (FaultLink *link : std::as_const(m_links))
        link->disconnect(this);
    closeFillers();
}

void FaultProxy::plan(const Fault &fault)
{
    m_plan.append(fault);
}

void FaultProxy::planFor(int connection, const Fault &fault)
{
    m_plans[connection].append(fault);
}

void FaultProxy::clearPlans()
{
    m_plan.clear();
    m_plans.clear();
}

void FaultProxy::strike(const Fault &fault)
{
    for (FaultLink *link : std::as_const(m_links))
        link->flow(fault.direction).strike(fault);
}

void FaultProxy::strikeAt(int connection, const Fault &fault)
{
    if (FaultLink *link = m_links.value(connection))
        link->flow(fault.direction).strike(fault);
}

void FaultProxy::letGo()
{
    const QList<FaultLink *> links = m_links.values(); // one may close
    for (FaultLink *link : links)
        link->letGo();
}

void FaultProxy::stopListening()
{
    m_server->close();
}

// A queue without room: the system answers no SYN any more.
void FaultProxy::playDead()
{
    m_server->pauseAccepting();
    ::listen(int(m_server->socketDescriptor()), 0);
    do {
        m_fillers.append(loopbackSocket(m_port));
    } while (isConnected(m_fillers.last()));
    m_fillersToTake += int(m_fillers.size()) - 1; // the last has found no room
}

void FaultProxy::listenAgain()
{
    closeFillers();
    if (m_server->isListening()) {
        ::listen(int(m_server->socketDescriptor()), backlog);
        m_server->resumeAccepting();
        return;
    }
    if (!m_server->listen(QHostAddress::LocalHost, m_port))
        qFatal("cannot listen on 127.0.0.1:%d", int(m_port));
}

QUrl FaultProxy::through(QUrl url) const
{
    url.setPort(m_port);
    return url;
}

qint64 FaultProxy::passed(int connection, Fault::Direction direction) const
{
    FaultLink *link = m_links.value(connection);
    return link ? link->flow(direction).passed() : 0;
}

void FaultProxy::takeConnection(qintptr descriptor)
{
    const int client = int(descriptor);
    if (m_fillersToTake > 0) {
        --m_fillersToTake;
        ::close(client);
        return;
    }
    ::fcntl(client, F_SETFL, ::fcntl(client, F_GETFL) | O_NONBLOCK);
    const int number = ++m_connections;
    auto *link = new FaultLink(client, m_serverPort, this);
    m_links.insert(number, link);
    connect(link, &FaultLink::closed, this, [this, link, number] {
        m_links.remove(number);
        link->deleteLater();
    });
    for (const Fault &fault : m_plan + m_plans.take(number))
        link->flow(fault.direction).add(fault);
}

void FaultProxy::closeFillers()
{
    for (const int filler : std::as_const(m_fillers))
        ::close(filler);
    m_fillers.clear();
}

} // namespace runwatch
