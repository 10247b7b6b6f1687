// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/log/linefields.h"

#include <optional>

namespace runwatch {

// Where the pairs of a line `key=value key="…"` begin: at the first after which there is nothing but pairs,
// two at least. A value without quotes ends at a blank, one in quotes may have \" in it.
[[nodiscard]] std::optional<qsizetype> findPairs(QByteArrayView text);

// The fields of a text that begins where findPairs() says; those of text that is cut off, but for the last.
void readPairs(QByteArrayView text, LineFields &fields);

} // namespace runwatch
