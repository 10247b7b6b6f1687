// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/teach/teaching.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QTreeWidget;
class QVBoxLayout;

namespace runwatch {

class WordForm;

// What was said so far, in plain words: a line for each kind of event, and beneath it what its
// values mean. Any of it can be taken back, and what events a rule reads can be changed.
class RulesPane final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RulesPane)

public:
    explicit RulesPane(QWidget *parent = nullptr);

    void setTeaching(const Teaching &teaching);

signals:
    void takeBackRequested(qsizetype rule, qsizetype statement);
    void conditionToggled(qsizetype rule, qsizetype condition, bool isAsked);
    void meaningChosen(const runwatch::TaughtPlace &place, const QByteArray &word, const QByteArray &means);

private:
    void fillTree();
    void showConditions();
    void takeBack();
    [[nodiscard]] qsizetype currentRule() const; // -1: none

    QTreeWidget *m_tree;
    QPushButton *m_remove;
    QLabel *m_conditionsTitle;
    QWidget *m_conditions;
    QVBoxLayout *m_boxes;
    WordForm *m_words;
    QList<TaughtRule> m_rules;
};

} // namespace runwatch
