// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/jobs/jobpresentation.h"

#include "app/model/rowspans.h"
#include "app/model/silence.h"
#include "ui/jobs/columnwords.h"
#include "ui/jobs/jobtooltip.h"
#include "ui/logview/visibletext.h"
#include "ui/look/icons.h"
#include "ui/words/eventwords.h"
#include "ui/words/words.h"

#include <QDateTime>
#include <QGuiApplication>
#include <QLocale>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace runwatch {
namespace {

// While a job runs; what has ended is told once.
constexpr std::array countingColumns = {JobListModel::TimeLeftColumn, JobListModel::ElapsedColumn, JobListModel::LastEventColumn};
// While its stream waits, or is silent.
constexpr std::array connectionColumns = {JobListModel::StateColumn, JobListModel::MessageColumn};

bool countsTime(const JobListModel &jobs)
{
    constexpr std::array running = {JobState::Connecting, JobState::Queued,       JobState::Running,
                                    JobState::Stalled,    JobState::Reconnecting, JobState::Cancelling};
    return std::ranges::any_of(running, [&](JobState state) { return jobs.count(state) > 0; });
}

QString countText(qint64 count)
{
    return count > 0 ? QLocale().toString(count) : QString();
}

QVariant alignment(int column)
{
    return QVariant::fromValue(
        Qt::Alignment(Qt::AlignVCenter | (isNumeric(column) ? Qt::AlignRight : Qt::AlignLeft)));
}

} // namespace

JobPresentation::JobPresentation(QObject *parent)
    : JobPresentation(QDateTime::currentMSecsSinceEpoch, parent)
{
}

JobPresentation::JobPresentation(Clock clock, QObject *parent)
    : QIdentityProxyModel(parent)
    , m_clock(clock)
{
    m_seconds.setInterval(1000);
    connect(&m_seconds, &QTimer::timeout, this, &JobPresentation::tellTimeAnew);
}

void JobPresentation::setJobs(JobListModel *jobs)
{
    m_jobs = jobs;
    setSourceModel(jobs);
    m_seconds.start();
}

const Job *JobPresentation::jobAt(const QModelIndex &index) const
{
    return m_jobs && index.isValid() ? m_jobs->job(index.data(JobListModel::JobIdRole).value<JobId>())
                                     : nullptr;
}

QVariant JobPresentation::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !checkIndex(index) || role >= Qt::UserRole)
        return QIdentityProxyModel::data(index, role);
    if (role == Qt::TextAlignmentRole)
        return alignment(index.column());
    const Job *job = jobAt(index);
    if (!job)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return cellText(*job, index.column());
    case Qt::DecorationRole:
        if (index.column() != JobListModel::StateColumn)
            return {};
        return isPaused(*job, m_jobs->stream(job->id.run)) ? tintedIcon(Icon::Pause, Tone::Waiting) : stateIcon(job->state);
    case Qt::ForegroundRole:
        return index.column() == JobListModel::StateColumn
            ? QVariant(toneColour(toneOf(job->state), QGuiApplication::palette()))
            : QVariant();
    case Qt::ToolTipRole:
        return toolTip(*job, index.column());
    case Qt::AccessibleTextRole:
        return accessibleText(*job, index.column());
    default:
        return {};
    }
}

QVariant JobPresentation::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return QIdentityProxyModel::headerData(section, orientation, role);
    switch (role) {
    case Qt::DisplayRole:
        return columnWord(section);
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole:
        return columnName(section);
    case Qt::TextAlignmentRole:
        return alignment(section);
    default:
        return {};
    }
}

void JobPresentation::tellTimeAnew()
{
    const int last = rowCount() - 1;
    if (last < 0 || !countsTime(*m_jobs))
        return;
    for (const int column : countingColumns)
        emit dataChanged(index(0, column), index(last, column), {Qt::DisplayRole});
    tellConnectionsAnew();
}

