// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/run/suspendwatch.h"

#include <QDateTime>
#include <QDeadlineTimer>

#include <utility>

namespace runwatch {

SuspendWatch::SuspendWatch(Clocks clocks, int interval, QObject *parent)
    : QObject(parent)
    , m_clocks(std::move(clocks))
    , m_timer(this)
{
    m_timer.setInterval(interval);
    m_timer.setTimerType(Qt::CoarseTimer); // VeryCoarse rounds to seconds: half a second and less would be none
    connect(&m_timer, &QTimer::timeout, this, &SuspendWatch::look);
}

void SuspendWatch::start()
{
    m_wall = m_clocks.wall();
    m_steady = m_clocks.steady();
    m_timer.start();
}

SuspendWatch::Clocks SuspendWatch::systemClocks()
{
    return {&QDateTime::currentMSecsSinceEpoch, [] { return QDeadlineTimer::current().deadline(); }};
}

void SuspendWatch::look()
{
    const qint64 wall = m_clocks.wall();
    const qint64 steady = m_clocks.steady();
    const qint64 before = std::exchange(m_wall, wall);
    const qint64 awake = steady - std::exchange(m_steady, steady);
    if (wall - before - awake > LeastSleep)
        emit slept(before + awake, wall);
}

} // namespace runwatch
