// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/profile/profilelibrary.h"

#include "app/profile/profilereader.h"
#include "app/profile/profilewriter.h"

#include <QDir>
#include <QMap>
#include <QRegularExpression>
#include <QSaveFile>
#include <QStandardPaths>

#include <algorithm>

namespace runwatch {

using namespace Qt::StringLiterals;

namespace {

const QString &shippedFolder()
{
    static const QString folder = u":/profiles"_s;
    return folder;
}

bool isId(const QString &text)
{
    static const QRegularExpression pattern(u"^[a-z0-9-]{1,100}\\z"_s);
    return pattern.match(text).hasMatch();
}

ProfileLibrary::Found readFile(const QString &file)
{
    auto read = readProfileFile(file);
    if (auto *profile = std::get_if<Profile>(&read))
        return std::make_shared<const Profile>(std::move(*profile));
    return std::get<ProfileError>(std::move(read));
}

// Who holds a profile need not know that its file was read again.
ProfileLibrary::Found sameObject(const QList<ProfileLibrary::Entry> &before, const QString &file, const ProfileLibrary::Found &read)
{
    using Pointer = std::shared_ptr<const Profile>;
    const auto *now = std::get_if<Pointer>(&read);
    for (const ProfileLibrary::Entry &entry : before) {
        const auto *known = std::get_if<Pointer>(&entry.profile);
        if (now && known && entry.file == file && **known == **now)
            return entry.profile;
    }
    return read;
}

} // namespace

ProfileLibrary::ProfileLibrary(const QStringList &folders)
    : m_folders(folders)
{
    reload();
}

void ProfileLibrary::reload()
{
    QMap<QString, Entry> entries; // by id, as they are to stand
    const QStringList folders = m_folders + QStringList{shippedFolder()};
    for (const QString &folder : folders) {
        const QDir dir(folder);
        const QStringList files = dir.entryList({u"*.json"_s}, QDir::Files);
        for (const QString &file : files) {
            const QString id = file.chopped(5);
            const bool isTaken = entries.contains(id) || (id == BuiltInProfile && folder != shippedFolder());
            if (!isId(id) || isTaken)
                continue;
            const QString path = dir.absoluteFilePath(file);
            entries.insert(id, {id, path, folder == m_folders.value(0), sameObject(m_entries, path, readFile(path))});
        }
    }
    m_entries = entries.values();
}

QStringList ProfileLibrary::names() const
{
    QStringList names;
    for (const Entry &entry : m_entries) {
        if (std::holds_alternative<std::shared_ptr<const Profile>>(entry.profile))
            names << entry.id;
    }
    return names;
}

std::optional<ProfileLibrary::Found> ProfileLibrary::find(const QString &idOrFile) const
{
    if (isFile(idOrFile))
        return readFile(idOrFile);
    const auto found = std::find_if(m_entries.begin(), m_entries.end(),
                                    [&idOrFile](const Entry &entry) { return entry.id == idOrFile; });
    return found == m_entries.end() ? std::nullopt : std::optional(found->profile);
}

std::shared_ptr<const Profile> ProfileLibrary::profile(const QString &idOrFile) const
{
    const auto found = find(idOrFile);
    const auto *profile = found ? std::get_if<std::shared_ptr<const Profile>>(&*found) : nullptr;
    return profile ? *profile : nullptr;
}

std::variant<QString, ProfileLibrary::SaveError> ProfileLibrary::save(const Profile &profile)
{
    return saveText(profile.id, writeProfile(profile));
}

std::variant<QString, ProfileLibrary::SaveError> ProfileLibrary::saveText(const QString &id, const QByteArray &json)
{
    if (!isId(id) || id == BuiltInProfile)
        return SaveError{SaveError::Kind::NameUnusable, {}};
    const QDir folder(m_folders.value(0));
    QSaveFile file(folder.absoluteFilePath(id + u".json"_s));
    const bool isWritten = folder.mkpath(u"."_s) && file.open(QIODevice::WriteOnly) && file.write(json) == json.size()
        && file.commit();
    if (!isWritten)
        return SaveError{SaveError::Kind::NotWritten, file.errorString()};
    reload();
    return file.fileName();
}

bool ProfileLibrary::remove(const QString &id)
{
    const bool isRemoved = isId(id) && QFile::remove(QDir(m_folders.value(0)).absoluteFilePath(id + u".json"_s));
    reload();
    return isRemoved;
}

QStringList ProfileLibrary::standardFolders()
{
    QStringList folders = QStandardPaths::standardLocations(QStandardPaths::GenericDataLocation);
    for (QString &folder : folders)
        folder += u"/runwatch/profiles"_s;
    return folders;
}

bool ProfileLibrary::isFile(const QString &idOrFile)
{
    return idOrFile.contains('/'_L1) || idOrFile.contains('\\'_L1) || idOrFile.endsWith(".json"_L1);
}

} // namespace runwatch
