// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/log/eventstore.h"

#include <QAbstractTableModel>

#include <deque>
#include <memory>
#include <optional>

namespace runwatch {

// The raw events of one run, oldest first, a row each: all of them, or those it is told. It reads
// the store when it is asked, and keeps nothing of it but numbers.
class EventListModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EventListModel)

public:
    enum Column : int {
        NumberColumn,
        TimeColumn, // ms since 1970 UTC
        GapColumn, // ms since the event before it, shown or not; none for the oldest that is kept
        TypeColumn,
        IdColumn,
        SizeColumn, // bytes as they came; more than the store kept when it was cut
        ReadingColumn, // EventReading
        DataColumn,
        ColumnCount
    };
    Q_ENUM(Column)

    enum class Shown : quint8 { All, Chosen };

    static constexpr qsizetype CellBytes = 512; // of the data are shown in the table

    explicit EventListModel(QObject *parent = nullptr);

    // Another run's events, or none. The rows start with the next takeEnd().
    void setStore(std::shared_ptr<const EventStore> store);
    // Chosen: those of choose(), and none yet.
    void show(Shown shown);
    // The store holds [first, end) now. New rows come in one insertion, the oldest go in one removal.
    void takeEnd(qint64 first, qint64 end);
    void choose(const std::deque<qint64> &events); // more of them, each later than the last
    void readAnew(); // what read them may have changed

    [[nodiscard]] qint64 total() const { return m_end - m_first; } // shown or not
    [[nodiscard]] std::optional<qint64> eventAt(int row) const; // its index in the store
    [[nodiscard]] int rowOf(qint64 event) const; // of the first one not before it; rowCount() when there is none
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    // Facts. Invalid when the event has gone from the store since the last takeEnd().
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    void takeAll(qint64 first, qint64 end);
    void dropChosen(qint64 first);

    std::shared_ptr<const EventStore> m_store;
    Shown m_shown = Shown::All;
    qint64 m_first = 0;
    qint64 m_end = 0;
    std::deque<qint64> m_chosen;
};

} // namespace runwatch

Q_DECLARE_METATYPE(runwatch::EventReading)
