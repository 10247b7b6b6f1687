// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/fault.h"

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QSocketNotifier>
#include <QTimer>

namespace runwatch {

// One direction of a connection through a FaultProxy: takes bytes from one socket
// and lets them out at another as its faults say. It knows nothing of the other
// direction and closes no descriptor.
class FaultFlow final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FaultFlow)

public:
    // Both descriptors are sockets that do not block.
    FaultFlow(int from, int to);

    void add(const Fault &fault); // counted from the first byte of the flow
    void strike(Fault fault); // counted from the next byte to pass
    void letGo(); // what holds or slows it is over, and nothing is to come
    void end(); // FIN when what has passed is out; what still comes is read and thrown away
    void stop(); // touches neither descriptor any more; no signal follows

    [[nodiscard]] qint64 passed() const { return m_passed; } // bytes of the source

signals:
    void cutAsked();
    void resetAsked(); // by a fault, or one of the two sockets was reset
    void ended(); // FIN was read at one side and sent at the other. Once, last.

private:
    void takeIn();
    void passOn();
    void pump();
    [[nodiscard]] bool letSomePass(); // whether there may be more to do at once
    [[nodiscard]] bool begin(const Fault &fault); // likewise
    void pass(qint64 count);
    void writeOut();
    void sendEnd();

    const int m_from;
    const int m_to;
    QSocketNotifier m_readable;
    QSocketNotifier m_writable;
    QTimer m_pace; // runs between two bytes of a drip
    QTimer m_delay;
    QList<Fault> m_faults; // to come, in order of their byte
    QByteArray m_waiting; // read, and not yet let pass
    QByteArray m_out; // let pass, and not yet written
    qint64 m_passed = 0;
    qint64 m_garbled = 0; // bytes still to garble
    int m_endDelay = 0; // ms that FIN is held back
    bool m_isHeld = false;
    bool m_isPaced = false;
    bool m_isEnding = false; // by end()
    bool m_isStopped = false;
    bool m_hasReadEnd = false;
    bool m_hasSentEnd = false;
    bool m_hasEnded = false;
};

} // namespace runwatch
