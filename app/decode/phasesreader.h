// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/decode/jsonvalue.h"
#include "app/jobs/phase.h"

#include <QList>

#include <optional>

namespace runwatch {

// Reads the phases that a server announces: texts, or objects with a name (or title, or id) and
// perhaps a weight. What has no name is left out, and of a list without any nothing is known.
// False when it is not JSON.
[[nodiscard]] bool readPhases(simdjson::ondemand::array &list, Escapes escapes,
                              std::optional<QList<PhasePlan>> &phases);

} // namespace runwatch
