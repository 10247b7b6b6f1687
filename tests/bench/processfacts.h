// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

namespace runwatch {

// What /proc says of another process, all its threads together.
struct ProcessFacts
{
    qint64 residentKilobytes = 0;
    qint64 anonymousKilobytes = 0; // of these, what lies in no file
    int threads = 0;
    int descriptors = 0;
    double cpuSeconds = 0; // user and system, since it started
};

[[nodiscard]] ProcessFacts factsOf(qint64 pid); // all 0 when there is no such process

} // namespace runwatch
