// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/decode/shapereader.h"

#include "app/decode/fieldreader.h"
#include "app/decode/numbertext.h"

namespace runwatch {
namespace {

using simdjson::SUCCESS;
using simdjson::ondemand::json_type;

// Deeper than any server's array of arrays of events.
constexpr int MaxDepth = 32;

EventFields progressFields(ProgressReading progress)
{
    EventFields fields;
    fields.progress = progress;
    fields.mentionsProgress = true;
    return fields;
}

EventFields messageFields(std::string_view message)
{
    EventFields fields;
    fields.message = message;
    return fields;
}

} // namespace

ShapeReader::Reading ShapeReader::readRoot(simdjson::ondemand::document &document, const EventName &name)
{
    json_type type;
    if (document.type().get(type) != SUCCESS)
        return Reading::NotJson;
    simdjson::ondemand::object object;
    simdjson::ondemand::array array;
    Reading reading = Reading::NotJson;
    if (type == json_type::object && document.get_object().get(object) == SUCCESS)
        reading = readObject(object, name);
    else if (type == json_type::array && document.get_array().get(array) == SUCCESS)
        reading = readArray(array, name, 1);
    else if (type != json_type::object && type != json_type::array)
        return readScalar(document, type, name);
    return isWhole(document) ? reading : Reading::NotJson;
}

// Many a plain text begins like a number or a string, so all of it must be read
// before anything is believed.
ShapeReader::Reading ShapeReader::readScalar(simdjson::ondemand::document &document, json_type type,
                                             const EventName &name)
{
    double number = 0;
    bool truth = false;
    std::string_view text;
    bool isRead = false;
    if (type == json_type::string)
        isRead = document.get_string().get(text) == SUCCESS;
    else if (type == json_type::number)
        isRead = document.get_double().get(number) == SUCCESS;
    else if (type == json_type::boolean)
        isRead = document.get_bool().get(truth) == SUCCESS;
    else
        isRead = document.is_null().get(truth) == SUCCESS && truth;
    if (!isRead || !isWhole(document))
        return Reading::NotJson;
    if (type == json_type::string)
        return readText(text, name);
    if (type == json_type::number && name.isProgress)
        return readFields(progressFields({.value = number}), name);
    return Reading::Nothing;
}

ShapeReader::Reading ShapeReader::readArray(simdjson::ondemand::array &array, const EventName &name,
                                            int depth)
{
    Reading reading = Reading::Nothing;
    for (auto found : array) {
        simdjson::ondemand::value value;
        if (std::move(found).get(value) != SUCCESS || depth >= MaxDepth || m_updates->isFull())
            return Reading::NotJson;
        simdjson::ondemand::object object;
        simdjson::ondemand::array inner;
        json_type type = json_type::null;
        Reading element = Reading::Nothing;
        if (value.type().get(type) != SUCCESS)
            return Reading::NotJson;
        if (type == json_type::object)
            element = value.get_object().get(object) == SUCCESS ? readObject(object, name) : Reading::NotJson;
        else if (type == json_type::array)
            element = value.get_array().get(inner) == SUCCESS ? readArray(inner, name, depth + 1)
                                                              : Reading::NotJson;
        if (element == Reading::NotJson)
            return Reading::NotJson;
        if (element == Reading::Known)
            reading = Reading::Known;
    }
    return reading;
}

ShapeReader::Reading ShapeReader::readObject(simdjson::ondemand::object &object, const EventName &name)
{
    EventFields fields;
    return runwatch::readFields(object, m_json.escapes(), fields) ? readFields(std::move(fields), name)
                                                                  : Reading::NotJson;
}

ShapeReader::Reading ShapeReader::readFields(EventFields &&fields, const EventName &name)
{
    switch (readMeaning(fields, name, m_updates->next(), m_updates->spareText)) {
    case Meaning::None:
        return Reading::Nothing;
    case Meaning::Connected:
        return Reading::Known;
    case Meaning::Update:
        m_updates->keepNext();
        return Reading::Known;
    }
    return Reading::Nothing;
}

// `event: log` and `event: complete` say what a text is; else it is kept as a
// line of the log and counted as not recognised. An empty one has nothing to keep.
ShapeReader::Reading ShapeReader::readText(std::string_view text, const EventName &name)
{
    if (text.find_first_not_of(" \t\r\n") == std::string_view::npos)
        return readEmptyEnd(name);
    if (name.isProgress) {
        if (const std::optional<ProgressReading> progress = progressIn(text))
            return readFields(progressFields(*progress), name);
    }
    if (name.isLog || name.isComplete)
        return readFields(messageFields(text), name);
    Update &update = m_updates->next() = Update();
    update.log = Update::Log{.text = QByteArray(text.data(), qsizetype(text.size()))};
    m_updates->keepNext();
    return Reading::Nothing;
}

ShapeReader::Reading ShapeReader::readEmptyEnd(const EventName &name)
{
    return name.isComplete ? readFields({}, name) : Reading::Nothing;
}

bool ShapeReader::read(QByteArrayView data, const EventName &name, UpdateList &updates)
{
    const std::size_t before = updates.size();
    m_updates = &updates;
    Reading reading = Reading::NotJson;
    const bool isJson = m_json.read(data, [&](simdjson::ondemand::document &document) {
        updates.truncate(before);
        reading = readRoot(document, name);
        return reading != Reading::NotJson;
    });
    if (!isJson) {
        updates.truncate(before);
        reading = readText(viewOf(data), name);
    } else if (reading == Reading::Nothing && updates.size() == before) {
        reading = readEmptyEnd(name);
    }
    return reading == Reading::Known;
}

} // namespace runwatch
