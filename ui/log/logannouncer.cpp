// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/log/logannouncer.h"

#include "ui/look/spokensentence.h"

#include <QWidget>

#include <algorithm>
#include <limits>
#include <utility>

namespace runwatch {

LogAnnouncer::LogAnnouncer(QWidget *speaker)
    : QObject(speaker)
    , m_speaker(speaker)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(Pause);
    connect(&m_pause, &QTimer::timeout, this, &LogAnnouncer::announce);
}

void LogAnnouncer::takeErrors(qint64 count, const QString &newest)
{
    if (count <= 0 || !m_speaker->isVisible())
        return;
    m_errors += count;
    m_newest = newest;
    if (!m_pause.isActive())
        announce();
}

void LogAnnouncer::forget()
{
    m_errors = 0;
}

void LogAnnouncer::announce()
{
    const qint64 count = std::exchange(m_errors, 0);
    if (count == 0 || !m_speaker->isVisible())
        return;
    const int shown = int(std::min<qint64>(count, std::numeric_limits<int>::max()));
    //: %2 is the text of the newest
    const QString sentence = count == 1 ? tr("New error: %1").arg(m_newest)
                                        : tr("%n new errors, newest: %1", nullptr, shown).arg(m_newest);
    m_pause.start();
    speak(m_speaker, sentence);
    emit announced(sentence);
}

} // namespace runwatch
