// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/jobs/logline.h"

#include <QString>

namespace runwatch {

[[nodiscard]] QString levelWord(LogLevel level);

// What one of our marks says, from its kind and values. Empty for a server's text.
[[nodiscard]] QString markText(const LogLine &line);

} // namespace runwatch
