// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/decode/jsonpiece.h"

#include <QByteArrayView>

#include <optional>
#include <string_view>

namespace runwatch {

// Whether a piece of an event is what a profile's literal says: the same text, or the same number
// (3.0 is 3). Whole numbers are compared as they are written, so that no digit of a key is lost.

// The number of a literal that may be written in more than one way.
[[nodiscard]] std::optional<double> literalNumberIn(std::string_view text);

[[nodiscard]] bool isSameNumber(std::string_view piece, std::string_view literal, double number);

[[nodiscard]] inline bool isSame(const JsonPiece &piece, std::string_view literal,
                                 const std::optional<double> &number)
{
    if (piece.text == literal)
        return piece.kind != JsonPiece::Kind::Absent && !piece.isContainer();
    return number && piece.kind == JsonPiece::Kind::Number && isSameNumber(piece.text, literal, *number);
}

} // namespace runwatch
