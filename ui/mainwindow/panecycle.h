// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QWidget>

namespace runwatch {

enum class Direction : quint8 { Forward, Backward };

// Gives the focus to the next pane that is shown and can take it, or whose first child can; from
// wherever it is now, also from nowhere.
void moveFocus(const QList<QWidget *> &panes, Direction direction);

} // namespace runwatch
