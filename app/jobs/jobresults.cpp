// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/jobs/jobresults.h"

#include <QHash>

namespace runwatch {
namespace {

// A list that no longer names an error takes nothing back: it was told.
void tellErrors(Job &job, const QStringList &errors, qint64 now)
{
    QHash<QString, qint64> counts;
    counts.reserve(errors.size());
    for (const QString &text : errors)
        ++counts[text];
    for (ErrorTold &told : job.errorsTold) {
        const qint64 count = counts.take(told.text);
        if (count <= told.count)
            continue;
        told.count = count;
        told.lastAt = now;
    }
    job.errorsToldNotKept = job.results->errorsNotKept;
    for (const QString &text : errors) {
        const qint64 count = counts.take(text); // 0 when it was taken before
        if (count == 0)
            continue;
        if (job.errorsTold.size() < BatchResults::MaxErrors)
            job.errorsTold.append({.text = text, .count = count, .firstAt = now, .lastAt = now});
        else
            job.errorsToldNotKept += count;
    }
}

} // namespace

bool takeResults(Job &job, const std::optional<BatchResults> &sent, qint64 now)
{
    if (!sent || job.results == sent)
        return false;
    BatchResults results = *sent;
    if (!results.hasSuccess)
        results.success = job.results ? job.results->success : 0;
    if (!results.hasFailed)
        results.failed = job.results ? job.results->failed : 0;
    if (!results.total && job.results)
        results.total = job.results->total;
    results.hasSuccess = results.hasFailed = true;
    const bool namesNone = job.results && results.errors.isEmpty() && results.failed >= job.results->failed;
    if (namesNone) {
        results.errors = job.results->errors;
        results.errorsNotKept = job.results->errorsNotKept;
        if (results == job.results)
            return false;
    }
    const bool areErrorsNew = !job.results || results.errors != job.results->errors;
    job.results = results;
    if (areErrorsNew && !results.errors.isEmpty())
        tellErrors(job, results.errors, now);
    return true;
}

bool hasErrors(const std::optional<BatchResults> &results)
{
    return results && (results->failed > 0 || !results->errors.isEmpty());
}

} // namespace runwatch
