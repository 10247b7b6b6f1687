// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/look/flatstyle.h"

#include "ui/look/tone.h"

#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>
#include <QWidget>

namespace runwatch {
namespace {

constexpr qreal Radius = 4;

void drawBox(QPainter *painter, const QRect &rect, const QColor &fill, const QColor &edge, qreal width = 1)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(edge.isValid() ? QPen(edge, width) : QPen(Qt::NoPen));
    painter->setBrush(fill);
    const qreal inset = width / 2;
    painter->drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), Radius, Radius);
    painter->restore();
}

QColor overlay(const QPalette &palette, int alpha)
{
    QColor colour = palette.color(QPalette::WindowText);
    colour.setAlpha(alpha);
    return colour;
}

void drawButton(const QStyleOption *option, QPainter *painter)
{
    const QPalette &palette = option->palette;
    const bool focused = option->state.testFlag(QStyle::State_HasFocus);
    drawBox(painter, option->rect, palette.color(QPalette::Button),
            palette.color(focused ? QPalette::Link : QPalette::Mid), focused ? 2 : 1);
    if (option->state & (QStyle::State_Sunken | QStyle::State_On))
        drawBox(painter, option->rect, overlay(palette, 36), QColor());
    else if (option->state.testFlag(QStyle::State_MouseOver) && option->state.testFlag(QStyle::State_Enabled))
        drawBox(painter, option->rect, overlay(palette, 14), QColor());
}

void drawToolButton(const QStyleOption *option, QPainter *painter)
{
    const bool down = option->state & (QStyle::State_Sunken | QStyle::State_On);
    const bool hovered =
        option->state.testFlag(QStyle::State_MouseOver) && option->state.testFlag(QStyle::State_Enabled);
    if (down || hovered)
        drawBox(painter, option->rect, overlay(option->palette, down ? 36 : 18), QColor());
}

void drawField(const QStyleOption *option, QPainter *painter)
{
    const bool focused = option->state.testFlag(QStyle::State_HasFocus);
    const QPalette &palette = option->palette;
    drawBox(painter, option->rect, palette.color(QPalette::Base),
            palette.color(focused ? QPalette::Link : QPalette::Mid), focused ? 2 : 1);
}

void drawHeaderSection(const QStyleOption *option, QPainter *painter)
{
    const QPalette &palette = option->palette;
    const QRect rect = option->rect;
    painter->fillRect(rect, palette.color(QPalette::Window));
    if (option->state.testFlag(QStyle::State_MouseOver) && option->state.testFlag(QStyle::State_Enabled))
        painter->fillRect(rect, overlay(palette, 14));
    const QColor line = hairlineColour(palette);
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), line);
    const int edge = option->direction == Qt::RightToLeft ? rect.left() : rect.right();
    painter->fillRect(QRect(edge, rect.top() + 4, 1, rect.height() - 8), line);
}

void drawTab(const QStyleOptionTab *option, QPainter *painter)
{
    const QRect rect = option->rect;
    const bool selected = option->state.testFlag(QStyle::State_Selected);
    if (!selected && option->state.testFlag(QStyle::State_MouseOver))
        painter->fillRect(rect, overlay(option->palette, 14));
    if (selected)
        painter->fillRect(QRect(rect.left(), rect.bottom() - 1, rect.width(), 2),
                          option->palette.color(QPalette::Link));
}

// Icon and text side by side in the middle, also from right to left, where Fusion parts them.
void drawButtonLabel(const QStyleOptionButton *option, QPainter *painter, const QStyle *style)
{
    const bool isEnabled = option->state.testFlag(QStyle::State_Enabled);
    const bool hasIcon = !option->icon.isNull();
    const int side = hasIcon ? option->iconSize.width() : 0;
    const int gap = hasIcon && !option->text.isEmpty() ? option->fontMetrics.height() / 3 : 0;
    const int textWidth = option->fontMetrics.size(Qt::TextShowMnemonic, option->text).width();
    const QRect all = QStyle::alignedRect(option->direction, Qt::AlignCenter,
                                          {side + gap + textWidth, option->rect.height()}, option->rect);
    const auto place = [&](int left, int width) {
        return QStyle::visualRect(option->direction, all,
                                  QRect(all.left() + left, all.top(), width, all.height()));
    };
    if (hasIcon)
        option->icon.paint(painter, place(0, side), Qt::AlignCenter,
                           isEnabled ? QIcon::Normal : QIcon::Disabled);
    style->drawItemText(painter, place(side + gap, textWidth), Qt::AlignCenter | Qt::TextShowMnemonic,
                        option->palette, isEnabled, option->text, QPalette::ButtonText);
}

