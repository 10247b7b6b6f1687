// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/log/eventstore.h"

namespace runwatch {

namespace {

QByteArrayView shown(QByteArrayView field)
{
    return field.first(std::min(field.size(), EventStore::ShownBytes));
}

} // namespace

EventStore::EventStore(qint64 limit)
    : m_records(limit)
{
}

void EventStore::append(const StoredEvent &event)
{
    const QByteArrayView type = shown(event.type);
    const QByteArrayView id = shown(event.lastEventId);
    const Meta meta{event.arrivalTime, event.size, quint32(type.size()), quint32(id.size()),
                    event.isRecognised};
    m_records.append(meta, {type, id, shown(event.data)});
}

EventStore::Events EventStore::events(qint64 first, qsizetype count) const
{
    return Events(m_records.range(first, count));
}

StoredEvent EventStore::Events::operator[](qsizetype i) const
{
    const auto [bytes, meta] = m_records[i];
    StoredEvent event;
    event.number = first() + i + 1;
    event.arrivalTime = meta.arrivalTime;
    event.size = meta.size;
    event.isRecognised = meta.isRecognised;
    event.type = bytes.first(meta.typeSize);
    event.lastEventId = bytes.sliced(meta.typeSize, meta.lastEventIdSize);
    event.data = bytes.sliced(qsizetype(meta.typeSize) + meta.lastEventIdSize);
    return event;
}

} // namespace runwatch
