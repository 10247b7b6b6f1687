// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/net/responsehead.h"
#include "app/net/streamrequest.h"
#include "app/stream/streamend.h"

#include <variant>

namespace runwatch {

constexpr int mostRedirects = 5;

// 301, 302, 303, 307 or 308.
[[nodiscard]] bool isRedirect(int status);

// 301 or 308: from then on the new URL is the one to ask.
[[nodiscard]] bool isPermanentRedirect(int status);

// Where a redirect leads, or why it is not followed. Only the same origin is, so a
// token, a cookie or a body never leaves it, and a POST only where the status keeps it one.
[[nodiscard]] std::variant<QUrl, StreamEnd> redirectTarget(const StreamRequest &request,
                                                           const ResponseHead &head, int redirectsBefore);

} // namespace runwatch
