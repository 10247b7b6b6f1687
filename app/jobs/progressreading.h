// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

namespace runwatch {

// One statement of progress exactly as the server made it. Values are finite.
struct ProgressReading
{
    enum class Scale : quint8 {
        Unsaid, // 0..1 or 0..100: decided per job, from all it has sent
        Percent, // the name says so: "percent"
        Ratio, // value of total
    };

    double value = 0;
    double total = 0; // above 0 with Ratio, else without meaning
    Scale scale = Scale::Unsaid;

    friend bool operator==(const ProgressReading &, const ProgressReading &) = default;
};

} // namespace runwatch
