// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAction>
#include <QObject>

namespace runwatch {

// The verbs of the window as a whole, for menus, toolbar and keys. Those of single jobs are JobVerbs.
class Actions final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Actions)

public:
    explicit Actions(QObject *parent = nullptr);

    [[nodiscard]] QList<QAction *> all() const;

    QAction *const openStream;
    QAction *const demo;
    QAction *const quit;
    QAction *const findJobs;
    QAction *const clearFilter;
    QAction *const clearFinished;
    QAction *const showSidebar;
    QAction *const showDetail;
    QAction *const nextPane;
    QAction *const previousPane;
    QAction *const resetLayout;
    QAction *const showKeys;
    QAction *const about;
};

} // namespace runwatch
