// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/decode/pointertree.h"

#include <algorithm>
#include <bit>

namespace runwatch {
namespace {

// RFC 6901: digits without a zero in front.
qint64 indexIn(const QByteArray &name)
{
    const bool isIndex = !name.isEmpty() && (name == "0" || name.front() != '0')
        && std::all_of(name.begin(), name.end(), [](char digit) { return digit >= '0' && digit <= '9'; });
    bool isInRange = false;
    const qint64 index = name.toLongLong(&isInRange);
    return isIndex && isInRange ? index : -1;
}

} // namespace

int PointerTree::makeChild(int parent, const QByteArray &name)
{
    for (const Node::Child &child : m_nodes[std::size_t(parent)].children) {
        if (child.name == name)
            return child.node;
    }
    const int made = int(m_nodes.size());
    m_nodes.emplace_back();
    Node &node = m_nodes[std::size_t(parent)];
    node.children.push_back({.name = name, .index = indexIn(name), .node = made});
    node.hasIndexes |= node.children.back().index >= 0;
    return made;
}

int PointerTree::makeNode(const QByteArrayList &names)
{
    int at = 0;
    for (const QByteArray &name : names)
        at = makeChild(at, name);
    return at;
}

int PointerTree::placeOf(const QByteArrayList &names)
{
    if (names.size() > MaxDepth)
        return m_placeCount++; // nothing ever stands there
    int &place = m_nodes[std::size_t(makeNode(names))].place;
    if (place < 0)
        place = m_placeCount++;
    return place;
}

int PointerTree::listOf(const QByteArrayList &names)
{
    if (names.size() > MaxDepth) {
        m_lists.emplace_back(); // as above
        return listCount() - 1;
    }
    const int node = makeNode(names);
    if (m_nodes[std::size_t(node)].list < 0) {
        m_nodes[std::size_t(node)].list = listCount();
        m_lists.emplace_back();
    }
    return m_nodes[std::size_t(node)].list;
}

void PointerTree::finish()
{
    for (PointerTree &list : m_lists)
        list.finish();
    for (Node &node : m_nodes) {
        node.isLeaf = node.children.empty() && node.list < 0;
        if (node.children.empty())
            continue;
        node.table.assign(std::bit_ceil(node.children.size() * 4), -1);
        const std::size_t mask = node.table.size() - 1;
        for (std::size_t i = 0; i < node.children.size(); ++i) {
            const QByteArray &name = node.children[i].name;
            if (name.isEmpty())
                continue; // found by childWithoutName()
            std::size_t slot = hashOf({name.constData(), std::size_t(name.size())}) & mask;
            while (node.table[slot] >= 0)
                slot = (slot + 1) & mask;
            node.table[slot] = qint32(i);
        }
    }
}

int PointerTree::childWithoutName(const Node &node)
{
    const auto found =
        std::ranges::find_if(node.children, [](const auto &child) { return child.name.isEmpty(); });
    return found == node.children.end() ? -1 : found->node;
}

int PointerTree::childOf(const Node &node, qint64 index)
{
    const auto found =
        std::ranges::find_if(node.children, [index](const auto &child) { return child.index == index; });
    return found == node.children.end() ? -1 : found->node;
}

} // namespace runwatch
