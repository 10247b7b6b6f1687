// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/jobs/job.h"
#include "app/model/joblistmodel.h"

#include <QVariant>

namespace runwatch {

// What a column of the job list says of a job, as it is stored: numbers, times
// and the server's strings. Invalid when it is not known. ui makes words of it.
[[nodiscard]] QVariant factOf(const Job &job, JobListModel::Column column);

// What a column is sorted by: always of the same type within a column, invalid
// when unknown. `now` is ms since 1970 UTC and counts for jobs that still run.
[[nodiscard]] QVariant sortFactOf(const Job &job, JobListModel::Column column, qint64 now);

// The name of what reads the job's stream; invalid for the built-in shapes.
[[nodiscard]] QVariant profileFact(const StreamStatus *stream);

} // namespace runwatch
