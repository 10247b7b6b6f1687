// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/jobs/job.h"
#include "app/model/streamstatus.h"

#include <QList>
#include <QString>

namespace runwatch {

// One line of the Details tab. The value is plain text that may hold a server's words.
struct Fact
{
    QString name;
    QString value;
};

// All that is worth knowing of a stream and one of its jobs, always the same facts in the same order:
// what is not known yet is "—". `job` may be null; `now` is ms since 1970 UTC.
[[nodiscard]] QList<Fact> streamFacts(const StreamStatus &stream, const Job *job, qint64 now);

} // namespace runwatch
