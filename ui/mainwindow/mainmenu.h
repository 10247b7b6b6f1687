// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

class QAction;
class QMenu;
class QMenuBar;

namespace runwatch {

class Actions;
class JobColumns;
class JobVerbs;
class LogPane;
class ProfileLibrary;

// What the menu bar is made of. All of it must live as long as the bar.
struct MenuParts
{
    Actions &actions;
    JobVerbs &verbs;
    JobColumns &columns;
    QAction &undo;
    QMenu &servers;
    QMenu &appearance;
    QMenu &tabs;
    LogPane &log;
    ProfileLibrary *profiles; // null: there are none to show
};

void fillMenuBar(QMenuBar &bar, const MenuParts &parts);

} // namespace runwatch
