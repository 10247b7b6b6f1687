// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/log/fieldtree.h"

#include "ui/log/jsontree.h"

#include <QHeaderView>
#include <QTreeView>

namespace runwatch {

QTreeView *makeFieldTree(JsonTree *fields, const QString &accessibleName)
{
    auto *tree = new QTreeView;
    tree->setModel(fields);
    tree->setAccessibleName(accessibleName);
    tree->setUniformRowHeights(true);
    tree->setTabKeyNavigation(false);
    tree->setAllColumnsShowFocus(true);
    tree->setContextMenuPolicy(Qt::CustomContextMenu);
    tree->header()->setStretchLastSection(true);
    tree->header()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    tree->header()->resizeSection(JsonTree::NameColumn, 24 * tree->fontMetrics().averageCharWidth());
    tree->header()->resizeSection(JsonTree::ValueColumn, 36 * tree->fontMetrics().averageCharWidth());
    return tree;
}

void expandSome(QTreeView &tree)
{
    constexpr int Screenful = 60; // rows
    const QAbstractItemModel &model = *tree.model();
    int rows = model.rowCount();
    QList<QModelIndex> open{QModelIndex()};
    while (!open.isEmpty() && rows < Screenful) {
        const QModelIndex parent = open.takeFirst();
        for (int row = 0; row < model.rowCount(parent); ++row) {
            const QModelIndex child = model.index(row, 0, parent);
            if (const int below = model.rowCount(child); below > 0 && rows + below <= Screenful) {
                rows += below;
                tree.expand(child);
                open << child;
            }
        }
    }
}

} // namespace runwatch
