// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/mainwindow/announcer.h"

#include "ui/logview/visibletext.h"
#include "ui/look/spokensentence.h"
#include "ui/words/jobwords.h"

namespace runwatch {
namespace {

constexpr int Pause = 2'000; // ms

} // namespace

Announcer::Announcer(QWidget *speaker)
    : QObject(speaker)
    , m_speaker(speaker)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(Pause);
    connect(&m_pause, &QTimer::timeout, this, &Announcer::announce);
}

// A job that has ended before we heard of it is not news.
void Announcer::takeJobs(const QList<Job> &jobs)
{
    for (const Job &job : jobs) {
        const auto known = m_known.constFind(job.id);
        if (known != m_known.constEnd() && !isEnd(*known) && isEnd(job.state))
            m_ended << tr("%1: %2").arg(visibleText(job.title), stateText(job, nullptr, 0));
        m_known.insert(job.id, job.state);
    }
    if (!m_ended.isEmpty() && !m_pause.isActive())
        m_pause.start();
}

void Announcer::announce()
{
    const QString sentence =
        m_ended.size() == 1 ? m_ended.constFirst() : tr("%n job(s) ended", nullptr, int(m_ended.size()));
    m_ended.clear();
    speak(m_speaker, sentence);
    emit announced(sentence);
}

} // namespace runwatch
