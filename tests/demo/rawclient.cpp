// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/demo/rawclient.h"

namespace runwatch {

RawClient::RawClient(const QUrl &origin)
{
    connect(&m_socket, &QTcpSocket::readyRead, this, [this] { m_received += m_socket.readAll(); });
    m_socket.connectToHost(origin.host(), quint16(origin.port()));
}

void RawClient::request(const QByteArray &method, const QByteArray &path, const QList<QByteArray> &headers,
                        const QByteArray &body)
{
    QByteArray bytes = method + ' ' + path + " HTTP/1.1\r\nHost: localhost\r\n";
    for (const QByteArray &header : headers)
        bytes += header + "\r\n";
    if (!body.isEmpty())
        bytes += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    send(bytes + "\r\n" + body);
}

int RawClient::status() const
{
    return head().split(' ').value(1).toInt();
}

QByteArray RawClient::head() const
{
    const qsizetype end = m_received.indexOf("\r\n\r\n");
    return end < 0 ? QByteArray() : m_received.first(end + 2);
}

RawClient::Body RawClient::chunkedBody() const
{
    Body body;
    QByteArray rest = m_received.sliced(head().size()).mid(2);
    while (!rest.isEmpty()) {
        const qsizetype line = rest.indexOf("\r\n");
        const qsizetype size = rest.first(qMax(line, 0)).toLongLong(&body.isValid, 16);
        const qsizetype end = line + 2 + size;
        if (line < 0 || !body.isValid || rest.size() < end + 2)
            return body;
        body.isValid = rest.sliced(end, 2) == "\r\n";
        body.bytes += rest.sliced(line + 2, size);
        rest = rest.sliced(end + 2);
        if (size == 0)
            body.isWhole = rest.isEmpty();
    }
    return body;
}

} // namespace runwatch
