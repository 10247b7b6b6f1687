// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/log/eventreadings.h"
#include "app/log/recordstore.h"

namespace runwatch {

// One event of the raw inspector: its bytes as they came, bounded to EventStore::KeptData
// and KeptName.
struct StoredEvent
{
    qint64 number = 0; // counted from 1 in this run
    qint64 arrivalTime = 0; // ms since 1970 UTC
    qint64 size = 0; // bytes of data before it was cut for the store
    bool hasId = false; // it had an id of its own; else lastEventId is an earlier one's
    EventReading reading;
    QByteArrayView type;
    QByteArrayView lastEventId;
    QByteArrayView data;

    [[nodiscard]] bool isWhole() const { return size == data.size(); }
    [[nodiscard]] bool isUnderstood() const { return reading.kind != EventReading::Kind::NotUnderstood; }
};

// The newest events of one run for the raw inspector: MaxEvents, or as many as fit into the limit.
// The oldest go first, whatever they are, a chunk of memory at a time. One writer, many readers.
class EventStore final
{
    Q_DISABLE_COPY_MOVE(EventStore)

    struct Meta
    {
        qint64 arrivalTime;
        quint32 size;
        quint32 typeSize : 31;
        quint32 hasId : 1;
        quint32 lastEventIdSize;
    };
    using Records = RecordStore<Meta>;

public:
    class Events // as LogStore::Lines
    {
    public:
        [[nodiscard]] qint64 first() const { return m_records.first(); } // index of the first one read
        [[nodiscard]] qsizetype size() const { return m_records.size(); }
        [[nodiscard]] StoredEvent operator[](qsizetype i) const;

    private:
        friend class EventStore;
        Events(Records::Range records, std::shared_ptr<const EventReadings> readings)
            : m_records(std::move(records))
            , m_readings(std::move(readings))
        {
        }

        Records::Range m_records;
        std::shared_ptr<const EventReadings> m_readings;
    };

    static constexpr qint64 MaxEvents = 100'000;
    static constexpr qint64 DefaultLimit = 32 << 20; // bytes; 300 for each of MaxEvents
    static constexpr qsizetype KeptData = 1 << 20; // bytes of one event
    static constexpr qsizetype KeptName = 64 << 10; // likewise, of its type and of its id

    explicit EventStore(qint64 limit = DefaultLimit, std::shared_ptr<Spool> spool = {}); // as LogStore's

    // By the writer only. `number` is given by the store.
    void append(const StoredEvent &event);
    void setReading(qint64 index, EventReading reading); // of one that is kept: it was read anew

    [[nodiscard]] qint64 first() const; // indexes count from 0
    [[nodiscard]] qint64 end() const { return m_records.end(); }
    // Clamped to what is kept.
    [[nodiscard]] Events events(qint64 first, qsizetype count) const;
    [[nodiscard]] qint64 memory() const { return m_records.memory(); } // bytes

private:
    static_assert(MaxEvents <= EventReadings::Capacity);

    Records m_records;
    std::shared_ptr<EventReadings> m_readings = std::make_shared<EventReadings>();
};

} // namespace runwatch
