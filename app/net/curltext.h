// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/net/streamrequest.h"

#include <QString>

namespace runwatch {

// The request as a `curl -N` line to try by hand. What may be secret stands as ***: the token,
// cookies, headers and query items named like one. A body is named as a file, not shown.
[[nodiscard]] QString curlText(const StreamRequest &request);

} // namespace runwatch
