// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/jobs/job.h"

#include <QAbstractTableModel>

namespace runwatch {

// The phases of one job, a row each, as announced, then in order of first mention.
class PhaseListModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PhaseListModel)

public:
    enum Column : int { StateColumn, NameColumn, ProgressColumn, DurationColumn, ColumnCount };
    Q_ENUM(Column)

    enum Role : int {
        PhaseRole = Qt::UserRole, // Phase
        PhaseStateRole, // PhaseState
        JobIdRole,
        IsCurrentRole, // bool: the phase the job is in
        UnitRole, // int: Job::Unit of the phases' progress
    };
    Q_ENUM(Role)

    explicit PhaseListModel(QObject *parent = nullptr);

    // The job as it is now, or null for none. As long as it is the same job, only the
    // rows that differ are touched. Nothing of it is kept but its phases.
    void setJob(const Job *job);
    [[nodiscard]] JobId job() const { return m_job; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    // DurationColumn is in ms, without the pauses of a phase that came back; invalid until it has ended.
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    void insertNew(const QList<Phase> &phases);
    void takePhases(const QList<Phase> &phases, int currentPhase);

    JobId m_job;
    QList<Phase> m_phases;
    int m_currentPhase = -1;
    Job::Unit m_unit = Job::Unit::Undecided;
};

} // namespace runwatch
