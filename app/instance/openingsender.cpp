// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/instance/openingsender.h"

#include "app/instance/peer.h"

namespace runwatch {

namespace {

constexpr int TakingTimes = 10; // as long as for Ready

} // namespace

OpeningSender::OpeningSender(int patience, QObject *parent)
    : QObject(parent)
{
    m_patience.setInterval(patience);
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, &OpeningSender::giveUp);
    connect(&m_socket, &QLocalSocket::connected, this, &OpeningSender::sendMessage);
    connect(&m_socket, &QLocalSocket::readyRead, this, &OpeningSender::takeAnswers);
    connect(&m_socket, &QLocalSocket::disconnected, this, &OpeningSender::giveUp);
    connect(&m_socket, &QLocalSocket::errorOccurred, this, [this](QLocalSocket::LocalSocketError error) {
        const bool isNobody =
            error == QLocalSocket::ServerNotFoundError || error == QLocalSocket::ConnectionRefusedError;
        isNobody ? finish(Outcome::NoWindow) : giveUp();
    });
}

void OpeningSender::send(const Opening &opening, const QString &address)
{
    const auto message = toMessage(opening);
    if (!message)
        return finish(Outcome::Refused);
    if (address.isEmpty())
        return finish(Outcome::NoWindow);
    m_message = *message;
    m_patience.start();
    m_socket.connectToServer(address);
}

// The message may hold a token, so the listener's name is asked first.
void OpeningSender::sendMessage()
{
    if (!isSameUser(m_socket))
        return finish(Outcome::NoWindow);
    m_socket.write(m_message);
}

void OpeningSender::takeAnswers()
{
    const QByteArray answers = m_socket.readAll();
    for (const char answer : answers)
        takeAnswer(Answer(answer));
}

void OpeningSender::takeAnswer(Answer answer)
{
    if (answer == Answer::Taken && m_hasSaidGo)
        return finish(Outcome::Taken);
    if (m_hasSaidGo || m_isFinished)
        return giveUp();
    if (answer == Answer::OtherVersion)
        return finish(Outcome::OtherVersion);
    if (answer != Answer::Ready)
        return finish(Outcome::Refused);
    m_hasSaidGo = true;
    m_patience.start(m_patience.interval() * TakingTimes);
    m_socket.putChar(Go);
}

void OpeningSender::giveUp()
{
    finish(m_hasSaidGo ? Outcome::Unknown : Outcome::Silent);
}

void OpeningSender::finish(Outcome outcome)
{
    if (std::exchange(m_isFinished, true))
        return;
    m_patience.stop();
    m_socket.disconnect(this);
    m_socket.abort(); // a window that wakes up later finds nobody
    emit finished(outcome);
}

} // namespace runwatch
