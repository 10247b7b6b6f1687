// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/serverscript.h"

#include <QElapsedTimer>
#include <QHash>
#include <QObject>
#include <QSet>
#include <QSslConfiguration>
#include <QString>
#include <QUrl>

#include <functional>
#include <utility>

class QTcpServer;

namespace runwatch {

class ScriptedConnection;

// A request as it arrived.
struct RecordedRequest
{
    int connection = 0; // counted from 1 in the order of arrival
    QByteArray method;
    QByteArray path; // with the query
    QList<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body;

    [[nodiscard]] QByteArray header(const QByteArray &name) const; // any case; empty when missing
};

// A real HTTP server on 127.0.0.1 and a free port that sends, stalls, cuts and
// resets as told, and writes down what it was asked. An unknown path is a 404.
// Lives in the thread of the test; it needs the event loop to turn.
class ScriptedServer final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ScriptedServer)

public:
    // Tls shows tests/data/tls/server.pem, signed by authority.pem beside it.
    // Silent takes connections and never says a word.
    enum class Transport : quint8 { Plain, Tls, Silent };

    explicit ScriptedServer(Transport transport = Transport::Plain, QObject *parent = nullptr);
    ~ScriptedServer() override;

    // For every request to `path` (the query does not count) from now on.
    void serve(const QByteArray &path, const ServerScript &script);
    // For the next request to `path` alone, after those already waiting; then serve()'s.
    void serveOnce(const QByteArray &path, const ServerScript &script);
    // For every request to `path`, in place of serve()'s: what `answer` makes of the request.
    void serveWith(const QByteArray &path, std::function<ServerScript(const RecordedRequest &)> answer);
    // To every connection from now on, before it has asked for anything.
    void greetWith(const ServerScript &script);
    void release(); // every script that holds goes on
    void cutAll(); // FIN on every open connection
    // What Transport::Tls shows and asks for from now on, in place of server.pem.
    void setTls(const QSslConfiguration &tls) { m_tls = tls; }
    void stopListening(); // refuses from now on; open connections stay

    [[nodiscard]] QUrl url(const QString &path = QStringLiteral("/")) const;
    [[nodiscard]] quint16 port() const;
    [[nodiscard]] const QList<RecordedRequest> &requests() const { return m_requests; }
    [[nodiscard]] int requestCount(const QByteArray &path) const;
    [[nodiscard]] int openConnections() const { return int(m_connections.size()); }
    [[nodiscard]] int holdingConnections() const; // all that comes before the hold is on its way
    [[nodiscard]] int closedConnections() const { return m_closed; } // by anyone
    // ms since the server was made, when connection `number` was closed; -1: still open.
    [[nodiscard]] qint64 closedAt(int number) const { return m_closedAt.value(number, -1); }
    [[nodiscard]] qint64 now() const { return m_clock.elapsed(); }

    // Where tests/data/tls/authority.pem is.
    [[nodiscard]] static QString authorityFile();
    // tests/data/tls/NAME.pem and NAME.key, for setTls().
    [[nodiscard]] static QSslConfiguration tlsOf(const QString &name);
    // tests/data/tls/NAME
    [[nodiscard]] static QString tlsFile(const QString &name);
    // A port of 127.0.0.1 nobody listens on.
    [[nodiscard]] static quint16 closedPort();

signals:
    void requestReceived(const runwatch::RecordedRequest &request);
    void connectionOpened(int number);
    void connectionClosed(int number);

private:
    void takeConnection(qintptr descriptor);
    void answerRequest(ScriptedConnection *connection, const RecordedRequest &request);
    [[nodiscard]] ServerScript scriptFor(const RecordedRequest &request);

    QTcpServer *m_server = nullptr;
    Transport m_transport;
    QSslConfiguration m_tls;
    QHash<QByteArray, ServerScript> m_scripts;
    QHash<QByteArray, QList<ServerScript>> m_once;
    QHash<QByteArray, std::function<ServerScript(const RecordedRequest &)>> m_answers;
    ServerScript m_greeting;
    QSet<ScriptedConnection *> m_connections;
    QList<RecordedRequest> m_requests;
    QHash<int, qint64> m_closedAt;
    QElapsedTimer m_clock;
    int m_opened = 0;
    int m_closed = 0;
};

} // namespace runwatch
