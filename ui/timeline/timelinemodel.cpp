// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/timeline/timelinemodel.h"

#include "ui/jobs/jobtooltip.h"
#include "ui/timeline/timelinetext.h"

#include <utility>

namespace runwatch {

namespace {

QList<TimelineRow> rowsOf(const Job &job, const StreamStatus *stream, qint64 now)
{
    QList<TimelineRow> rows;
    if (stream) {
        rows.append({.kind = TimelineRow::Kind::Coverage, .coverage = coverageOf(*stream, now)});
        rows.append({.kind = TimelineRow::Kind::Events, .rates = stream->rates});
    }
    for (const Phase &phase : job.phases)
        rows.append({.kind = TimelineRow::Kind::Phase, .phase = phase, .spans = spansOf(phase, now)});
    return rows;
}

} // namespace

TimelineModel::TimelineModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void TimelineModel::setJob(const Job *job, const StreamStatus *stream, qint64 now)
{
    const TimeSpan time = job ? timeOf(*job, now) : TimeSpan();
    const bool isOther = std::exchange(m_time, time) != time;
    takeRows(job ? rowsOf(*job, stream, now) : QList<TimelineRow>());
    if (!isOther)
        return;
    if (!m_rows.isEmpty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    emit timeChanged();
}

void TimelineModel::takeRows(const QList<TimelineRow> &rows)
{
    const int known = rowCount();
    if (rows.size() < known) {
        beginRemoveRows({}, int(rows.size()), known - 1);
        m_rows.resize(rows.size());
        endRemoveRows();
    }
    for (int row = 0; row < rowCount(); ++row) {
        if (m_rows.at(row) == rows.at(row))
            continue;
        m_rows[row] = rows.at(row);
        emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
    }
    if (rows.size() > known) {
        beginInsertRows({}, known, int(rows.size()) - 1);
        m_rows = rows;
        endInsertRows();
    }
}

int TimelineModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int TimelineModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant TimelineModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const TimelineRow &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return timelineText(row, m_time, Column(index.column()));
    case Qt::ToolTipRole:
        return escapedToolTip(timelineSentence(row, m_time));
    case Qt::AccessibleTextRole:
        return index.column() == NameColumn || index.column() == StripColumn
            ? timelineSentence(row, m_time)
            : timelineText(row, m_time, Column(index.column()));
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter | (index.column() == NameColumn ? Qt::AlignLeft : Qt::AlignRight)));
    case RowRole:
        return QVariant::fromValue(row);
    case TimeRole:
        return QVariant::fromValue(m_time);
    default:
        return {};
    }
}

QVariant TimelineModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case NameColumn:
        return tr("Phase");
    case StripColumn:
        return tr("Time");
    case StartColumn:
        return tr("Start");
    case DurationColumn:
        return tr("Duration");
    case ShareColumn:
        return tr("Share");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace runwatch
