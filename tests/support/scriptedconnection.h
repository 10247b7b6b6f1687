// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/scriptedserver.h"

#include <QObject>

#include <memory>

class QTcpSocket;

namespace runwatch {

// One connection of a ScriptedServer: reads requests, plays a script for each.
class ScriptedConnection final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ScriptedConnection)

public:
    ScriptedConnection(int number, std::unique_ptr<QTcpSocket> socket, QObject *parent);
    ~ScriptedConnection() override;

    void play(const ServerScript &script);
    void release();
    void cut();

    [[nodiscard]] int number() const { return m_number; }
    [[nodiscard]] bool isHolding() const { return m_wait == Wait::Hold; }

signals:
    void requestReceived(const runwatch::RecordedRequest &request);
    void closed(); // by anyone; once

private:
    enum class Wait : quint8 { None, Hold, Pause };

    void takeBytes();
    void takeClosing();
    void playOn();
    void goOn();
    [[nodiscard]] bool playMove(const ServerScript::Move &move); // whether to go on to the next
    void reset();

    const int m_number;
    std::unique_ptr<QTcpSocket> m_socket;
    QByteArray m_unread;
    QList<ServerScript::Move> m_moves; // still to be played
    Wait m_wait = Wait::None;
    bool m_closed = false;
};

} // namespace runwatch
