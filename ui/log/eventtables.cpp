// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/log/eventtables.h"

#include "app/model/eventlistmodel.h"
#include "ui/log/eventrows.h"
#include "ui/log/rowtable.h"
#include "ui/log/shaperows.h"

#include <QCoreApplication>
#include <QHeaderView>
#include <QScrollBar>
#include <QTableView>

namespace runwatch {

namespace {

struct EventTables
{
    Q_DECLARE_TR_FUNCTIONS(EventTables)
};

// Widths are in characters.
void sizeColumns(QTableView &table, std::initializer_list<std::pair<int, int>> widths)
{
    QHeaderView &header = *table.horizontalHeader();
    header.setStretchLastSection(true);
    for (const auto &[column, characters] : widths)
        header.resizeSection(column, characters * table.fontMetrics().averageCharWidth());
}

} // namespace

QTableView *makeEventTable(EventRows *rows)
{
    QTableView *table = makeRowTable(rows, EventTables::tr("Events"));
    sizeColumns(*table, {{EventListModel::NumberColumn, 10}, {EventListModel::TimeColumn, 16}, {EventListModel::GapColumn, 12},
                         {EventListModel::TypeColumn, 18}, {EventListModel::IdColumn, 12}, {EventListModel::SizeColumn, 9},
                         {EventListModel::ReadingColumn, 20}});
    return table;
}

QTableView *makeShapeTable(ShapeRows *shapes)
{
    QTableView *table = makeRowTable(shapes, EventTables::tr("Unrecognised events, by shape"));
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    sizeColumns(*table, {{ShapeRows::CountColumn, 10}, {ShapeRows::TypeColumn, 18}, {ShapeRows::FieldsColumn, 50},
                         {ShapeRows::FirstColumn, 12}, {ShapeRows::LastColumn, 12}});
    return table;
}

bool isAtEnd(const QTableView &table)
{
    return table.verticalScrollBar()->value() == table.verticalScrollBar()->maximum();
}

} // namespace runwatch
