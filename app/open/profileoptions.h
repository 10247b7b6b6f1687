// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/open/profilechoice.h"

#include <QStringList>

#include <optional>

namespace runwatch {

// --profile and --set, in whatever order they come.
class ProfileOptions
{
public:
    explicit ProfileOptions(const ProfileLibrary &library) : m_library(library) {}

    [[nodiscard]] std::optional<RequestError> takeProfile(const QString &nameOrFile);
    [[nodiscard]] std::optional<RequestError> takeSetting(const QString &text); // NAME=VALUE
    [[nodiscard]] std::optional<RequestError> check() const; // when all options have been read

    // What is asked for with them. Without a profile it is the request as it is.
    [[nodiscard]] std::variant<StreamRequest, RequestError> ask(StreamRequest request) const;
    [[nodiscard]] bool hasProfile() const { return m_profile != nullptr; }
    [[nodiscard]] bool showsSecret() const; // to everybody on this machine

private:
    const ProfileLibrary &m_library;
    std::shared_ptr<const Profile> m_profile; // null: none was named
    QString m_reference;
    QMap<QString, QString> m_variables;
    QStringList m_setHere; // not in a file
};

} // namespace runwatch
