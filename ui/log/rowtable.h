// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

class QAbstractItemModel;
class QTableView;

namespace runwatch {

// A table of whole rows, each one line high; Tab leaves it.
[[nodiscard]] QTableView *makeRowTable(QAbstractItemModel *model, const QString &accessibleName);

} // namespace runwatch
