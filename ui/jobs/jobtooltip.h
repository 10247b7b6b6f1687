// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/jobs/job.h"
#include "app/model/streamstatus.h"

namespace runwatch {

// A tooltip is rich text as soon as it looks like it, so a server's words are always escaped.
[[nodiscard]] QString escapedToolTip(const QString &plain); // empty stays empty

// What the row has no room for: values as sent, both ends in time, the counts. `stream` may be null;
// `now` is ms since 1970 UTC.
[[nodiscard]] QString jobToolTip(const Job &job, const StreamStatus *stream, qint64 now);

} // namespace runwatch
