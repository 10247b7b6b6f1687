// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

class QTreeView;

namespace runwatch {

class JsonTree;

// A tree of one event's fields; Tab leaves it, and it asks for a menu of its own.
[[nodiscard]] QTreeView *makeFieldTree(JsonTree *fields, const QString &accessibleName);

// What fits on a screen or two; the rest stays folded.
void expandSome(QTreeView &tree);

} // namespace runwatch
