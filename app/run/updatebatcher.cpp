// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/run/updatebatcher.h"

#include <utility>

namespace runwatch {

UpdateBatcher::UpdateBatcher(int interval, QObject *parent)
    : QObject(parent)
    , m_timer(this) // it moves to the stream thread with its owner
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(interval);
    connect(&m_timer, &QTimer::timeout, this, &UpdateBatcher::sendBatch);
}

void UpdateBatcher::noteChange()
{
    if (std::exchange(m_hasChange, true) || m_isUntaken)
        return;
    m_timer.start();
}

void UpdateBatcher::acknowledge()
{
    m_isUntaken = false;
    if (m_hasChange && !m_timer.isActive())
        m_timer.start();
}

void UpdateBatcher::flush()
{
    m_timer.stop();
    sendBatch();
}

void UpdateBatcher::sendBatch()
{
    m_hasChange = false;
    m_isUntaken = true;
    emit batchDue();
}

} // namespace runwatch
