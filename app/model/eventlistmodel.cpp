// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/model/eventlistmodel.h"

#include "app/stream/utf8.h"

#include <algorithm>

namespace runwatch {

namespace {

// The beginning of the data, not cut inside a character.
QByteArrayView beginningOf(QByteArrayView data)
{
    if (data.size() <= EventListModel::CellBytes)
        return data;
    qsizetype end = EventListModel::CellBytes;
    while (end > 0 && (uchar(data[end]) & 0xc0) == 0x80)
        --end;
    return data.first(end);
}

QVariant factOf(const StoredEvent &event, EventListModel::Column column)
{
    switch (column) {
    case EventListModel::NumberColumn:
        return event.number;
    case EventListModel::TimeColumn:
        return event.arrivalTime;
    case EventListModel::TypeColumn:
        return fromUtf8(event.type);
    case EventListModel::IdColumn:
        return fromUtf8(event.lastEventId);
    case EventListModel::SizeColumn:
        return event.size;
    case EventListModel::DataColumn:
        return fromUtf8(beginningOf(event.data));
    case EventListModel::ColumnCount:
        break;
    }
    return {};
}

} // namespace

EventListModel::EventListModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void EventListModel::setStore(std::shared_ptr<const EventStore> store)
{
    if (store == m_store)
        return;
    beginResetModel();
    m_store = std::move(store);
    m_first = 0;
    m_end = 0;
    endResetModel();
}

void EventListModel::takeEnd(qint64 first, qint64 end)
{
    if (!m_store)
        return;
    end = std::max(end, m_end);
    first = std::clamp(first, m_first, end);
    if (const qint64 kept = std::min(first, m_end); kept > m_first) {
        beginRemoveRows({}, 0, int(kept - m_first) - 1);
        m_first = kept;
        endRemoveRows();
    }
    if (m_first == m_end) // no rows are left: start where the store does
        m_first = m_end = first;
    if (end > m_end) {
        beginInsertRows({}, rowCount(), int(end - m_first) - 1);
        m_end = end;
        endInsertRows();
    }
}

int EventListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_end - m_first);
}

int EventListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant EventListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const EventStore::Events events = m_store->events(m_first + index.row(), 1);
    if (events.size() == 0 || events.first() != m_first + index.row())
        return {};
    const StoredEvent event = events[0];
    switch (role) {
    case Qt::DisplayRole:
        return factOf(event, Column(index.column()));
    case IsRecognisedRole:
        return event.isUnderstood();
    case FullDataRole:
        return fromUtf8(event.data);
    case FullSizeRole:
        return event.size;
    default:
        return {};
    }
}

} // namespace runwatch