void drawFocusRect(const QStyleOption *option, QPainter *painter)
{
    drawBox(painter, option->rect, Qt::transparent, option->palette.color(QPalette::Link));
}

} // namespace

FlatStyle::FlatStyle()
    : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion")))
{
}

void FlatStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                              const QWidget *widget) const
{
    switch (element) {
    case PE_PanelButtonCommand:
        return drawButton(option, painter);
    case PE_PanelButtonTool:
        return drawToolButton(option, painter);
    case PE_PanelLineEdit:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
            frame && frame->lineWidth > 0)
            return drawField(option, painter);
        break;
    case PE_IndicatorCheckBox: // Fusion's own edge is lost on a dark window
        QProxyStyle::drawPrimitive(element, option, painter, widget);
        return drawBox(painter, option->rect, Qt::transparent, overlay(option->palette, 150));
    case PE_FrameFocusRect:
        return drawFocusRect(option, painter);
    case PE_FrameTabBarBase:
    case PE_FrameTabWidget:
        return painter->fillRect(QRect(option->rect.left(), option->rect.top(), option->rect.width(), 1),
                                 hairlineColour(option->palette));
    case PE_FrameStatusBarItem:
        return;
    default:
        break;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void FlatStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                            const QWidget *widget) const
{
    switch (element) {
    case CE_HeaderSection:
        return drawHeaderSection(option, painter);
    case CE_HeaderEmptyArea:
        painter->fillRect(option->rect, option->palette.color(QPalette::Window));
        return painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1),
                                 hairlineColour(option->palette));
    case CE_PushButtonLabel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
            button && !button->features.testFlag(QStyleOptionButton::HasMenu))
            return drawButtonLabel(button, painter, this);
        break;
    case CE_TabBarTabShape:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option))
            return drawTab(tab, painter);
        break;
    case CE_ToolBar:
        return painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1),
                                 hairlineColour(option->palette));
    case CE_Splitter:
        return painter->fillRect(option->rect, hairlineColour(option->palette));
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

// The arrow of a button with a menu stands at its end, not in its corner.
void FlatStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                                   QPainter *painter, const QWidget *widget) const
{
    const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
    if (control != CC_ToolButton || !button || !button->features.testFlag(QStyleOptionToolButton::HasMenu))
        return QProxyStyle::drawComplexControl(control, option, painter, widget);
    QStyleOptionToolButton plain(*button);
    plain.features &= ~QStyleOptionToolButton::HasMenu;
    QProxyStyle::drawComplexControl(control, &plain, painter, widget);
    const int side = pixelMetric(PM_MenuButtonIndicator, option, widget);
    plain.rect =
        alignedRect(option->direction, Qt::AlignRight | Qt::AlignVCenter, {side, side}, option->rect);
    drawPrimitive(PE_IndicatorArrowDown, &plain, painter, widget);
}

int FlatStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_SplitterWidth:
        return 1;
    case PM_HeaderMargin:
        return QFontMetrics(widget ? widget->font() : QFont()).height() / 4;
    case PM_ButtonMargin:
        return QFontMetrics(widget ? widget->font() : QFont()).height() * 3 / 4;
    case PM_TabBarTabShiftVertical:
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarTabOverlap:
        return 0;
    case PM_SmallIconSize: // pictures grow with the font
    case PM_ButtonIconSize:
    case PM_TabBarIconSize:
    case PM_ListViewIconSize:
        return option ? qMax(16, option->fontMetrics.height())
                      : qMax(16, widget ? widget->fontMetrics().height() : QFontMetrics(QFont()).height());
    case PM_ToolBarIconSize:
        return qMax(16, QFontMetrics(widget ? widget->font() : QFont()).height() + 2);
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int FlatStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                         QStyleHintReturn *returnData) const
{
    if (hint == SH_DialogButtonBox_ButtonsHaveIcons || hint == SH_EtchDisabledText)
        return 0;
    if (hint == SH_UnderlineShortcut)
        return 1;
    return QProxyStyle::styleHint(hint, option, widget, returnData);
}

} // namespace runwatch
