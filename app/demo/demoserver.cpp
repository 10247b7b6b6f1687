// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/demo/demoserver.h"

#include "app/demo/democonnection.h"
#include "app/demo/demoroute.h"

#include <QHostAddress>
#include <QTcpServer>
#include <QTcpSocket>

namespace runwatch {

DemoServer::DemoServer(QObject *parent, double speed)
    : QObject(parent)
    , m_server(new QTcpServer(this))
    , m_speed(speed)
{
    connect(m_server, &QTcpServer::newConnection, this, &DemoServer::acceptConnections);
}

bool DemoServer::listen()
{
    return m_server->listen(QHostAddress::LocalHost);
}

QString DemoServer::errorString() const
{
    return m_server->errorString();
}

QUrl DemoServer::origin() const
{
    QUrl url;
    url.setScheme(QStringLiteral("http"));
    url.setHost(m_server->serverAddress().toString());
    url.setPort(m_server->serverPort());
    return url;
}

QList<DemoServer::Sample> DemoServer::samples() const
{
    QList<Sample> samples;
    for (const DemoRoute &route : demoRoutes()) {
        QUrl url = origin();
        url.setPath(QString::fromLatin1(route.path));
        samples.append({route.methods.first(), url, route.sampleBody, route.token});
    }
    return samples;
}

void DemoServer::acceptConnections()
{
    while (QTcpSocket *socket = m_server->nextPendingConnection())
        new DemoConnection(socket, m_speed, this);
}

} // namespace runwatch
