// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/net/streamrequest.h"
#include "app/open/requesterror.h"
#include "app/profile/profilelibrary.h"

#include <memory>
#include <utility>
#include <variant>

namespace runwatch {

// The profile that an operator named, by its name or its file.
[[nodiscard]] std::variant<std::shared_ptr<const Profile>, RequestError>
chooseProfile(const ProfileLibrary &library, const QString &nameOrFile);

// What a request says of it: a name, or the file's absolute path.
[[nodiscard]] QString profileReference(const QString &nameOrFile);

// "NAME=VALUE"; "NAME=@FILE" is the first line of a file, without blanks around it.
[[nodiscard]] std::variant<std::pair<QString, QString>, RequestError> parseSetting(const QString &text);

// Checks what `asked` becomes by the profile, with something in the place of what a server will
// only say later. Gives it as it was asked; without a URL with the profile's: `given` is the source
// as it may be shown, `url` its server and "/", for which the source stands.
[[nodiscard]] std::variant<StreamRequest, RequestError> askByProfile(const Profile &profile, StreamRequest asked);

} // namespace runwatch
