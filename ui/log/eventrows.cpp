// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/log/eventrows.h"

#include "app/model/eventlistmodel.h"
#include "ui/logview/visibletext.h"
#include "ui/look/tone.h"
#include "ui/words/eventwords.h"
#include "ui/words/timewords.h"

#include <QDateTime>
#include <QGuiApplication>
#include <QLocale>

namespace runwatch {

namespace {

// "+12 ms" up to ten seconds, then "+41 s".
QString gapText(qint64 milliseconds)
{
    //: The time between two events, in milliseconds
    return milliseconds < 10'000 ? EventRows::tr("+%L1 ms").arg(milliseconds)
                                 : EventRows::tr("+%1").arg(durationText(milliseconds));
}

bool isNumber(int column)
{
    return column == EventListModel::NumberColumn || column == EventListModel::SizeColumn || column == EventListModel::GapColumn;
}

Tone toneOfReading(EventReading::Kind kind)
{
    switch (kind) {
    case EventReading::Kind::NotUnderstood:
        return Tone::Stalled;
    case EventReading::Kind::Ignored:
        return Tone::Faint;
    case EventReading::Kind::BuiltIn:
    case EventReading::Kind::Rule:
        break;
    }
    return Tone::Text;
}

} // namespace

EventRows::EventRows(QObject *parent)
    : QIdentityProxyModel(parent)
{
}

void EventRows::setRuleNames(const QStringList &names)
{
    if (names == m_ruleNames)
        return;
    m_ruleNames = names;
    if (rowCount() > 0)
        emit dataChanged(index(0, EventListModel::ReadingColumn), index(rowCount() - 1, EventListModel::ReadingColumn));
}

QVariant EventRows::data(const QModelIndex &index, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return textOf(index);
    case Qt::TextAlignmentRole:
        return isNumber(index.column()) ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    case Qt::ForegroundRole:
        if (index.column() != EventListModel::ReadingColumn)
            return {};
        return toneColour(toneOfReading(QIdentityProxyModel::data(index, Qt::DisplayRole).value<EventReading>().kind),
                          QGuiApplication::palette());
    default:
        return QIdentityProxyModel::data(index, role);
    }
}

QVariant EventRows::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (EventListModel::Column(section)) {
    case EventListModel::NumberColumn:
        return tr("No.");
    case EventListModel::TimeColumn:
        return tr("Time");
    case EventListModel::GapColumn:
        return tr("Gap");
    case EventListModel::TypeColumn:
        return tr("Event");
    case EventListModel::IdColumn:
        return tr("ID");
    case EventListModel::SizeColumn:
        return tr("Bytes");
    case EventListModel::ReadingColumn:
        return tr("Read by");
    case EventListModel::DataColumn:
        return tr("Data");
    case EventListModel::ColumnCount:
        break;
    }
    return {};
}

QString EventRows::textOf(const QModelIndex &index) const
{
    const QVariant fact = QIdentityProxyModel::data(index, Qt::DisplayRole);
    if (!fact.isValid())
        return {}; // it has gone from the store
    switch (EventListModel::Column(index.column())) {
    case EventListModel::NumberColumn:
    case EventListModel::SizeColumn:
        return QLocale().toString(fact.toLongLong());
    case EventListModel::TimeColumn:
        return QDateTime::fromMSecsSinceEpoch(fact.toLongLong()).toString(QStringLiteral("HH:mm:ss.zzz"));
    case EventListModel::GapColumn:
        return gapText(fact.toLongLong());
    case EventListModel::ReadingColumn:
        return visibleText(QStringView(readByText(fact.value<EventReading>(), m_ruleNames)));
    case EventListModel::TypeColumn:
    case EventListModel::IdColumn:
    case EventListModel::DataColumn:
        return visibleText(QStringView(fact.toString()));
    case EventListModel::ColumnCount:
        break;
    }
    return {};
}

} // namespace runwatch
