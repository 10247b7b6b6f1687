// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStyledItemDelegate>

namespace runwatch {

// Paints the row's verb, ✕ or ↻, while the pointer or the keyboard is on it. It is a shortcut for the
// mouse: every verb is an action too.
class ActionDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ActionDelegate)

public:
    explicit ActionDelegate(int stateRole, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

private:
    int m_stateRole;
};

} // namespace runwatch
