// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/faultflow.h"

#include <QObject>

#include <memory>

namespace runwatch {

// One connection through a FaultProxy: two sockets, and a flow each way.
class FaultLink final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FaultLink)

public:
    // Takes the client's descriptor, and connects to 127.0.0.1:`serverPort`.
    FaultLink(int client, quint16 serverPort, QObject *parent);
    ~FaultLink() override; // as a process that dies: FIN, or RST where something was not read

    [[nodiscard]] FaultFlow &flow(Fault::Direction direction);
    void letGo();

signals:
    void closed(); // both sockets; once, last

private:
    void cut();
    void reset();
    void closeIfBothEnded();
    void close();

    int m_client;
    int m_server;
    std::unique_ptr<FaultFlow> m_toServer;
    std::unique_ptr<FaultFlow> m_toClient;
    int m_ended = 0; // flows
};

} // namespace runwatch