// Of the rows whose connection counts time, and once more when it no longer does.
void JobPresentation::tellConnectionsAnew()
{
    QSet<RunId> counting;
    for (const RunId run : m_jobs->runs()) {
        if (countsTime(*m_jobs->stream(run), m_clock()))
            counting.insert(run);
    }
    const QSet<RunId> told = counting | std::exchange(m_counting, counting);
    if (told.isEmpty())
        return;
    std::vector<int> rows;
    for (int row = 0; row < rowCount(); ++row) {
        if (told.contains(m_jobs->index(row, 0).data(JobListModel::JobIdRole).value<JobId>().run))
            rows.push_back(row);
    }
    forEachSpan(rows, [this](int first, int last) {
        for (const int column : connectionColumns)
            emit dataChanged(index(first, column), index(last, column), {Qt::DisplayRole, Qt::DecorationRole});
    });
}

QString JobPresentation::cellText(const Job &job, int column) const
{
    switch (column) {
    case JobListModel::StateColumn:
        return stateText(job, m_jobs->stream(job.id.run), m_clock());
    case JobListModel::TitleColumn:
        return visibleText(job.title);
    case JobListModel::ProgressColumn:
        return progressText(job);
    case JobListModel::PhaseColumn:
        return visibleText(phaseText(job));
    case JobListModel::MessageColumn:
        return visibleText(jobMessage(job, m_jobs->stream(job.id.run), m_clock()));
    case JobListModel::TimeLeftColumn:
        return timeLeftText(job, m_clock());
    case JobListModel::ElapsedColumn:
        return job.startedAt > 0 ? elapsedText(elapsed(job, m_clock())) : QString();
    case JobListModel::ResultsColumn:
        return resultsText(job);
    case JobListModel::LastEventColumn:
        if (job.lastEventAt == 0 || isEnd(job.state))
            return timeOfDayText(job.lastEventAt);
        return durationText(m_clock() - job.lastEventAt);
    case JobListModel::ServerColumn:
        return job.server;
    case JobListModel::StartedColumn:
        return dateTimeText(job.startedAt);
    case JobListModel::FinishedColumn:
        return dateTimeText(job.endedAt);
    case JobListModel::WarningsColumn:
        return countText(job.warnings);
    case JobListModel::ErrorsColumn:
        return countText(job.errors);
    case JobListModel::EventsColumn:
        return countText(job.events);
    case JobListModel::AttemptColumn:
        return countText(job.attempt);
    case JobListModel::KeyColumn:
        return visibleText(job.key);
    case JobListModel::ProfileColumn:
        return m_jobs->stream(job.id.run) ? visibleText(profileNameText(*m_jobs->stream(job.id.run))) : QString();
    default:
        return {};
    }
}

QString JobPresentation::toolTip(const Job &job, int column) const
{
    switch (column) {
    case JobListModel::StateColumn:
    case JobListModel::TitleColumn:
    case JobListModel::ProgressColumn:
    case JobListModel::ResultsColumn:
        return jobToolTip(job, m_jobs->stream(job.id.run), m_clock());
    case JobListModel::TimeLeftColumn:
        return escapedToolTip(timeLeftBasis(job, m_clock()));
    case JobListModel::ActionsColumn:
        return escapedToolTip(isEnd(job.state) ? tr("Open the stream of this job again")
                                               : tr("Cancel: close the stream of this job"));
    default:
        return escapedToolTip(cellText(job, column));
    }
}

QString JobPresentation::spokenText(const Job &job, int column) const
{
    switch (column) {
    case JobListModel::ProgressColumn:
        return progressAndOrigin(job);
    case JobListModel::TimeLeftColumn:
        return timeLeftSentence(job, m_clock());
    case JobListModel::ResultsColumn:
        return resultsSentence(job);
    case JobListModel::ActionsColumn:
        return stateWord(job.state);
    default:
        return cellText(job, column);
    }
}

// The first column reads the whole row, the others themselves with their name: a bare number says
// nothing to somebody who does not see where it stands.
QString JobPresentation::accessibleText(const Job &job, int column) const
{
    if (column == JobListModel::StateColumn)
        return visibleText(jobSentence(job, m_jobs->stream(job.id.run), m_clock()));
    const QString text = spokenText(job, column);
    //: A column's name and what stands in the cell
    return tr("%1: %2").arg(columnName(column), text.isEmpty() ? tr("unknown") : text);
}

} // namespace runwatch
