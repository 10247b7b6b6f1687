// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/jobs/jobview.h"

#include "ui/jobs/actiondelegate.h"
#include "ui/jobs/celldelegate.h"
#include "ui/jobs/jobcolumns.h"
#include "ui/jobs/jobfilter.h"
#include "ui/jobs/jobpresentation.h"
#include "ui/jobs/progressdelegate.h"
#include "ui/look/profileband.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>

#include <algorithm>
#include <set>

namespace runwatch {

JobView::JobView(QWidget *parent)
    : QTreeView(parent)
    , m_columns(new JobColumns(this))
{
    setHeader(m_columns);
    setAccessibleName(tr("Jobs"));
    setRootIsDecorated(false);
    setItemsExpandable(false);
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setSelectionMode(ExtendedSelection);
    setHorizontalScrollMode(ScrollPerPixel);
    setFrameShape(NoFrame);
    setMouseTracking(true);
    setSortingEnabled(true);
    setItemDelegate(new CellDelegate(this));
    setItemDelegateForColumn(JobListModel::ProgressColumn, new ProgressDelegate(JobListModel::JobRole, this));
    setItemDelegateForColumn(JobListModel::ActionsColumn, new ActionDelegate(JobListModel::StateRole, this));
    setContextMenuPolicy(Qt::ActionsContextMenu);
    addActions(m_verbs.all());

    connect(this, &QTreeView::clicked, this, &JobView::actOnRow);
    connect(this, &QTreeView::activated, this, [this] { emit openRequested(currentJob()); });
    connect(m_columns, &JobColumns::resizeToContentsRequested, this, &JobView::resizeToContents);
    connect(m_verbs.cancel, &QAction::triggered, this, [this] { emit cancelRequested(selectedJobs()); });
    connect(m_verbs.retry, &QAction::triggered, this, [this] { askForRuns(&JobView::retryRequested); });
    connect(m_verbs.retryFailed, &QAction::triggered, this, [this] { askForRuns(&JobView::retryFailedRequested); });
    connect(m_verbs.reconnect, &QAction::triggered, this,
            [this] { askForRuns(&JobView::reconnectRequested); });
    connect(m_verbs.remove, &QAction::triggered, this, [this] { askForRuns(&JobView::removeRequested); });
    connect(m_verbs.copy, &QAction::triggered, this, &JobView::copyRows);
}

void JobView::setJobs(JobPresentation *presentation, JobFilter *filter)
{
    m_presentation = presentation;
    m_filter = filter;
    setModel(filter);
    connect(presentation, &JobPresentation::rowsAboutToBeRemoved, this, &JobView::awaitOthersOfTheRun);
    connect(filter, &JobFilter::rowsRemoved, this, &JobView::selectWhatIsLeft);
    connect(filter, &JobFilter::rowsInserted, this, &JobView::selectAwaited);
    m_columns->reset();
}

void JobView::selectRun(RunId run)
{
    m_awaited = run;
    selectAwaited();
}

void JobView::selectAwaited()
{
    for (int row = 0; m_awaited != RunId::None && row < m_filter->rowCount(); ++row) {
        const QModelIndex index = m_filter->index(row, 0);
        if (index.data(JobListModel::JobIdRole).value<JobId>().run == m_awaited) {
            m_awaited = RunId::None;
            setCurrentIndex(index);
        }
    }
}

// A run whose events are read anew has other jobs at once: one of them takes the selection over.
void JobView::awaitOthersOfTheRun(const QModelIndex &, int first, int last)
{
    const int row = m_filter->mapToSource(currentIndex()).row();
    const RunId run = currentIndex().data(JobListModel::StreamRole).value<StreamStatus>().run;
    if (row >= first && row <= last && run != RunId::None)
        m_awaited = run;
}

// When the selected row goes the current one moves on; the selection goes with it.
void JobView::selectWhatIsLeft()
{
    if (currentIndex().isValid() && !selectionModel()->hasSelection())
        setCurrentIndex(currentIndex());
}

JobId JobView::currentJob() const
{
    return currentIndex().data(JobListModel::JobIdRole).value<JobId>();
}

QList<JobId> JobView::selectedJobs() const
{
    QList<JobId> jobs;
    if (selectionModel()) {
        for (const QModelIndex &index : selectionModel()->selectedRows())
            jobs << index.data(JobListModel::JobIdRole).value<JobId>();
    }
    return jobs;
}

const Job *JobView::jobAt(const QModelIndex &index) const
{
    return m_presentation ? m_presentation->jobAt(m_filter->mapToSource(index)) : nullptr;
}

void JobView::updateVerbs()
{
    JobVerbs::Applies applies;
    std::set<RunId> runs;
    if (!selectionModel())
        return m_verbs.setApplies(applies);
    for (const QModelIndex &index : selectionModel()->selectedRows()) {
        const Job *job = jobAt(index);
        if (!job)
            continue;
        ++applies.jobs;
        applies.cancel += isEnd(job->state) ? 0 : 1;
        if (!runs.insert(job->id.run).second)
            continue;
        const auto stream = index.data(JobListModel::StreamRole).value<StreamStatus>();
        applies.retry += stream.isOver ? 1 : 0;
        applies.retryFailed += stream.canRetryFailed ? 1 : 0;
        applies.remove += stream.isOver ? 1 : 0;
        const bool waits = stream.connection == StreamStatus::Connection::Waiting
            || stream.connection == StreamStatus::Connection::Paused;
        applies.reconnect += waits ? 1 : 0;
    }
    m_verbs.setApplies(applies);
}

void JobView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTreeView::currentChanged(current, previous);
    emit currentJobChanged(currentJob());
}

