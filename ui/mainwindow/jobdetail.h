// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/jobs/jobid.h"
#include "app/log/logplace.h"
#include "app/model/updatebatch.h"

#include <QWidget>

class QMenu;
class QSplitter;
class QTabWidget;

namespace runwatch {

class DetailPane;
class ErrorPane;
class EventPane;
class JobHeader;
class LogPane;
struct LogSubject;
class PhasePane;
class Session;
class TimelinePane;

// All that is known of the selected job: its header, its phases, and the tabs Log, Errors, Events,
// Timeline and Details.
class JobDetail final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(JobDetail)

public:
    explicit JobDetail(Session &session, QWidget *parent = nullptr);

    void showJob(JobId job); // null: none
    void showSelection(const QList<JobId> &jobs); // the log's, with the shown job first
    void takeRuns(); // some are new, or have gone
    void takeBatch(const UpdateBatch &batch);
    void showDetails(); // the tab
    void searchLog(); // from anywhere

    void fillTabMenu(QMenu &menu); // a key for each tab
    [[nodiscard]] QList<QWidget *> panes() const; // for moving the focus
    [[nodiscard]] QSplitter &splitter() { return *m_splitter; }
    [[nodiscard]] LogPane &log() { return *m_log; }
    [[nodiscard]] JobHeader &header() { return *m_header; }

private:
    void addTabs();
    void showPlace(LogPlace place);
    [[nodiscard]] QList<const Job *> jobsOf(RunId run) const; // that have a row
    void showErrorCount(int count);
    void tellPanes();
    [[nodiscard]] LogSubject logSubject() const;
    void tellSelection();

    Session &m_session;
    JobId m_job;
    QList<JobId> m_selection;
    JobHeader *m_header;
    QSplitter *m_splitter;
    PhasePane *m_phases;
    QTabWidget *m_tabs;
    LogPane *m_log;
    ErrorPane *m_errors;
    EventPane *m_events;
    TimelinePane *m_timeline;
    DetailPane *m_details;
};

} // namespace runwatch
