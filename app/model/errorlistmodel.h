// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/model/errorreader.h"

#include <QAbstractTableModel>
#include <QBasicTimer>

#include <chrono>

namespace runwatch {

// The kinds of errors of one job, or of all jobs of a run, a row each, in order of first mention or as
// sorted. Its own order is made anew at most every half second; until then rows stay, and new ones
// stand last.
class ErrorListModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ErrorListModel)

public:
    enum Column : int { CountColumn, TextColumn, JobsColumn, SourceColumn, FirstSeenColumn, LastSeenColumn, ColumnCount };
    Q_ENUM(Column)

    explicit ErrorListModel(std::chrono::milliseconds sortEvery = std::chrono::milliseconds(500), QObject *parent = nullptr);

    // As ErrorReader's; what begins anew resets the model.
    void setLog(std::shared_ptr<const LogStore> log);
    void setJob(std::optional<quint32> jobIndex);
    void takeJob(const Job &job) { m_reader.takeJob(job); }
    void takeLines(qint64 first, qint64 end) { m_reader.takeLines(first, end); }
    bool read(QDeadlineTimer until); // tells the views once, of all that has come

    [[nodiscard]] std::shared_ptr<const LogStore> log() const { return m_reader.log(); }
    [[nodiscard]] const ErrorGroup &group(int row) const { return m_reader.groups()[m_rows[size_t(row)]]; }
    [[nodiscard]] const ErrorGroups &groups() const { return m_reader.groups(); }
    [[nodiscard]] qint64 toldNotKept() const { return m_reader.toldNotKept(); }
    [[nodiscard]] qint64 errorCount() const { return groups().count() + toldNotKept(); } // listed or not

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    // Numbers, the text (empty where jobs ended without words), ErrorSources as an int, and times in
    // ms since 1970 UTC on this machine's clock.
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    void sort(int column, Qt::SortOrder order) override; // -1: in order of first mention

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    void beginAnew();
    void publish();
    void removeRows(const std::vector<int> &rows);
    void appendRows(const std::vector<int> &groups);
    void arrange();
    [[nodiscard]] bool stands(int group, int before) const;

    const std::chrono::milliseconds m_sortEvery;
    ErrorReader m_reader;
    std::vector<int> m_rows; // groups, by row
    std::vector<int> m_rowOf; // by group, -1: none
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
    QBasicTimer m_sortTimer;
};

} // namespace runwatch
