// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/net/idleclock.h"

#include <QByteArrayView>
#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace runwatch {

// Watches the bytes of a stream's connections, one after the other, and says when one has been
// silent for too long. Lives in the stream thread.
class SilenceWatch final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SilenceWatch)

public:
    explicit SilenceWatch(const EventSourceOptions &options, QObject *parent = nullptr);

    void begin(bool hasLimit); // a connection is open; without a limit it is only listened to
    void end(); // it is over
    void takeSlice(QByteArrayView bytes, int events, int comments); // that the bytes completed

    void setSendsIds() { m_sendsIds = true; }
    [[nodiscard]] bool sendsIds() const { return m_sendsIds; }
    [[nodiscard]] qint64 keepAliveGap() const { return m_idle.keepAliveGap(); } // ms; 0: not known
    [[nodiscard]] qint64 limit() const; // ms of silence; 0: none
    [[nodiscard]] qint64 sinceLastLine() const { return m_clock.elapsed() - m_lastLineAt; } // ms

signals:
    void silent(); // for limit(). Once for each begin(); end() is due

private:
    void look();
    void watch();

    IdleClock m_idle;
    QElapsedTimer m_clock;
    QTimer m_timer; // late rather than early: when due, it looks how long the silence really is
    qint64 m_lastLineAt = 0;
    qint64 m_watchedLimit = 0; // limit() when the timer was started
    bool m_hasLimit = false;
    bool m_sendsIds = false; // the server has sent one
};

} // namespace runwatch
