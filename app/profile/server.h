// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/profile/profile.h"

namespace runwatch {

// A profile's requests all go to one server, since the token goes with each of them.

// The origin that they name, such as "https://host" or "{base}"; empty where all are paths.
[[nodiscard]] QString serverOf(const Profile &profile);

// Whether the URL begins with the value of a variable that a server gives, not the operator. That
// value has to be a path, or a URL of the same server.
[[nodiscard]] bool isSavedOrigin(const Profile &profile, const RequestTemplate &request);

} // namespace runwatch
