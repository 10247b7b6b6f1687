// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/faultproxy.h"

#include "tests/support/faultlink.h"
#include "tests/support/listener.h"

#include <fcntl.h>

namespace runwatch {

FaultProxy::FaultProxy(quint16 serverPort, QObject *parent)
    : QObject(parent)
    , m_serverPort(serverPort)
    , m_server(new Listener([this](qintptr descriptor) { takeConnection(descriptor); }, this))
{
    m_server->setListenBacklogSize(200);
    listenAgain();
    m_port = m_server->serverPort();
}

FaultProxy::~FaultProxy()
{
    for (FaultLink *link : std::as_const(m_links))
        link->disconnect(this);
}

void FaultProxy::plan(const Fault &fault)
{
    m_plan.append(fault);
}

void FaultProxy::planFor(int connection, const Fault &fault)
{
    m_plans[connection].append(fault);
}

void FaultProxy::strike(const Fault &fault)
{
    for (FaultLink *link : std::as_const(m_links))
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

void FaultProxy::listenAgain()
{
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

} // namespace runwatch
