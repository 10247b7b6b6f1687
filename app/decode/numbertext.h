// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/jobs/progressreading.h"

#include <optional>
#include <string_view>

namespace runwatch {

// A finite decimal number with spaces around it and nothing else; "NaN", "inf"
// and "1e999" are none.
[[nodiscard]] std::optional<double> numberIn(std::string_view text);

// "87", "0.4", "40%" or "3/7". The total of a ratio may be anything here.
[[nodiscard]] std::optional<ProgressReading> progressIn(std::string_view text);

// A whole number as far as a qint64 reaches, in both directions; of any other its
// whole part.
[[nodiscard]] std::optional<qint64> counterIn(std::string_view text);

} // namespace runwatch
