// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/jobs/job.h"

#include <QAbstractTableModel>
#include <QHash>

#include <vector>

namespace runwatch {

// The errors of one job, those its results list and those of its log, a row for
// each different text, in order of first mention.
class JobErrorListModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(JobErrorListModel)

public:
    enum Column : int { CountColumn, TextColumn, FirstSeenColumn, LastSeenColumn, ColumnCount };
    Q_ENUM(Column)

    static constexpr int MaxRows = 10'000;

    explicit JobErrorListModel(QObject *parent = nullptr);

    // The job as it is now, or null for none; the rows stay when it is the same job.
    void setJob(const Job *job);
    // An error line of that job's log, each once: setJob() with another job forgets them.
    void takeErrorLine(const QString &text, qint64 time); // ms since 1970 UTC

    void forgetLines(); // those of the log; they are told again

    [[nodiscard]] qint64 notShown() const; // errors without a row, beyond a limit

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    // The count, the text, and times in ms since 1970 UTC on this machine's clock.
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    struct Error
    {
        QString text;
        qint64 inResults = 0; // as the results say now
        qint64 inLog = 0;
        qint64 firstSeen = 0;
        qint64 lastSeen = 0;
    };

    void takeTold(const QList<ErrorTold> &told);
    void changeKnownErrors(const QHash<QString, ErrorTold> &byText);
    void removeGoneErrors();
    void append(std::vector<Error> errors);

    JobId m_job;
    QList<ErrorTold> m_told; // what takeTold() has seen last
    std::vector<Error> m_errors; // by row
    QHash<QString, int> m_rows;
    qint64 m_resultsNotKept = 0;
    qint64 m_resultsNotShown = 0;
    qint64 m_linesNotShown = 0;
};

} // namespace runwatch
