// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/log/highlightdialog.h"

#include "ui/log/highlightrules.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTableWidget>

#include <algorithm>

namespace runwatch {

HighlightDialog::HighlightDialog(QWidget *parent)
    : QDialog(parent)
    , m_rules(new QTableWidget(0, ColumnCount, this))
    , m_remove(new QPushButton(tr("&Remove"), this))
    , m_mistake(new QLabel(this))
{
    setWindowTitle(tr("Highlights in the log"));
    m_rules->setHorizontalHeaderLabels({tr("Colour"), tr("Text"), tr("Regular expression"), tr("Name")});
    m_rules->setAccessibleName(tr("Highlights"));
    m_rules->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_rules->setTabKeyNavigation(false);
    m_rules->verticalHeader()->hide();
    m_rules->horizontalHeader()->setSectionResizeMode(Text, QHeaderView::Stretch);
    m_mistake->setTextFormat(Qt::PlainText);
    m_mistake->setWordWrap(true);
    m_mistake->hide();
    auto *add = new QPushButton(tr("&Add"), this);
    auto *close = new QPushButton(tr("&Close"), this);
    for (QPushButton *button : {add, m_remove, close})
        button->setAutoDefault(false); // Enter ends editing
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(add);
    buttons->addWidget(m_remove);
    buttons->addStretch();
    buttons->addWidget(close);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_rules, 1);
    layout->addWidget(m_mistake);
    layout->addLayout(buttons);
    resize(fontMetrics().averageCharWidth() * 80, fontMetrics().height() * 20);
    connect(add, &QPushButton::clicked, this, &HighlightDialog::addRule);
    connect(m_remove, &QPushButton::clicked, this, &HighlightDialog::removeRule);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    connect(m_rules, &QTableWidget::itemChanged, this, &HighlightDialog::tell);
}

void HighlightDialog::setRules(const QList<HighlightRule> &rules)
{
    const QSignalBlocker quiet(m_rules);
    m_rules->setRowCount(0);
    for (const HighlightRule &rule : rules)
        addRow(rule);
}

QList<HighlightRule> HighlightDialog::rules() const
{
    QList<HighlightRule> rules;
    for (int row = 0; row < m_rules->rowCount(); ++row) {
        const HighlightRule rule{
            m_rules->item(row, Name)->text(), m_rules->item(row, Text)->text(),
            m_rules->item(row, Regex)->checkState() == Qt::Checked,
            std::clamp(m_rules->item(row, Colour)->data(Qt::EditRole).toInt(), 1, HighlightRule::Labels)};
        if (!rule.text.isEmpty())
            rules.append(rule);
    }
    return rules;
}

void HighlightDialog::addRow(const HighlightRule &rule)
{
    const int row = m_rules->rowCount();
    m_rules->insertRow(row);
    auto *colour = new QTableWidgetItem;
    colour->setData(Qt::EditRole, rule.label);
    auto *regex = new QTableWidgetItem;
    regex->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
    regex->setCheckState(rule.isRegex ? Qt::Checked : Qt::Unchecked);
    m_rules->setItem(row, Colour, colour);
    m_rules->setItem(row, Text, new QTableWidgetItem(rule.text));
    m_rules->setItem(row, Regex, regex);
    m_rules->setItem(row, Name, new QTableWidgetItem(rule.name));
}

void HighlightDialog::addRule()
{
    {
        const QSignalBlocker quiet(m_rules);
        addRow({});
    }
    m_rules->setCurrentCell(m_rules->rowCount() - 1, Text);
    m_rules->editItem(m_rules->currentItem());
}

void HighlightDialog::removeRule()
{
    if (m_rules->currentRow() < 0)
        return;
    m_rules->removeRow(m_rules->currentRow());
    tell();
}

void HighlightDialog::tell()
{
    QString mistake;
    const QList<HighlightRule> all = rules();
    for (const HighlightRule &rule : all) {
        const auto compiled = compile(queryOf(rule));
        if (const auto *error = std::get_if<PatternError>(&compiled))
            mistake = tr("%1 is no pattern, at character %2: %3")
                          .arg(rule.text)
                          .arg(error->at + 1)
                          .arg(error->reason);
    }
    m_mistake->setText(mistake);
    m_mistake->setVisible(!mistake.isEmpty());
    emit rulesChanged(all);
}

} // namespace runwatch
