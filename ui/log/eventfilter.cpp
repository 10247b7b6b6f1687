// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/log/eventfilter.h"

#include "app/model/eventlistmodel.h"
#include "ui/log/visibletext.h"
#include "ui/look/tone.h"

#include <QDateTime>
#include <QGuiApplication>
#include <QLocale>

namespace runwatch {

EventFilter::EventFilter(QObject *parent)
    : QSortFilterProxyModel(parent)
{
}

void EventFilter::setShown(Shown shown)
{
    m_shown = shown;
    invalidateFilter();
}

QVariant EventFilter::data(const QModelIndex &index, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return textOf(index);
    case Qt::TextAlignmentRole:
        if (index.column() == EventListModel::NumberColumn || index.column() == EventListModel::SizeColumn)
            return int(Qt::AlignRight | Qt::AlignVCenter);
        return {};
    case Qt::ForegroundRole:
        if (index.column() == EventListModel::TypeColumn
            && !index.data(EventListModel::IsRecognisedRole).toBool())
            return toneColour(Tone::Stalled, QGuiApplication::palette());
        return {};
    default:
        return QSortFilterProxyModel::data(index, role);
    }
}

QVariant EventFilter::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QSortFilterProxyModel::headerData(section, orientation, role);
    switch (EventListModel::Column(section)) {
    case EventListModel::NumberColumn:
        return tr("No.");
    case EventListModel::TimeColumn:
        return tr("Time");
    case EventListModel::TypeColumn:
        return tr("Event");
    case EventListModel::IdColumn:
        return tr("ID");
    case EventListModel::SizeColumn:
        return tr("Bytes");
    case EventListModel::DataColumn:
        return tr("Data");
    case EventListModel::ColumnCount:
        break;
    }
    return {};
}

bool EventFilter::filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const
{
    if (m_shown == Shown::All)
        return true;
    const QModelIndex index = sourceModel()->index(sourceRow, 0, sourceParent);
    return !index.data(EventListModel::IsRecognisedRole).toBool();
}

QString EventFilter::textOf(const QModelIndex &index) const
{
    const QVariant fact = QSortFilterProxyModel::data(index, Qt::DisplayRole);
    if (!fact.isValid())
        return {}; // it has gone from the store
    switch (EventListModel::Column(index.column())) {
    case EventListModel::NumberColumn:
    case EventListModel::SizeColumn:
        return QLocale().toString(fact.toLongLong());
    case EventListModel::TimeColumn:
        return QDateTime::fromMSecsSinceEpoch(fact.toLongLong()).toString(QStringLiteral("HH:mm:ss.zzz"));
    case EventListModel::TypeColumn:
        //: %1 is the event's type
        return index.data(EventListModel::IsRecognisedRole).toBool()
            ? visibleText(QStringView(fact.toString()))
            : tr("%1 (unrecognised)").arg(visibleText(QStringView(fact.toString())));
    case EventListModel::IdColumn:
    case EventListModel::DataColumn:
        return visibleText(QStringView(fact.toString()));
    case EventListModel::ColumnCount:
        break;
    }
    return {};
}

} // namespace runwatch
