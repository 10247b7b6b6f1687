// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/decode/jsonpiece.h"
#include "app/decode/paddedjson.h"
#include "app/decode/pointertree.h"

#include <utility>
#include <vector>

namespace runwatch {

// What an event, or an element of one, has at the places of a tree.
class Pieces
{
public:
    // Nothing is at any place yet.
    void begin(const PointerTree &tree);
    void set(int place, const JsonPiece &piece) { m_pieces[std::size_t(place)] = {m_reading, piece}; }
    // Whether the node is met again, which is so for a name that is given twice.
    [[nodiscard]] bool visit(int node)
    {
        return std::exchange(m_visits[std::size_t(node)], m_reading) == m_reading;
    }
    void forgetBelow(const PointerTree &tree, int node);

    [[nodiscard]] JsonPiece at(int place) const
    {
        const Stamped &piece = m_pieces[std::size_t(place)];
        return piece.reading == m_reading ? piece.piece : JsonPiece();
    }

private:
    struct Stamped
    {
        quint64 reading = 0;
        JsonPiece piece;
    };

    quint64 m_reading = 0; // what was set in an earlier one is not there
    std::vector<Stamped> m_pieces;
    std::vector<quint64> m_visits;
};

// Reads all of a document, once and in its order. False: it is not JSON.
[[nodiscard]] bool readPieces(simdjson::ondemand::document &document, Escapes escapes,
                              const PointerTree &tree, Pieces &pieces);

// What stands in a value of a document. False: it is not JSON.
[[nodiscard]] bool readPieces(simdjson::ondemand::value &value, Escapes escapes, const PointerTree &tree,
                              Pieces &pieces);

// Hands each element of a list, or each field's value of an object, to `read`, which says whether
// it was JSON.
template <typename Read>
[[nodiscard]] bool forEachElement(simdjson::ondemand::document &document, Read &&read)
{
    simdjson::ondemand::json_type type = simdjson::ondemand::json_type::null;
    if (document.type().get(type) != simdjson::SUCCESS)
        return false;
    simdjson::ondemand::value value;
    if (type == simdjson::ondemand::json_type::array) {
        simdjson::ondemand::array list;
        if (document.get_array().get(list) != simdjson::SUCCESS)
            return false;
        for (auto found : list) {
            if (std::move(found).get(value) != simdjson::SUCCESS || !read(value))
                return false;
        }
        return true;
    }
    simdjson::ondemand::object object;
    if (document.get_object().get(object) != simdjson::SUCCESS)
        return false;
    for (auto found : object) {
        if (found.error() != simdjson::SUCCESS)
            return false;
        simdjson::ondemand::field &&field = std::move(found).value_unsafe();
        if (!read(field.value()))
            return false;
    }
    return true;
}

} // namespace runwatch
