// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/log/levelchips.h"

#include "ui/words/logwords.h"

#include <QAction>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLayout>
#include <QLocale>
#include <QMenu>
#include <QToolButton>

#include <algorithm>
#include <utility>

namespace runwatch {
namespace {

QString chipWord(ShownLevel level)
{
    switch (level) {
    case ShownLevel::Log:
        break;
    case ShownLevel::Warning:
        return levelWord(LogLevel::Warning);
    case ShownLevel::Error:
        return levelWord(LogLevel::Error);
    case ShownLevel::Complete:
        return levelWord(LogLevel::Complete);
    }
    return levelWord(LogLevel::Log);
}

} // namespace

LevelChips::LevelChips(QWidget *parent)
    : QObject(parent)
{
    for (const ShownLevel level :
         {ShownLevel::Log, ShownLevel::Warning, ShownLevel::Error, ShownLevel::Complete}) {
        auto *button = new QToolButton(parent);
        button->setCheckable(true);
        button->setChecked(true);
        button->setFocusPolicy(Qt::TabFocus);
        button->setToolTip(
            tr("Show or hide these lines. Alt+click or Shift+Space shows these alone, and then all again."));
        button->setContextMenuPolicy(Qt::CustomContextMenu); // actions of its own would draw an arrow over the count
        button->installEventFilter(this);
        m_chips.append({level, button});
        connect(button, &QWidget::customContextMenuRequested, this, [this, level, button](QPoint at) {
            auto *menu = new QMenu(button);
            menu->setAttribute(Qt::WA_DeleteOnClose);
            connect(menu->addAction(tr("Show These &Alone")), &QAction::triggered, this,
                    [this, level] { showOnly(level); });
            connect(menu->addAction(tr("Show All &Levels")), &QAction::triggered, this, &LevelChips::showAll);
            menu->popup(button->mapToGlobal(at));
        });
        connect(button, &QToolButton::clicked, this, [this] { emit levelsChanged(levels()); });
    }
    setCounts({});
}

void LevelChips::addTo(QLayout &layout)
{
    for (const Chip &chip : std::as_const(m_chips))
        layout.addWidget(chip.button);
}

void LevelChips::fillMenu(QMenu &menu)
{
    for (const Chip &chip : std::as_const(m_chips)) {
        //: %1 is a level's word
        QAction *action = menu.addAction(tr("%1 Alone").arg(chipWord(chip.level)));
        connect(action, &QAction::triggered, this, [this, level = chip.level] { showOnly(level); });
    }
    connect(menu.addAction(tr("&All Levels")), &QAction::triggered, this, &LevelChips::showAll);
}

void LevelChips::setCounts(const LevelCounts &counts)
{
    LevelCounts shown = counts;
    for (const Chip &chip : std::as_const(m_chips)) {
        //: %1 is the level's word, %2 the number of lines
        chip.button->setText(tr("%1 %2").arg(chipWord(chip.level), QLocale().toString(shown[chip.level])));
    }
}

void LevelChips::showAlone(ShownLevel level)
{
    setLevels(levels() == ShownLevels(level) ? AllLevels : ShownLevels(level));
}

void LevelChips::showOnly(ShownLevel level)
{
    setLevels(level);
}

void LevelChips::showAll()
{
    setLevels(AllLevels);
}

ShownLevels LevelChips::levels() const
{
    ShownLevels levels;
    for (const Chip &chip : m_chips)
        levels.setFlag(chip.level, chip.button->isChecked());
    return levels;
}

void LevelChips::setLevels(ShownLevels levels)
{
    for (const Chip &chip : std::as_const(m_chips))
        chip.button->setChecked(levels.testFlag(chip.level));
    emit levelsChanged(levels);
}

bool LevelChips::eventFilter(QObject *watched, QEvent *event)
{
    const auto chip = std::find_if(m_chips.cbegin(), m_chips.cend(),
                                   [=](const Chip &one) { return one.button == watched; });
    if (chip == m_chips.cend())
        return false;
    if (event->type() == QEvent::MouseButtonRelease) {
        const auto &mouse = *static_cast<QMouseEvent *>(event);
        if (mouse.button() != Qt::LeftButton || !mouse.modifiers().testFlag(Qt::AltModifier)
            || !chip->button->rect().contains(mouse.position().toPoint()))
            return false;
        chip->button->setDown(false);
        showAlone(chip->level);
        return true;
    }
    if (event->type() != QEvent::KeyPress)
        return false;
    const auto &key = *static_cast<QKeyEvent *>(event);
    const bool isPress =
        key.key() == Qt::Key_Space || key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter;
    if (!isPress || key.modifiers() != Qt::ShiftModifier)
        return false;
    showAlone(chip->level);
    return true;
}

} // namespace runwatch
