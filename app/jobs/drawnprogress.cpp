// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/jobs/drawnprogress.h"

#include <algorithm>

namespace runwatch {
namespace {

using Scale = ProgressReading::Scale;

constexpr double Slack = 1 + 1e-9; // of fractions added up

// A fraction that stood at nine tenths or more and is now a little above one.
bool endsBeyondOne(const ProgressReading &reading, const std::optional<ProgressReading> &before)
{
    return before && before->scale == Scale::Unsaid && before->value >= 0.9 && reading.value <= 1.05;
}

} // namespace

Job::Unit unitAfter(Job::Unit unit, const ProgressReading &reading, const std::optional<ProgressReading> &before)
{
    if (reading.scale != Scale::Unsaid)
        return unit;
    if (unit == Job::Unit::Fraction) {
        const bool isBeyond = reading.value <= Slack || reading.value > 100 || endsBeyondOne(reading, before);
        return isBeyond ? unit : Job::Unit::Percent;
    }
    if (reading.value > 1)
        return Job::Unit::Percent;
    if (unit == Job::Unit::Undecided && reading.value > 0 && reading.value < 1)
        return Job::Unit::Fraction;
    return unit;
}

double percentOf(const ProgressReading &reading, Job::Unit unit)
{
    return std::clamp(reading.value / mostOf(reading, unit) * 100, 0.0, 100.0);
}

double mostOf(const ProgressReading &reading, Job::Unit unit)
{
    if (reading.scale == Scale::Ratio)
        return reading.total;
    return reading.scale == Scale::Unsaid && unit == Job::Unit::Fraction ? 1 : 100;
}

bool isOvershot(const ProgressReading &reading, Job::Unit unit)
{
    return reading.value < 0 || reading.value > mostOf(reading, unit) * Slack;
}

} // namespace runwatch
