// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/preferences/logpreferences.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QTableWidget;

namespace runwatch {

// The texts that always stand out: a row each, changed in place and at once.
class HighlightDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HighlightDialog)

public:
    explicit HighlightDialog(QWidget *parent = nullptr);

    void setRules(const QList<HighlightRule> &rules);
    [[nodiscard]] QList<HighlightRule> rules() const; // rows without a text are left out

signals:
    void rulesChanged(const QList<runwatch::HighlightRule> &rules); // by the reader

private:
    enum Column : int { Colour, Text, Regex, Name, ColumnCount };

    void addRow(const HighlightRule &rule);
    void addRule();
    void removeRule();
    void tell();

    QTableWidget *m_rules;
    QPushButton *m_remove;
    QLabel *m_mistake;
};

} // namespace runwatch