void JobView::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTreeView::selectionChanged(selected, deselected);
    updateVerbs();
}

void JobView::changeEvent(QEvent *event)
{
    QTreeView::changeEvent(event);
    if (event->type() == QEvent::FontChange && m_filter)
        m_columns->reset();
}

// Qt makes a row the current one then, and leaves it unselected.
void JobView::focusInEvent(QFocusEvent *event)
{
    QTreeView::focusInEvent(event);
    selectWhatIsLeft();
}

// The band is the row's, whichever column stands first and however far the columns are scrolled.
void JobView::drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QTreeView::drawRow(painter, option, index);
    const auto colour = index.data(JobListModel::ProfileColourRole).value<ProfileColour>();
    paintBand(*painter, QRect(0, option.rect.y(), viewport()->width(), option.rect.height()), colour, palette(), layoutDirection());
}

void JobView::actOnRow(const QModelIndex &index)
{
    const Job *job = index.column() == JobListModel::ActionsColumn ? jobAt(index) : nullptr;
    if (!job)
        return;
    if (isEnd(job->state))
        emit retryRequested(job->id.run);
    else
        emit cancelRequested({job->id});
}

// Each run once, however many of its jobs are selected.
template <typename Signal>
void JobView::askForRuns(Signal signal)
{
    std::set<RunId> runs;
    for (const JobId &job : selectedJobs())
        runs.insert(job.run);
    for (const RunId run : runs)
        emit(this->*signal)(run);
}

// What is shown, as tab separated values in the order of the columns.
void JobView::copyRows() const
{
    QModelIndexList rows = selectionModel()->selectedRows();
    std::ranges::sort(rows, {}, &QModelIndex::row);
    QStringList lines;
    for (const QModelIndex &row : rows) {
        QStringList cells;
        for (int visual = 0; visual < m_columns->count(); ++visual) {
            const int column = m_columns->logicalIndex(visual);
            if (!m_columns->isSectionHidden(column) && column != JobListModel::ActionsColumn)
                cells << row.siblingAtColumn(column).data().toString();
        }
        lines << cells.join(u'\t');
    }
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

void JobView::resizeToContents()
{
    for (int column = 0; column < m_columns->count(); ++column) {
        if (!m_columns->isSectionHidden(column) && column != JobListModel::MessageColumn)
            resizeColumnToContents(column);
    }
}

} // namespace runwatch
