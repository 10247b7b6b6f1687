// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/jobs/logline.h"
#include "app/profile/variables.h"

#include <QByteArray>
#include <QHash>
#include <QMap>
#include <QString>

#include <utility>

namespace runwatch {

// What the rules of a profile remember from one event to the next: one for each attempt of a
// run. It is filled with the operator's variables, and grows no further than the limits below.
struct RuleMemory
{
    // The beginning of a line of a log whose text is cut anywhere.
    struct HalfLine
    {
        LogLevel level = LogLevel::Log;
        qint64 serverTime = 0; // ms since 1970 UTC of its first piece, 0 when not sent
        QByteArray text;
    };

    Variables variables;
    QHash<QString, Variables> ofJobs; // by key: what events of that job saved, as far as it fits
    qsizetype jobBytes = 0; // of all of them
    QMap<std::pair<QString, QByteArray>, HalfLine> halfLines; // by the job's key and the output's name
    qsizetype heldBytes = 0; // of all half lines

    static constexpr qsizetype MaxVariables = 100; // saved ones and the operator's
    static constexpr qsizetype MaxVariableBytes = 64 << 10; // of one, as JSON
    static constexpr qsizetype MaxJobVariableBytes = 1 << 10; // of one, in ofJobs
    static constexpr qsizetype MaxJobBytes = 16 << 20; // of all jobs; what comes then is not kept of each job
    static constexpr qsizetype MaxHalfLine = 64 << 10; // bytes; then it is let go as a line
    static constexpr qsizetype MaxHeldBytes = 4 << 20;

    // All of them, and those saved by the job's own events in the place of others'.
    [[nodiscard]] Variables variablesOf(const QString &key) const
    {
        Variables all = variables;
        all.insert(ofJobs.value(key));
        return all;
    }
};

} // namespace runwatch
