// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/teach/kindrows.h"

#include "ui/logview/visibletext.h"
#include "ui/look/tone.h"
#include "ui/words/eventwords.h"

#include <QGuiApplication>
#include <QLocale>

#include <algorithm>

namespace runwatch {

namespace {

QString kindText(const EventKind &kind)
{
    const QString name = visibleText(QByteArrayView(kind.type));
    if (!kind.word.isEmpty()) {
        const QString word = visibleText(QByteArrayView(kind.word));
        return kind.type == "message" ? word : name + QStringLiteral(": ") + word;
    }
    return kind.shape.isJson && kind.type != "message" ? name
        //: %1 is an event's name, %2 its fields
        : KindRows::tr("%1: %2").arg(name, visibleText(QStringView(shapeText(kind.shape))));
}

QString readText(const EventKind &kind)
{
    if (kind.count == 0)
        return {};
    if (kind.notUnderstood == 0)
        return KindRows::tr("understood");
    return kind.notUnderstood == kind.count ? KindRows::tr("not understood") : KindRows::tr("partly");
}

} // namespace

KindRows::KindRows(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void KindRows::setKinds(const QList<EventKind> &kinds)
{
    QList<EventKind> known = m_kinds;
    for (EventKind &kind : known)
        kind.count = 0;
    for (const EventKind &kind : kinds) {
        const auto same = std::find_if(known.begin(), known.end(), [&](const EventKind &k) { return k.isSameKind(kind); });
        if (same == known.end())
            known << kind;
        else
            *same = kind;
    }
    const int before = int(m_kinds.size());
    if (known.size() > before)
        beginInsertRows({}, before, int(known.size()) - 1);
    m_kinds = known;
    if (known.size() > before)
        endInsertRows();
    if (before > 0)
        emit dataChanged(index(0, 0), index(before - 1, ColumnCount - 1));
}

const EventKind *KindRows::kind(int row) const
{
    return row >= 0 && row < m_kinds.size() ? &m_kinds[row] : nullptr;
}

int KindRows::firstNotUnderstood() const
{
    const auto at = std::find_if(m_kinds.cbegin(), m_kinds.cend(), [](const EventKind &kind) { return kind.notUnderstood > 0; });
    return at == m_kinds.cend() ? 0 : int(at - m_kinds.cbegin());
}

int KindRows::rowOf(const SampledEvent &event) const
{
    for (int row = 0; row < m_kinds.size(); ++row) {
        if (m_kinds[row].type == event.type && m_kinds[row].example.data == event.data)
            return row;
    }
    return -1;
}

int KindRows::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_kinds.size());
}

int KindRows::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant KindRows::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const EventKind &kind = m_kinds[index.row()];
    if (role == Qt::TextAlignmentRole && index.column() == CountColumn)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::ForegroundRole && index.column() == ReadColumn)
        return toneColour(kind.notUnderstood > 0 ? Tone::Stalled : Tone::Text, QGuiApplication::palette());
    if (role != Qt::DisplayRole)
        return {};
    switch (Column(index.column())) {
    case KindColumn:
        return kindText(kind);
    case CountColumn:
        return QLocale().toString(kind.count);
    case ReadColumn:
        return readText(kind);
    case ExampleColumn:
        return visibleText(QByteArrayView(kind.example.data.first(std::min<qsizetype>(kind.example.data.size(), 512))));
    case ColumnCount:
        break;
    }
    return {};
}

QVariant KindRows::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case KindColumn:
        return tr("Kind of event");
    case CountColumn:
        return tr("Count");
    case ReadColumn:
        return tr("Now");
    case ExampleColumn:
        return tr("Example");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace runwatch
