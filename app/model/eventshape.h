// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/model/eventscan.h"
#include "app/model/jsonnodes.h"

#include <QHash>

#include <optional>
#include <utility>

namespace runwatch {

// What events of one kind have in common: their name, and which fields of which types their data
// has. All text of one name that is no JSON is one shape.
struct EventShape
{
    QByteArray type;
    bool isJson = false;
    JsonNode::Kind kind = JsonNode::Kind::Object; // of all the data, when it is JSON
    QList<std::pair<QByteArray, JsonNode::Kind>> fields; // of an object, in order of name; true and false are True

    [[nodiscard]] static EventShape of(const StoredEvent &event);
    friend bool operator==(const EventShape &, const EventShape &) = default;
};

[[nodiscard]] size_t qHash(const EventShape &shape, size_t seed = 0) noexcept;

// All events of one shape.
struct ShapeGroup
{
    EventShape shape;
    qint64 count = 0;
    qint64 firstAt = 0; // ms since 1970 UTC
    qint64 lastAt = 0;
    qint64 example = 0; // the newest: its index in the store
    QByteArray exampleData; // its beginning
};

// Groups the events nothing has understood by their shapes, in order of first appearance. What
// comes after MaxShapes different ones is counted together.
class UnreadShapes final : public EventReader
{
public:
    static constexpr qsizetype MaxShapes = 200;
    static constexpr qsizetype ExampleBytes = 512;

    void read(const EventStore::Events &events) override;

    [[nodiscard]] const QList<ShapeGroup> &groups() const { return m_groups; }
    [[nodiscard]] qint64 others() const { return m_others; }

private:
    QList<ShapeGroup> m_groups;
    QHash<EventShape, qsizetype> m_places;
    qint64 m_others = 0;
};

} // namespace runwatch
