// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/preferences/preferences.h"

class QMainWindow;
class QSplitter;

namespace runwatch {

class Actions;
class JobColumns;
class LogPane;

// How the window is laid out, to and from the preferences. All of it must live as long as the window.
struct WindowLayout
{
    QMainWindow &window;
    Actions &actions;
    JobColumns &columns;
    QSplitter &outer; // sidebar | rest
    QSplitter &list; // list / detail
    QSplitter &detail; // phases | tabs
    LogPane &log;

    void restore(const Preferences &preferences) const; // what is missing is as on the first start
    void remember(Preferences &preferences) const;
    void reset(Preferences &preferences) const; // at once, without a restart
};

} // namespace runwatch
