// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

class QProcess;

namespace runwatch {

// The servers of a soak, in a process of their own: their memory is not what is measured, and
// their count is nobody else's. It is this program again, with `--serve`; it says its ports in
// one line, and its tally in another when its input is closed.
class SoakPeer final
{
    Q_DISABLE_COPY_MOVE(SoakPeer)

public:
    explicit SoakPeer(const QStringList &arguments);
    ~SoakPeer();

    [[nodiscard]] const QList<quint16> &ports() const { return m_ports; }
    [[nodiscard]] QByteArray tally(); // ends it

    // The peer's side: says the ports, and runs until its input is closed; then says the tally.
    template <typename Tally>
    static int serve(const QList<quint16> &ports, Tally tally);

private:
    static void say(const QByteArray &line);
    static void waitForEndOfInput(); // the event loop turns

    QProcess *m_process;
    QList<quint16> m_ports;
};

template <typename Tally>
int SoakPeer::serve(const QList<quint16> &ports, Tally tally)
{
    QByteArray line;
    for (const quint16 port : ports)
        line += QByteArray::number(port) + ' ';
    say(line);
    waitForEndOfInput();
    say(tally());
    return 0;
}

} // namespace runwatch
