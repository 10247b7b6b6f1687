// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/model/updatebatch.h"

#include <QDateTime>

namespace runwatch {

// A made-up run with a job in every state, as a test or a picture wants it.
struct LivelyJobs
{
    explicit LivelyJobs(RunId id = RunId(1), qint64 now = QDateTime::currentMSecsSinceEpoch());

    UpdateBatch batch;

private:
    Job &add(const QString &title, JobState state, std::optional<double> progress, const QString &message);
    void addPhases(Job &job, const QStringList &names, int current, double done);

    qint64 m_now;
};

} // namespace runwatch
