// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/profile/jsoncursor.h"
#include "app/profile/rule.h"

namespace runwatch {

[[nodiscard]] Rule readRule(const JsonCursor &cursor);

} // namespace runwatch
