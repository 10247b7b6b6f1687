// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/scriptedserver.h"

#include "tests/support/listener.h"
#include "tests/support/scriptedconnection.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>

#include <algorithm>

namespace runwatch {

namespace {

QByteArray contentsOf(const QString &name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

std::unique_ptr<QTcpSocket> encryptedSocket(qintptr descriptor, const QSslConfiguration &tls)
{
    auto socket = std::make_unique<QSslSocket>();
    socket->setSocketDescriptor(descriptor);
    socket->setSslConfiguration(tls);
    socket->startServerEncryption();
    return socket;
}

QByteArray withoutQuery(const QByteArray &path)
{
    const qsizetype question = path.indexOf('?');
    return question < 0 ? path : path.first(question);
}

} // namespace

QByteArray RecordedRequest::header(const QByteArray &name) const
{
    for (const auto &[key, value] : headers)
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    return {};
}

ScriptedServer::ScriptedServer(Transport transport, QObject *parent)
    : QObject(parent)
    , m_server(new Listener([this](qintptr descriptor) { takeConnection(descriptor); }, this))
    , m_transport(transport)
{
    if (transport == Transport::Tls)
        m_tls = tlsOf(QStringLiteral("server"));
    m_clock.start();
    m_server->setListenBacklogSize(200);
    if (!m_server->listen(QHostAddress::LocalHost))
        qFatal("no free port on 127.0.0.1");
}

ScriptedServer::~ScriptedServer() = default;

void ScriptedServer::serve(const QByteArray &path, const ServerScript &script)
{
    m_scripts.insert(path, script);
}

void ScriptedServer::serveOnce(const QByteArray &path, const ServerScript &script)
{
    m_once[path].append(script);
}

void ScriptedServer::serveWith(const QByteArray &path, std::function<ServerScript(const RecordedRequest &)> answer)
{
    m_answers.insert(path, std::move(answer));
}

void ScriptedServer::greetWith(const ServerScript &script)
{
    m_greeting = script;
}

void ScriptedServer::release()
{
    const QSet<ScriptedConnection *> connections = m_connections; // a cut takes one away
    for (ScriptedConnection *connection : connections)
        connection->release();
}

void ScriptedServer::cutAll()
{
    const QSet<ScriptedConnection *> connections = m_connections;
    for (ScriptedConnection *connection : connections)
        connection->cut();
}

void ScriptedServer::stopListening()
{
    m_server->close();
}

QUrl ScriptedServer::url(const QString &path) const
{
    const QString scheme = m_transport == Transport::Tls ? QStringLiteral("https") : QStringLiteral("http");
    return QUrl(QStringLiteral("%1://127.0.0.1:%2%3").arg(scheme).arg(port()).arg(path));
}

quint16 ScriptedServer::port() const
{
    return m_server->serverPort();
}

int ScriptedServer::requestCount(const QByteArray &path) const
{
    return int(std::count_if(m_requests.cbegin(), m_requests.cend(), [&path](const RecordedRequest &request) {
        return withoutQuery(request.path) == path;
    }));
}

int ScriptedServer::holdingConnections() const
{
    return int(std::count_if(m_connections.cbegin(), m_connections.cend(),
                             [](const ScriptedConnection *connection) { return connection->isHolding(); }));
}

QString ScriptedServer::authorityFile()
{
    return tlsFile(QStringLiteral("authority.pem"));
}

QSslConfiguration ScriptedServer::tlsOf(const QString &name)
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificate(QSslCertificate(contentsOf(tlsFile(name + QStringLiteral(".pem")))));
    tls.setPrivateKey(QSslKey(contentsOf(tlsFile(name + QStringLiteral(".key"))), QSsl::Ec));
    return tls;
}

QString ScriptedServer::tlsFile(const QString &name)
{
    return QStringLiteral(RUNWATCH_TEST_DATA "/tls/") + name;
}

quint16 ScriptedServer::closedPort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

void ScriptedServer::takeConnection(qintptr descriptor)
{
    std::unique_ptr<QTcpSocket> socket;
    if (m_transport == Transport::Tls) {
        socket = encryptedSocket(descriptor, m_tls);
    } else {
        socket = std::make_unique<QTcpSocket>();
        socket->setSocketDescriptor(descriptor);
    }
    auto *connection = new ScriptedConnection(++m_opened, std::move(socket), this);
    m_connections.insert(connection);
    connect(connection, &ScriptedConnection::requestReceived, this,
            [this, connection](const RecordedRequest &request) { answerRequest(connection, request); });
    connect(connection, &ScriptedConnection::closed, this, [this, connection] {
        m_connections.remove(connection);
        m_closedAt.insert(connection->number(), now());
        ++m_closed;
        connection->deleteLater();
        emit connectionClosed(connection->number());
    });
    emit connectionOpened(connection->number());
    connection->play(m_greeting);
}

void ScriptedServer::answerRequest(ScriptedConnection *connection, const RecordedRequest &request)
{
    m_requests.append(request);
    emit requestReceived(request);
    if (m_transport != Transport::Silent)
        connection->play(scriptFor(request));
}

ServerScript ScriptedServer::scriptFor(const RecordedRequest &request)
{
    const QByteArray path = withoutQuery(request.path);
    if (QList<ServerScript> &once = m_once[path]; !once.isEmpty())
        return once.takeFirst();
    if (const auto answer = m_answers.value(path))
        return answer(request);
    return m_scripts.value(path, ServerScript::answer("404 Not Found"));
}

} // namespace runwatch
