// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/log/eventstore.h"

#include <QAbstractTableModel>

#include <memory>

namespace runwatch {

// The raw events of one run, oldest first, a row each. It reads the store when it
// is asked and keeps nothing of it but the two numbers it has been told.
class EventListModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EventListModel)

public:
    enum Column : int { NumberColumn, TimeColumn, TypeColumn, IdColumn, SizeColumn, DataColumn, ColumnCount };
    Q_ENUM(Column)

    enum Role : int {
        IsRecognisedRole = Qt::UserRole, // bool
        FullDataRole, // QString: all that the store kept, whatever the column
        FullSizeRole, // qint64: bytes as they came; more than the store kept when it was cut
    };
    Q_ENUM(Role)

    static constexpr qsizetype CellBytes = 512; // of the data are shown in the table

    explicit EventListModel(QObject *parent = nullptr);

    // Another run's events, or none. The rows start with the next takeEnd().
    void setStore(std::shared_ptr<const EventStore> store);
    // The store holds [first, end) now. New rows come in one insertion, the oldest go in one removal.
    void takeEnd(qint64 first, qint64 end);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    // Invalid when the event has gone from the store since the last takeEnd().
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    std::shared_ptr<const EventStore> m_store;
    qint64 m_first = 0;
    qint64 m_end = 0;
};

} // namespace runwatch
