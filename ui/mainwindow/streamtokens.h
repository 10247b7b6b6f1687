// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/net/streamrequest.h"
#include "app/secrets/tokenstore.h"

#include <QHash>
#include <QObject>
#include <QStringList>

namespace runwatch {

// Gives a request without a token the one that was kept for its server, and keeps those the
// operator wants kept. Nothing is asked for a server of which nothing is kept, so the keychain
// is left alone until it is needed; while it asks for a password, only that stream waits.
class StreamTokens final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StreamTokens)

public:
    explicit StreamTokens(QObject *parent = nullptr);

    void setOrigins(const QStringList &origins) { m_origins = origins; } // of which the keychain has a token
    void fill(const StreamRequest &request); // filled() follows, at once where nothing is kept
    void keep(const QString &origin, const QByteArray &token); // kept() follows

signals:
    void filled(const runwatch::StreamRequest &request);
    // Memory: no keychain took it, so it is for this session alone.
    void kept(const QString &origin, runwatch::TokenStore::Place place);

private:
    void takeToken(const QString &origin, const QByteArray &token);

    TokenStore m_store;
    QStringList m_origins;
    QHash<QString, QList<StreamRequest>> m_waiting; // by origin
};

} // namespace runwatch
