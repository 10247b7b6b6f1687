// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/profile/profile.h"
#include "app/profile/profileerror.h"

#include <QByteArray>

#include <variant>

namespace runwatch {

inline constexpr qsizetype LongestProfile = 1 << 20; // bytes
inline constexpr int DeepestProfile = 32; // values inside each other
inline constexpr qsizetype MostRules = 1'000;

// Reads a profile's file; resources/profiles/README.md describes it. `id` is what it will be
// called. The error is the first in the file's checks, with its place.
[[nodiscard]] std::variant<Profile, ProfileError> readProfile(const QByteArray &json, const QString &id);

// The same for a file; it is called as the file is, without ".json".
[[nodiscard]] std::variant<Profile, ProfileError> readProfileFile(const QString &file);

} // namespace runwatch
