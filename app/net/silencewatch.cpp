// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/net/silencewatch.h"

#include <algorithm>

namespace runwatch {

namespace {

bool isLineEnd(char byte)
{
    return byte == '\n' || byte == '\r';
}

IdleClock::Bytes kindOf(QByteArrayView bytes, int events, int comments)
{
    if (events > 0)
        return IdleClock::Bytes::Event;
    const bool isSign = comments > 0 || std::all_of(bytes.begin(), bytes.end(), isLineEnd);
    return isSign ? IdleClock::Bytes::Sign : IdleClock::Bytes::Part;
}

} // namespace

SilenceWatch::SilenceWatch(const EventSourceOptions &options, QObject *parent)
    : QObject(parent)
    , m_idle(options)
    , m_timer(this)
{
    m_clock.start();
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &SilenceWatch::look);
}

void SilenceWatch::begin(bool hasLimit)
{
    m_hasLimit = hasLimit;
    m_lastLineAt = m_clock.elapsed();
    m_idle.beginConnection(m_lastLineAt);
    watch();
}

void SilenceWatch::end()
{
    m_hasLimit = false;
    m_timer.stop();
}

void SilenceWatch::takeSlice(QByteArrayView bytes, int events, int comments)
{
    const qint64 now = m_clock.elapsed();
    m_idle.takeBytes(now, kindOf(bytes, events, comments));
    if (events > 0 || std::any_of(bytes.begin(), bytes.end(), isLineEnd))
        m_lastLineAt = now;
    if (limit() != m_watchedLimit)
        watch();
}

qint64 SilenceWatch::limit() const
{
    return m_hasLimit ? m_idle.limit(m_sendsIds) : 0;
}

void SilenceWatch::look()
{
    if (m_hasLimit && m_idle.silence(m_clock.elapsed()) >= limit())
        emit silent();
    else
        watch();
}

void SilenceWatch::watch()
{
    m_watchedLimit = limit();
    if (m_watchedLimit > 0)
        m_timer.start(int(std::clamp<qint64>(m_watchedLimit - m_idle.silence(m_clock.elapsed()), 1, 86'400'000)));
}

} // namespace runwatch
