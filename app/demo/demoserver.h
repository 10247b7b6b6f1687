// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QObject>
#include <QUrl>

class QTcpServer;

namespace runwatch {

// The sample server behind --demo: real HTTP/1.1 with chunked bodies on
// 127.0.0.1, on a free port. Driven by timers, it blocks nothing. It has one
// DemoConnection for each client and dies with all of them.
class DemoServer final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DemoServer)

public:
    // What a newcomer should see first.
    struct Sample
    {
        QByteArray method;
        QUrl url;
        QByteArray body;
        QByteArray token;
    };

    // At a `speed` of 10 a minute of the demo passes in six seconds.
    explicit DemoServer(QObject *parent = nullptr, double speed = 1.0);

    // False when 127.0.0.1 cannot be listened on; errorString() says why.
    [[nodiscard]] bool listen();
    [[nodiscard]] QString errorString() const;
    [[nodiscard]] QUrl origin() const;
    [[nodiscard]] QList<Sample> samples() const;

private:
    void acceptConnections();

    QTcpServer *const m_server;
    const double m_speed;
};

} // namespace runwatch
