// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/decode/jsonvalue.h"

namespace runwatch {

// What stands at one place of an event.
struct JsonPiece
{
    enum class Kind : quint8 { Absent, Null, True, False, Number, String, List, Object };

    Kind kind = Kind::Absent; // also of NaN and its like
    std::string_view text; // a string without its escapes; all else as it was written

    [[nodiscard]] bool isPresent() const { return kind > Kind::Null; }
    [[nodiscard]] bool isScalar() const { return isPresent() && kind < Kind::List; }
    [[nodiscard]] bool isContainer() const { return kind >= Kind::List; }
};

// Of a value that is no object and no list, and the token it begins with; it may be read once.
Q_ALWAYS_INLINE JsonPiece scalarPieceOf(simdjson::ondemand::value &value, std::string_view token,
                                        Escapes escapes)
{
    using Kind = JsonPiece::Kind;
    token = withoutSpaceAtEnd(token);
    switch (token.empty() ? '\0' : token.front()) {
    case '"': {
        const Scalar scalar = stringIn(value, token, escapes);
        return {.kind = scalar.kind == Scalar::Kind::String ? Kind::String : Kind::Absent,
                .text = scalar.text};
    }
    case 't':
        return {.kind = token == "true" ? Kind::True : Kind::Absent, .text = token};
    case 'f':
        return {.kind = token == "false" ? Kind::False : Kind::Absent, .text = token};
    case 'n':
        return {.kind = token == "null" ? Kind::Null : Kind::Absent, .text = token};
    case '-':
    case '0':
    case '1':
    case '2':
    case '3':
    case '4':
    case '5':
    case '6':
    case '7':
    case '8':
    case '9':
        return {.kind = Kind::Number, .text = token};
    default:
        return {};
    }
}

} // namespace runwatch
