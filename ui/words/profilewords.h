// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/jobs/profilecolour.h"
#include "app/profile/profileerror.h"
#include "app/profile/profilelibrary.h"

#include <QString>

namespace runwatch {

// What is wrong with a profile's file, and where: "FILE:line:column: …". `file` may be a name.
[[nodiscard]] QString describe(const ProfileError &error, const QString &file);

// The same without the place, for who shows that otherwise.
[[nodiscard]] QString describe(const ProfileError &error);

[[nodiscard]] QString describe(const ProfileLibrary::SaveError &error);

// The word for people, not the file's; empty for none.
[[nodiscard]] QString colourWord(ProfileColour colour);

} // namespace runwatch
