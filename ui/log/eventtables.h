// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

class QTableView;

namespace runwatch {

class EventRows;
class ShapeRows;

// The two tables of the Events tab, their columns as wide as what mostly stands in them.
[[nodiscard]] QTableView *makeEventTable(EventRows *rows);
[[nodiscard]] QTableView *makeShapeTable(ShapeRows *shapes);

[[nodiscard]] bool isAtEnd(const QTableView &table); // the last row is in view

} // namespace runwatch
