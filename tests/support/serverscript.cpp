// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/serverscript.h"

namespace runwatch {

namespace {

QByteArray chunkOf(const QByteArray &bytes)
{
    return QByteArray::number(bytes.size(), 16) + "\r\n" + bytes + "\r\n";
}

} // namespace

ServerScript ServerScript::eventStream(const QByteArray &moreHeaders)
{
    return ServerScript().send("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
                               "Transfer-Encoding: chunked\r\n"
                               + moreHeaders + "\r\n");
}

ServerScript ServerScript::answer(const QByteArray &statusLine, const QByteArray &headers,
                                  const QByteArray &body)
{
    return ServerScript()
        .send("HTTP/1.1 " + statusLine + "\r\n" + headers + "Content-Length: "
              + QByteArray::number(body.size()) + "\r\nConnection: close\r\n\r\n" + body)
        .cut();
}

ServerScript ServerScript::redirect(int status, const QByteArray &location)
{
    return answer(QByteArray::number(status) + " Moved", "Location: " + location + "\r\n");
}

ServerScript &ServerScript::send(const QByteArray &bytes)
{
    m_moves.append({Move::Kind::Send, bytes, 0});
    return *this;
}

ServerScript &ServerScript::chunk(const QByteArray &bytes)
{
    return send(chunkOf(bytes));
}

ServerScript &ServerScript::chunkPerByte(const QByteArray &bytes)
{
    for (const char byte : bytes)
        chunk(QByteArray(1, byte));
    return *this;
}

ServerScript &ServerScript::sendForever(const QByteArray &bytes)
{
    m_moves.append({Move::Kind::SendForever, bytes, 0});
    return *this;
}

ServerScript &ServerScript::chunkForever(const QByteArray &bytes)
{
    return sendForever(chunkOf(bytes));
}

ServerScript &ServerScript::hold()
{
    m_moves.append({Move::Kind::Hold, {}, 0});
    return *this;
}

ServerScript &ServerScript::pause(int milliseconds)
{
    m_moves.append({Move::Kind::Pause, {}, milliseconds});
    return *this;
}

ServerScript &ServerScript::end()
{
    return send("0\r\n\r\n");
}

ServerScript &ServerScript::cut()
{
    m_moves.append({Move::Kind::Cut, {}, 0});
    return *this;
}

ServerScript &ServerScript::reset()
{
    m_moves.append({Move::Kind::Reset, {}, 0});
    return *this;
}

} // namespace runwatch
