// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/sidebar/sidebardelegate.h"

#include "ui/look/isolated.h"
#include "ui/look/tone.h"
#include "ui/sidebar/sidebarmodel.h"

#include <QApplication>
#include <QIcon>
#include <QLocale>
#include <QPainter>

namespace runwatch {
namespace {

QRect placed(const QStyleOptionViewItem &option, int left, int width)
{
    return QStyle::visualRect(
        option.direction, option.rect,
        QRect(option.rect.left() + left, option.rect.top(), width, option.rect.height()));
}

int aligned(Qt::LayoutDirection direction, Qt::Alignment alignment)
{
    return int(QStyle::visualAlignment(direction, alignment) | Qt::AlignVCenter);
}

void paintHeading(QPainter *painter, const QStyleOptionViewItem &option, const QString &text)
{
    const int margin = option.fontMetrics.height() * 3 / 4;
    QFont font = option.font;
    font.setWeight(QFont::DemiBold);
    painter->setFont(font);
    painter->setPen(toneColour(Tone::Faint, option.palette));
    painter->drawText(placed(option, margin, option.rect.width() - margin).adjusted(0, margin / 2, 0, 0),
                      aligned(option.direction, Qt::AlignLeft), text);
}

void paintBackground(QPainter *painter, const QStyleOptionViewItem &option, bool isChosen)
{
    const QRectF rect = QRectF(option.rect).adjusted(4, 0.5, -4, -0.5);
    QColor fill = option.palette.color(QPalette::Highlight);
    if (!isChosen)
        fill.setAlphaF(option.state.testFlag(QStyle::State_MouseOver) ? 0.5F : 0.0F);
    const bool focused = option.state.testFlag(QStyle::State_HasFocus);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(focused ? QPen(option.palette.color(QPalette::Link)) : QPen(Qt::NoPen));
    painter->setBrush(fill);
    painter->drawRoundedRect(rect, 4, 4);
}

} // namespace

SidebarDelegate::SidebarDelegate(QObject *parent)
    : QStyledItemDelegate(parent)
{
}

void SidebarDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const QString text = index.data(Qt::DisplayRole).toString();
    painter->save();
    if (index.data(SidebarModel::RowKindRole).value<SidebarModel::RowKind>()
        == SidebarModel::RowKind::Heading) {
        paintHeading(painter, option, text);
        return painter->restore();
    }
    const int unit = option.fontMetrics.height();
    const int margin = unit * 3 / 4;
    const int iconSide = unit;
    const QString count = QLocale().toString(index.data(SidebarModel::CountRole).toInt());
    const int countWidth = option.fontMetrics.horizontalAdvance(count);
    const int textLeft = margin + iconSide + unit / 2;
    const int textWidth = option.rect.width() - textLeft - countWidth - margin - unit / 2;
    const bool isChosen = index.data(SidebarModel::IsChosenRole).toBool();

    const QString detail = index.data(SidebarModel::DetailRole).toString();
    paintBackground(painter, option, isChosen);
    QStyleOptionViewItem line = option; // the first, of one or two
    if (!detail.isEmpty())
        line.rect.setHeight(option.rect.height() * 4 / 7);
    index.data(Qt::DecorationRole).value<QIcon>().paint(painter, placed(line, margin, iconSide));
    painter->setPen(option.palette.color(isChosen ? QPalette::HighlightedText : QPalette::Text));
    painter->drawText(placed(line, textLeft, textWidth), aligned(option.direction, Qt::AlignLeft),
                      option.fontMetrics.elidedText(isolated(text), Qt::ElideMiddle, textWidth));
    if (!isChosen)
        painter->setPen(toneColour(Tone::Faint, option.palette));
    painter->drawText(placed(line, option.rect.width() - margin - countWidth, countWidth + 1),
                      aligned(option.direction, Qt::AlignRight), count);
    line.rect.setTop(line.rect.bottom() + 1);
    line.rect.setBottom(option.rect.bottom() - unit / 4);
    const int detailWidth = option.rect.width() - textLeft - margin;
    if (!detail.isEmpty())
        painter->drawText(placed(line, textLeft, detailWidth), aligned(option.direction, Qt::AlignLeft),
                          option.fontMetrics.elidedText(isolated(detail), Qt::ElideRight, detailWidth));
    painter->restore();
}

QSize SidebarDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int unit = option.fontMetrics.height();
    const bool isHeading = index.data(SidebarModel::RowKindRole).value<SidebarModel::RowKind>()
        == SidebarModel::RowKind::Heading;
    const bool hasDetail = index.data(SidebarModel::DetailRole).isValid();
    return {unit * 8, unit * (hasDetail ? 12 : isHeading ? 9 : 7) / 4};
}

} // namespace runwatch
