// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/decode/piecereader.h"

#include <algorithm>

namespace runwatch {
namespace {

using simdjson::SUCCESS;
using simdjson::ondemand::json_type;
using Node = PointerTree::Node;

// Many a plain text stands in brackets.
bool isList(simdjson::ondemand::array &list)
{
    for (auto found : list) {
        simdjson::ondemand::value value;
        json_type type = json_type::null;
        if (std::move(found).get(value) != SUCCESS || value.type().get(type) != SUCCESS)
            return false;
    }
    bool isEmpty = false;
    return list.reset().get(isEmpty) == SUCCESS;
}

class Walk
{
public:
    Walk(const PointerTree &tree, Escapes escapes, EventPieces &event)
        : m_event(event)
        , m_tree(tree)
        , m_escapes(escapes)
        , m_pieces(event.root)
    {
    }

    bool readDocument(simdjson::ondemand::document &document);

private:
    // Of one element of a list.
    Walk(const Walk &root, const PointerTree &tree, Pieces &pieces)
        : m_event(root.m_event)
        , m_tree(tree)
        , m_escapes(root.m_escapes)
        , m_pieces(pieces)
        , m_row(pieces.addRow(tree))
    {
    }

    bool readScalar(simdjson::ondemand::document &document, json_type type);
    inline bool readValue(simdjson::ondemand::value &value, int number);
    bool readObject(simdjson::ondemand::object &object, const Node &node);
    bool readList(simdjson::ondemand::array &list, const Node &node);
    bool readFields(simdjson::ondemand::object &object, const Node &node);
    bool readIndexes(simdjson::ondemand::array &list, const Node &node);
    bool readElements(simdjson::ondemand::object &object, const Node &node);
    bool readElements(simdjson::ondemand::array &list, const Node &node);
    bool readElement(simdjson::ondemand::value &value, int list);
    void forgetBelow(int number);

    template <typename Container>
    bool readWhole(Container &container, const Node &node, JsonPiece::Kind kind);

    EventPieces &m_event;
    const PointerTree &m_tree;
    const Escapes m_escapes;
    Pieces &m_pieces;
    const int m_row = 0;
};

// What is wanted of a container but of its children; for those it is at its beginning.
template <typename Container>
bool Walk::readWhole(Container &container, const Node &node, JsonPiece::Kind kind)
{
    const bool hasChildren = !node.children.empty();
    bool isEmpty = false;
    if (node.place >= 0) {
        std::string_view json;
        if (container.raw_json().get(json) != SUCCESS)
            return false;
        m_pieces.set(m_row, node.place, {.kind = kind, .text = withoutSpaceAtEnd(json)});
        if ((hasChildren || node.list >= 0) && container.reset().get(isEmpty) != SUCCESS)
            return false;
    }
    if (node.list < 0)
        return true;
    return readElements(container, node) && (!hasChildren || container.reset().get(isEmpty) == SUCCESS);
}

inline bool Walk::readValue(simdjson::ondemand::value &value, int number)
{
    const Node &node = m_tree.node(number);
    const std::string_view token = value.raw_json_token();
    const char first = token.empty() ? '\0' : token.front();
    if (first == '{') {
        simdjson::ondemand::object object;
        return value.get_object().get(object) == SUCCESS && readObject(object, node);
    }
    if (first == '[') {
        simdjson::ondemand::array list;
        return value.get_array().get(list) == SUCCESS && readList(list, node);
    }
    if (node.place >= 0)
        m_pieces.set(m_row, node.place, scalarPieceOf(value, token, m_escapes));
    return true;
}

bool Walk::readElement(simdjson::ondemand::value &value, int list)
{
    Pieces &pieces = m_event.lists[std::size_t(list)];
    if (pieces.rowCount() < EventPieces::MaxRows)
        return Walk(*this, m_tree.list(list), pieces).readValue(value, 0);
    m_event.hasMore = true;
    return true;
}

bool Walk::readElements(simdjson::ondemand::object &object, const Node &node)
{
    for (auto found : object) {
        if (found.error() != SUCCESS)
            return false;
        simdjson::ondemand::field &&field = std::move(found).value_unsafe();
        if (!readElement(field.value(), node.list))
            return false;
    }
    return true;
}

bool Walk::readElements(simdjson::ondemand::array &list, const Node &node)
{
    for (auto found : list) {
        simdjson::ondemand::value value;
        if (std::move(found).get(value) != SUCCESS || !readElement(value, node.list))
            return false;
    }
    return true;
}

bool Walk::readObject(simdjson::ondemand::object &object, const Node &node)
{
    const bool isWanted = node.place >= 0 || node.list >= 0;
    if (isWanted && !readWhole(object, node, JsonPiece::Kind::Object))
        return false;
    return (isWanted && node.children.empty()) || readFields(object, node);
}

bool Walk::readList(simdjson::ondemand::array &list, const Node &node)
{
    const bool isWanted = node.place >= 0 || node.list >= 0;
    if (isWanted && !readWhole(list, node, JsonPiece::Kind::List))
        return false;
    return (isWanted && node.children.empty()) || readIndexes(list, node);
}

// Of a name that is given twice the last stands.
bool Walk::readFields(simdjson::ondemand::object &object, const Node &node)
{
    for (auto found : object) {
        if (found.error() != SUCCESS)
            return false;
        simdjson::ondemand::field &&field = std::move(found).value_unsafe();
        const std::optional<std::string_view> name = nameOf(field, m_escapes);
        if (!name)
            return false;
        const int child = PointerTree::childOf(node, *name);
        if (child < 0)
            continue;
        if (!m_tree.node(child).isLeaf && m_pieces.visit(child))
            forgetBelow(child);
        if (!readValue(field.value(), child))
            return false;
    }
    return true;
}

bool Walk::readIndexes(simdjson::ondemand::array &list, const Node &node)
{
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

void Walk::forgetBelow(int number)
{
    const Node &top = m_tree.node(number);
    if (top.place >= 0)
        m_pieces.set(m_row, top.place, {});
    if (top.list >= 0)
        m_event.lists[std::size_t(top.list)].clear();
    for (const Node::Child &child : top.children)
        forgetBelow(child.node);
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
        if (document.get_array().get(list) != SUCCESS || !isList(list) || !readList(list, root))
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
        m_pieces.set(m_row, place, piece);
    return isRead;
}

} // namespace

int Pieces::addRow(const PointerTree &tree)
{
    m_width = std::size_t(tree.placeCount());
    const std::size_t begin = indexOf(m_rowCount, 0);
    if (m_pieces.size() < begin + m_width)
        m_pieces.resize(begin + m_width);
    std::fill_n(m_pieces.begin() + std::ptrdiff_t(begin), m_width, JsonPiece());
    if (m_visits.size() < std::size_t(tree.nodeCount()))
        m_visits.resize(std::size_t(tree.nodeCount()));
    ++m_rowNumber;
    return m_rowCount++;
}

void EventPieces::begin(const PointerTree &tree)
{
    root.clear();
    (void)root.addRow(tree);
    if (lists.size() < std::size_t(tree.listCount()))
        lists.resize(std::size_t(tree.listCount()));
    for (Pieces &list : lists)
        list.clear();
    hasMore = false;
}

bool readPieces(simdjson::ondemand::document &document, Escapes escapes, const PointerTree &tree,
                EventPieces &pieces)
{
    pieces.begin(tree);
    return Walk(tree, escapes, pieces).readDocument(document);
}

} // namespace runwatch
