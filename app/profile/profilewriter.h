// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/profile/profile.h"

#include <QByteArray>

namespace runwatch {

// A file from which readProfile() makes the same profile, laid out for people. The id is the file's
// name and does not stand in it.
[[nodiscard]] QByteArray writeProfile(const Profile &profile);

} // namespace runwatch
