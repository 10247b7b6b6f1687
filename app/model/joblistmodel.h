// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/jobs/job.h"
#include "app/model/updatebatch.h"

#include <QAbstractTableModel>
#include <QHash>

#include <array>
#include <vector>

namespace runwatch {

// All jobs of all runs, a row each, in order of first mention. It holds facts:
// words, icons and colours are added by ui/jobs/jobpresentation.
class JobListModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(JobListModel)

public:
    enum Column : int {
        StateColumn,
        TitleColumn,
        ProgressColumn,
        PhaseColumn,
        MessageColumn,
        TimeLeftColumn,
        ElapsedColumn,
        ResultsColumn,
        LastEventColumn,
        ActionsColumn,
        ServerColumn,
        StartedColumn,
        FinishedColumn,
        WarningsColumn,
        ErrorsColumn,
        EventsColumn,
        AttemptColumn,
        KeyColumn,
        ProfileColumn,
        ColumnCount
    };
    Q_ENUM(Column)

    enum Role : int {
        JobRole = Qt::UserRole, // Job
        JobIdRole,
        StateRole, // JobState
        ServerRole, // QString
        StreamRole, // StreamStatus
        ProfileColourRole, // ProfileColour of what reads its stream
        SortRole, // what the column is sorted by; invalid when unknown
    };
    Q_ENUM(Role)

    explicit JobListModel(QObject *parent = nullptr);

    // Touches the views once for all new rows and once for each run of changed rows.
    void applyAll(const QList<UpdateBatch> &batches);
    void apply(const UpdateBatch &batch) { applyAll({batch}); }
    void remove(RunId run); // all rows of a run, and its status; streamChanged() follows

    [[nodiscard]] const Job *job(JobId id) const; // null when there is none
    [[nodiscard]] const StreamStatus *stream(RunId run) const;
    [[nodiscard]] QList<RunId> runs() const { return m_runs; } // in order of opening
    [[nodiscard]] QModelIndex indexOf(JobId id, int column = 0) const;
    [[nodiscard]] int count(JobState state) const { return m_stateCounts[size_t(state)]; } // of all rows
    // With their number of jobs, in order of first mention.
    [[nodiscard]] QList<std::pair<QString, int>> servers() const { return m_servers; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

signals:
    // The status of a run's connection, or the counts, have moved. Once a batch, after the rows.
    void streamChanged(runwatch::RunId run);

private:
    void removeJobs(RunId run);
    void takeStatus(const StreamStatus &stream);
    void tellProfileAnew(RunId run);
    void hideStreamsOwnJob(RunId run);
    void changeKnownJobs(const QList<Job> &jobs);
    void appendNewJobs(const QList<Job> &jobs);
    void takeOutRows(int first, int last);
    void addToCounts(const Job &job, int by);

    std::vector<Job> m_jobs; // by row
    QHash<JobId, int> m_rows;
    QHash<RunId, StreamStatus> m_streams;
    QList<RunId> m_runs; // in order of first mention
    std::array<int, size_t(JobState::Refused) + 1> m_stateCounts{};
    QList<std::pair<QString, int>> m_servers;
    qint64 m_latestTime = 0; // any batch has spoken of: now, as far as sorting is concerned
};

} // namespace runwatch
