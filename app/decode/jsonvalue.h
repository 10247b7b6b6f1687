// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/decode/scalar.h"

#include <simdjson.h>

namespace runwatch {

// What stands between simdjson and Scalar. All of it is inline: each event comes
// through here for each of its fields.

inline std::string_view withoutSpaceAtEnd(std::string_view json)
{
    while (!json.empty()
           && (json.back() == ' ' || json.back() == '\n' || json.back() == '\r' || json.back() == '\t'))
        json.remove_suffix(1);
    return json;
}

// Nearly all names and strings are written without escapes and need no copy: the
// bytes stay where they are until the next event. Empty: it is not JSON.
inline std::optional<std::string_view> nameOf(simdjson::ondemand::field &field)
{
    const char *const begin = field.key().raw();
    const char *end = begin;
    while (*end != '"' && *end != '\\') // it has an end: simdjson has seen it
        ++end;
    if (*end == '"')
        return std::string_view(begin, std::size_t(end - begin));
    std::string_view name;
    return field.unescaped_key().get(name) == simdjson::SUCCESS ? std::optional(name) : std::nullopt;
}

inline Scalar stringIn(simdjson::ondemand::value &value, std::string_view token)
{
    if (token.find('\\') == std::string_view::npos)
        return {.kind = Scalar::Kind::String, .text = token.substr(1, token.size() - 2)};
    std::string_view text;
    if (value.get_string().get(text) != simdjson::SUCCESS)
        return {};
    return {.kind = Scalar::Kind::String, .text = text};
}

// The value may be read once. Lists and objects stay unread.
inline Scalar scalarOf(simdjson::ondemand::value &value)
{
    const std::string_view token = withoutSpaceAtEnd(value.raw_json_token());
    switch (token.front()) {
    case '"':
        return stringIn(value, token);
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
