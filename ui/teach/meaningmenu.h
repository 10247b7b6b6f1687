// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/teach/taughtrule.h"
#include "ui/log/jsontree.h"

#include <functional>

class QMenu;

namespace runwatch {

[[nodiscard]] TaughtPlace taughtPlace(const JsonTree::Place &place);

// What this value can mean, to choose from; likely meanings first. The one that was said before
// has a mark, and can be taken back.
struct MeaningMenu
{
    JsonTree::Place place;
    const TaughtStatement *said = nullptr; // read while the menu is made
    std::function<void(const TaughtStatement &)> take;
    std::function<void()> takeBack;

    [[nodiscard]] QMenu *make(QWidget *parent) const; // deletes itself when it is closed
};

} // namespace runwatch
