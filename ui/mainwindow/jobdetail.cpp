// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/mainwindow/jobdetail.h"

#include "app/log/eventstore.h"
#include "app/log/logstore.h"
#include "app/run/session.h"
#include "ui/jobs/jobheader.h"
#include "ui/jobs/phasepane.h"
#include "ui/log/detailpane.h"
#include "ui/log/errorpane.h"
#include "ui/log/eventpane.h"
#include "ui/log/logpane.h"
#include "ui/logview/visibletext.h"
#include "ui/look/icons.h"
#include "ui/mainwindow/eventcontrols.h"
#include "ui/timeline/timelinepane.h"

#include <QMenu>
#include <QSplitter>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace runwatch {

JobDetail::JobDetail(Session &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_header(new JobHeader(this))
    , m_splitter(new QSplitter(this))
    , m_phases(new PhasePane(this))
    , m_tabs(new QTabWidget(this))
    , m_log(new LogPane(this))
    , m_errors(new ErrorPane(this))
    , m_events(new EventPane(this))
    , m_timeline(new TimelinePane(this))
    , m_details(new DetailPane(this))
{
    addTabs();
    m_splitter->addWidget(m_phases);
    m_splitter->addWidget(m_tabs);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setCollapsible(1, false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(m_splitter, 1);
    const JobTitles titles = [this](JobId id) {
        const Job *job = m_session.jobs().job(id);
        return job ? job->title : QString();
    };
    m_log->setJobTitles(titles);
    m_log->commands().setSubject([this] { return logSubject(); });
    m_errors->setJobTitles([this, titles](quint32 index) { return titles({m_job.run, index}); });
    m_errors->setJobsOf([this](RunId run) { return jobsOf(run); });
    connect(m_errors, &ErrorPane::placeRequested, this, &JobDetail::showPlace);
    for (const auto signal : {&JobListModel::rowsInserted, &JobListModel::rowsRemoved})
        connect(&m_session.jobs(), signal, this, &JobDetail::takeRuns);
    connect(m_log->actions().searchFromAnywhere, &QAction::triggered, this, &JobDetail::searchLog);
    connect(m_errors, &ErrorPane::countChanged, this, &JobDetail::showErrorCount);
    new EventControls(session, *m_events, this);
}

void JobDetail::addTabs()
{
    m_tabs->setDocumentMode(true);
    m_tabs->setAccessibleName(tr("Detail of the selected job"));
    m_tabs->addTab(m_log, tintedIcon(Icon::Log), tr("Log"));
    m_tabs->addTab(m_errors, tintedIcon(Icon::Errors), tr("Errors"));
    m_tabs->addTab(m_events, tintedIcon(Icon::Events), tr("Events"));
    m_tabs->addTab(m_timeline, tintedIcon(Icon::Phase), tr("Timeline"));
    m_tabs->addTab(m_details, tintedIcon(Icon::Details), tr("Details"));
}

void JobDetail::fillTabMenu(QMenu &menu)
{
    const QStringList names{tr("&Log"), tr("&Errors"), tr("E&vents"), tr("&Timeline"), tr("&Details")};
    for (int tab = 0; tab < names.size(); ++tab) {
        QAction *action = menu.addAction(m_tabs->tabIcon(tab), names.at(tab));
        action->setShortcut(QKeySequence(QStringLiteral("Ctrl+%1").arg(tab + 1)));
        connect(action, &QAction::triggered, this, [this, tab] {
            m_tabs->setCurrentIndex(tab);
            m_tabs->currentWidget()->setFocus(Qt::ShortcutFocusReason); // the keys that follow are for it
        });
    }
}

void JobDetail::showJob(JobId job)
{
    const JobId before = std::exchange(m_job, job);
    m_errors->setLog(m_session.log(job.run)); // first: a job's errors are looked for in its own log alone
    tellPanes();
    takeRuns();
    tellSelection();
    if (before.run != job.run)
        m_events->setEvents(m_session.events(job.run));
}

void JobDetail::showSelection(const QList<JobId> &jobs)
{
    m_selection = jobs;
    tellSelection();
}

void JobDetail::takeRuns()
{
    QList<LoggedRun> runs;
    for (const RunId run : m_session.jobs().runs()) {
        const StreamStatus *stream = m_session.jobs().stream(run);
        runs.append({run, m_session.log(run), stream ? visibleText(stream->server) : QString(), stream ? stream->openedAt : 0});
    }
    m_log->setRuns(runs);
}

void JobDetail::tellSelection()
{
    QList<LoggedJob> jobs;
    const auto add = [&](JobId id) {
        if (const Job *job = m_session.jobs().job(id))
            jobs.append({id, job->sharesItsStream});
    };
    add(m_job);
    for (const JobId id : std::as_const(m_selection)) {
        if (id != m_job)
            add(id);
    }
    m_log->setSelected(jobs);
}

void JobDetail::takeBatch(const UpdateBatch &batch)
{
    const auto known = std::ranges::find(m_log->runs(), batch.stream.run, &LoggedRun::run);
    if (known == m_log->runs().end() || known->log != m_session.log(batch.stream.run) || known->openedAt != batch.stream.openedAt)
        takeRuns();
    m_log->takeLines(batch.stream.run, batch.firstLogLine, batch.endLogLine);
    if (batch.stream.run != m_job.run)
        return;
    tellPanes();
    tellSelection(); // the job may share its stream by now
    m_errors->takeJobs(batch.jobs);
    m_errors->takeLines(batch.firstLogLine, batch.endLogLine);
    if (const auto events = m_session.events(m_job.run))
        m_events->takeEvents(events->first(), batch.endEvent);
}

void JobDetail::tellPanes()
{
    const Job *job = m_session.jobs().job(m_job);
    const StreamStatus *stream = m_session.jobs().stream(m_job.run);
    m_header->setJob(job, stream);
    m_phases->setJob(job);
    m_errors->setJob(job);
    m_timeline->setJob(job, stream);
    m_details->setJob(job, stream);
    m_events->setStream(stream ? *stream : StreamStatus());
}

QList<const Job *> JobDetail::jobsOf(RunId run) const
{
    QList<const Job *> jobs;
    const JobListModel &all = m_session.jobs();
    for (int row = 0; row < all.rowCount(); ++row) {
        if (const JobId id = all.index(row, 0).data(JobListModel::JobIdRole).value<JobId>(); id.run == run)
            jobs << all.job(id);
    }
    return jobs;
}

void JobDetail::showPlace(LogPlace place)
{
    m_tabs->setCurrentWidget(m_log);
    m_log->setFocus();
    m_log->showPlace(place);
}

// For what is taken out of the log: all jobs of the runs have names in it.
LogSubject JobDetail::logSubject() const
{
    LogSubject subject;
    const JobListModel &model = m_session.jobs();
    const Job *job = model.job(m_job);
    if (!job)
        return subject;
    subject.title = job->title;
    subject.server = job->server;
    for (const LogRows::Source &source : m_log->rows().sources()) {
        const auto other = [&](quint32 index) { return model.job({source.run, index}); };
        for (quint32 index = other(0) ? 0 : 1; other(index); ++index)
            subject.jobs.insert({source.run, index}, {other(index)->title.toUtf8(), other(index)->key.toUtf8()});
    }
    subject.phaseAt = [phases = job->phases](qint64 time) {
        const auto ran = [time](const Phase &phase) { return phase.startedAt != 0 && phase.startedAt <= time && (phase.endedAt == 0 || time <= phase.endedAt); };
        const auto found = std::find_if(phases.rbegin(), phases.rend(), ran);
        return found == phases.rend() ? QString() : found->name;
    };
    return subject;
}

void JobDetail::showErrorCount(int count)
{
    m_tabs->setTabText(m_tabs->indexOf(m_errors), count > 0 ? tr("Errors %L1").arg(count) : tr("Errors"));
}

void JobDetail::searchLog()
{
    m_tabs->setCurrentWidget(m_log);
    m_log->search();
}

void JobDetail::showDetails()
{
    m_tabs->setCurrentWidget(m_details);
}

QList<QWidget *> JobDetail::panes() const
{
    return {m_header, m_phases, m_tabs};
}

} // namespace runwatch
