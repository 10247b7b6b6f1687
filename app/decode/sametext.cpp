// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/decode/sametext.h"

#include "app/decode/numbertext.h"

namespace runwatch {
namespace {

bool isWholeNumber(std::string_view text)
{
    return text.find_first_of(".eE") == std::string_view::npos;
}

} // namespace

std::optional<double> literalNumberIn(std::string_view text)
{
    const bool isJsonNumber =
        !text.empty() && text.find_first_not_of("0123456789+-.eE") == std::string_view::npos;
    return isJsonNumber ? numberIn(text) : std::nullopt;
}

bool isSameNumber(std::string_view piece, std::string_view literal, double number)
{
    if (isWholeNumber(piece) && isWholeNumber(literal))
        return false; // they were compared as texts
    return numberIn(piece) == number;
}

} // namespace runwatch
