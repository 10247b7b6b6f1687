// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QMetaType>
#include <QString>

namespace runwatch {

// What a server said of its progress, and when.
struct Advance
{
    qint64 at = 0; // ms since the job began
    double percent = 0;
    int phase = -1; // the number of its phase; -1: it names none
};

struct Curve
{
    QList<Advance> advances;
    qint64 end = 0; // ms; when the job completed
    qint64 foretoldFrom = 0; // ms; before that nobody could know how it ends
};

enum class CurveKind {
    Steady, // thousands of small advances
    SteadySteps, // whole percents
    SteadyNoisy, // each piece takes between half and one and a half of the usual
    Slowing, // down to a third at its end
    SlowingForEver, // each second does a fixed part of what is left
    Quickening, // up to three times the pace
    Bursty, // many at once, then a wait as long as usual for so many
    VeryBursty, // waits that differ by a factor of thirty
    ByPhase, // three to six phases, up to twice as slow or as quick as each other
    LongTail, // the last tenth grows slower and slower, up to three times
    SuddenTail, // the last tenth is eight times as slow, which nothing foretells before it begins
    Pauses, // steady, with three pauses of a tenth of the run each
};

// The same for the same seed. Between 20 s and 6 h long.
[[nodiscard]] Curve makeCurve(CurveKind kind, quint32 seed);

// One that was recorded: a line for each advance, of seconds and what is done; the last line is the end.
[[nodiscard]] Curve readCurve(const QString &file);

} // namespace runwatch

Q_DECLARE_METATYPE(runwatch::CurveKind)
