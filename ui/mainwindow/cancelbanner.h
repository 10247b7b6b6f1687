// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/jobs/jobid.h"

#include <QFrame>
#include <QTimer>

class QAction;
class QLabel;
class QPushButton;

namespace runwatch {

class ElidedLabel;

// A line above the list while several jobs are about to be cancelled: which ones, what that does, and
// a while to undo it. It never takes the focus.
class CancelBanner final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CancelBanner)

public:
    struct Candidate
    {
        JobId job;
        QString name; // with how far it is; may hold a server's words
        bool asksServer = false; // else its connection is closed
    };

    // `delay` in ms.
    explicit CancelBanner(int delay, QWidget *parent = nullptr);

    void offer(const QList<Candidate> &jobs); // beside those already waiting; the time begins anew
    void undoAll();
    void cancelNow();

    // To be put where its key is heard. Enabled while there is something to undo.
    [[nodiscard]] QAction *undo() const { return m_undo; }

signals:
    void cancelDue(runwatch::JobId job);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void tell();
    void fitHeight();
    void takeIcon();
    [[nodiscard]] QString consequence() const;

    QList<Candidate> m_jobs;
    QAction *m_undo;
    QLabel *m_icon;
    QLabel *m_text;
    ElidedLabel *m_names;
    QPushButton *m_undoButton;
    QPushButton *m_now;
    QTimer m_due;
    QTimer m_seconds;
};

} // namespace runwatch
