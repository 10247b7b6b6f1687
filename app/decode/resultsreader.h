// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/decode/jsonvalue.h"
#include "app/jobs/batchresults.h"

#include <optional>

namespace runwatch {

// All answer false when it is not JSON.

// Reads `results` of a batch. Anything but an object with a known count or a
// list of errors leaves `results` empty.
[[nodiscard]] bool readResults(simdjson::ondemand::value &value, Escapes escapes,
                               std::optional<BatchResults> &results);
[[nodiscard]] bool readResults(simdjson::ondemand::object &object, Escapes escapes,
                               std::optional<BatchResults> &results);

// Adds a list of errors: texts, or objects with words of their own.
[[nodiscard]] bool readErrors(simdjson::ondemand::array &errors, Escapes escapes, BatchResults &results);

} // namespace runwatch
