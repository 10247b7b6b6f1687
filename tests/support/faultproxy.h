// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/fault.h"

#include <QHash>
#include <QList>
#include <QMap>
#include <QObject>
#include <QUrl>

class QTcpServer;

namespace runwatch {

class FaultLink;

// A TCP proxy on 127.0.0.1 and a free port, before a server on 127.0.0.1, that does
// to a connection's bytes what networks do. It reads nothing of them: before TLS
// it cuts ciphertext. Lives in the thread of the test; it needs the event loop.
class FaultProxy final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FaultProxy)

public:
    explicit FaultProxy(quint16 serverPort, QObject *parent = nullptr);
    ~FaultProxy() override;

    void plan(const Fault &fault); // for every connection from now on
    void planFor(int connection, const Fault &fault); // counted from 1 in the order of arrival
    void clearPlans(); // connections that are open keep theirs
    // On every open connection; its byte is counted from the next one to pass.
    void strike(const Fault &fault);
    void strikeAt(int connection, const Fault &fault); // on that one alone, when it is open
    void letGo(); // open connections are as good as new: nothing holds them, no fault is to come
    void stopListening(); // refuses from now on; open connections stay
    void playDead(); // who connects gets no answer at all, as from a machine that is off
    void listenAgain(); // at the same port

    [[nodiscard]] QUrl through(QUrl url) const; // the server's URL, by way of this proxy
    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] int connections() const { return m_connections; } // so far
    [[nodiscard]] int openConnections() const { return int(m_links.size()); }
    // Bytes of the source that have passed on a connection that is still open; else 0.
    [[nodiscard]] qint64 passed(int connection, Fault::Direction direction) const;

private:
    void takeConnection(qintptr descriptor);
    void closeFillers();

    const quint16 m_serverPort;
    quint16 m_port = 0;
    QTcpServer *m_server = nullptr;
    QList<Fault> m_plan;
    QHash<int, QList<Fault>> m_plans; // by connection
    QMap<int, FaultLink *> m_links; // the open ones, by connection
    QList<int> m_fillers; // descriptors that keep the queue of new connections full
    int m_fillersToTake = 0; // they still lie in the queue
    int m_connections = 0;
};

} // namespace runwatch
