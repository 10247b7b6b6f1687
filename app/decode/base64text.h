// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace runwatch {

// The most that Base64 of so many bytes can stand for.
[[nodiscard]] constexpr std::size_t mostOfBase64(std::size_t coded)
{
    return coded / 4 * 3 + 3;
}

// Decodes Base64 of the standard or the URL alphabet (RFC 4648), padded or not, with line ends
// between, and says how many bytes it has written. Nothing: it is none.
[[nodiscard]] std::optional<std::size_t> readBase64(std::string_view coded, char *text);

} // namespace runwatch
