// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/open/requesterror.h"

#include <QString>

namespace runwatch {

// What is wrong with a request that has not been made yet, and what to do.
[[nodiscard]] QString describe(const RequestError &error);

} // namespace runwatch
