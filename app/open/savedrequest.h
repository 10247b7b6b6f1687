// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/net/streamrequest.h"
#include "app/profile/profile.h"

namespace runwatch {

// A request made into a profile that asks for the same again. Its server is the variable "base". The
// events are read, and the jobs cancelled, as `like` does it; without one in the built-in shapes.
// Nothing secret is in it: the token is asked for, and so is what withoutSecrets() takes out. It fits
// no stream by itself, since `like` fits each server of its kind. Without a URL the request goes where
// `like` goes.
[[nodiscard]] Profile profileOf(const StreamRequest &request, const Profile *like);

} // namespace runwatch
