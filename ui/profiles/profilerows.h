// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/profile/profilelibrary.h"

#include <QAbstractTableModel>

namespace runwatch {

// The profiles of a library in words, a row each, by id. What is wrong with one that cannot be read
// stands in the place of its description.
class ProfileRows final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProfileRows)

public:
    enum Column : int { NameColumn, IdColumn, OriginColumn, ColourColumn, DescriptionColumn, ColumnCount };
    Q_ENUM(Column)

    explicit ProfileRows(const ProfileLibrary &library, QObject *parent = nullptr);

    void tellAnew(); // the library has read its files again
    [[nodiscard]] const ProfileLibrary::Entry *entry(int row) const; // null when there is none
    [[nodiscard]] int rowOf(const QString &id) const; // -1

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    const ProfileLibrary &m_library;
    QList<ProfileLibrary::Entry> m_entries; // as told last
};

// Null for one that cannot be read.
[[nodiscard]] const Profile *profileIn(const ProfileLibrary::Entry &entry);
// What is wrong with one that cannot be read, and where; else empty.
[[nodiscard]] QString mistakeIn(const ProfileLibrary::Entry &entry);

} // namespace runwatch
