// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace runwatch {

class JobListModel;

// "62 % · 12 running · 2 failed — Runwatch": the mean of the jobs that are under way and say how far
// they are, and what an operator wants to know of a window that is not in sight.
[[nodiscard]] QString summaryTitle(const JobListModel &jobs);

} // namespace runwatch
