// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/decode/decoder.h"

#include <QString>

namespace runwatch {

// Updates as one line of text, only what they say, joined by " | "; so that a row
// of a test reads as what the event means. Unrecognised events begin with "?".
[[nodiscard]] QString described(const Decoded &decoded);

} // namespace runwatch
