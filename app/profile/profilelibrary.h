// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/profile/profile.h"
#include "app/profile/profileerror.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>
#include <variant>

namespace runwatch {

// The profiles that have a name: the user's own, the system's, and those in the program. A name in
// an earlier folder hides the same in a later one. Files are read by the constructor and by reload(),
// after which a profile that reads as before is the same object.
class ProfileLibrary final
{
public:
    using Found = std::variant<std::shared_ptr<const Profile>, ProfileError>;
    struct Entry
    {
        QString id; // a-z, 0-9 and "-"
        QString file; // absolute
        bool isUsers = false; // in the user's folder: may be saved over and removed
        Found profile;
    };
    struct SaveError
    {
        enum class Kind : quint8 { NameUnusable, NotWritten };

        Kind kind;
        QString detail; // the system's own sentence
    };

    // The user's folder first. Those in the program come after them.
    explicit ProfileLibrary(const QStringList &folders = standardFolders());

    void reload();
    [[nodiscard]] const QList<Entry> &entries() const { return m_entries; } // by id
    [[nodiscard]] QStringList names() const; // of those that can be used

    // By id, or by the path of a file, which is read now. Nothing when there is no such id.
    [[nodiscard]] std::optional<Found> find(const QString &idOrFile) const;
    // The same for who has no use for the error; null: there is none, or it cannot be read.
    [[nodiscard]] std::shared_ptr<const Profile> profile(const QString &idOrFile) const;

    // Into the user's folder, whole or not at all; gives the file.
    [[nodiscard]] std::variant<QString, SaveError> save(const Profile &profile);
    // The same for the text of a file, as it is; whoever wrote it has had it checked.
    [[nodiscard]] std::variant<QString, SaveError> saveText(const QString &id, const QByteArray &json);
    [[nodiscard]] bool remove(const QString &id); // of the user's; false: it is still there

    [[nodiscard]] static QStringList standardFolders(); // …/runwatch/profiles
    [[nodiscard]] static bool isFile(const QString &idOrFile); // has a slash, or ends in ".json"

private:
    QStringList m_folders;
    QList<Entry> m_entries;
};

// The one that reads in the built-in shapes alone. No file can take its name.
inline constexpr QLatin1StringView BuiltInProfile("default");

} // namespace runwatch
