// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/model/streamstatus.h"
#include "app/stream/streamend.h"

#include <QString>

namespace runwatch {

// What happened to the connection, whose doing it was and what to do, in a sentence or two.
[[nodiscard]] QString describe(const StreamEnd &end);

// The connection in a few words: "Live", "Quiet for 41 s", "Reconnecting in 4 s (3)", "Refused (401)".
// `now` is ms since 1970 UTC.
[[nodiscard]] QString connectionText(const StreamStatus &stream, qint64 now);

} // namespace runwatch
