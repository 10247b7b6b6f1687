// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/timeline/timelinerow.h"

#include <QAbstractTableModel>

namespace runwatch {

// One run on one axis of time: its stream, its events, and each of its phases in a row, with words
// for all of it. The name of a row reads as a whole sentence to a screen reader.
class TimelineModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TimelineModel)

public:
    enum Column : int { NameColumn, StripColumn, StartColumn, DurationColumn, ShareColumn, ColumnCount };
    Q_ENUM(Column)

    enum Role : int {
        RowRole = Qt::UserRole, // TimelineRow
        TimeRole, // TimeSpan: of the whole run
    };
    Q_ENUM(Role)

    explicit TimelineModel(QObject *parent = nullptr);

    // Either may be null; `now` is ms since 1970 UTC. Only rows that differ are touched, and what
    // runs is as long as it is at `now`.
    void setJob(const Job *job, const StreamStatus *stream, qint64 now);
    [[nodiscard]] TimeSpan time() const { return m_time; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

signals:
    void timeChanged(); // the axis is another; after the rows

private:
    void takeRows(const QList<TimelineRow> &rows);

    QList<TimelineRow> m_rows;
    TimeSpan m_time;
};

} // namespace runwatch
