// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/model/diagnosis.h"

#include <QString>

namespace runwatch {

// What a finding of the stream doctor says, and what to do about it. Both may hold a server's words.
struct FindingWords
{
    QString what;
    QString advice;
};

[[nodiscard]] FindingWords describe(const Finding &finding);

// "Observed 1 h 2 min, disconnected 12 s; of that, 12 s were told later."
[[nodiscard]] QString coverageText(const Coverage &coverage);

} // namespace runwatch
