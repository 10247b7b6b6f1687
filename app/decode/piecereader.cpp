// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/decode/piecereader.h"

namespace runwatch {
namespace {

using simdjson::SUCCESS;
using simdjson::ondemand::json_type;
using Node = PointerTree::Node;

class Walk
{
public:
    Walk(const PointerTree &tree, Escapes escapes, Pieces &pieces)
        : m_tree(tree)
        , m_escapes(escapes)
        , m_pieces(pieces)
    {
    }

    bool readDocument(simdjson::ondemand::document &document);
    bool readValue(simdjson::ondemand::value &value, int number);

private:
    bool readScalar(simdjson::ondemand::document &document, json_type type);
    bool readObject(simdjson::ondemand::object &object, const Node &node);
    bool readList(simdjson::ondemand::array &list, const Node &node);
    bool readChild(simdjson::ondemand::value &value, int number);

    template <typename Container>
    bool keepWhole(Container &container, const Node &node, JsonPiece::Kind kind);

    const PointerTree &m_tree;
    const Escapes m_escapes;
    Pieces &m_pieces;
};

// Leaves the container to be read, unless nothing is wanted of its inside.
template <typename Container>
bool Walk::keepWhole(Container &container, const Node &node, JsonPiece::Kind kind)
{
    std::string_view json;
    bool isEmpty = false;
    if (container.raw_json().get(json) != SUCCESS
        || (!node.children.empty() && container.reset().get(isEmpty) != SUCCESS))
        return false;
    m_pieces.set(node.place, {.kind = kind, .text = withoutSpaceAtEnd(json)});
    return true;
}

bool Walk::readObject(simdjson::ondemand::object &object, const Node &node)
{
    if (node.place >= 0 && !keepWhole(object, node, JsonPiece::Kind::Object))
        return false;
    if (node.place >= 0 && node.children.empty())
        return true;
    for (auto found : object) {
        if (found.error() != SUCCESS)
            return false;
        simdjson::ondemand::field &&field = std::move(found).value_unsafe();
        const std::optional<std::string_view> name = nameOf(field, m_escapes);
        if (!name)
            return false;
        if (const int child = PointerTree::childOf(node, *name);
            child >= 0 && !readChild(field.value(), child))
            return false;
    }
    return true;
}

bool Walk::readList(simdjson::ondemand::array &list, const Node &node)
{
    if (node.place >= 0 && !keepWhole(list, node, JsonPiece::Kind::List))
        return false;
    if (node.place >= 0 && node.children.empty())
        return true;
    qint64 index = 0;
    for (auto found : list) {
        simdjson::ondemand::value value;
        if (std::move(found).get(value) != SUCCESS)
            return false;
        const int child = node.hasIndexes ? PointerTree::childOf(node, index) : -1;
        if (child >= 0 && !readValue(value, child))
            return false;
        ++index;
    }
    return true;
}

// Of a name that is given twice the last stands.
bool Walk::readChild(simdjson::ondemand::value &value, int number)
{
    if (m_pieces.visit(number))
        m_pieces.forgetBelow(m_tree, number);
    return readValue(value, number);
}

bool Walk::readValue(simdjson::ondemand::value &value, int number)
{
    const Node &node = m_tree.node(number);
    json_type type = json_type::null;
    if (value.type().get(type) != SUCCESS)
        return true; // NaN and its like, which readers of JSON pass over
    simdjson::ondemand::object object;
    simdjson::ondemand::array list;
    if (type == json_type::object)
        return value.get_object().get(object) == SUCCESS && readObject(object, node);
    if (type == json_type::array)
        return value.get_array().get(list) == SUCCESS && readList(list, node);
    if (node.place >= 0)
        m_pieces.set(node.place, scalarPieceOf(value, m_escapes));
    return true;
}

bool Walk::readDocument(simdjson::ondemand::document &document)
{
    json_type type = json_type::null;
    if (document.type().get(type) != SUCCESS)
        return false;
    const Node &root = m_tree.node(0);
    simdjson::ondemand::object object;
    simdjson::ondemand::array list;
    if (type == json_type::object) {
        if (document.get_object().get(object) != SUCCESS || !readObject(object, root))
            return false;
    } else if (type == json_type::array) {
        if (document.get_array().get(list) != SUCCESS || !readList(list, root))
            return false;
    } else if (!readScalar(document, type)) {
        return false;
    }
    return isWhole(document);
}

// Many a plain text begins like a number or a string, so the token is read as such.
bool Walk::readScalar(simdjson::ondemand::document &document, json_type type)
{
    using Kind = JsonPiece::Kind;
    std::string_view token;
    if (document.raw_json_token().get(token) != SUCCESS)
        return false;
    JsonPiece piece{.kind = Kind::Null, .text = withoutSpaceAtEnd(token)};
    double number = 0;
    bool truth = false;
    bool isRead = false;
    if (type == json_type::string) {
        piece.kind = Kind::String;
        isRead = document.get_string().get(piece.text) == SUCCESS;
    } else if (type == json_type::number) {
        piece.kind = Kind::Number;
        isRead = document.get_double().get(number) == SUCCESS;
    } else if (type == json_type::boolean) {
        isRead = document.get_bool().get(truth) == SUCCESS;
        piece.kind = truth ? Kind::True : Kind::False;
    } else {
        isRead = document.is_null().get(truth) == SUCCESS && truth;
    }
    if (const int place = m_tree.node(0).place; isRead && place >= 0)
        m_pieces.set(place, piece);
    return isRead;
}

} // namespace

void Pieces::begin(const PointerTree &tree)
{
    ++m_reading;
    if (m_pieces.size() < std::size_t(tree.placeCount()))
        m_pieces.resize(std::size_t(tree.placeCount()));
    if (m_visits.size() < std::size_t(tree.nodeCount()))
        m_visits.resize(std::size_t(tree.nodeCount()));
}

void Pieces::forgetBelow(const PointerTree &tree, int node)
{
    const Node &top = tree.node(node);
    if (top.place >= 0)
        set(top.place, {});
    for (const Node::Child &child : top.children)
        forgetBelow(tree, child.node);
}

bool readPieces(simdjson::ondemand::document &document, Escapes escapes, const PointerTree &tree,
                Pieces &pieces)
{
    pieces.begin(tree);
    return Walk(tree, escapes, pieces).readDocument(document);
}

bool readPieces(simdjson::ondemand::value &value, Escapes escapes, const PointerTree &tree, Pieces &pieces)
{
    pieces.begin(tree);
    return Walk(tree, escapes, pieces).readValue(value, 0);
}

} // namespace runwatch
