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
        m_told.clear();
        m_errors.clear();
        m_rows.clear();
        m_resultsNotShown = 0;
        m_linesNotShown = 0;
        endResetModel();
    }
    m_resultsNotKept = job ? job->errorsToldNotKept : 0;
    const QList<ErrorTold> told = job ? job->errorsTold : QList<ErrorTold>();
    if (told != m_told)
        takeTold(told);
}

// What the results have told so far, with counts and times; only an attempt that begins makes it less.
void JobErrorListModel::takeTold(const QList<ErrorTold> &told)
{
    m_told = told;
    QHash<QString, ErrorTold> byText;
    byText.reserve(told.size());
    for (const ErrorTold &error : told)
        byText.insert(error.text, error);
    changeKnownErrors(byText);
    removeGoneErrors();

    std::vector<Error> fresh;
    m_resultsNotShown = 0;
    for (const ErrorTold &error : told) {
        if (m_rows.contains(error.text))
            continue;
        if (m_errors.size() + fresh.size() < MaxRows)
            fresh.push_back({error.text, error.count, 0, error.firstAt, error.lastAt});
        else
            m_resultsNotShown += error.count;
    }
    append(std::move(fresh));
}

void JobErrorListModel::changeKnownErrors(const QHash<QString, ErrorTold> &byText)
{
    std::vector<int> changed;
    for (int row = 0; row < rowCount(); ++row) {
        Error &error = m_errors[size_t(row)];
        const ErrorTold told = byText.value(error.text);
        if (told.count == error.inResults)
            continue;
        if (told.count > 0) {
            error.firstSeen = std::min(error.firstSeen, told.firstAt);
            error.lastSeen = std::max(error.lastSeen, told.lastAt);
        }
        error.inResults = told.count;
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

void JobErrorListModel::forgetLines()
{
    for (Error &error : m_errors)
        error.inLog = 0;
    m_linesNotShown = 0;
    removeGoneErrors();
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
