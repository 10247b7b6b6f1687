// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/jobs/job.h"
#include "app/log/logscope.h"

#include <QTimer>
#include <QWidget>

#include <memory>

class QLabel;
class QTableView;

namespace runwatch {

class ErrorTable;
class JobErrorListModel;

// The Errors tab: what a job's results and its log say went wrong, equal errors once with their number
// and the times they were first and last seen.
class ErrorPane final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ErrorPane)

public:
    explicit ErrorPane(QWidget *parent = nullptr);

    void setJob(const Job *job); // null shows nothing; call it again when the job has changed

    // As LogPane's, so that the error lines of the log are listed too.
    void setLog(std::shared_ptr<const LogStore> log);
    void takeLines(qint64 first, qint64 end);

signals:
    // How many errors there are, equal ones counted each; for the tab's name. Only when it has changed.
    void countChanged(int count);

private:
    void readOn();
    void takeLine(const LogLine &line);
    void showCount();
    void copySelection() const;

    JobErrorListModel *m_model;
    ErrorTable *m_words;
    QTableView *m_table;
    QLabel *m_note;
    LogScope m_errorLines; // of the job
    qint64 m_taken = 0; // rows of m_errorLines before this one are in the model
    QTimer m_readTimer;
    JobId m_job;
    int m_count = 0;
};

} // namespace runwatch
