// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/jobs/jobid.h"
#include "app/log/logstore.h"

#include <compare>

namespace runwatch {

// Names one line of one run's log. It stays the same whatever is shown, and when older lines have gone.
struct LogPlace
{
    RunId run = RunId::None;
    LineNumber line{};

    friend auto operator<=>(const LogPlace &, const LogPlace &) = default;
};

} // namespace runwatch
