// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/model/eventshape.h"

#include <algorithm>

namespace runwatch {

namespace {

JsonNode::Kind typeOf(JsonNode::Kind kind)
{
    return kind == JsonNode::Kind::False ? JsonNode::Kind::True : kind;
}

} // namespace

EventShape EventShape::of(const StoredEvent &event)
{
    EventShape shape;
    shape.type = event.type.toByteArray();
    const QList<JsonNode> nodes = jsonNodes(event.data);
    if (nodes.isEmpty())
        return shape;
    shape.isJson = true;
    shape.kind = typeOf(nodes.first().kind);
    if (shape.kind != JsonNode::Kind::Object)
        return shape;
    for (const int child : nodes.first().children)
        shape.fields.emplace_back(nodes[child].name, typeOf(nodes[child].kind));
    std::sort(shape.fields.begin(), shape.fields.end());
    return shape;
}

size_t qHash(const EventShape &shape, size_t seed) noexcept
{
    size_t hash = qHashMulti(seed, shape.type, shape.isJson, int(shape.kind));
    for (const auto &[name, kind] : shape.fields)
        hash = qHashMulti(hash, name, int(kind));
    return hash;
}

void UnreadShapes::read(const EventStore::Events &events)
{
    for (qsizetype i = 0; i < events.size(); ++i) {
        const StoredEvent event = events[i];
        if (event.isUnderstood())
            continue;
        const EventShape shape = EventShape::of(event);
        auto place = m_places.constFind(shape);
        if (place == m_places.cend() && m_groups.size() == MaxShapes) {
            ++m_others;
            continue;
        }
        if (place == m_places.cend()) {
            place = m_places.insert(shape, m_groups.size());
            m_groups.append({.shape = shape, .firstAt = event.arrivalTime, .exampleData = {}});
        }
        ShapeGroup &group = m_groups[*place];
        ++group.count;
        group.lastAt = event.arrivalTime;
        group.example = events.first() + i;
        group.exampleData = event.data.first(std::min(event.data.size(), ExampleBytes)).toByteArray();
    }
}

} // namespace runwatch
