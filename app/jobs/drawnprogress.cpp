// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/jobs/drawnprogress.h"

#include <algorithm>

namespace runwatch {

Job::Unit unitAfter(Job::Unit unit, const ProgressReading &reading)
{
    if (reading.scale != ProgressReading::Scale::Unsaid)
        return unit;
    constexpr double LargestSum = 1 + 1e-9; // of fractions added up
    if (reading.value > (unit == Job::Unit::Fraction ? LargestSum : 1))
        return Job::Unit::Percent;
    if (unit == Job::Unit::Undecided && reading.value > 0 && reading.value < 1)
        return Job::Unit::Fraction;
    return unit;
}

double percentOf(const ProgressReading &reading, Job::Unit unit)
{
    double percent = reading.value;
    if (reading.scale == ProgressReading::Scale::Ratio)
        percent = reading.value / reading.total * 100;
    else if (reading.scale == ProgressReading::Scale::Unsaid && unit == Job::Unit::Fraction)
        percent = reading.value * 100;
    return std::clamp(percent, 0.0, 100.0);
}

} // namespace runwatch
