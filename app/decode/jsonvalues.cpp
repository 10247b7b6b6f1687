// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/decode/jsonvalues.h"

#include "app/decode/progresstext.h"
#include "app/decode/servertime.h"

#include <cmath>
#include <limits>

namespace runwatch {
namespace {

using simdjson::ondemand::json_type;

// NaN and its like have no type.
json_type typeOf(JsonValue &value)
{
    json_type type = json_type::null;
    return value.type().get(type) == simdjson::SUCCESS ? type : json_type::null;
}

std::string_view writtenNumber(JsonValue &value)
{
    const std::string_view token = value.raw_json_token();
    return token.substr(0, token.find_last_not_of(" \t\r\n") + 1);
}

std::string_view stringIn(JsonValue &value)
{
    std::string_view text;
    return value.get_string().get(text) == simdjson::SUCCESS ? text : std::string_view();
}

std::optional<double> doubleIn(JsonValue &value)
{
    double number = 0;
    if (value.get_double().get(number) != simdjson::SUCCESS || !std::isfinite(number))
        return std::nullopt;
    return number;
}

} // namespace

EventFields::Text textOf(JsonValue value)
{
    switch (typeOf(value)) {
    case json_type::string: {
        std::string_view text;
        if (value.get_string().get(text) == simdjson::SUCCESS)
            return text;
        return std::nullopt;
    }
    case json_type::number:
        return writtenNumber(value);
    default:
        return std::nullopt;
    }
}

std::optional<double> numberOf(JsonValue value)
{
    switch (typeOf(value)) {
    case json_type::string:
        return numberIn(stringIn(value));
    case json_type::number:
        return doubleIn(value);
    default:
        return std::nullopt;
    }
}

std::optional<ProgressReading> progressOf(JsonValue value)
{
    switch (typeOf(value)) {
    case json_type::string:
        return progressIn(stringIn(value));
    case json_type::number:
        if (const std::optional<double> number = doubleIn(value))
            return ProgressReading{.value = *number};
        return std::nullopt;
    default:
        return std::nullopt;
    }
}

std::optional<qint64> counterOf(JsonValue value)
{
    std::int64_t exact = 0;
    if (typeOf(value) == json_type::number && value.get_int64().get(exact) == simdjson::SUCCESS)
        return exact;
    const std::optional<double> number = numberOf(value);
    return number ? std::optional(saturated(*number)) : std::nullopt;
}

std::optional<bool> truthOf(JsonValue value)
{
    bool truth = false;
    if (typeOf(value) == json_type::boolean && value.get_bool().get(truth) == simdjson::SUCCESS)
        return truth;
    return std::nullopt;
}

qint64 timeOf(JsonValue value)
{
    switch (typeOf(value)) {
    case json_type::string:
        return serverTimeOf(stringIn(value));
    case json_type::number:
        return serverTimeOf(doubleIn(value).value_or(0));
    default:
        return 0;
    }
}

} // namespace runwatch
