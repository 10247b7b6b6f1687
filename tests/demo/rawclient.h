// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QTcpSocket>
#include <QUrl>

namespace runwatch {

// A client that hides nothing: it sends what it is told and keeps every byte of
// the answer, so that the framing itself can be looked at.
class RawClient final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RawClient)

public:
    explicit RawClient(const QUrl &origin);

    void send(const QByteArray &bytes) { m_socket.write(bytes); }
    void request(const QByteArray &method, const QByteArray &path, const QList<QByteArray> &headers = {},
                 const QByteArray &body = {});
    void disconnectNow() { m_socket.abort(); }

    [[nodiscard]] bool isClosed() const { return m_socket.state() == QAbstractSocket::UnconnectedState; }
    [[nodiscard]] int status() const; // 0 before the head is whole
    [[nodiscard]] QByteArray head() const;

    // The chunks as one, as far as they have arrived whole. `isWhole`: the last
    // chunk and nothing behind it; `isValid`: the framing holds so far.
    struct Body
    {
        QByteArray bytes;
        bool isWhole = false;
        bool isValid = true;
    };
    [[nodiscard]] Body chunkedBody() const;

private:
    QTcpSocket m_socket;
    QByteArray m_received;
};

} // namespace runwatch
