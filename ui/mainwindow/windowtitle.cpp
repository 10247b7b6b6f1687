// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/mainwindow/windowtitle.h"

#include "app/model/joblistmodel.h"

#include <QCoreApplication>

#include <cmath>
#include <optional>

namespace runwatch {
namespace {

struct WindowTitle
{
    Q_DECLARE_TR_FUNCTIONS(WindowTitle)
};

std::optional<double> meanProgress(const JobListModel &jobs)
{
    double sum = 0;
    int known = 0;
    for (int row = 0; row < jobs.rowCount(); ++row) {
        const Job *job = jobs.job(jobs.index(row, 0).data(JobListModel::JobIdRole).value<JobId>());
        if (!job || isEnd(job->state) || !job->progress)
            continue;
        sum += *job->progress;
        ++known;
    }
    return known > 0 ? std::optional(sum / known) : std::nullopt;
}

} // namespace

QString summaryTitle(const JobListModel &jobs)
{
    QStringList parts;
    if (const auto mean = meanProgress(jobs))
        parts << WindowTitle::tr("%1 %").arg(int(std::floor(*mean)));
    if (const int running = jobs.count(JobState::Running) + jobs.count(JobState::Stalled); running > 0)
        parts << WindowTitle::tr("%L1 running").arg(running);
    if (const int failed =
            jobs.count(JobState::Failed) + jobs.count(JobState::Lost) + jobs.count(JobState::Refused);
        failed > 0)
        parts << WindowTitle::tr("%L1 failed").arg(failed);
    if (parts.isEmpty())
        return WindowTitle::tr("Runwatch");
    return WindowTitle::tr("%1 — Runwatch").arg(parts.join(QStringLiteral(" · ")));
}

} // namespace runwatch
