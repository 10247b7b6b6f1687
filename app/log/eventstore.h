// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/log/recordstore.h"

namespace runwatch {

// One event of the raw inspector: its bytes as they came, bounded to ShownBytes.
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

public:
    class Events // as LogStore::Lines
    {
    public:
        [[nodiscard]] qint64 first() const; // index of the first one read
        [[nodiscard]] qsizetype size() const;
        [[nodiscard]] StoredEvent operator[](qsizetype i) const;
    };

    static constexpr qint64 DefaultLimit = 16 << 20; // bytes
    static constexpr qsizetype ShownBytes = 64 << 10; // of one event's data

    explicit EventStore(qint64 limit = DefaultLimit);

    void append(const StoredEvent &event); // `number` is given by the store
    [[nodiscard]] qint64 first() const;
    [[nodiscard]] qint64 end() const;
    [[nodiscard]] Events events(qint64 first, qsizetype count) const;
};

} // namespace runwatch
