// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/jobs/jobstate.h"
#include "app/jobs/logline.h"

#include <optional>
#include <string_view>

namespace runwatch {

// The words servers use, in any case of letters. Unknown words mean nothing.

// Of `status` and `state`: Queued, Running, Completed, Failed or Cancelled.
[[nodiscard]] std::optional<JobState> stateOfStatus(std::string_view word);

// Of `type` and of the event's own name, which say less: there `error` is a line
// of the log and not the job's end. Also of `result`, by its ends.
[[nodiscard]] std::optional<JobState> stateOfType(std::string_view word);

// Of `level`, `type` and the event's own name.
[[nodiscard]] std::optional<LogLevel> levelOf(std::string_view word);

// `type` of an event that only says that the stream is open.
[[nodiscard]] bool isConnectedWord(std::string_view word);

// `level` of the event that ends a log. Other words that say so, like "success", are
// levels of lines where they stand as one.
[[nodiscard]] bool isCompleteWord(std::string_view word);

} // namespace runwatch
