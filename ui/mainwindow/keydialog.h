// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDialog>

class QAction;
class QLineEdit;
class QTableView;

namespace runwatch {

// All actions with their keys, searchable.
class KeyDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KeyDialog)

public:
    KeyDialog(const QList<QAction *> &actions, QWidget *parent);

private:
    QLineEdit *m_search;
    QTableView *m_keys;
};

} // namespace runwatch
