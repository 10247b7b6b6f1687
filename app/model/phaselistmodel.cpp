// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/model/phaselistmodel.h"

#include "app/model/rowspans.h"

namespace runwatch {

namespace {

QVariant factOf(const Phase &phase, PhaseListModel::Column column)
{
    switch (column) {
    case PhaseListModel::StateColumn:
        return QVariant::fromValue(phase.state);
    case PhaseListModel::NameColumn:
        return phase.name;
    case PhaseListModel::ProgressColumn:
        return phase.progress ? QVariant(*phase.progress) : QVariant();
    case PhaseListModel::DurationColumn:
        return phase.startedAt && phase.endedAt ? QVariant(timeRun(phase, phase.endedAt)) : QVariant();
    case PhaseListModel::ColumnCount:
        break;
    }
    return {};
}

} // namespace

PhaseListModel::PhaseListModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void PhaseListModel::setJob(const Job *job)
{
    const JobId id = job ? job->id : JobId();
    m_unit = job ? job->phaseUnit : Job::Unit::Undecided;
    if (id == m_job) {
        if (job)
            takePhases(job->phases, job->currentPhase);
        return;
    }
    beginResetModel();
    m_job = id;
    m_phases = job ? job->phases : QList<Phase>();
    m_currentPhase = job ? job->currentPhase : -1;
    endResetModel();
}

void PhaseListModel::takePhases(const QList<Phase> &phases, int currentPhase)
{
    if (const int count = int(phases.size()); count < rowCount()) { // a new attempt has begun
        beginRemoveRows({}, count, rowCount() - 1);
        m_phases.resize(count);
        endRemoveRows();
    }

    insertNew(phases);
    std::vector<int> changed;
    for (int row = 0; row < rowCount(); ++row) {
        const bool moved = (row == m_currentPhase) != (row == currentPhase);
        if (!moved && m_phases[row] == phases[row])
            continue;
        m_phases[row] = phases[row];
        changed.push_back(row);
    }
    m_currentPhase = currentPhase;
    forEachSpan(changed, [this](int first, int last) {
        emit dataChanged(index(first, 0), index(last, ColumnCount - 1));
    });

    if (phases.size() > m_phases.size()) {
        beginInsertRows({}, rowCount(), int(phases.size()) - 1);
        m_phases = phases;
        endInsertRows();
    }
}

// One that begins unannounced stands before those that are to come: they move on, and stay the same.
void PhaseListModel::insertNew(const QList<Phase> &phases)
{
    for (int row = 0; row < rowCount() && rowCount() < phases.size(); ++row) {
        const bool isNew = phases[row].name != m_phases[row].name && row + 1 < phases.size() && phases[row + 1].name == m_phases[row].name;
        if (!isNew)
            continue;
        beginInsertRows({}, row, row);
        m_phases.insert(row, phases[row]);
        m_currentPhase += m_currentPhase >= row ? 1 : 0;
        endInsertRows();
    }
}

int PhaseListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_phases.size());
}

int PhaseListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant PhaseListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Phase &phase = m_phases[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return factOf(phase, Column(index.column()));
    case PhaseRole:
        return QVariant::fromValue(phase);
    case PhaseStateRole:
        return QVariant::fromValue(phase.state);
    case JobIdRole:
        return QVariant::fromValue(m_job);
    case IsCurrentRole:
        return index.row() == m_currentPhase;
    case UnitRole:
        return QVariant::fromValue(int(m_unit));
    default:
        return {};
    }
}

} // namespace runwatch
