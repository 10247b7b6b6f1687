// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/demo/democonnection.h"

#include "app/demo/demoroute.h"

#include <QJsonDocument>
#include <QTcpSocket>

#include <algorithm>

namespace runwatch {
namespace {

constexpr int RequestTimeout = 10'000;
constexpr int KeepAliveInterval = 15'000;

const DemoRoute *findRoute(const QByteArray &path)
{
    const QList<DemoRoute> &routes = demoRoutes();
    const auto found = std::find_if(routes.begin(), routes.end(),
                                    [&path](const DemoRoute &route) { return route.path == path; });
    return found == routes.end() ? nullptr : &*found;
}

bool isJsonOrEmpty(const QByteArray &body)
{
    return body.isEmpty() || QJsonDocument::fromJson(body).isObject();
}

} // namespace

DemoConnection::DemoConnection(QTcpSocket *socket, double speed, QObject *parent)
    : QObject(parent)
    , m_socket(socket)
    , m_speed(speed)
{
    m_socket->setParent(this);
    m_requestTimer.setSingleShot(true);
    m_frameTimer.setSingleShot(true);
    m_frameTimer.setTimerType(Qt::PreciseTimer);

    connect(m_socket, &QTcpSocket::readyRead, this, &DemoConnection::takeBytes);
    connect(m_socket, &QTcpSocket::disconnected, this, &DemoConnection::stop);
    connect(&m_requestTimer, &QTimer::timeout, this, [this] { refuse(HttpStatus::RequestTimeout); });
    connect(&m_frameTimer, &QTimer::timeout, this, &DemoConnection::sendFrame);
    connect(&m_keepAliveTimer, &QTimer::timeout, this, [this] { sendChunk(": keep-alive\n\n"); });

    m_requestTimer.start(RequestTimeout);
    if (m_socket->state() != QAbstractSocket::ConnectedState)
        stop();
    else
        takeBytes();
}

void DemoConnection::takeBytes()
{
    const QByteArray bytes = m_socket->readAll();
    if (m_isAnswered) // one request a connection: what comes after it is dropped
        return;
    m_received += bytes;
    const auto request = readHttpRequest(m_received);
    if (const auto *whole = std::get_if<HttpRequest>(&request))
        answer(*whole);
    else if (const auto *status = std::get_if<HttpStatus>(&request))
        refuse(*status);
}

void DemoConnection::answer(const HttpRequest &request)
{
    const DemoRoute *route = findRoute(request.path);
    if (!route)
        return refuse(HttpStatus::NotFound);
    if (!route->methods.contains(request.method))
        return refuse(HttpStatus::MethodNotAllowed, {"Allow: " + route->methods.join(", ")});
    if (!route->token.isEmpty() && request.header("authorization") != "Bearer " + route->token)
        return refuse(HttpStatus::Unauthorized, {R"(WWW-Authenticate: Bearer realm="Runwatch demo")"});
    if (!isJsonOrEmpty(request.body))
        return refuse(HttpStatus::BadRequest);
    play(*route, request.header("last-event-id"));
}

void DemoConnection::play(const DemoRoute &route, const QByteArray &lastEventId)
{
    sendHead(HttpStatus::Ok,
             {"Content-Type: text/event-stream; charset=utf-8", "Cache-Control: no-store",
              "Transfer-Encoding: chunked"});
    m_scenario = route.scenario(QDateTime::currentDateTimeUtc());
    m_nextFrame = m_scenario.firstFrameAfter(lastEventId);
    m_keepAliveTimer.start(paced(KeepAliveInterval));
    waitForNextFrame();
}

void DemoConnection::refuse(HttpStatus status, const Headers &headers)
{
    const QByteArray body = QByteArray::number(int(status)) + ' ' + reasonPhrase(status) + '\n';
    sendHead(status,
             headers
                 + Headers{"Content-Type: text/plain; charset=utf-8",
                           "Content-Length: " + QByteArray::number(body.size())});
    m_socket->write(body);
    m_socket->disconnectFromHost();
}

void DemoConnection::waitForNextFrame()
{
    if (m_nextFrame < m_scenario.frames.size()) {
        m_frameTimer.start(paced(m_scenario.frames.at(m_nextFrame).pause));
        return;
    }
    m_keepAliveTimer.stop();
    m_socket->write("0\r\n\r\n");
    m_socket->disconnectFromHost();
}

void DemoConnection::sendFrame()
{
    const DemoScenario::Frame &frame = m_scenario.frames.at(m_nextFrame++);
    sendChunk(frame.bytes);
    if (frame.then == DemoScenario::Then::GoOn)
        return waitForNextFrame();
    m_keepAliveTimer.stop();
    m_socket->disconnectFromHost(); // in the middle of a chunked body
}

void DemoConnection::sendHead(HttpStatus status, const Headers &headers)
{
    m_isAnswered = true;
    m_requestTimer.stop();
    m_received.clear();
    QByteArray head = "HTTP/1.1 " + QByteArray::number(int(status)) + ' ' + reasonPhrase(status) + "\r\n";
    for (const QByteArray &header : headers)
        head += header + "\r\n";
    m_socket->write(head + "Connection: close\r\n\r\n");
}

void DemoConnection::sendChunk(const QByteArray &bytes)
{
    m_socket->write(QByteArray::number(bytes.size(), 16) + "\r\n" + bytes + "\r\n");
}

void DemoConnection::stop()
{
    m_requestTimer.stop();
    m_frameTimer.stop();
    m_keepAliveTimer.stop();
    deleteLater();
}

int DemoConnection::paced(int milliseconds) const
{
    return std::max(0, qRound(milliseconds / m_speed));
}

} // namespace runwatch
