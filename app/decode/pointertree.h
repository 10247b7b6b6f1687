// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayList>

#include <string_view>
#include <vector>

namespace runwatch {

// All the places that a set of rules asks for, as one tree: an event is read once, however many
// there are.
class PointerTree
{
public:
    // Deeper than any server's data; what a pointer asks for below is never there.
    static constexpr int MaxDepth = 32;

    struct Node
    {
        struct Child
        {
            QByteArray name;
            qint64 index = -1; // of a list's element, where the name can be one
            int node = 0;
        };

        int place = -1; // what is wanted of the node itself; -1: only what is below
        int list = -1; // the tree of what is wanted of each of its elements
        std::vector<Child> children;
        std::vector<qint32> table; // of children by hash; a power of two, or none
        bool hasIndexes = false;
        bool isLeaf = false; // what stands there replaces what stood there
    };

    // A place that nothing in the data is read for.
    int reservePlace() { return m_placeCount++; }
    // The number under which a place is read, new or known.
    int placeOf(const QByteArrayList &names);
    // The number of the tree that is asked of each element of a list or object, new or known.
    int listOf(const QByteArrayList &names);
    [[nodiscard]] PointerTree &list(int number) { return m_lists[std::size_t(number)]; }
    [[nodiscard]] const PointerTree &list(int number) const { return m_lists[std::size_t(number)]; }
    [[nodiscard]] int listCount() const { return int(m_lists.size()); }
    // Makes the tree ready to be asked. No places are added afterwards.
    void finish();

    [[nodiscard]] bool isEmpty() const
    {
        return m_nodes.size() == 1 && m_nodes[0].place < 0 && m_nodes[0].list < 0;
    }
    [[nodiscard]] int placeCount() const { return m_placeCount; }
    // How often a string of the data may be read: as an element's and as its own.
    [[nodiscard]] std::size_t mostReadings() const { return 1 + m_lists.size(); }
    [[nodiscard]] int nodeCount() const { return int(m_nodes.size()); }
    [[nodiscard]] const Node &node(int number) const { return m_nodes[std::size_t(number)]; }

    // The node below another one; -1 is none.
    [[nodiscard]] static int childOf(const Node &node, std::string_view name)
    {
        if (node.table.empty() || name.empty())
            return node.table.empty() ? -1 : childWithoutName(node);
        const std::size_t mask = node.table.size() - 1;
        for (std::size_t slot = hashOf(name) & mask; node.table[slot] >= 0; slot = (slot + 1) & mask) {
            const Node::Child &child = node.children[std::size_t(node.table[slot])];
            if (std::string_view(child.name.constData(), std::size_t(child.name.size())) == name)
                return child.node;
        }
        return -1;
    }
    [[nodiscard]] static int childOf(const Node &node, qint64 index);

private:
    // As in wordtable.h.
    static std::size_t hashOf(std::string_view name)
    {
        const auto at = [name](std::size_t i) { return std::size_t(static_cast<unsigned char>(name[i])); };
        return name.size() * 31 + at(0) * 7 + at(name.size() - 1) * 13 + at(name.size() / 2) * 3;
    }
    [[nodiscard]] static int childWithoutName(const Node &node);
    [[nodiscard]] int makeChild(int parent, const QByteArray &name);
    [[nodiscard]] int makeNode(const QByteArrayList &names);

    std::vector<Node> m_nodes{1};
    std::vector<PointerTree> m_lists;
    int m_placeCount = 0;
};

} // namespace runwatch
