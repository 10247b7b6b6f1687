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
        return event.hasId ? fromUtf8(event.lastEventId) : QString();
    case EventListModel::SizeColumn:
        return event.size;
    case EventListModel::ReadingColumn:
        return QVariant::fromValue(event.reading);
    case EventListModel::DataColumn:
        return fromUtf8(beginningOf(event.data));
    case EventListModel::GapColumn:
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
    m_chosen.clear();
    endResetModel();
}

void EventListModel::show(Shown shown)
{
    beginResetModel();
    m_shown = shown;
    m_chosen.clear();
    endResetModel();
}

void EventListModel::takeEnd(qint64 first, qint64 end)
{
    if (!m_store)
        return;
    end = std::max(end, m_end);
    first = std::clamp(first, m_first, end);
    if (m_shown == Shown::All)
        return takeAll(first, end);
    m_first = first;
    m_end = end;
    dropChosen(first);
}

void EventListModel::takeAll(qint64 first, qint64 end)
{
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

void EventListModel::dropChosen(qint64 first)
{
    const auto kept = std::lower_bound(m_chosen.begin(), m_chosen.end(), first);
    if (kept == m_chosen.begin())
        return;
    beginRemoveRows({}, 0, int(kept - m_chosen.begin()) - 1);
    m_chosen.erase(m_chosen.begin(), kept);
    endRemoveRows();
}

void EventListModel::choose(const std::deque<qint64> &events)
{
    const auto from = std::lower_bound(events.begin(), events.end(), m_first);
    if (m_shown == Shown::All || from == events.end())
        return;
    beginInsertRows({}, rowCount(), rowCount() + int(events.end() - from) - 1);
    m_chosen.insert(m_chosen.end(), from, events.end());
    endInsertRows();
}

void EventListModel::readAnew()
{
    if (rowCount() > 0)
        emit dataChanged(index(0, ReadingColumn), index(rowCount() - 1, ReadingColumn));
}

std::optional<qint64> EventListModel::eventAt(int row) const
{
    if (row < 0 || row >= rowCount())
        return std::nullopt;
    return m_shown == Shown::All ? m_first + row : m_chosen[size_t(row)];
}

int EventListModel::rowOf(qint64 event) const
{
    if (m_shown == Shown::All)
        return int(std::clamp(event, m_first, m_end) - m_first);
    return int(std::lower_bound(m_chosen.begin(), m_chosen.end(), event) - m_chosen.begin());
}

int EventListModel::rowCount(const QModelIndex &parent) const
{
    if (parent.isValid())
        return 0;
    return m_shown == Shown::All ? int(m_end - m_first) : int(m_chosen.size());
}

int EventListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant EventListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid) || role != Qt::DisplayRole)
        return {};
    const qint64 wanted = eventAt(index.row()).value_or(-1);
    const bool isGap = index.column() == GapColumn;
    const EventStore::Events events = m_store->events(wanted - (isGap ? 1 : 0), isGap ? 2 : 1);
    if (events.size() == 0 || events.first() + events.size() - 1 != wanted)
        return {};
    if (!isGap)
        return factOf(events[0], Column(index.column()));
    return events.size() < 2 ? QVariant() : QVariant(events[1].arrivalTime - events[0].arrivalTime);
}

} // namespace runwatch
