// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/instance/openinglistener.h"

#include "app/instance/openingconversation.h"
#include "app/instance/peer.h"

#include <QFileInfo>
#include <QLocalSocket>
#include <QLockFile>
#include <QLoggingCategory>

namespace runwatch {

using namespace Qt::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(lcInstance, "runwatch.instance", QtInfoMsg)

constexpr int MostConversations = 16; // at once

// A local socket says at once whether somebody listens, or is too busy to answer.
bool isAnybodyAt(const QString &address)
{
    QLocalSocket probe;
    probe.connectToServer(address);
    if (probe.state() != QLocalSocket::UnconnectedState)
        return true;
    return probe.error() != QLocalSocket::ServerNotFoundError && probe.error() != QLocalSocket::ConnectionRefusedError;
}

} // namespace

OpeningListener::OpeningListener(const QString &address, int patience, QObject *parent)
    : QObject(parent)
    , m_address(address)
    , m_patience(patience)
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &OpeningListener::takeConnections);
    connect(&m_folder, &QFileSystemWatcher::directoryChanged, this, [this] {
        if (!isListening() && !QFileInfo::exists(m_address))
            listen();
    });
}

void OpeningListener::start()
{
    if (m_address.isEmpty())
        return;
#ifdef Q_OS_UNIX
    m_folder.addPath(QFileInfo(m_address).path());
#endif
    listen();
}

// Two that start at the same moment must not both replace what they find.
void OpeningListener::listen()
{
    QLockFile lock(m_address + ".lock"_L1);
    if (!lock.tryLock(0) || isAnybodyAt(m_address))
        return;
    QLocalServer::removeServer(m_address);
    if (m_server.listen(m_address))
        return;
    qCWarning(lcInstance) << "cannot listen for other starts:" << m_server.errorString();
    m_folder.removePaths(m_folder.directories()); // or the lock's going would have us try again for ever
}

void OpeningListener::takeConnections()
{
    while (QLocalSocket *socket = m_server.nextPendingConnection()) {
        const auto count = findChildren<OpeningConversation *>(Qt::FindDirectChildrenOnly).size();
        if (count >= MostConversations || !isSameUser(*socket)) {
            socket->abort();
            socket->deleteLater();
            continue;
        }
        auto *conversation = new OpeningConversation(socket, m_patience, this);
        connect(conversation, &OpeningConversation::openingReceived, this, &OpeningListener::openingReceived);
    }
}

} // namespace runwatch
