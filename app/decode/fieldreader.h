// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/decode/eventfields.h"
#include "app/decode/jsonvalue.h"

namespace runwatch {

// Reads all of one object, once and in its order; of a name given twice the last
// stands. False when it turns out not to be JSON.
[[nodiscard]] bool readFields(simdjson::ondemand::object &object, Escapes escapes, EventFields &fields);

} // namespace runwatch
