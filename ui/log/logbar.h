// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/logview/logtime.h"

#include <QWidget>

class QComboBox;
class QMenu;
class QToolButton;

namespace runwatch {

class LevelChips;
class LogActions;
class LogScopeChooser;
class SearchBar;

// What stands above the lines of a log: levels, search, following, time, whose lines, and a menu of all
// the verbs. In a narrow window it takes more lines.
class LogBar final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LogBar)

public:
    explicit LogBar(const LogActions &actions, QWidget *parent = nullptr);

    void setTimeMode(TimeMode mode);
    void showFollowing(bool isFollowing);
    [[nodiscard]] TimeMode timeMode() const;
    [[nodiscard]] LevelChips &levels() { return *m_levels; }
    [[nodiscard]] SearchBar &search() { return *m_search; }
    [[nodiscard]] LogScopeChooser &scope() { return *m_scope; }
    [[nodiscard]] QMenu &menu() { return *m_menu; }

public slots:
    void cycleTime();

signals:
    void timeModeChanged(runwatch::TimeMode mode);
    void followRequested(bool isFollowing);

private:
    [[nodiscard]] QToolButton *makeFollow();
    [[nodiscard]] QToolButton *makeMenu(const LogActions &actions);

    LevelChips *m_levels;
    SearchBar *m_search;
    QToolButton *m_follow;
    QComboBox *m_time;
    LogScopeChooser *m_scope;
    QMenu *m_menu;
};

} // namespace runwatch
