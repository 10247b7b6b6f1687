// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/log/logbar.h"

#include "ui/log/levelchips.h"
#include "ui/log/logactions.h"
#include "ui/log/logscopechooser.h"
#include "ui/log/searchbar.h"
#include "ui/log/wraplayout.h"
#include "ui/look/icons.h"

#include <QComboBox>
#include <QMenu>
#include <QToolButton>

namespace runwatch {

LogBar::LogBar(const LogActions &actions, QWidget *parent)
    : QWidget(parent)
    , m_levels(new LevelChips(this))
    , m_search(new SearchBar(this))
    , m_follow(makeFollow())
    , m_time(new QComboBox(this))
    , m_scope(new LogScopeChooser(this))
    , m_menu(new QMenu(this))
{
    m_time->setAccessibleName(tr("Time of the lines"));
    m_time->setToolTip(tr("How the time of a line is told (T)"));
    m_time->addItem(tr("Local time"), int(TimeMode::Local));
    m_time->addItem(tr("UTC"), int(TimeMode::Utc));
    m_time->addItem(tr("In run"), int(TimeMode::InRun));
    m_time->addItem(tr("Delta"), int(TimeMode::Delta));
    connect(m_time, &QComboBox::currentIndexChanged, this, [this] { emit timeModeChanged(timeMode()); });

    auto *layout = new WrapLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(fontMetrics().averageCharWidth());
    m_levels->addTo(*layout);
    layout->addWidget(m_search);
    layout->addWidget(m_follow);
    layout->addWidget(m_time);
    layout->addWidget(m_scope);
    layout->addWidget(makeMenu(actions));
}

QToolButton *LogBar::makeFollow()
{
    auto *button = new QToolButton(this);
    button->setText(tr("Follow"));
    button->setIcon(tintedIcon(Icon::FollowEnd));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setCheckable(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setToolTip(tr("Keep the newest line in view (F)"));
    connect(button, &QToolButton::clicked, this, &LogBar::followRequested);
    return button;
}

QToolButton *LogBar::makeMenu(const LogActions &actions)
{
    actions.fillMenu(*m_menu);
    m_menu->addSeparator();
    m_levels->fillMenu(*m_menu->addMenu(tr("Le&vels")));
    auto *button = new QToolButton(this);
    button->setText(tr("More"));
    button->setToolTip(tr("All that can be done with the log"));
    button->setFocusPolicy(Qt::TabFocus);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setMenu(m_menu);
    return button;
}

void LogBar::setTimeMode(TimeMode mode)
{
    m_time->setCurrentIndex(m_time->findData(int(mode)));
}

void LogBar::showFollowing(bool isFollowing)
{
    m_follow->setChecked(isFollowing);
}

TimeMode LogBar::timeMode() const
{
    return TimeMode(m_time->currentData().toInt());
}

void LogBar::cycleTime()
{
    m_time->setCurrentIndex((m_time->currentIndex() + 1) % m_time->count());
}

} // namespace runwatch
