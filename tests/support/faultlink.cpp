// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/faultlink.h"

#include "tests/support/loopbacksocket.h"

#include <utility>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

namespace runwatch {

namespace {

void sendAtOnce(int descriptor)
{
    const int on = 1;
    ::setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
}

} // namespace

FaultLink::FaultLink(int client, quint16 serverPort, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_server(loopbackSocket(serverPort))
    , m_toServer(std::make_unique<FaultFlow>(m_client, m_server))
    , m_toClient(std::make_unique<FaultFlow>(m_server, m_client))
{
    sendAtOnce(m_client);
    sendAtOnce(m_server);
    for (FaultFlow *flow : {m_toServer.get(), m_toClient.get()}) {
        connect(flow, &FaultFlow::cutAsked, this, &FaultLink::cut);
        connect(flow, &FaultFlow::resetAsked, this, &FaultLink::reset);
        connect(flow, &FaultFlow::ended, this, &FaultLink::closeIfBothEnded);
    }
    // Nobody is left to be held up.
    connect(m_toServer.get(), &FaultFlow::ended, m_toClient.get(), &FaultFlow::letGo);
}

FaultLink::~FaultLink()
{
    disconnect();
    close();
}

FaultFlow &FaultLink::flow(Fault::Direction direction)
{
    return direction == Fault::Direction::ToClient ? *m_toClient : *m_toServer;
}

void FaultLink::letGo()
{
    m_toServer->letGo();
    m_toClient->letGo();
}

void FaultLink::cut()
{
    m_toServer->end();
    m_toClient->end();
}

void FaultLink::reset()
{
    const linger atOnce{1, 0}; // closing now sends RST
    ::setsockopt(m_client, SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
    ::setsockopt(m_server, SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
    close();
}

void FaultLink::closeIfBothEnded()
{
    if (++m_ended == 2)
        close();
}

void FaultLink::close()
{
    m_toServer->stop();
    m_toClient->stop();
    if (m_client < 0)
        return;
    ::close(std::exchange(m_client, -1));
    ::close(std::exchange(m_server, -1));
    emit closed();
}

} // namespace runwatch
