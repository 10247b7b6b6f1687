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
        StateColumn, TitleColumn, ProgressColumn, PhaseColumn, MessageColumn, TimeLeftColumn, ElapsedColumn,
        ResultsColumn, LastEventColumn, ActionsColumn, ServerColumn, StartedColumn, FinishedColumn,
        WarningsColumn, ErrorsColumn, EventsColumn, AttemptColumn, KeyColumn, ColumnCount
    };
    Q_ENUM(Column)

    enum Role : int {
        JobRole = Qt::UserRole, // Job
        JobIdRole,
        StateRole, // JobState
        ServerRole, // QString
        StreamRole, // StreamStatus
        SortRole, // what the column is sorted by; invalid when unknown
    };
    Q_ENUM(Role)

    explicit JobListModel(QObject *parent = nullptr);

    // Touches the views once for all new rows and once for each run of changed rows.
    void apply(const UpdateBatch &batch);
    void remove(RunId run); // all rows of a run, and its status

    [[nodiscard]] const Job *job(JobId id) const; // null when there is none
    [[nodiscard]] const StreamStatus *stream(RunId run) const;
    [[nodiscard]] QList<RunId> runs() const;
    [[nodiscard]] QModelIndex indexOf(JobId id, int column = 0) const;
    [[nodiscard]] int count(JobState state) const; // of all rows
    [[nodiscard]] QList<std::pair<QString, int>> servers() const; // with their number of jobs, in order of first mention

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

signals:
    // The status of a run's connection, or the counts, have moved. Once a batch, after the rows.
    void streamChanged(runwatch::RunId run);
};

} // namespace runwatch
