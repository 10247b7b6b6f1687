// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStyledItemDelegate>

namespace runwatch {

// Paints one phase in a line: icon, name, bar, percent or duration. It reads the cells of
// PhasePresentation by their roles.
class PhaseDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PhaseDelegate)

public:
    PhaseDelegate(int phaseRole, int valueRole, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    int m_phaseRole;
    int m_valueRole;
};

} // namespace runwatch
