// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/look/appearancemenu.h"

#include "ui/look/icons.h"

#include <QActionGroup>
#include <QGuiApplication>
#include <QStyleHints>

#include <utility>

namespace runwatch {

AppearanceMenu::AppearanceMenu(Appearance appearance, QWidget *parent)
    : QMenu(tr("&Appearance"), parent)
    , m_appearance(appearance)
{
    auto *group = new QActionGroup(this);
    const auto add = [&](Appearance choice, Icon name, const QString &text) {
        QAction *action = group->addAction(QMenu::addAction(tintedIcon(name), text));
        action->setCheckable(true);
        action->setChecked(choice == m_appearance);
        connect(action, &QAction::triggered, this, [this, choice] { choose(choice); });
    };
    add(Appearance::System, Icon::System, tr("Like the &system"));
    add(Appearance::Light, Icon::Light, tr("&Light"));
    add(Appearance::Dark, Icon::Dark, tr("&Dark"));
    followSystem();
}

void AppearanceMenu::choose(Appearance appearance)
{
    if (std::exchange(m_appearance, appearance) == appearance)
        return;
    applyLook(appearance);
    emit appearanceChanged(appearance);
}

void AppearanceMenu::followSystem()
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, [this] {
        if (m_appearance == Appearance::System)
            applyLook(Appearance::System);
    });
#endif
}

} // namespace runwatch
