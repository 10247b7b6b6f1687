// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/jobs/job.h"
#include "app/jobs/logline.h"
#include "app/profile/profile.h"
#include "app/teach/taughtplace.h"

#include <QSet>

#include <memory>

namespace runwatch {

// What a profile makes of some events: the rows and the lines of the log as they would be.
struct Preview
{
    struct Line
    {
        quint32 jobIndex = 0; // JobId::index
        LogLevel level = LogLevel::Log;
        QByteArray text;
    };

    QList<Job> jobs; // those that would be shown
    QList<Line> lines; // the server's, the newest MaxLines
    qsizetype events = 0;
    QSet<qint64> notUnderstood; // numbers of events

    static constexpr qsizetype MaxLines = 200;
};

// A pure function, for any thread. `title` names the stream's own job.
[[nodiscard]] Preview previewOf(const QList<SampledEvent> &events, std::shared_ptr<const Profile> profile, const QString &title);

} // namespace runwatch
