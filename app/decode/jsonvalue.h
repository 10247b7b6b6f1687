// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

#include <simdjson.h>

#include <optional>
#include <string_view>

namespace runwatch {

// What stands between simdjson and the rest. All of it is inline, and a Scalar is
// never handed on but in its parts: each event comes through here for each of its
// fields, and to pass one through memory takes longer than to read it.

// A value of JSON that is no object and no list.
struct Scalar
{
    enum class Kind : quint8 { None, String, Number, True, False };

    Kind kind = Kind::None; // of null, of NaN and its like, and of what is no scalar
    std::string_view text; // a string without its escapes, a number or NaN as it was written

    [[nodiscard]] bool isText() const { return kind == Kind::String || kind == Kind::Number; }
};

inline std::string_view withoutSpaceAtEnd(std::string_view json)
{
    while (!json.empty()
           && (json.back() == ' ' || json.back() == '\n' || json.back() == '\r' || json.back() == '\t'))
        json.remove_suffix(1);
    return json;
}

// Whether an event has a backslash anywhere. Nearly none has; then names and
// strings are where they stand, until the next event, and need no second look.
enum class Escapes : quint8 { None, Some };

// Empty: it is not JSON. The name ends at the last quote before its value.
inline std::optional<std::string_view> nameOf(simdjson::ondemand::field &field, Escapes escapes)
{
    if (escapes == Escapes::None) {
        const char *const begin = field.key().raw();
        const char *end = field.value().raw_json_token().data() - 1;
        while (*end != '"')
            --end;
        return std::string_view(begin, std::size_t(end - begin));
    }
    std::string_view name;
    return field.unescaped_key().get(name) == simdjson::SUCCESS ? std::optional(name) : std::nullopt;
}

inline Scalar stringIn(simdjson::ondemand::value &value, std::string_view token, Escapes escapes)
{
    if (escapes == Escapes::None)
        return {.kind = Scalar::Kind::String, .text = token.substr(1, token.size() - 2)};
    std::string_view text;
    if (value.get_string().get(text) != simdjson::SUCCESS)
        return {};
    return {.kind = Scalar::Kind::String, .text = text};
}

// The value may be read once. Lists and objects stay unread.
inline Scalar scalarOf(simdjson::ondemand::value &value, Escapes escapes)
{
    const std::string_view token = withoutSpaceAtEnd(value.raw_json_token());
    switch (token.front()) {
    case '"':
        return stringIn(value, token, escapes);
    case 't':
        return {.kind = token == "true" ? Scalar::Kind::True : Scalar::Kind::None, .text = {}};
    case 'f':
        return {.kind = token == "false" ? Scalar::Kind::False : Scalar::Kind::None, .text = {}};
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
        return {.kind = Scalar::Kind::Number, .text = token};
    case 'N': // NaN and Infinity are no JSON, and some servers write them
    case 'I':
        return {.kind = Scalar::Kind::None, .text = token};
    default:
        return {};
    }
}

inline bool isA(simdjson::ondemand::value &value, simdjson::ondemand::json_type wanted)
{
    simdjson::ondemand::json_type type;
    return value.type().get(type) == simdjson::SUCCESS && type == wanted;
}

} // namespace runwatch
