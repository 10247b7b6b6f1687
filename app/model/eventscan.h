// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/log/eventstore.h"

#include <QFutureWatcher>
#include <QObject>

#include <memory>

namespace runwatch {

// What looks at events for an EventScan.
class EventReader
{
    Q_DISABLE_COPY_MOVE(EventReader)

public:
    EventReader() = default;
    virtual ~EventReader() = default;
    // In a thread of the pool, never twice at once: the next events, in order.
    virtual void read(const EventStore::Events &events) = 0;
};

// Shows a store's events to a reader, oldest first, in a thread of the pool and a lot at a time,
// however many come: the GUI thread looks at none of them. The reader's findings may be read from
// the GUI thread whenever it rests, which it does while passed() is emitted.
class EventScan final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EventScan)

public:
    static constexpr qsizetype Lot = 16'384; // events of one pass

    explicit EventScan(QObject *parent = nullptr);
    ~EventScan() override; // a pass under way ends by itself

    // Begins anew with the oldest event that is kept; both may be null: nothing is read.
    void start(std::shared_ptr<const EventStore> store, std::shared_ptr<EventReader> reader);
    void readTo(qint64 end); // EventStore::end(), as last heard

    [[nodiscard]] bool isBehind() const { return m_reader && m_read < m_end; }

signals:
    // A lot was read, and the reader rests until all slots have returned. Never after start() for
    // what was under way before it.
    void passed();

private:
    void readLot();
    void finishLot();

    std::shared_ptr<const EventStore> m_store;
    std::shared_ptr<EventReader> m_reader;
    std::shared_ptr<EventReader> m_busyReader; // of the pass under way; may be an earlier one
    QFutureWatcher<qint64> m_pass;
    qint64 m_read = 0; // events before this one have been read
    qint64 m_end = 0;
};

} // namespace runwatch
