// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/jobs/phasedelegate.h"

#include "ui/jobs/progresspainter.h"
#include "ui/look/icons.h"
#include "ui/look/isolated.h"

#include <QApplication>
#include <QPainter>

namespace runwatch {
namespace {

int aligned(Qt::LayoutDirection direction, Qt::Alignment alignment)
{
    return int(QStyle::visualAlignment(direction, alignment) | Qt::AlignVCenter);
}

} // namespace

PhaseDelegate::PhaseDelegate(int phaseRole, int valueRole, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_phaseRole(phaseRole)
    , m_valueRole(valueRole)
{
}

void PhaseDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &option, painter, option.widget);

    const Phase phase = index.data(m_phaseRole).value<Phase>();
    const QFontMetrics &metrics = option.fontMetrics;
    const int unit = metrics.height();
    const int margin = unit / 2;
    const int line = unit * 5 / 4;
    const QRect all = option.rect.adjusted(margin, 0, -margin, 0);
    const int top = all.top() + (all.height() - line - unit / 2) / 2;
    const QString value = isolated(index.data(m_valueRole).toString());
    const int valueWidth = metrics.horizontalAdvance(value) + 1;
    const int textLeft = all.left() + unit + margin;
    const int nameWidth = all.right() - textLeft - valueWidth - margin;
    const auto place = [&](const QRect &rect) {
        return QStyle::visualRect(option.direction, option.rect, rect);
    };

    stateIcon(phase.state).paint(painter, place(QRect(all.left(), top + (line - unit) / 2, unit, unit)));
    const bool isPending = phase.state == PhaseState::Pending;
    painter->setPen(toneColour(isPending ? Tone::Faint : Tone::Text, option.palette));
    painter->drawText(place(QRect(textLeft, top, nameWidth, line)), aligned(option.direction, Qt::AlignLeft),
                      metrics.elidedText(isolated(index.data().toString()), Qt::ElideRight, nameWidth));
    painter->setPen(toneColour(Tone::Faint, option.palette));
    painter->drawText(place(QRect(all.right() + 1 - valueWidth, top, valueWidth, line)),
                      aligned(option.direction, Qt::AlignRight), value);
    paintBar(*painter, place(QRect(textLeft, top + line, all.right() + 1 - textLeft, unit * 2 / 5)),
             barOf(phase), option.palette, option.direction);
}

QSize PhaseDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    const int unit = option.fontMetrics.height();
    return {unit * 12, unit * 5 / 2};
}

} // namespace runwatch
