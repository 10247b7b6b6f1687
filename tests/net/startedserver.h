// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QProcess>
#include <QTemporaryDir>

namespace runwatch {

// A server of another maker on a free port of 127.0.0.1, from Debian (packaging/packages/interop).
// It ends with this object, or by kill().
class StartedServer final
{
    Q_DISABLE_COPY_MOVE(StartedServer)

public:
    // `arguments`: PORT stands for the port, and CONFIG for a file that holds `config`, with PORT likewise.
    explicit StartedServer(const QString &program, QStringList arguments, QByteArray config = {});
    ~StartedServer();

    [[nodiscard]] static StartedServer *tinyproxy(const QByteArray &moreConfig = {}); // HTTP proxy
    [[nodiscard]] static StartedServer *microsocks(); // SOCKS5 proxy

    [[nodiscard]] bool isListening() const; // waits for it; false: it is not installed, or has ended
    [[nodiscard]] quint16 port() const { return m_port; }
    void kill();

private:
    quint16 m_port = 0;
    QTemporaryDir m_folder;
    QProcess m_process;
};

} // namespace runwatch
