// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/demo/demoscenario.h"
#include "app/demo/httprequest.h"

#include <QObject>
#include <QTimer>

class QTcpSocket;

namespace runwatch {

struct DemoRoute;

// One client of the demo server: takes one request, plays one scenario, closes.
// It deletes itself as soon as the client has gone.
class DemoConnection final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DemoConnection)

public:
    // Takes the socket as its own.
    DemoConnection(QTcpSocket *socket, double speed, QObject *parent);

private:
    using Headers = QList<QByteArray>;

    void takeBytes();
    void answer(const HttpRequest &request);
    void play(const DemoRoute &route, const QByteArray &lastEventId);
    void refuse(HttpStatus status, const Headers &headers = {});
    void waitForNextFrame();
    void sendFrame();
    void sendHead(HttpStatus status, const Headers &headers);
    void sendChunk(const QByteArray &bytes);
    void stop();
    [[nodiscard]] int paced(int milliseconds) const;

    QTcpSocket *const m_socket;
    const double m_speed;
    QByteArray m_received;
    bool m_isAnswered = false;
    DemoScenario m_scenario;
    qsizetype m_nextFrame = 0;
    QTimer m_requestTimer; // a request must be whole by then
    QTimer m_frameTimer;
    QTimer m_keepAliveTimer;
};

} // namespace runwatch
