// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/model/eventscan.h"

#include <QPromise>
#include <QThreadPool>

namespace runwatch {

EventScan::EventScan(QObject *parent)
    : QObject(parent)
{
    connect(&m_pass, &QFutureWatcher<qint64>::finished, this, &EventScan::finishLot);
}

EventScan::~EventScan() = default;

void EventScan::start(std::shared_ptr<const EventStore> store, std::shared_ptr<EventReader> reader)
{
    m_store = std::move(store);
    m_reader = m_store ? std::move(reader) : nullptr;
    m_read = m_store ? m_store->first() : 0;
    m_end = m_read;
}

void EventScan::readTo(qint64 end)
{
    m_end = std::max(m_end, end);
    if (!m_busyReader && isBehind())
        readLot();
}

void EventScan::readLot()
{
    m_busyReader = m_reader;
    const auto promise = std::make_shared<QPromise<qint64>>();
    m_pass.setFuture(promise->future());
    QThreadPool::globalInstance()->start([promise, store = m_store, reader = m_reader, from = m_read, end = m_end] {
        promise->start();
        const EventStore::Events events = store->events(from, std::min<qsizetype>(end - from, Lot));
        reader->read(events);
        promise->addResult(std::max(from, events.first() + events.size()));
        promise->finish();
    });
}

void EventScan::finishLot()
{
    const std::shared_ptr<EventReader> reader = std::exchange(m_busyReader, nullptr);
    if (reader && reader == m_reader) {
        m_read = m_pass.result();
        if (m_read < m_store->first()) // all that was asked for has gone
            m_read = std::min(m_store->first(), m_end);
        emit passed();
    }
    if (!m_busyReader && isBehind()) // a slot may have begun anew
        readLot();
}

} // namespace runwatch
