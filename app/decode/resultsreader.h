// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/decode/jsonvalue.h"
#include "app/jobs/batchresults.h"

#include <optional>

namespace runwatch {

// Reads `results` of a batch. Anything but an object with a known count or a
// list of errors leaves `results` empty. False when it is not JSON.
[[nodiscard]] bool readResults(simdjson::ondemand::value &value, Escapes escapes,
                               std::optional<BatchResults> &results);

} // namespace runwatch
