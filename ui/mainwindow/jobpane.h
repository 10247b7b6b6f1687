// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/jobs/jobfilter.h"
#include "ui/jobs/jobpresentation.h"
#include "ui/sidebar/jobchoice.h"

#include <QStackedWidget>

class QLabel;

namespace runwatch {

class JobView;

// The job list, or, when the filter hides all of it, a page that says so and takes the filter away.
class JobPane final : public QStackedWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(JobPane)

public:
    explicit JobPane(JobListModel &jobs, QWidget *parent = nullptr);

    void setChoice(const JobChoice &choice);
    void setText(const QString &text);
    [[nodiscard]] JobView &view() { return *m_view; }

signals:
    void clearFilterRequested();

private:
    QWidget *makeNoMatchPage();
    void showFitting();

    JobListModel &m_jobs;
    JobPresentation m_presentation;
    JobFilter m_filter;
    JobView *m_view;
    QLabel *m_noMatch;
};

} // namespace runwatch
