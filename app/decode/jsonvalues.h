// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/decode/eventfields.h"

#include <simdjson.h>

namespace runwatch {

// Reads single values out of JSON. A value of another kind than asked for is
// absent and no error: servers send NaN, null and objects anywhere, and the rest
// of the event still counts. Each value may be read once.
using JsonValue = simdjson::ondemand::value;

[[nodiscard]] EventFields::Text textOf(JsonValue value);
[[nodiscard]] std::optional<double> numberOf(JsonValue value);
[[nodiscard]] std::optional<ProgressReading> progressOf(JsonValue value);
[[nodiscard]] std::optional<qint64> counterOf(JsonValue value); // saturated
[[nodiscard]] std::optional<bool> truthOf(JsonValue value);
[[nodiscard]] qint64 timeOf(JsonValue value); // 0 when unreadable

} // namespace runwatch
