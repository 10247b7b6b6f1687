// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/timeline/timelinemodel.h"

#include <QString>

namespace runwatch {

// What stands in a cell; `run` is the time of the whole run. Empty where nothing is known.
[[nodiscard]] QString timelineText(const TimelineRow &row, const TimeSpan &run, TimelineModel::Column column);

// The whole row: "upload, Running, began 12:04:10, 2:01 so far, 40 % of the run, 2 times".
[[nodiscard]] QString timelineSentence(const TimelineRow &row, const TimeSpan &run);

} // namespace runwatch
