// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/jobs/jobfilter.h"

#include "app/model/joblistmodel.h"

#include <algorithm>
#include <array>

namespace runwatch {
namespace {

constexpr std::array searchedColumns = {JobListModel::TitleColumn, JobListModel::KeyColumn,
                                        JobListModel::MessageColumn, JobListModel::PhaseColumn,
                                        JobListModel::ServerColumn};

} // namespace

JobFilter::JobFilter(QObject *parent)
    : QSortFilterProxyModel(parent)
{
    setSortRole(JobListModel::SortRole);
}

void JobFilter::setStates(const QSet<JobState> &states)
{
    m_states = states;
    invalidateFilter();
}

void JobFilter::setServers(const QSet<QString> &servers)
{
    m_servers = servers;
    invalidateFilter();
}

void JobFilter::setText(const QString &text)
{
    m_words = text.split(u' ', Qt::SkipEmptyParts);
    invalidateFilter();
}

bool JobFilter::hidesAnything() const
{
    return sourceModel() && rowCount() < sourceModel()->rowCount();
}

bool JobFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const QModelIndex first = sourceModel()->index(row, 0, parent);
    if (!m_states.isEmpty() && !m_states.contains(first.data(JobListModel::StateRole).value<JobState>()))
        return false;
    if (!m_servers.isEmpty() && !m_servers.contains(first.data(JobListModel::ServerRole).toString()))
        return false;
    return std::ranges::all_of(m_words, [&](const QString &word) {
        return std::ranges::any_of(searchedColumns, [&](int column) {
            return first.siblingAtColumn(column).data().toString().contains(word, Qt::CaseInsensitive);
        });
    });
}

bool JobFilter::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const bool leftKnown = left.data(sortRole()).isValid();
    const bool rightKnown = right.data(sortRole()).isValid();
    if (leftKnown && rightKnown)
        return QSortFilterProxyModel::lessThan(left, right);
    // Descending is this question asked the other way round.
    return sortOrder() == Qt::AscendingOrder ? leftKnown && !rightKnown : !leftKnown && rightKnown;
}

} // namespace runwatch
