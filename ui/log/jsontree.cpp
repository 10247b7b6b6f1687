// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/log/jsontree.h"

#include "ui/logview/visibletext.h"

#include <algorithm>

namespace runwatch {

namespace {

// What an index's id says; any other is a place in the list of nodes.
constexpr quintptr NameId = quintptr(-1);
constexpr quintptr DataId = quintptr(-2);

} // namespace

JsonTree::JsonTree(QObject *parent)
    : QAbstractItemModel(parent)
{
}

void JsonTree::setEvent(const QByteArray &type, const QByteArray &data)
{
    setEverything(type, data, 1);
}

void JsonTree::setJson(const QByteArray &json)
{
    setEverything({}, json, 0);
}

void JsonTree::setEverything(const QByteArray &type, const QByteArray &data, int nameRows)
{
    beginResetModel();
    m_hasEvent = true;
    m_nameRows = nameRows;
    m_type = type;
    m_data = data;
    m_nodes = jsonNodes(data);
    endResetModel();
}

void JsonTree::clear()
{
    beginResetModel();
    m_hasEvent = false;
    m_nodes.clear();
    endResetModel();
}

void JsonTree::setMeanings(std::function<QString(const Place &)> meaningOf)
{
    beginResetModel();
    m_meaningOf = std::move(meaningOf);
    endResetModel();
}

bool JsonTree::hasFieldsOnTop() const
{
    return !m_nodes.isEmpty() && m_nodes.first().kind == JsonNode::Kind::Object;
}

JsonTree::Place JsonTree::place(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() == NameId)
        return {Place::Kind::EventName, {}, m_type, JsonNode::Kind::Text};
    if (index.internalId() == DataId)
        return {Place::Kind::Data, {}, m_data, JsonNode::Kind::Text};
    const int node = int(index.internalId());
    Place place{Place::Kind::Value, {}, m_nodes[node].text, m_nodes[node].kind};
    for (int at = node; m_nodes[at].parent >= 0; at = m_nodes[at].parent) {
        const bool isInList = m_nodes[m_nodes[at].parent].kind == JsonNode::Kind::List;
        place.names.prepend(isInList ? QByteArray::number(m_nodes[at].row) : m_nodes[at].name);
    }
    return place;
}

QModelIndex JsonTree::indexOf(const QByteArrayList &names) const
{
    if (m_nodes.isEmpty())
        return {};
    int node = 0;
    for (const QByteArray &name : names) {
        const QList<int> &children = m_nodes[node].children;
        const bool isList = m_nodes[node].kind == JsonNode::Kind::List;
        const auto child = std::find_if(children.cbegin(), children.cend(), [&](int c) {
            return isList ? QByteArray::number(m_nodes[c].row) == name : m_nodes[c].name == name;
        });
        if (child == children.cend())
            return {};
        node = *child;
    }
    const int top = hasFieldsOnTop() && m_nodes[node].parent == 0 ? m_nameRows : 0;
    return node == 0 && hasFieldsOnTop() ? QModelIndex() : createIndex(node == 0 ? m_nameRows : m_nodes[node].row + top, 0, quintptr(node));
}

QModelIndex JsonTree::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    if (parent.isValid())
        return createIndex(row, column, quintptr(m_nodes[int(parent.internalId())].children[row]));
    if (row < m_nameRows)
        return createIndex(row, column, NameId);
    if (m_nodes.isEmpty())
        return createIndex(row, column, DataId);
    return createIndex(row, column, quintptr(hasFieldsOnTop() ? m_nodes.first().children[row - m_nameRows] : 0));
}

QModelIndex JsonTree::parent(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() == NameId || index.internalId() == DataId)
        return {};
    const int parent = m_nodes[int(index.internalId())].parent;
    if (parent < 0 || (parent == 0 && hasFieldsOnTop()))
        return {};
    const int top = m_nodes[parent].parent == 0 && hasFieldsOnTop() ? m_nameRows : 0;
    return createIndex(parent == 0 ? m_nameRows : m_nodes[parent].row + top, 0, quintptr(parent));
}

int JsonTree::rowCount(const QModelIndex &parent) const
{
    if (!m_hasEvent || parent.column() > 0)
        return 0;
    if (!parent.isValid())
        return m_nameRows + (hasFieldsOnTop() ? int(m_nodes.first().children.size()) : 1);
    if (parent.internalId() == NameId || parent.internalId() == DataId)
        return 0;
    return int(m_nodes[int(parent.internalId())].children.size());
}

int JsonTree::columnCount(const QModelIndex &) const
{
    return m_meaningOf ? ColumnCount : MeaningColumn;
}

QVariant JsonTree::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::AccessibleTextRole && index.column() == ValueColumn)
        return nameText(index) + QStringLiteral(": ") + valueText(index);
    if (role != Qt::DisplayRole)
        return {};
    switch (Column(index.column())) {
    case NameColumn:
        return nameText(index);
    case ValueColumn:
        return valueText(index);
    case MeaningColumn:
        return m_meaningOf(place(index));
    case ColumnCount:
        break;
    }
    return {};
}

QVariant JsonTree::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case NameColumn:
        return tr("Field");
    case ValueColumn:
        return tr("Value");
    case MeaningColumn:
        return tr("Means");
    case ColumnCount:
        break;
    }
    return {};
}

QString JsonTree::nameText(const QModelIndex &index) const
{
    if (index.internalId() == NameId)
        return tr("Event's name");
    if (index.internalId() == DataId || index.internalId() == 0)
        return tr("Data");
    const JsonNode &node = m_nodes[int(index.internalId())];
    const bool isInList = m_nodes[node.parent].kind == JsonNode::Kind::List;
    //: The place of a value in a list, from 1
    return isInList ? tr("no. %1").arg(node.row + 1) : visibleText(QByteArrayView(node.name));
}

QString JsonTree::valueText(const QModelIndex &index) const
{
    if (index.internalId() == NameId)
        return visibleText(QByteArrayView(m_type));
    if (index.internalId() == DataId)
        return visibleText(QByteArrayView(m_data));
    const JsonNode &node = m_nodes[int(index.internalId())];
    switch (node.kind) {
    case JsonNode::Kind::Object:
        return tr("%n field(s)", nullptr, int(node.children.size()));
    case JsonNode::Kind::List:
        return tr("%n value(s)", nullptr, int(node.children.size()));
    case JsonNode::Kind::Text:
        return u'"' + visibleText(QByteArrayView(node.text)) + u'"';
    case JsonNode::Kind::Number:
    case JsonNode::Kind::True:
    case JsonNode::Kind::False:
    case JsonNode::Kind::Null:
        return visibleText(QByteArrayView(node.text));
    }
    return {};
}

} // namespace runwatch
