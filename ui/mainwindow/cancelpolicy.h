// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/jobs/job.h"

#include <QObject>
#include <QPointer>

class QMessageBox;

namespace runwatch {

class Session;

// Decides how cancelling goes. One job is cancelled at once where that touches no other: it has a
// stream of its own, or the server can be asked to stop it alone. Several are, after a while in which
// it can be undone. Where only the stream of many jobs can be closed, the operator is asked first.
class CancelPolicy final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CancelPolicy)

public:
    CancelPolicy(Session &session, QWidget *window);

    void cancel(const QList<JobId> &jobs);
    // Whether the server is asked to stop that job; else its connection is closed.
    [[nodiscard]] bool asksServer(const Job &job) const;

signals:
    // Cancel it now: it touches no other job.
    void cancelDecided(runwatch::JobId job);
    // Cancel them soon: each of them touches no other job.
    void delayDecided(const QList<runwatch::JobId> &jobs);
    // Close it now, with all its jobs.
    void closeDecided(runwatch::RunId run);

private:
    void ask(const QList<RunId> &runs);

    Session &m_session;
    QWidget *m_window;
    QPointer<QMessageBox> m_question;
};

} // namespace runwatch
