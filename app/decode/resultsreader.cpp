// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/decode/resultsreader.h"

#include "app/decode/jsonvalue.h"

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
bool readErrorObject(JsonValue &value, QString &words)
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
        const std::optional<std::string_view> key = nameOf(field);
        if (!key)
            return false;
        if (key == "message" || (key == "error" && !message)) {
            if (const Scalar scalar = scalarOf(field.value()); scalar.kind == Scalar::Kind::String)
                message = scalar.text;
        }
    }
    words = stringOf(message.value_or(withoutSpaceAtEnd(json)));
    return true;
}

bool readError(JsonValue &value, QString &words)
{
    if (isA(value, json_type::object))
        return readErrorObject(value, words);
    if (isA(value, json_type::string)) {
        words = stringOf(scalarOf(value).text);
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

bool readErrors(JsonValue &value, BatchResults &results)
{
    simdjson::ondemand::array errors;
    if (value.get_array().get(errors) != SUCCESS)
        return false;
    for (auto found : errors) {
        JsonValue error;
        if (std::move(found).get(error) != SUCCESS)
            return false;
        if (results.errors.size() >= BatchResults::MaxErrors) {
            ++results.errorsNotKept;
            continue;
        }
        if (!readError(error, results.errors.emplaceBack()))
            return false;
    }
    return true;
}

} // namespace

bool readResults(simdjson::ondemand::value &value, std::optional<BatchResults> &results)
{
    results.reset();
    if (!isA(value, json_type::object))
        return true;
    simdjson::ondemand::object object;
    if (value.get_object().get(object) != SUCCESS)
        return false;
    BatchResults read;
    bool isKnown = false;
    for (auto found : object) {
        if (found.error() != SUCCESS)
            return false;
        simdjson::ondemand::field &&field = std::move(found).value_unsafe();
        const std::optional<std::string_view> key = nameOf(field);
        if (!key)
            return false;
        JsonValue &part = field.value();
        if (key == "success" || key == "succeeded") {
            const std::optional<qint64> success = counterOf(scalarOf(part));
            isKnown |= success.has_value();
            read.success = success.value_or(read.success);
        } else if (key == "failed") {
            const std::optional<qint64> failed = counterOf(scalarOf(part));
            isKnown |= failed.has_value();
            read.failed = failed.value_or(read.failed);
        } else if (key == "total") {
            read.total = counterOf(scalarOf(part));
            isKnown |= read.total.has_value();
        } else if (key == "errors" && isA(part, json_type::array)) {
            isKnown = true;
            if (!readErrors(part, read))
                return false;
        }
    }
    if (isKnown)
        results = std::move(read);
    return true;
}

} // namespace runwatch
