// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/log/eventstore.h"

#include <limits>
#include <utility>

namespace runwatch {

namespace {

QByteArrayView kept(QByteArrayView field, qsizetype limit)
{
    return field.first(std::min(field.size(), limit));
}

} // namespace

EventStore::EventStore(qint64 limit, std::shared_ptr<Spool> spool)
    : m_records(limit, MaxEvents, std::move(spool))
{
}

void EventStore::append(const StoredEvent &event)
{
    const QByteArrayView type = kept(event.type, KeptName);
    const QByteArrayView id = kept(event.lastEventId, KeptName);
    const qint64 size = std::min<qint64>(event.size, std::numeric_limits<quint32>::max());
    const Meta meta{event.arrivalTime, quint32(size), quint32(type.size()), event.hasId, quint32(id.size())};
    m_readings->set(end(), event.reading); // before the event is published
    m_records.append(meta, {type, id, kept(event.data, KeptData)});
}

void EventStore::setReading(qint64 index, EventReading reading)
{
    m_readings->set(index, reading);
}

qint64 EventStore::first() const
{
    const qint64 newest = end() - MaxEvents; // read first: it only grows
    return std::max(m_records.first(), newest);
}

EventStore::Events EventStore::events(qint64 first, qsizetype count) const
{
    const qint64 from = std::max(first, this->first());
    const qint64 left = std::max<qint64>(count - (from - first), 0);
    return Events(m_records.range(from, left), m_readings);
}

StoredEvent EventStore::Events::operator[](qsizetype i) const
{
    const auto [bytes, meta] = m_records[i];
    StoredEvent event;
    event.number = first() + i + 1;
    event.arrivalTime = meta.arrivalTime;
    event.size = meta.size;
    event.hasId = meta.hasId;
    event.reading = m_readings->at(first() + i);
    event.type = bytes.first(meta.typeSize);
    event.lastEventId = bytes.sliced(meta.typeSize, meta.lastEventIdSize);
    event.data = bytes.sliced(qsizetype(meta.typeSize) + meta.lastEventIdSize);
    return event;
}

} // namespace runwatch
