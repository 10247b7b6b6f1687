// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QHash>
#include <QObject>
#include <QString>

namespace QKeychain {
class Job;
}

namespace runwatch {

// The bearer tokens of servers: in memory for as long as the program runs, and in the desktop's
// keychain where the operator wants that. A token belongs to an origin, scheme://host[:port] as
// originOf() and StreamStatus::server say it, and is for no other. It never stands anywhere else:
// in no setting, argument, log or error.
//
// Lives in a thread with an event loop. Nothing here waits: the keychain may ask the operator for
// a password first. One call after the other is served, in order.
class TokenStore final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TokenStore)

public:
    enum class Place : quint8 { Memory, Keychain };
    Q_ENUM(Place)

    explicit TokenStore(QObject *parent = nullptr);
    ~TokenStore() override; // what is under way goes on by itself; no signal

    // Whether this program can speak to a keychain. Whether there is one, only asking it tells.
    [[nodiscard]] static bool isBuiltWithKeychain();
    // What is known without asking; empty: none.
    [[nodiscard]] QByteArray token(const QString &origin) const { return m_tokens.value(origin); }

    // Asks the keychain for a token that is not in memory; tokenRead() follows in any case.
    void read(const QString &origin);
    // Keeps the token, in place of the one there was. In memory at once; tokenKept() says whether
    // the keychain took it too. In Place::Memory the keychain is left alone, with what it may hold.
    void keep(const QString &origin, const QByteArray &token, Place place);
    // In memory at once; tokenRemoved() follows.
    void remove(const QString &origin);

signals:
    // After each read(), from the event loop. Empty: none is known, or the keychain did not answer
    // with one; that it is missing, locked or broken is no more than that.
    void tokenRead(const QString &origin, const QByteArray &token);
    // After each keep(), from the event loop. Memory where Keychain was asked for: the keychain
    // would not have it, and the token is kept for this session only.
    void tokenKept(const QString &origin, runwatch::TokenStore::Place place);
    // After each remove(), from the event loop. False: the keychain did not say that it is gone.
    void tokenRemoved(const QString &origin, bool isGone);

private:
    void start(QKeychain::Job *job, const QString &origin);

    QHash<QString, QByteArray> m_tokens; // by origin
    quint64 m_changes = 0; // an answer that is older than the last change is out of date
};

} // namespace runwatch
