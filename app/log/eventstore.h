// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/log/recordstore.h"

namespace runwatch {

// One event of the raw inspector: its bytes as they came, each field bounded to
// EventStore::ShownBytes.
struct StoredEvent
{
    qint64 number = 0; // counted from 1 in this run
    qint64 arrivalTime = 0; // ms since 1970 UTC
    qint64 size = 0; // bytes of data before it was cut for the store
    bool isRecognised = false;
    QByteArrayView type;
    QByteArrayView lastEventId;
    QByteArrayView data;
};

// The newest events of one run for the raw inspector. One writer, many readers,
// bounded memory: the oldest go.
class EventStore final
{
    Q_DISABLE_COPY_MOVE(EventStore)

    struct Meta
    {
        qint64 arrivalTime;
        qint64 size;
        quint32 typeSize;
        quint32 lastEventIdSize;
        bool isRecognised;
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
        explicit Events(Records::Range records)
            : m_records(std::move(records))
        {
        }

        Records::Range m_records;
    };

    static constexpr qint64 DefaultLimit = 16 << 20; // bytes of memory
    static constexpr qsizetype ShownBytes = 64 << 10; // of each field of one event

    explicit EventStore(qint64 limit = DefaultLimit);

    void append(const StoredEvent &event); // by the writer only; `number` is given by the store
    [[nodiscard]] qint64 first() const { return m_records.first(); } // indexes count from 0
    [[nodiscard]] qint64 end() const { return m_records.end(); }
    [[nodiscard]] Events events(qint64 first, qsizetype count) const;
    [[nodiscard]] qint64 memory() const { return m_records.memory(); } // bytes

private:
    Records m_records;
};

} // namespace runwatch
