// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/jobs/jobid.h"

#include <QObject>
#include <QPointer>

class QMessageBox;

namespace runwatch {

class JobListModel;

// Decides whether cancelling asks first. A job with a stream of its own is cancelled at once; on a
// stream of many jobs the operator is asked, since closing it ends the watching of all of them.
class CancelPolicy final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CancelPolicy)

public:
    CancelPolicy(const JobListModel &jobs, QWidget *window);

    void cancel(const QList<JobId> &jobs);

signals:
    // Cancel it now. Once for each stream that has jobs under way.
    void cancelDecided(runwatch::JobId job);

private:
    void ask(const QList<JobId> &sharing, int ended);

    const JobListModel &m_jobs;
    QWidget *m_window;
    QPointer<QMessageBox> m_question;
};

} // namespace runwatch
