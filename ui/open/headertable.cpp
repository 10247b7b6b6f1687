// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/open/headertable.h"

#include "app/open/requestcheck.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include <set>

namespace runwatch {

namespace {

enum Column : int { NameColumn, ValueColumn, ColumnCount };

} // namespace

HeaderTable::HeaderTable(QWidget *parent)
    : QWidget(parent)
    , m_table(new QTableWidget(0, ColumnCount))
    , m_remove(new QPushButton(tr("&Remove")))
{
    m_table->setHorizontalHeaderLabels({tr("Name"), tr("Value")});
    m_table->setAccessibleName(tr("Headers"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() * 2);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->resizeSection(NameColumn, fontMetrics().averageCharWidth() * 24);

    auto *add = new QPushButton(tr("A&dd"));
    auto *remove = new QAction(tr("Remove"), m_table);
    remove->setShortcut(QKeySequence::Delete);
    remove->setShortcutContext(Qt::WidgetShortcut);
    m_table->addAction(remove);
    m_remove->setEnabled(false);

    auto *buttons = new QHBoxLayout;
    buttons->addWidget(add);
    buttons->addWidget(m_remove);
    buttons->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_table, 1);
    layout->addLayout(buttons);

    connect(add, &QPushButton::clicked, this, &HeaderTable::addEmptyRow);
    connect(m_remove, &QPushButton::clicked, this, &HeaderTable::removeSelectedRows);
    connect(remove, &QAction::triggered, this, &HeaderTable::removeSelectedRows);
    connect(m_table, &QTableWidget::cellChanged, this, &HeaderTable::headersChanged);
    connect(m_table, &QTableWidget::itemSelectionChanged, this,
            [this] { m_remove->setEnabled(m_table->selectionModel()->hasSelection()); });
}

void HeaderTable::setHeaders(const Headers &headers)
{
    m_table->setRowCount(0);
    for (const auto &[name, value] : headers)
        addRow(QString::fromUtf8(name), QString::fromUtf8(value));
    emit headersChanged();
}

std::variant<HeaderTable::Headers, RequestError> HeaderTable::headers() const
{
    Headers headers;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const QString name = m_table->item(row, NameColumn)->text().trimmed();
        const QString value = m_table->item(row, ValueColumn)->text().trimmed();
        if (name.isEmpty() && value.isEmpty())
            continue;
        const auto parsed = parseHeader((name + QStringLiteral(": ") + value).toUtf8());
        if (const auto *error = std::get_if<RequestError>(&parsed))
            return *error;
        headers.append(std::get<0>(parsed));
    }
    return headers;
}

QString HeaderTable::contentType() const
{
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const QString name = m_table->item(row, NameColumn)->text().trimmed();
        if (name.compare(u"content-type", Qt::CaseInsensitive) == 0)
            return m_table->item(row, ValueColumn)->text().trimmed();
    }
    return {};
}

void HeaderTable::addRow(const QString &name, const QString &value)
{
    const QSignalBlocker blocker(m_table); // half a row is no change
    const int row = m_table->rowCount();
    m_table->insertRow(row);
    m_table->setItem(row, NameColumn, new QTableWidgetItem(name));
    m_table->setItem(row, ValueColumn, new QTableWidgetItem(value));
}

void HeaderTable::addEmptyRow()
{
    addRow({}, {});
    m_table->setFocus();
    m_table->setCurrentCell(m_table->rowCount() - 1, NameColumn);
    m_table->editItem(m_table->currentItem());
}

void HeaderTable::removeSelectedRows()
{
    std::set<int, std::greater<>> rows; // the last first, so that the others stay where they are
    for (const QModelIndex &index : m_table->selectionModel()->selectedIndexes())
        rows.insert(index.row());
    for (const int row : rows)
        m_table->removeRow(row);
    emit headersChanged();
}

} // namespace runwatch
