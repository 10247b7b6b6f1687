// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/teach/eventkinds.h"

#include <QAbstractTableModel>

namespace runwatch {

// The kinds of events a stream sends, a row each. A row stays where it is, whatever comes.
class KindRows final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KindRows)

public:
    enum Column : int { KindColumn, CountColumn, ReadColumn, ExampleColumn, ColumnCount };
    Q_ENUM(Column)

    explicit KindRows(QObject *parent = nullptr);

    void setKinds(const QList<EventKind> &kinds); // those not among them are not sent any more
    [[nodiscard]] const EventKind *kind(int row) const; // null when there is none
    [[nodiscard]] int firstNotUnderstood() const; // 0 when all are
    [[nodiscard]] int rowOf(const SampledEvent &event) const; // of the kind whose example it is or was; -1

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    QList<EventKind> m_kinds;
};

} // namespace runwatch
