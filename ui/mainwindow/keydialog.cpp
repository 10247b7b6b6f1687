// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/mainwindow/keydialog.h"

#include "ui/mainwindow/clearbutton.h"

#include <QAction>
#include <QHeaderView>
#include <QLineEdit>
#include <QSortFilterProxyModel>
#include <QStandardItemModel>
#include <QTableView>
#include <QVBoxLayout>

namespace runwatch {
namespace {

QStandardItemModel *makeModel(const QList<QAction *> &actions, QObject *parent)
{
    auto *model = new QStandardItemModel(0, 2, parent);
    model->setHorizontalHeaderLabels({KeyDialog::tr("Action"), KeyDialog::tr("Keys")});
    for (const QAction *action : actions) {
        if (action->shortcut().isEmpty())
            continue;
        auto *name = new QStandardItem(action->icon(), action->text().remove(u'&').remove(u'…'));
        auto *keys = new QStandardItem(action->shortcut().toString(QKeySequence::NativeText));
        model->appendRow({name, keys});
    }
    return model;
}

} // namespace

KeyDialog::KeyDialog(const QList<QAction *> &actions, QWidget *parent)
    : QDialog(parent)
    , m_search(new QLineEdit(this))
    , m_keys(new QTableView(this))
{
    setWindowTitle(tr("Keys"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *shown = new QSortFilterProxyModel(this);
    shown->setSourceModel(makeModel(actions, this));
    shown->setFilterKeyColumn(-1);
    shown->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_search->setPlaceholderText(tr("Search keys"));
    m_search->setAccessibleName(tr("Search keys"));
    addClearButton(m_search, tr("Clear search"));
    m_keys->setModel(shown);
    m_keys->setAccessibleName(tr("Keys"));
    m_keys->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_keys->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_keys->setShowGrid(false);
    m_keys->setTabKeyNavigation(false);
    m_keys->verticalHeader()->hide();
    m_keys->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_search);
    layout->addWidget(m_keys);
    resize(fontMetrics().averageCharWidth() * 70, fontMetrics().height() * 32);
    connect(m_search, &QLineEdit::textChanged, shown, &QSortFilterProxyModel::setFilterFixedString);
}

} // namespace runwatch
