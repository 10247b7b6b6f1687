// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>

namespace runwatch {

// What a ScriptedServer does on a connection once it has read a request: moves,
// played in order, each when the bytes of the one before are on their way. When
// the moves are used up the connection stays open and silent.
class ServerScript
{
public:
    struct Move
    {
        enum class Kind : quint8 { Send, SendForever, Hold, Pause, Cut, Reset };
        Kind kind = Kind::Send;
        QByteArray bytes;
        int milliseconds = 0;
    };

    // The head of an event stream in chunks; go on with chunk() and end().
    static ServerScript eventStream(const QByteArray &moreHeaders = {});
    // A whole answer with its length, then the end of the connection.
    static ServerScript answer(const QByteArray &statusLine, const QByteArray &headers = {},
                               const QByteArray &body = {});
    static ServerScript redirect(int status, const QByteArray &location);

    ServerScript &send(const QByteArray &bytes); // as they are
    ServerScript &chunk(const QByteArray &bytes); // one HTTP chunk
    ServerScript &chunkPerByte(const QByteArray &bytes);
    ServerScript &sendForever(const QByteArray &bytes); // as fast as they are taken
    ServerScript &chunkForever(const QByteArray &bytes);
    ServerScript &hold(); // until ScriptedServer::release()
    ServerScript &pause(int milliseconds);
    ServerScript &end(); // the last chunk; the connection stays
    ServerScript &cut(); // FIN
    ServerScript &reset(); // RST

    [[nodiscard]] const QList<Move> &moves() const { return m_moves; }

private:
    QList<Move> m_moves;
};

} // namespace runwatch
