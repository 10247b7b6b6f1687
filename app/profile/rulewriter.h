// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/profile/jsontext.h"
#include "app/profile/rule.h"

namespace runwatch {

[[nodiscard]] JsonText toJson(const Rule &rule); // what readRule() reads as the same

} // namespace runwatch
