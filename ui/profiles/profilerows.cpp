// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/profiles/profilerows.h"

#include "ui/logview/visibletext.h"
#include "ui/look/icons.h"
#include "ui/look/profileband.h"
#include "ui/words/profilewords.h"

#include <QFileInfo>
#include <QGuiApplication>
#include <QPainter>
#include <QPixmap>

#include <algorithm>

namespace runwatch {
namespace {

constexpr int SwatchSide = 12; // device-independent pixels

QString originText(const ProfileLibrary::Entry &entry)
{
    if (entry.isUsers)
        return ProfileRows::tr("yours");
    return entry.file.startsWith(u':') ? ProfileRows::tr("Runwatch") : ProfileRows::tr("system");
}

QPixmap swatch(ProfileColour colour)
{
    const auto filling = bandColour(colour, QGuiApplication::palette());
    if (!filling)
        return {};
    QPixmap pixmap(SwatchSide, SwatchSide);
    pixmap.fill(*filling);
    return pixmap;
}

QString cellText(const ProfileLibrary::Entry &entry, int column)
{
    const Profile *profile = profileIn(entry);
    switch (column) {
    case ProfileRows::NameColumn:
        return profile ? visibleText(profile->name) : entry.id;
    case ProfileRows::IdColumn:
        return entry.id;
    case ProfileRows::OriginColumn:
        return originText(entry);
    case ProfileRows::ColourColumn:
        return profile ? colourWord(profile->colour) : QString();
    case ProfileRows::DescriptionColumn:
        return profile ? visibleText(profile->description) : visibleText(mistakeIn(entry));
    default:
        return {};
    }
}

QString columnText(int column)
{
    switch (column) {
    case ProfileRows::NameColumn:
        return ProfileRows::tr("Name");
    case ProfileRows::IdColumn:
        return ProfileRows::tr("--profile");
    case ProfileRows::OriginColumn:
        return ProfileRows::tr("From");
    case ProfileRows::ColourColumn:
        return ProfileRows::tr("Colour");
    case ProfileRows::DescriptionColumn:
        return ProfileRows::tr("Description");
    default:
        return {};
    }
}

} // namespace

const Profile *profileIn(const ProfileLibrary::Entry &entry)
{
    const auto *profile = std::get_if<std::shared_ptr<const Profile>>(&entry.profile);
    return profile ? profile->get() : nullptr;
}

QString mistakeIn(const ProfileLibrary::Entry &entry)
{
    const auto *error = std::get_if<ProfileError>(&entry.profile);
    return error ? describe(*error, QFileInfo(entry.file).fileName()) : QString();
}

ProfileRows::ProfileRows(const ProfileLibrary &library, QObject *parent)
    : QAbstractTableModel(parent)
    , m_library(library)
    , m_entries(library.entries())
{
}

void ProfileRows::tellAnew()
{
    beginResetModel();
    m_entries = m_library.entries();
    endResetModel();
}

const ProfileLibrary::Entry *ProfileRows::entry(int row) const
{
    return row >= 0 && row < m_entries.size() ? &m_entries.at(row) : nullptr;
}

int ProfileRows::rowOf(const QString &id) const
{
    const auto found = std::ranges::find(m_entries, id, &ProfileLibrary::Entry::id);
    return found == m_entries.end() ? -1 : int(found - m_entries.begin());
}

int ProfileRows::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

int ProfileRows::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ProfileRows::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const ProfileLibrary::Entry &entry = m_entries.at(index.row());
    const QString text = cellText(entry, index.column());
    switch (role) {
    case Qt::DisplayRole:
        return text;
    case Qt::ToolTipRole:
        return text.toHtmlEscaped();
    case Qt::AccessibleTextRole:
        //: A column's name and what stands in the cell
        return tr("%1: %2").arg(columnText(index.column()), text);
    case Qt::DecorationRole:
        if (index.column() == NameColumn && !profileIn(entry))
            return tintedIcon(Icon::Failed, Tone::Failed);
        if (index.column() == ColourColumn && profileIn(entry) && profileIn(entry)->colour != ProfileColour::None)
            return swatch(profileIn(entry)->colour);
        return {};
    default:
        return {};
    }
}

QVariant ProfileRows::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment(Qt::AlignLeft | Qt::AlignVCenter));
    return role == Qt::DisplayRole ? QVariant(columnText(section)) : QVariant();
}

} // namespace runwatch
