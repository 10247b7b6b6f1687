// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/log/errortable.h"

#include "app/model/joberrors.h"
#include "ui/logview/visibletext.h"
#include "ui/words/timewords.h"

#include <QLocale>

namespace runwatch {

ErrorTable::ErrorTable(QObject *parent)
    : QIdentityProxyModel(parent)
{
}

QVariant ErrorTable::data(const QModelIndex &index, int role) const
{
    if (role == Qt::TextAlignmentRole && index.column() == JobErrorListModel::CountColumn)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return QIdentityProxyModel::data(index, role);
    const QVariant fact = QIdentityProxyModel::data(index, role);
    switch (JobErrorListModel::Column(index.column())) {
    case JobErrorListModel::CountColumn:
        return QLocale().toString(fact.toLongLong());
    case JobErrorListModel::TextColumn:
        return visibleText(QStringView(fact.toString()));
    case JobErrorListModel::FirstSeenColumn:
    case JobErrorListModel::LastSeenColumn:
        return timeOfDayText(fact.toLongLong());
    case JobErrorListModel::ColumnCount:
        break;
    }
    return {};
}

QVariant ErrorTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QIdentityProxyModel::headerData(section, orientation, role);
    switch (JobErrorListModel::Column(section)) {
    case JobErrorListModel::CountColumn:
        return tr("Count");
    case JobErrorListModel::TextColumn:
        return tr("Error");
    case JobErrorListModel::FirstSeenColumn:
        return tr("First");
    case JobErrorListModel::LastSeenColumn:
        return tr("Last");
    case JobErrorListModel::ColumnCount:
        break;
    }
    return {};
}

} // namespace runwatch
