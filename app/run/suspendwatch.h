// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QTimer>

#include <functional>

namespace runwatch {

// Notices that this machine has slept: the wall clock went on and the steady one did not. A
// wall clock that is set forward looks the same, and reconnecting for it costs little.
// qt-network.md, section 7.
class SuspendWatch final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SuspendWatch)

public:
    struct Clocks
    {
        std::function<qint64()> wall; // ms since 1970 UTC
        std::function<qint64()> steady; // ms; stands still while the machine sleeps
    };

    static constexpr qint64 LeastSleep = 15'000; // ms

    // `interval` in ms between two looks.
    SuspendWatch(Clocks clocks, int interval, QObject *parent = nullptr);

    void start();
    [[nodiscard]] static Clocks systemClocks();

signals:
    void slept(qint64 from, qint64 to); // ms since 1970 UTC

private:
    void look();

    const Clocks m_clocks;
    qint64 m_wall = 0;
    qint64 m_steady = 0;
    QTimer m_timer;
};

} // namespace runwatch
