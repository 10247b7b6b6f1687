// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/log/shaperows.h"

#include "ui/logview/visibletext.h"
#include "ui/words/eventwords.h"
#include "ui/words/timewords.h"

#include <QLocale>

namespace runwatch {

ShapeRows::ShapeRows(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void ShapeRows::setGroups(const QList<ShapeGroup> &groups)
{
    const int known = int(m_groups.size());
    const int added = int(groups.size()) - known;
    if (added < 0)
        return clear();
    if (added > 0)
        beginInsertRows({}, known, known + added - 1);
    m_groups = groups;
    if (added > 0)
        endInsertRows();
    if (known > 0)
        emit dataChanged(index(0, 0), index(known - 1, ColumnCount - 1));
}

void ShapeRows::clear()
{
    beginResetModel();
    m_groups.clear();
    endResetModel();
}

const ShapeGroup *ShapeRows::group(int row) const
{
    return row >= 0 && row < m_groups.size() ? &m_groups[row] : nullptr;
}

int ShapeRows::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_groups.size());
}

int ShapeRows::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ShapeRows::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    if (role == Qt::TextAlignmentRole && index.column() == CountColumn)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    const ShapeGroup &group = m_groups[index.row()];
    switch (Column(index.column())) {
    case CountColumn:
        return QLocale().toString(group.count);
    case TypeColumn:
        return visibleText(QByteArrayView(group.shape.type));
    case FieldsColumn:
        return visibleText(QStringView(shapeText(group.shape)));
    case FirstColumn:
        return timeOfDayText(group.firstAt);
    case LastColumn:
        return timeOfDayText(group.lastAt);
    case ExampleColumn:
        return visibleText(QByteArrayView(group.exampleData));
    case ColumnCount:
        break;
    }
    return {};
}

QVariant ShapeRows::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case CountColumn:
        return tr("Count");
    case TypeColumn:
        return tr("Event");
    case FieldsColumn:
        return tr("Fields");
    case FirstColumn:
        return tr("First");
    case LastColumn:
        return tr("Last");
    case ExampleColumn:
        return tr("Example");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace runwatch
