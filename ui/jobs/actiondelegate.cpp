// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/jobs/actiondelegate.h"

#include "ui/look/icons.h"

#include <QApplication>
#include <QPainter>

namespace runwatch {

ActionDelegate::ActionDelegate(int stateRole, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_stateRole(stateRole)
{
}

void ActionDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &option, painter, option.widget);
    if (!(option.state & (QStyle::State_MouseOver | QStyle::State_HasFocus | QStyle::State_Selected)))
        return;
    const bool ended = isEnd(index.data(m_stateRole).value<JobState>());
    const int side = option.fontMetrics.height();
    const QRect square = QStyle::alignedRect(option.direction, Qt::AlignCenter, {side, side}, option.rect);
    tintedIcon(ended ? Icon::Retry : Icon::Cancel, Tone::Faint).paint(painter, square);
}

} // namespace runwatch
