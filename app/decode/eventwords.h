// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/jobs/jobstate.h"
#include "app/jobs/logline.h"

#include <optional>
#include <string_view>

namespace runwatch {

// The words servers use, in any case of letters. Unknown words mean nothing.

// Of `status`, `state` and `result`: Queued, Running, Completed, CompletedWithErrors, Failed or Cancelled.
[[nodiscard]] std::optional<JobState> stateOfStatus(std::string_view word);

// What `type`, `level` and the event's own name say. `error` is a line
// of the log there, and not the job's end.
struct TypeWord
{
    std::optional<JobState> state;
    std::optional<LogLevel> level;
    bool opensStream = false; // and says no more
};
[[nodiscard]] const TypeWord &meaningOfType(std::string_view word);

// `level` of the event that ends a log. Other words that say so, like "success", are
// levels of lines where they stand as one.
[[nodiscard]] bool isCompleteWord(std::string_view word);

} // namespace runwatch
