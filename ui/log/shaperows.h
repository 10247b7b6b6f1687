// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/model/eventshape.h"

#include <QAbstractTableModel>

namespace runwatch {

// What nothing has understood, a row for each shape of event.
class ShapeRows final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ShapeRows)

public:
    enum Column : int { CountColumn, TypeColumn, FieldsColumn, FirstColumn, LastColumn, ExampleColumn, ColumnCount };
    Q_ENUM(Column)

    explicit ShapeRows(QObject *parent = nullptr);

    // The same rows in the same order as before, and perhaps more: only what changed is told.
    void setGroups(const QList<ShapeGroup> &groups);
    void clear();
    [[nodiscard]] const ShapeGroup *group(int row) const; // null when there is none

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    QList<ShapeGroup> m_groups;
};

} // namespace runwatch
