// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/model/joberrors.h"

#include "app/model/rowspans.h"

#include <algorithm>

namespace runwatch {

JobErrorListModel::JobErrorListModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void JobErrorListModel::setJob(const Job *job)
{
    if (const JobId id = job ? job->id : JobId(); id != m_job) {
        beginResetModel();
        m_job = id;
        m_results.clear();
        m_errors.clear();
        m_rows.clear();
        m_resultsNotShown = 0;
        m_linesNotShown = 0;
        endResetModel();
    }
    m_resultsNotKept = job && job->results ? job->results->errorsNotKept : 0;
    const QStringList errors = job && job->results ? job->results->errors : QStringList();
    if (errors != m_results)
        takeResults(errors, job ? job->lastEventAt : 0);
}

// Results are cumulative: the list is everything, not what is new.
void JobErrorListModel::takeResults(const QStringList &errors, qint64 time)
{
    m_results = errors;
    QHash<QString, qint64> counts;
    for (const QString &text : errors)
        ++counts[text];
    changeKnownErrors(counts, time);
    removeGoneErrors();

    std::vector<Error> fresh;
    m_resultsNotShown = 0;
    for (const QString &text : errors) {
        const qint64 count = counts.take(text); // 0 when it was taken before
        if (count == 0 || m_rows.contains(text))
            continue;
        if (m_errors.size() + fresh.size() < MaxRows)
            fresh.push_back({text, count, 0, time, time});
        else
            m_resultsNotShown += count;
    }
    append(std::move(fresh));
}

void JobErrorListModel::changeKnownErrors(const QHash<QString, qint64> &counts, qint64 time)
{
    std::vector<int> changed;
    for (int row = 0; row < rowCount(); ++row) {
        Error &error = m_errors[size_t(row)];
        const qint64 count = counts.value(error.text);
        if (count == error.inResults)
            continue;
        if (count > error.inResults)
            error.lastSeen = time;
        error.inResults = count;
        changed.push_back(row);
    }
    forEachSpan(changed, [this](int first, int last) {
        emit dataChanged(index(first, 0), index(last, ColumnCount - 1));
    });
}

// A new attempt starts its results anew.
void JobErrorListModel::removeGoneErrors()
{
    for (int row = rowCount() - 1; row >= 0; --row) {
        const Error &error = m_errors[size_t(row)];
        if (error.inResults + error.inLog > 0)
            continue;
        beginRemoveRows({}, row, row);
        m_errors.erase(m_errors.begin() + row);
        endRemoveRows();
    }
    m_rows.clear();
    for (int row = 0; row < rowCount(); ++row)
        m_rows.insert(m_errors[size_t(row)].text, row);
}

void JobErrorListModel::append(std::vector<Error> errors)
{
    if (errors.empty())
        return;
    beginInsertRows({}, rowCount(), rowCount() + int(errors.size()) - 1);
    for (Error &error : errors) {
        m_rows.insert(error.text, rowCount());
        m_errors.push_back(std::move(error));
    }
    endInsertRows();
}

void JobErrorListModel::takeErrorLine(const QString &text, qint64 time)
{
    if (const int row = m_rows.value(text, -1); row >= 0) {
        Error &error = m_errors[size_t(row)];
        ++error.inLog;
        error.firstSeen = std::min(error.firstSeen, time);
        error.lastSeen = std::max(error.lastSeen, time);
        emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
    } else if (m_errors.size() < MaxRows) {
        append({{text, 0, 1, time, time}});
    } else {
        ++m_linesNotShown;
    }
}

qint64 JobErrorListModel::notShown() const
{
    return m_resultsNotKept + m_resultsNotShown + m_linesNotShown;
}

int JobErrorListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_errors.size());
}

int JobErrorListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant JobErrorListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)
        || role != Qt::DisplayRole)
        return {};
    const Error &error = m_errors[size_t(index.row())];
    switch (Column(index.column())) {
    case CountColumn:
        return error.inResults + error.inLog;
    case TextColumn:
        return error.text;
    case FirstSeenColumn:
        return error.firstSeen;
    case LastSeenColumn:
        return error.lastSeen;
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace runwatch
