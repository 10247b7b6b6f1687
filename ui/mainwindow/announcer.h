// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/jobs/job.h"

#include <QHash>
#include <QTimer>

namespace runwatch {

// Tells a screen reader which jobs have ended, at most every few seconds and then in one sentence.
class Announcer final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Announcer)

public:
    explicit Announcer(QWidget *speaker);

    void takeJobs(const QList<Job> &jobs);

signals:
    void announced(const QString &sentence);

private:
    void announce();

    QWidget *m_speaker;
    QHash<JobId, JobState> m_known;
    QStringList m_ended; // a sentence each
    QTimer m_pause;
};

} // namespace runwatch
