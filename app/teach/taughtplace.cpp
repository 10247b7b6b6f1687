// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/teach/taughtplace.h"

#include <algorithm>

namespace runwatch {

const JsonNode *nodeAt(const SampledEvent &event, const QByteArrayList &names)
{
    if (event.nodes.isEmpty())
        return nullptr;
    const JsonNode *node = &event.nodes.first();
    for (const QByteArray &name : names) {
        const bool isList = node->kind == JsonNode::Kind::List;
        const auto child = std::find_if(node->children.cbegin(), node->children.cend(), [&](int c) {
            return isList ? QByteArray::number(event.nodes[c].row) == name : event.nodes[c].name == name;
        });
        if (child == node->children.cend())
            return nullptr;
        node = &event.nodes[*child];
    }
    return node;
}

std::optional<QByteArray> textAt(const SampledEvent &event, const TaughtPlace &place)
{
    switch (place.kind) {
    case TaughtPlace::Kind::EventName:
        return event.type;
    case TaughtPlace::Kind::Data:
        return event.nodes.isEmpty() ? std::optional(event.data) : std::nullopt;
    case TaughtPlace::Kind::Field:
        break;
    }
    const JsonNode *node = nodeAt(event, place.names);
    return node && node->isScalar() && node->kind != JsonNode::Kind::Null ? std::optional(node->text) : std::nullopt;
}

Value valueAt(const TaughtPlace &place)
{
    Value value;
    switch (place.kind) {
    case TaughtPlace::Kind::EventName:
        value.kind = Value::Kind::EventName;
        break;
    case TaughtPlace::Kind::Data:
        value.kind = Value::Kind::Data;
        break;
    case TaughtPlace::Kind::Field:
        value.kind = Value::Kind::Pointer;
        value.pointer.names = place.names;
        break;
    }
    return value;
}

} // namespace runwatch
