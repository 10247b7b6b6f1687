// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/jobs/job.h"
#include "app/model/streamstatus.h"

#include <QTimer>
#include <QWidget>

#include <optional>

class QLabel;
class QTableView;

namespace runwatch {

class TimeAxis;
class TimelineModel;

// The Timeline tab: when each phase ran, how the stream was covered and how many events came, all on
// one axis. What runs grows once a second, while the tab is seen.
class TimelinePane final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TimelinePane)

public:
    explicit TimelinePane(QWidget *parent = nullptr);

    void setJob(const Job *job, const StreamStatus *stream); // null: none

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void showJob();

    std::optional<Job> m_job;
    std::optional<StreamStatus> m_stream;
    TimelineModel *m_model;
    QTableView *m_table;
    TimeAxis *m_axis;
    QLabel *m_note;
    QTimer m_seconds;
};

} // namespace runwatch
