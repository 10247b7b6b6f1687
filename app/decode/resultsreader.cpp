// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/decode/resultsreader.h"

#include "app/decode/numbertext.h"

namespace runwatch {
namespace {

using simdjson::SUCCESS;
using simdjson::ondemand::json_type;
using JsonValue = simdjson::ondemand::value;

QString stringOf(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), qsizetype(utf8.size()));
}

// An object's own words for what went wrong, else all of it.
bool readErrorObject(JsonValue &value, Escapes escapes, QString &words)
{
    simdjson::ondemand::object object;
    std::string_view json;
    if (value.get_object().get(object) != SUCCESS || object.raw_json().get(json) != SUCCESS)
        return false;
    bool hasRewound = false;
    if (object.reset().get(hasRewound) != SUCCESS)
        return false;
    std::optional<std::string_view> message;
    for (auto found : object) {
        if (found.error() != SUCCESS)
            return false;
        simdjson::ondemand::field &&field = std::move(found).value_unsafe();
        const std::optional<std::string_view> key = nameOf(field, escapes);
        if (!key)
            return false;
        if (key == "message" || (key == "error" && !message)) {
            if (const Scalar scalar = scalarOf(field.value(), escapes); scalar.kind == Scalar::Kind::String)
                message = scalar.text;
        }
    }
    words = stringOf(message.value_or(withoutSpaceAtEnd(json)));
    return true;
}

bool readError(JsonValue &value, Escapes escapes, QString &words)
{
    if (isA(value, json_type::object))
        return readErrorObject(value, escapes, words);
    if (isA(value, json_type::string)) {
        words = stringOf(scalarOf(value, escapes).text);
        return true;
    }
    simdjson::ondemand::array array;
    std::string_view json = value.raw_json_token();
    if (isA(value, json_type::array)
        && (value.get_array().get(array) != SUCCESS || array.raw_json().get(json) != SUCCESS))
        return false;
    words = stringOf(withoutSpaceAtEnd(json));
    return true;
}

std::optional<qint64> counterOf(JsonValue &value, Escapes escapes)
{
    const Scalar scalar = scalarOf(value, escapes);
    return scalar.isText() ? counterIn(scalar.text) : std::nullopt;
}

enum class Part : quint8 { NotJson, Unknown, Known };

Part readPart(std::string_view name, JsonValue &value, Escapes escapes, BatchResults &results)
{
    if (name == "errors" && isA(value, json_type::array)) {
        simdjson::ondemand::array errors;
        const bool isJson = value.get_array().get(errors) == SUCCESS && readErrors(errors, escapes, results);
        return isJson ? Part::Known : Part::NotJson;
    }
    const bool isSuccess = name == "success" || name == "succeeded";
    if (!isSuccess && name != "failed" && name != "total")
        return Part::Unknown;
    const std::optional<qint64> counter = counterOf(value, escapes);
    if (!counter)
        return Part::Unknown;
    if (name == "total")
        results.total = counter;
    else
        (isSuccess ? results.success : results.failed) = *counter;
    if (name != "total")
        (isSuccess ? results.hasSuccess : results.hasFailed) = true;
    return Part::Known;
}

} // namespace

bool readErrors(simdjson::ondemand::array &errors, Escapes escapes, BatchResults &results)
{
    for (auto found : errors) {
        JsonValue error;
        if (std::move(found).get(error) != SUCCESS)
            return false;
        if (results.errors.size() >= BatchResults::MaxErrors) {
            ++results.errorsNotKept;
            continue;
        }
        if (!readError(error, escapes, results.errors.emplaceBack()))
            return false;
    }
    return true;
}

bool readResults(simdjson::ondemand::value &value, Escapes escapes, std::optional<BatchResults> &results)
{
    results.reset();
    if (!isA(value, json_type::object))
        return true;
    simdjson::ondemand::object object;
    return value.get_object().get(object) == SUCCESS && readResults(object, escapes, results);
}

bool readResults(simdjson::ondemand::object &object, Escapes escapes, std::optional<BatchResults> &results)
{
    results.emplace();
    results->hasSuccess = results->hasFailed = false;
    bool isKnown = false;
    for (auto found : object) {
        if (found.error() != SUCCESS)
            return false;
        simdjson::ondemand::field &&field = std::move(found).value_unsafe();
        const std::optional<std::string_view> name = nameOf(field, escapes);
        const Part part = name ? readPart(*name, field.value(), escapes, *results) : Part::NotJson;
        if (part == Part::NotJson)
            return false;
        isKnown |= part == Part::Known;
    }
    if (!isKnown)
        results.reset();
    return true;
}

} // namespace runwatch
