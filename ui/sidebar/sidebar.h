// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/sidebar/sidebarmodel.h"

#include <QListView>

namespace runwatch {

// Filters the list by state and by server. A click, Return or Space chooses; with Ctrl it adds.
// The Menu key, Shift+F10 or a right click on a server ask for its menu.
class Sidebar final : public QListView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Sidebar)

public:
    explicit Sidebar(QWidget *parent = nullptr);

    void setJobs(const JobListModel *jobs) { m_model.setJobs(jobs); }
    [[nodiscard]] SidebarModel &rows() { return m_model; }

    [[nodiscard]] QSize sizeHint() const override;

signals:
    void serverMenuRequested(const QString &server, const QPoint &globalPosition);

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    void askForMenu(const QModelIndex &index, const QPoint &position);

    SidebarModel m_model;
};

} // namespace runwatch
