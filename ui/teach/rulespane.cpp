// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/teach/rulespane.h"

#include "ui/teach/teachwords.h"
#include "ui/teach/wordform.h"

#include <QAction>
#include <QCheckBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace runwatch {

RulesPane::RulesPane(QWidget *parent)
    : QWidget(parent)
    , m_tree(new QTreeWidget)
    , m_remove(new QPushButton(tr("&Remove")))
    , m_conditionsTitle(new QLabel(tr("The chosen rule reads only events where:")))
    , m_conditions(new QWidget)
    , m_boxes(new QVBoxLayout(m_conditions))
    , m_words(new WordForm)
{
    m_tree->setAccessibleName(tr("What you have said"));
    m_tree->setColumnCount(2);
    m_tree->setHeaderLabels({tr("Value"), tr("Means")});
    m_tree->header()->resizeSection(0, 26 * fontMetrics().averageCharWidth());
    m_tree->setTabKeyNavigation(false);
    m_conditionsTitle->setTextFormat(Qt::PlainText);
    m_boxes->setContentsMargins({});
    auto *removing = new QAction(tr("Remove"), m_tree);
    removing->setShortcut(QKeySequence::Delete);
    removing->setShortcutContext(Qt::WidgetShortcut);
    m_tree->addAction(removing);
    m_tree->setContextMenuPolicy(Qt::ActionsContextMenu);

    auto *more = new QWidget;
    auto *moreLayout = new QVBoxLayout(more);
    moreLayout->setContentsMargins({});
    moreLayout->addWidget(m_words);
    moreLayout->addWidget(m_conditionsTitle);
    moreLayout->addWidget(m_conditions);
    moreLayout->addStretch(1);
    auto *scroll = new QScrollArea;
    scroll->setWidget(more);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setAccessibleName(tr("Conditions and words"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_tree, 3);
    layout->addWidget(m_remove, 0, Qt::AlignLeading);
    layout->addWidget(scroll, 2);

    connect(m_tree, &QTreeWidget::currentItemChanged, this, &RulesPane::showConditions);
    connect(m_remove, &QPushButton::clicked, this, &RulesPane::takeBack);
    connect(removing, &QAction::triggered, this, &RulesPane::takeBack);
    connect(m_words, &WordForm::meaningChosen, this, &RulesPane::meaningChosen);
    showConditions();
}

void RulesPane::setTeaching(const Teaching &teaching)
{
    m_words->setWords(teaching.words());
    if (teaching.rules() == m_rules)
        return;
    m_rules = teaching.rules();
    fillTree();
    showConditions();
}

void RulesPane::fillTree()
{
    const qsizetype before = currentRule();
    const QTreeWidgetItem *current = m_tree->currentItem();
    const int child = current && current->parent() ? current->parent()->indexOfChild(m_tree->currentItem()) : -1;
    m_tree->clear();
    for (const TaughtRule &rule : std::as_const(m_rules)) {
        auto *line = new QTreeWidgetItem(m_tree, {ruleText(rule)});
        line->setFirstColumnSpanned(true);
        for (const TaughtStatement &statement : rule.statements)
            new QTreeWidgetItem(line, {placeText(statement.place), meaningText(statement)});
    }
    m_tree->expandAll();
    if (m_rules.isEmpty())
        return;
    QTreeWidgetItem *line = m_tree->topLevelItem(int(before < 0 || before >= m_rules.size() ? m_rules.size() - 1 : before));
    m_tree->setCurrentItem(child >= 0 && child < line->childCount() ? line->child(child) : line);
}

qsizetype RulesPane::currentRule() const
{
    QTreeWidgetItem *current = m_tree->currentItem();
    if (!current)
        return -1;
    return m_tree->indexOfTopLevelItem(current->parent() ? current->parent() : current);
}

void RulesPane::showConditions()
{
    while (QLayoutItem *box = m_boxes->takeAt(0)) {
        box->widget()->hide(); // it may be the one that is being clicked
        box->widget()->deleteLater();
        delete box;
    }
    const qsizetype rule = currentRule();
    m_remove->setEnabled(rule >= 0);
    m_conditionsTitle->setVisible(rule >= 0);
    if (rule < 0)
        return;
    for (qsizetype i = 0; i < m_rules[rule].conditions.size(); ++i) {
        const TaughtCondition &condition = m_rules[rule].conditions[i];
        auto *box = new QCheckBox(conditionText(condition).replace(u'&', QStringLiteral("&&")));
        box->setChecked(condition.isAsked);
        m_boxes->addWidget(box);
        connect(box, &QCheckBox::clicked, this, [this, rule, i](bool isOn) { emit conditionToggled(rule, i, isOn); });
    }
}

// A line for a kind of events goes with all that is beneath it.
void RulesPane::takeBack()
{
    const qsizetype rule = currentRule();
    if (rule < 0)
        return;
    QTreeWidgetItem *current = m_tree->currentItem();
    if (current->parent())
        return emit takeBackRequested(rule, current->parent()->indexOfChild(current));
    for (qsizetype left = m_rules[rule].statements.size(); left > 0; --left)
        emit takeBackRequested(rule, left - 1);
}

} // namespace runwatch
