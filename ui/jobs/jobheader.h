// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/jobs/job.h"
#include "app/model/streamstatus.h"

#include <QTimer>
#include <QWidget>

#include <optional>

class QLabel;
class QPushButton;

namespace runwatch {

class ElidedLabel;
class JobBar;

// Above the panes of the selected job: its name, state, bar and numbers, what its
// connection's clocks say, and the two things to do.
class JobHeader final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(JobHeader)

public:
    explicit JobHeader(QWidget *parent = nullptr);

    void setJob(const Job *job, const StreamStatus *stream); // null: nothing is selected

signals:
    void cancelRequested(runwatch::JobId job);
    void retryRequested(runwatch::RunId run);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void showJob();
    void showTimes();
    QString facts() const;

    std::optional<Job> m_job;
    std::optional<StreamStatus> m_stream;
    QLabel *m_icon;
    ElidedLabel *m_name;
    ElidedLabel *m_message;
    ElidedLabel *m_state;
    ElidedLabel *m_facts;
    ElidedLabel *m_clocks;
    JobBar *m_bar;
    QLabel *m_percent;
    QPushButton *m_cancel;
    QPushButton *m_retry;
    QTimer m_seconds;
};

} // namespace runwatch
