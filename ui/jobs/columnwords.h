// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace runwatch {

// The header of a column, short: "OK / Failed". Of JobListModel::Column.
[[nodiscard]] QString columnWord(int column);

// Its name where there is no context, in menus and for screen readers: never empty.
[[nodiscard]] QString columnName(int column);

// Numbers and times are aligned to the end of the cell.
[[nodiscard]] bool isNumeric(int column);

} // namespace runwatch
