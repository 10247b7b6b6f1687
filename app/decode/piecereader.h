// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/decode/jsonpiece.h"
#include "app/decode/paddedjson.h"
#include "app/decode/pointertree.h"

#include <utility>
#include <vector>

namespace runwatch {

// What stands at the places of a tree: a row of pieces for the event, or for each element of a list.
class Pieces
{
public:
    void clear() { m_rowCount = 0; }
    // Nothing is at any of its places yet. The rows before it may move.
    [[nodiscard]] int addRow(const PointerTree &tree);
    void set(int row, int place, const JsonPiece &piece) { m_pieces[indexOf(row, place)] = piece; }
    // Whether the newest row meets the node again, which is so for a name that is given twice.
    [[nodiscard]] bool visit(int node)
    {
        return std::exchange(m_visits[std::size_t(node)], m_rowNumber) == m_rowNumber;
    }

    [[nodiscard]] int rowCount() const { return m_rowCount; }
    [[nodiscard]] const JsonPiece *row(int number) const { return m_pieces.data() + indexOf(number, 0); }

private:
    [[nodiscard]] std::size_t indexOf(int row, int place) const
    {
        return std::size_t(row) * m_width + std::size_t(place);
    }

    std::vector<JsonPiece> m_pieces; // their storage is used again
    std::size_t m_width = 0;
    int m_rowCount = 0;
    quint64 m_rowNumber = 0; // counts up over all events
    std::vector<quint64> m_visits; // of each node the last row that met it
};

// What an event has at the places of a tree and its lists.
struct EventPieces
{
    static constexpr int MaxRows = 10'000; // elements of one list that are read

    Pieces root; // one row
    std::vector<Pieces> lists;
    bool hasMore = false; // a list was longer

    void begin(const PointerTree &tree);
};

// Reads all of a document, once and in its order. False: it is not JSON.
[[nodiscard]] bool readPieces(simdjson::ondemand::document &document, Escapes escapes,
                              const PointerTree &tree, EventPieces &pieces);

} // namespace runwatch
