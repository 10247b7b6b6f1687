// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/model/timeline.h"

#include <QMetaType>

namespace runwatch {

// A row of the timeline: how the stream was covered, how many events came, or one phase.
struct TimelineRow
{
    enum class Kind : quint8 { Coverage, Events, Phase };

    Kind kind = Kind::Phase;
    QList<CoverageSpan> coverage = {};
    EventRates rates = {};
    Phase phase = {};
    QList<TimeSpan> spans = {}; // of the phase

    friend bool operator==(const TimelineRow &, const TimelineRow &) = default;
};

} // namespace runwatch

Q_DECLARE_METATYPE(runwatch::TimelineRow)
Q_DECLARE_METATYPE(runwatch::TimeSpan)
