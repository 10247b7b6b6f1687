// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/jobs/job.h"

#include <QWidget>

class QLabel;
class QTableView;

namespace runwatch {

class JobErrorListModel;

// The Errors tab: what a job's results say went wrong, equal errors once with their number and the
// times they were first and last seen.
class ErrorPane final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ErrorPane)

public:
    explicit ErrorPane(QWidget *parent = nullptr);

    void setJob(const Job *job); // null shows nothing; call it again when the job has changed

signals:
    // How many errors the job has sent; for the tab's name. Only when it has changed.
    void countChanged(int count);

private:
    void copySelection() const;

    JobErrorListModel *m_model;
    QTableView *m_table;
    QLabel *m_note;
    int m_count = 0;
};

} // namespace runwatch
