// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/instance/openingmessage.h"

#include <QFileSystemWatcher>
#include <QLocalServer>

namespace runwatch {

// The open window's ear. At an address one window listens; the others wait, and one of them takes
// over when it closes. What a crashed one left behind is replaced by the next that starts. Only
// programs of the same user are heard.
class OpeningListener final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OpeningListener)

public:
    static constexpr int DefaultPatience = 10'000;

    // `address` is that of windowAddress(), and may be empty: then nothing is ever heard.
    // `patience`: ms for one program to say what it wants.
    explicit OpeningListener(const QString &address, int patience = DefaultPatience, QObject *parent = nullptr);

    void start();
    [[nodiscard]] bool isListening() const { return m_server.isListening(); }

signals:
    // Another program was started. Once for each; it leaves as soon as this returns.
    void openingReceived(const runwatch::Opening &opening);

private:
    void listen();
    void takeConnections();

    const QString m_address;
    const int m_patience;
    QLocalServer m_server;
    QFileSystemWatcher m_folder; // for when the window that listens goes
};

} // namespace runwatch
