// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/jobs/job.h"

namespace runwatch {

// Takes the counts of a batch. They are cumulative, and so are the errors: many a server names them
// only as they come, and sends its last counts without. Answers whether they moved.
bool takeResults(Job &job, const std::optional<BatchResults> &sent, qint64 now);

[[nodiscard]] bool hasErrors(const std::optional<BatchResults> &results);

} // namespace runwatch
