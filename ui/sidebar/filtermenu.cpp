// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/sidebar/filtermenu.h"

#include "ui/sidebar/sidebarmodel.h"

namespace runwatch {

FilterMenu::FilterMenu(SidebarModel &rows, QWidget *parent)
    : QMenu(tr("Show"), parent)
    , m_rows(rows)
{
    connect(this, &QMenu::aboutToShow, this, &FilterMenu::fill);
}

void FilterMenu::fill()
{
    clear();
    for (int row = 0; row < m_rows.rowCount(); ++row) {
        const QPersistentModelIndex index = m_rows.index(row);
        const QString text = index.data().toString().replace(u'&', QStringLiteral("&&"));
        const QVariant count = index.data(SidebarModel::CountRole);
        if (!count.isValid()) {
            addSection(text);
            continue;
        }
        //: A status or a server and its number of jobs
        QAction *action = addAction(index.data(Qt::DecorationRole).value<QIcon>(),
                                    tr("%1 (%2)").arg(text).arg(count.toInt()));
        action->setCheckable(true);
        action->setChecked(index.data(SidebarModel::IsChosenRole).toBool());
        connect(action, &QAction::triggered, &m_rows,
                [this, index] { m_rows.choose(index, SidebarModel::Mode::Add); });
    }
}

} // namespace runwatch
