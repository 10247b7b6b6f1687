// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/run/updatebatcher.h"

#include <utility>

namespace runwatch {

UpdateBatcher::UpdateBatcher(int interval, QObject *parent)
    : QObject(parent)
    , m_interval(interval)
    , m_timer(this) // it moves to the stream thread with its owner
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &UpdateBatcher::send);
}

void UpdateBatcher::noteChange(Source &source)
{
    if (std::exchange(source.m_hasChange, true))
        return;
    m_changed.push_back(&source);
    if (!m_isUntaken && !m_timer.isActive())
        startTimer();
}

void UpdateBatcher::hurry(Source &source)
{
    noteChange(source);
    if (!std::exchange(m_isInHurry, true) && !m_isUntaken)
        startTimer();
}

void UpdateBatcher::forget(Source &source)
{
    if (std::exchange(source.m_hasChange, false))
        std::erase(m_changed, &source);
}

void UpdateBatcher::acknowledge()
{
    m_isUntaken = false;
    if (!m_changed.empty() && !m_timer.isActive())
        startTimer();
}

void UpdateBatcher::startTimer()
{
    m_timer.start(m_isInHurry ? 0 : m_interval);
}

void UpdateBatcher::send()
{
    m_isInHurry = false;
    if (m_changed.empty())
        return; // they have all died
    m_isUntaken = true;
    const std::vector<Source *> changed = std::exchange(m_changed, {});
    QList<UpdateBatch> batches;
    batches.reserve(qsizetype(changed.size()));
    for (Source *source : changed) {
        source->m_hasChange = false;
        batches.append(source->takeBatch());
    }
    emit batchesReady(batches);
}

} // namespace runwatch
