// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/model/joblistmodel.h"

#include "app/model/jobfacts.h"
#include "app/model/rowspans.h"

#include <algorithm>
#include <utility>

namespace runwatch {

namespace {

bool isReadAlike(const StreamStatus &one, const StreamStatus &other)
{
    return one.profile == other.profile && one.profileName == other.profileName && one.profileColour == other.profileColour;
}

} // namespace

JobListModel::JobListModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

// The views are touched once for all new rows and once for each span of changed
// rows, however many batches and jobs there are.
void JobListModel::applyAll(const QList<UpdateBatch> &batches)
{
    QList<Job> jobs;
    for (const UpdateBatch &batch : batches) {
        takeStatus(batch.stream);
        if (batch.hidesStreamsOwnJob)
            hideStreamsOwnJob(batch.stream.run);
        for (const Job &job : batch.jobs) {
            if (!batch.hidesStreamsOwnJob || !job.id.isStreamsOwn())
                jobs.append(job);
        }
    }
    changeKnownJobs(jobs);
    appendNewJobs(jobs);
    for (const UpdateBatch &batch : batches)
        emit streamChanged(batch.stream.run);
}

void JobListModel::takeStatus(const StreamStatus &stream)
{
    if (m_streams.contains(stream.run) && m_streams[stream.run].reading != stream.reading)
        removeJobs(stream.run); // all was read anew, and gave other jobs
    if (!m_streams.contains(stream.run))
        m_runs.append(stream.run);
    const StreamStatus before = std::exchange(m_streams[stream.run], stream);
    if (!isReadAlike(before, stream))
        tellProfileAnew(stream.run);
    m_latestTime = std::max({m_latestTime, stream.lastByteAt, stream.lastEventAt});
}

// All rows of a run, whose jobs may be as they were.
void JobListModel::tellProfileAnew(RunId run)
{
    std::vector<int> rows;
    for (int row = 0; row < rowCount(); ++row) {
        if (m_jobs[size_t(row)].id.run == run)
            rows.push_back(row);
    }
    forEachSpan(rows, [this](int first, int last) {
        emit dataChanged(index(first, 0), index(last, ColumnCount - 1));
    });
}

void JobListModel::hideStreamsOwnJob(RunId run)
{
    if (const int row = m_rows.value({run, 0}, -1); row >= 0)
        takeOutRows(row, row);
}

void JobListModel::remove(RunId run)
{
    if (m_streams.remove(run) == 0)
        return;
    m_runs.removeOne(run);
    removeJobs(run);
    emit streamChanged(run);
}

void JobListModel::removeJobs(RunId run)
{
    const auto isOfRun = [run](const Job &job) { return job.id.run == run; };
    for (int last = rowCount() - 1; last >= 0; --last) {
        if (!isOfRun(m_jobs[size_t(last)]))
            continue;
        int first = last;
        while (first > 0 && isOfRun(m_jobs[size_t(first) - 1]))
            --first;
        takeOutRows(first, last);
        last = first;
    }
}

void JobListModel::changeKnownJobs(const QList<Job> &jobs)
{
    std::vector<int> changed;
    for (const Job &job : jobs) {
        m_latestTime = std::max(m_latestTime, job.lastEventAt);
        if (const int row = m_rows.value(job.id, -1); row >= 0 && m_jobs[size_t(row)] != job) {
            addToCounts(m_jobs[size_t(row)], -1);
            addToCounts(job, 1);
            m_jobs[size_t(row)] = job;
            changed.push_back(row);
        }
    }
    std::sort(changed.begin(), changed.end());
    changed.erase(std::unique(changed.begin(), changed.end()), changed.end());
    forEachSpan(changed, [this](int first, int last) {
        emit dataChanged(index(first, 0), index(last, ColumnCount - 1));
    });
}

void JobListModel::appendNewJobs(const QList<Job> &jobs)
{
    const int known = rowCount();
    std::vector<Job> fresh;
    for (const Job &job : jobs) {
        const int row = m_rows.value(job.id, -1);
        if (row < 0) {
            m_rows.insert(job.id, known + int(fresh.size()));
            fresh.push_back(job);
        } else if (row >= known) {
            fresh[size_t(row - known)] = job; // a second value in the same batch
        }
    }
    if (fresh.empty())
        return;
    beginInsertRows({}, known, known + int(fresh.size()) - 1);
    for (Job &job : fresh) {
        addToCounts(job, 1);
        m_jobs.push_back(std::move(job));
    }
    endInsertRows();
}

void JobListModel::takeOutRows(int first, int last)
{
    beginRemoveRows({}, first, last);
    for (int row = first; row <= last; ++row) {
        addToCounts(m_jobs[size_t(row)], -1);
        m_rows.remove(m_jobs[size_t(row)].id);
    }
    m_jobs.erase(m_jobs.begin() + first, m_jobs.begin() + last + 1);
    for (int row = first; row < rowCount(); ++row)
        m_rows[m_jobs[size_t(row)].id] = row;
    endRemoveRows();
}

void JobListModel::addToCounts(const Job &job, int by)
{
    m_stateCounts[size_t(job.state)] += by;
    const auto isItsServer = [&job](const auto &server) { return server.first == job.server; };
    auto server = std::find_if(m_servers.begin(), m_servers.end(), isItsServer);
    if (server == m_servers.end())
        server = m_servers.insert(m_servers.end(), {job.server, 0});
    server->second += by;
    if (server->second == 0)
        m_servers.erase(server);
}

const Job *JobListModel::job(JobId id) const
{
    const int row = m_rows.value(id, -1);
    return row < 0 ? nullptr : &m_jobs[size_t(row)];
}

const StreamStatus *JobListModel::stream(RunId run) const
{
    const auto found = m_streams.constFind(run);
    return found == m_streams.constEnd() ? nullptr : &*found;
}

QModelIndex JobListModel::indexOf(JobId id, int column) const
{
    const int row = m_rows.value(id, -1);
    return row < 0 ? QModelIndex() : index(row, column);
}

int JobListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_jobs.size());
}

int JobListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant JobListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Job &job = m_jobs[size_t(index.row())];
    if (index.column() == ProfileColumn && (role == Qt::DisplayRole || role == SortRole))
        return profileFact(stream(job.id.run));
    switch (role) {
    case Qt::DisplayRole:
        return factOf(job, Column(index.column()));
    case JobRole:
        return QVariant::fromValue(job);
    case JobIdRole:
        return QVariant::fromValue(job.id);
    case StateRole:
        return QVariant::fromValue(job.state);
    case ServerRole:
        return job.server;
    case StreamRole:
        return QVariant::fromValue(m_streams.value(job.id.run));
    case ProfileColourRole:
        return QVariant::fromValue(stream(job.id.run) ? stream(job.id.run)->profileColour : ProfileColour::None);
    case SortRole:
        return sortFactOf(job, Column(index.column()), m_latestTime);
    default:
        return {};
    }
}

} // namespace runwatch
