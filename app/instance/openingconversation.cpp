// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/instance/openingconversation.h"

#include <QLocalSocket>

namespace runwatch {

namespace {

constexpr qint64 ReadAtOnce = 1 << 20; // bytes

} // namespace

OpeningConversation::OpeningConversation(QLocalSocket *socket, int patience, QObject *parent)
    : QObject(parent)
    , m_socket(socket)
{
    m_socket->setParent(this);
    m_socket->setReadBufferSize(ReadAtOnce);
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, &QObject::deleteLater);
    connect(m_socket, &QLocalSocket::readyRead, this, &OpeningConversation::takeBytes);
    connect(m_socket, &QLocalSocket::disconnected, this, &QObject::deleteLater);
    m_patience.start(patience);
    if (m_socket->state() != QLocalSocket::ConnectedState)
        deleteLater();
    else
        takeBytes(); // some may have come before
}

void OpeningConversation::takeBytes()
{
    if (m_isOver) {
        m_socket->readAll();
        return;
    }
    m_bytes += m_socket->readAll();
    if (!m_bodyLength)
        takeHead();
    if (m_bodyLength && !m_opening)
        takeBody();
    if (m_opening && !m_bytes.isEmpty())
        takeGo();
}

void OpeningConversation::takeHead()
{
    if (m_bytes.size() < HeadSize)
        return;
    const auto head = readHead(m_bytes.first(HeadSize));
    if (const auto *answer = std::get_if<Answer>(&head))
        return end(*answer);
    m_bodyLength = std::get<qsizetype>(head);
    m_bytes.remove(0, HeadSize);
}

void OpeningConversation::takeBody()
{
    if (m_bytes.size() < *m_bodyLength)
        return;
    m_opening = m_bytes.size() == *m_bodyLength ? readBody(m_bytes) : std::nullopt; // it waits for our answer
    m_bytes.clear();
    if (!m_opening)
        return end(Answer::Refused);
    say(Answer::Ready);
}

void OpeningConversation::takeGo()
{
    if (m_bytes != QByteArray(1, Go))
        return end(Answer::Refused);
    emit openingReceived(*m_opening);
    end(Answer::Taken);
}

void OpeningConversation::say(Answer answer)
{
    m_socket->putChar(char(answer));
    m_socket->flush();
}

void OpeningConversation::end(Answer answer)
{
    m_isOver = true;
    m_bodyLength.reset();
    m_opening.reset();
    say(answer);
    m_socket->disconnectFromServer();
}

} // namespace runwatch
