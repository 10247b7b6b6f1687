// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/scriptedconnection.h"

#include <QTcpSocket>
#include <QTimer>

#include <optional>

#include <sys/socket.h>

namespace runwatch {

namespace {

constexpr qint64 enoughUnsent = 256 << 10; // bytes; a reader that stalls must stall us too

// Takes one whole request from the front of `unread`; nullopt until it is all there.
std::optional<RecordedRequest> takeRequest(QByteArray &unread)
{
    const qsizetype headEnd = unread.indexOf("\r\n\r\n");
    if (headEnd < 0)
        return std::nullopt;
    RecordedRequest request;
    const QList<QByteArray> lines = unread.first(headEnd).replace("\r\n", "\n").split('\n');
    const QList<QByteArray> words = lines.first().split(' ');
    request.method = words.value(0);
    request.path = words.value(1);
    for (const QByteArray &line : lines.sliced(1)) {
        const qsizetype colon = line.indexOf(':');
        request.headers.append({line.first(qMax(colon, 0)), line.sliced(colon + 1).trimmed()});
    }
    const qsizetype bodySize = request.header("Content-Length").toLongLong();
    if (unread.size() < headEnd + 4 + bodySize)
        return std::nullopt;
    request.body = unread.sliced(headEnd + 4, bodySize);
    unread.remove(0, headEnd + 4 + bodySize);
    return request;
}

} // namespace

ScriptedConnection::ScriptedConnection(int number, std::unique_ptr<QTcpSocket> socket, QObject *parent)
    : QObject(parent)
    , m_number(number)
    , m_socket(std::move(socket))
{
    // Queued: a TLS socket cannot be reset from within its own signals.
    connect(m_socket.get(), &QTcpSocket::readyRead, this, &ScriptedConnection::takeBytes,
            Qt::QueuedConnection);
    connect(m_socket.get(), &QTcpSocket::bytesWritten, this, &ScriptedConnection::playOn,
            Qt::QueuedConnection);
    connect(m_socket.get(), &QTcpSocket::disconnected, this, &ScriptedConnection::takeClosing);
}

ScriptedConnection::~ScriptedConnection()
{
    m_socket->disconnect(this);
}

void ScriptedConnection::play(const ServerScript &script)
{
    m_moves = script.moves();
    playOn();
}

void ScriptedConnection::release()
{
    if (m_wait == Wait::Hold)
        goOn();
}

void ScriptedConnection::goOn()
{
    m_wait = Wait::None;
    playOn();
}

void ScriptedConnection::cut()
{
    m_moves.clear();
    m_socket->disconnectFromHost();
}

void ScriptedConnection::takeBytes()
{
    if (!m_socket->isOpen())
        return; // closed since this was queued
    m_unread += m_socket->readAll();
    while (std::optional<RecordedRequest> request = takeRequest(m_unread)) {
        request->connection = m_number;
        emit requestReceived(*request);
    }
}

void ScriptedConnection::takeClosing()
{
    m_moves.clear();
    if (!std::exchange(m_closed, true))
        emit closed();
}

void ScriptedConnection::playOn()
{
    while (m_wait == Wait::None && !m_moves.isEmpty() && m_socket->bytesToWrite() < enoughUnsent) {
        const ServerScript::Move move = m_moves.first();
        if (move.kind != ServerScript::Move::Kind::Send && move.kind != ServerScript::Move::Kind::SendForever
            && m_socket->bytesToWrite() > 0)
            return; // first let everything go
        if (move.kind != ServerScript::Move::Kind::SendForever)
            m_moves.removeFirst();
        if (!playMove(move))
            return;
    }
}

bool ScriptedConnection::playMove(const ServerScript::Move &move)
{
    switch (move.kind) {
    case ServerScript::Move::Kind::Send:
        m_socket->write(move.bytes);
        m_socket->flush(); // a packet of its own
        return true;
    case ServerScript::Move::Kind::SendForever:
        m_socket->write(move.bytes);
        return true;
    case ServerScript::Move::Kind::Hold:
        m_wait = Wait::Hold;
        return false;
    case ServerScript::Move::Kind::Pause:
        m_wait = Wait::Pause;
        QTimer::singleShot(move.milliseconds, this, &ScriptedConnection::goOn);
        return false;
    case ServerScript::Move::Kind::Cut:
        m_socket->disconnectFromHost();
        return false;
    case ServerScript::Move::Kind::Reset:
        reset();
        return false;
    }
    return false;
}

void ScriptedConnection::reset()
{
    const linger atOnce{1, 0}; // closing now sends RST
    ::setsockopt(int(m_socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
    m_socket->abort();
}

} // namespace runwatch
