// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/instance/openingmessage.h"

#include <QObject>
#include <QTimer>

class QLocalSocket;

namespace runwatch {

// The window's side of one connection: takes one message, and ends. It trusts nothing that comes
// in: a length is looked at before anything is kept, and whoever dawdles is hung up on. Deletes
// itself and the socket.
class OpeningConversation final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OpeningConversation)

public:
    // `socket` is connected, and becomes a child. `patience`: ms for the whole conversation.
    OpeningConversation(QLocalSocket *socket, int patience, QObject *parent);

signals:
    // The other program is there and leaves this to us. Emitted at most once; it is told Taken next.
    void openingReceived(const runwatch::Opening &opening);

private:
    void takeBytes();
    void takeHead();
    void takeBody();
    void takeGo();
    void say(Answer answer);
    void end(Answer answer);

    QLocalSocket *m_socket;
    QTimer m_patience;
    QByteArray m_bytes; // not yet understood
    std::optional<qsizetype> m_bodyLength; // known once the head is here
    std::optional<Opening> m_opening; // and this once the body is
    bool m_isOver = false;
};

} // namespace runwatch
