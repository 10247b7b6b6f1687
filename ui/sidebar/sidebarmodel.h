// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/model/serverstreams.h"
#include "ui/sidebar/jobchoice.h"

#include <QAbstractListModel>
#include <QList>
#include <QTimer>

namespace runwatch {

// The rows of the sidebar: a section of states and one of servers, each row with its number of jobs,
// whatever is filtered. Rows of no job are left out, but for All and for those that are chosen. A server
// says how its streams stand, each second anew while something counts.
class SidebarModel final : public QAbstractListModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SidebarModel)

public:
    enum class RowKind : quint8 { Heading, All, Attention, State, Server };
    Q_ENUM(RowKind)
    enum class Mode : quint8 { Replace, Add }; // a click, and one with Ctrl

    enum Role : int {
        RowKindRole = Qt::UserRole,
        CountRole, // int; invalid for headings
        IsChosenRole, // bool
        DetailRole, // QString: how a server's streams stand; invalid for other rows
    };
    Q_ENUM(Role)

    using Clock = qint64 (*)(); // ms since 1970 UTC

    explicit SidebarModel(QObject *parent = nullptr);
    explicit SidebarModel(Clock clock, QObject *parent = nullptr);

    void setJobs(const JobListModel *jobs);
    void countAnew(); // when the jobs have changed; as each second does while a stream is open

    // Chooses a row in its section; the only chosen one again clears the section.
    void choose(const QModelIndex &index, Mode mode);
    void clear();
    [[nodiscard]] JobChoice choice() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

signals:
    void choiceChanged(const runwatch::JobChoice &choice);

private:
    struct Row
    {
        RowKind kind = RowKind::All;
        JobState state = JobState::Running;
        QString text;
        int count = 0;
        ServerStreams streams = {}; // of a server
        QString detail = {}; // likewise

        [[nodiscard]] bool isSame(const Row &other) const
        {
            return kind == other.kind && state == other.state && text == other.text;
        }
    };

    QList<Row> rowsNow() const;
    bool isChosen(const Row &row) const;
    void toggle(QList<Row> &chosen, const Row &row, Mode mode);
    void tellChoice();

    Clock m_clock;
    QTimer m_seconds;
    const JobListModel *m_jobs = nullptr;
    QList<Row> m_rows;
    QList<Row> m_chosenStates;
    QList<Row> m_chosenServers;
};

} // namespace runwatch
