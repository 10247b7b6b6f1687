// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/jobs/progressdelegate.h"

#include "ui/jobs/progresspainter.h"

#include <QApplication>
#include <QPainter>

namespace runwatch {
namespace {

struct Layout
{
    QRect bar, strip, text;
};

Layout layOut(const QStyleOptionViewItem &option, const QString &text, bool hasStrip)
{
    const int unit = option.fontMetrics.height();
    const int margin = unit / 4;
    const QRect all = option.rect.adjusted(margin, 0, -margin, 0);
    const int wanted = std::max(option.fontMetrics.horizontalAdvance(text),
                                option.fontMetrics.horizontalAdvance(QStringLiteral("100 %")))
        + 2;
    const int textWidth = std::min(wanted, all.width() / 2);
    const int barHeight = unit * 3 / 4;
    const int stripHeight = hasStrip ? std::max(2, unit / 5) : 0;
    const int gap = hasStrip ? std::max(1, unit / 8) : 0;
    const int barWidth = all.width() - textWidth - unit / 2;
    const int top = all.top() + (all.height() - barHeight - gap - stripHeight) / 2;
    const auto place = [&](const QRect &rect) {
        return QStyle::visualRect(option.direction, option.rect, rect);
    };
    return {.bar = place(QRect(all.left(), top, barWidth, barHeight)),
            .strip = place(QRect(all.left(), top + barHeight + gap, barWidth, stripHeight)),
            .text = place(QRect(all.right() + 1 - textWidth, all.top(), textWidth, all.height()))};
}

} // namespace

ProgressDelegate::ProgressDelegate(int jobRole, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_jobRole(jobRole)
{
}

void ProgressDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &option, painter, option.widget);

    const Job job = index.data(m_jobRole).value<Job>();
    const QString text = index.data(Qt::DisplayRole).toString();
    const Layout layout = layOut(option, text, job.phases.size() > 1);
    paintBar(*painter, layout.bar, barOf(job), option.palette, option.direction);
    if (!layout.strip.isEmpty())
        paintPhaseStrip(*painter, layout.strip, job.phases, option.palette, option.direction);

    const bool selected = option.state.testFlag(QStyle::State_Selected);
    painter->save();
    painter->setLayoutDirection(text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    painter->setPen(option.palette.color(selected ? QPalette::HighlightedText : QPalette::Text));
    painter->drawText(layout.text,
                      Qt::AlignVCenter | Qt::AlignAbsolute
                          | (option.direction == Qt::RightToLeft ? Qt::AlignLeft : Qt::AlignRight),
                      option.fontMetrics.elidedText(text, Qt::ElideRight, layout.text.width()));
    painter->restore();
}

QSize ProgressDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    const int unit = option.fontMetrics.height();
    return {unit * 10, unit * 9 / 5};
}

} // namespace runwatch
