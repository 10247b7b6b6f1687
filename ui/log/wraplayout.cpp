// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/log/wraplayout.h"

#include <QStyle>
#include <QWidget>

#include <algorithm>

namespace runwatch {

WrapLayout::WrapLayout(QWidget *parent)
    : QLayout(parent)
{
}

WrapLayout::~WrapLayout()
{
    qDeleteAll(m_items);
}

void WrapLayout::addItem(QLayoutItem *item)
{
    m_items.append(item);
}

int WrapLayout::count() const
{
    return int(m_items.size());
}

QLayoutItem *WrapLayout::itemAt(int index) const
{
    return m_items.value(index);
}

QLayoutItem *WrapLayout::takeAt(int index)
{
    return index >= 0 && index < count() ? m_items.takeAt(index) : nullptr;
}

void WrapLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    const QRect room = rect.marginsRemoved(contentsMargins());
    const Qt::LayoutDirection direction =
        parentWidget() ? parentWidget()->layoutDirection() : Qt::LeftToRight;
    for (const Placed &place : placed(room))
        place.item->setGeometry(QStyle::visualRect(direction, room, place.rect));
}

int WrapLayout::heightForWidth(int width) const
{
    const QMargins margins = contentsMargins();
    int bottom = 0;
    for (const Placed &place : placed({0, 0, width - margins.left() - margins.right(), 0}))
        bottom = std::max(bottom, place.rect.top() + place.rect.height());
    return bottom + margins.top() + margins.bottom();
}

QSize WrapLayout::sizeHint() const
{
    int width = 0;
    for (const QLayoutItem *item : m_items)
        width += item->isEmpty() ? 0 : item->sizeHint().width() + std::max(0, spacing());
    const QMargins margins = contentsMargins();
    width += margins.left() + margins.right();
    return {width, heightForWidth(width)};
}

QSize WrapLayout::minimumSize() const
{
    QSize size;
    for (const QLayoutItem *item : m_items)
        size = size.expandedTo(item->minimumSize());
    return size.grownBy(contentsMargins());
}

QList<WrapLayout::Placed> WrapLayout::placed(const QRect &rect) const
{
    QList<Placed> places;
    const int gap = std::max(0, spacing());
    int x = rect.left();
    int y = rect.top();
    int lineHeight = 0;
    qsizetype lineBegin = 0;
    const auto endLine = [&] { // all of one line are as high as the highest
        for (qsizetype i = lineBegin; i < places.size(); ++i)
            places[i].rect.moveTop(y + (lineHeight - places[i].rect.height()) / 2);
    };
    for (QLayoutItem *item : m_items) {
        if (item->isEmpty())
            continue;
        QSize size = item->sizeHint().boundedTo(
            {std::max(rect.width(), item->minimumSize().width()), QLAYOUTSIZE_MAX});
        if (item->hasHeightForWidth())
            size.setHeight(item->heightForWidth(size.width()));
        if (x > rect.left() && x + size.width() > rect.left() + rect.width()) {
            endLine();
            lineBegin = places.size();
            x = rect.left();
            y += lineHeight + gap;
            lineHeight = 0;
        }
        places.append({item, QRect(QPoint(x, y), size)});
        lineHeight = std::max(lineHeight, size.height());
        x += size.width() + gap;
    }
    endLine();
    return places;
}

} // namespace runwatch
