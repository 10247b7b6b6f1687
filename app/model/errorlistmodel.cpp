// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/model/errorlistmodel.h"

#include "app/model/rowspans.h"

#include <QTimerEvent>

#include <algorithm>
#include <utility>

namespace runwatch {

ErrorListModel::ErrorListModel(std::chrono::milliseconds sortEvery, QObject *parent)
    : QAbstractTableModel(parent)
    , m_sortEvery(sortEvery)
{
}

void ErrorListModel::setLog(std::shared_ptr<const LogStore> log)
{
    beginResetModel();
    m_reader.setLog(std::move(log));
    beginAnew();
    endResetModel();
}

void ErrorListModel::setJob(std::optional<quint32> jobIndex)
{
    beginResetModel();
    m_reader.setJob(jobIndex);
    beginAnew();
    endResetModel();
}

void ErrorListModel::beginAnew()
{
    m_rows.clear();
    m_rowOf.clear();
    m_sortTimer.stop();
}

bool ErrorListModel::read(QDeadlineTimer until)
{
    const bool isMore = m_reader.read(until);
    publish();
    return isMore;
}

// One signal for all rows that changed: they may be ten thousand, anywhere.
void ErrorListModel::publish()
{
    m_rowOf.resize(size_t(groups().size()), -1);
    std::vector<int> gone;
    std::vector<int> fresh;
    int first = rowCount();
    int last = -1;
    for (const int number : m_reader.groups().takeChanged()) {
        const int row = m_rowOf[size_t(number)];
        if (row < 0 && groups()[number].count > 0) {
            fresh.push_back(number);
        } else if (row >= 0 && groups()[number].count == 0) {
            gone.push_back(row);
        } else if (row >= 0) {
            first = std::min(first, row);
            last = std::max(last, row);
        }
    }
    if (last >= 0)
        emit dataChanged(index(first, 0), index(last, ColumnCount - 1));
    removeRows(gone);
    appendRows(fresh);
    if (m_sortColumn >= 0 && (last >= 0 || !fresh.empty()) && !m_sortTimer.isActive())
        m_sortTimer.start(int(m_sortEvery.count()), this);
}

void ErrorListModel::removeRows(const std::vector<int> &rows)
{
    std::vector<int> sorted = rows;
    std::sort(sorted.begin(), sorted.end());
    std::vector<std::pair<int, int>> spans;
    forEachSpan(sorted, [&spans](int first, int last) { spans.emplace_back(first, last); });
    for (auto span = spans.rbegin(); span != spans.rend(); ++span) {
        beginRemoveRows({}, span->first, span->second);
        for (int row = span->first; row <= span->second; ++row)
            m_rowOf[size_t(m_rows[size_t(row)])] = -1;
        m_rows.erase(m_rows.begin() + span->first, m_rows.begin() + span->second + 1);
        endRemoveRows();
    }
    if (!spans.empty()) {
        for (int row = 0; row < rowCount(); ++row)
            m_rowOf[size_t(m_rows[size_t(row)])] = row;
    }
}

void ErrorListModel::appendRows(const std::vector<int> &fresh)
{
    if (fresh.empty())
        return;
    beginInsertRows({}, rowCount(), rowCount() + int(fresh.size()) - 1);
    for (const int number : fresh) {
        m_rowOf[size_t(number)] = rowCount();
        m_rows.push_back(number);
    }
    endInsertRows();
}

int ErrorListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ErrorListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ErrorListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid) || role != Qt::DisplayRole)
        return {};
    const ErrorGroup &error = group(index.row());
    switch (Column(index.column())) {
    case CountColumn:
        return error.count;
    case TextColumn:
        return error.text;
    case JobsColumn:
        return error.jobs;
    case SourceColumn:
        return error.told.sources().toInt();
    case FirstSeenColumn:
        return error.firstAt;
    case LastSeenColumn:
        return error.lastAt;
    case ColumnCount:
        break;
    }
    return {};
}

void ErrorListModel::sort(int column, Qt::SortOrder order)
{
    m_sortColumn = column;
    m_sortOrder = order;
    m_sortTimer.stop();
    arrange();
}

void ErrorListModel::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_sortTimer.timerId()) {
        QAbstractTableModel::timerEvent(event);
        return;
    }
    m_sortTimer.stop();
    arrange();
}

void ErrorListModel::arrange()
{
    std::vector<int> rows = m_rows;
    std::sort(rows.begin(), rows.end());
    if (m_sortColumn >= 0)
        std::stable_sort(rows.begin(), rows.end(), [this](int a, int b) { return stands(a, b); });
    if (rows == m_rows)
        return;
    emit layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    QModelIndexList after;
    std::vector<int> numbers;
    for (const QModelIndex &index : before)
        numbers.push_back(m_rows[size_t(index.row())]);
    m_rows = std::move(rows);
    for (int row = 0; row < rowCount(); ++row)
        m_rowOf[size_t(m_rows[size_t(row)])] = row;
    for (qsizetype i = 0; i < before.size(); ++i)
        after.append(index(m_rowOf[size_t(numbers[size_t(i)])], before.at(i).column()));
    changePersistentIndexList(before, after);
    emit layoutChanged({}, VerticalSortHint);
}

// What is unknown stands last, whatever the order.
bool ErrorListModel::stands(int group, int before) const
{
    const ErrorGroup &a = groups()[group];
    const ErrorGroup &b = groups()[before];
    const bool isAscending = m_sortOrder == Qt::AscendingOrder;
    const auto compare = [isAscending](qint64 one, qint64 other) {
        if (one == 0 || other == 0)
            return one != 0 && other == 0;
        return isAscending ? one < other : other < one;
    };
    switch (Column(m_sortColumn)) {
    case CountColumn:
        return compare(a.count, b.count);
    case JobsColumn:
        return compare(a.jobs, b.jobs);
    case SourceColumn:
        return compare(a.told.sources().toInt(), b.told.sources().toInt());
    case FirstSeenColumn:
        return compare(a.firstAt, b.firstAt);
    case LastSeenColumn:
        return compare(a.lastAt, b.lastAt);
    case TextColumn: {
        const int order = QString::compare(a.text, b.text, Qt::CaseInsensitive);
        return isAscending ? order < 0 : order > 0;
    }
    case ColumnCount:
        break;
    }
    return false;
}

} // namespace runwatch
