// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/decode/decoder.h"

#include "app/decode/eventmeaning.h"
#include "app/decode/fieldreader.h"
#include "app/decode/numbertext.h"
#include "app/decode/surrogates.h"
#include "app/stream/utf8.h"

#include <simdjson.h>

#include <algorithm>
#include <bit>
#include <vector>

namespace runwatch {
namespace {

using simdjson::SUCCESS;
using simdjson::ondemand::json_type;

// Deeper than any server's array of arrays of events.
constexpr int MaxDepth = 32;

// One event of 16 MiB could hold a million updates. Beyond this it is kept as
// text, like anything else that cannot be read.
constexpr std::size_t MaxUpdates = 10'000;

// What an event larger than this needed is given back before the next one.
constexpr std::size_t MostKept = 1024 * 1024;

enum class Reading : quint8 { NotJson, Nothing, Known };

bool isWhole(simdjson::ondemand::document &document)
{
    return document.current_location().error() == simdjson::OUT_OF_BOUNDS;
}

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

std::string_view viewOf(QByteArrayView bytes)
{
    return {bytes.data(), std::size_t(bytes.size())};
}

} // namespace

struct Decoder::Private
{
    Reading readDocument(QByteArrayView data, const EventName &name);
    Reading readRoot(simdjson::ondemand::document &document, const EventName &name);
    Reading readScalar(simdjson::ondemand::document &document, json_type type, const EventName &name);
    Reading readArray(simdjson::ondemand::array &array, const EventName &name, int depth);
    Reading readObject(simdjson::ondemand::object &object, const EventName &name);
    Reading readFields(EventFields &&fields, const EventName &name);
    Reading readText(std::string_view text, const EventName &name);
    Reading readEmptyEnd(const EventName &name);

    bool keepPadded(QByteArrayView data);
    void letGo();
    Update &nextUpdate();

    simdjson::ondemand::parser parser;
    std::vector<char> padded; // a copy of the data with the room behind it that the parser reads
    Escapes escapes = Escapes::None;
    QByteArray whole; // the data with half surrogates replaced, when it had any
    QByteArray repaired; // the same for invalid UTF-8
    std::vector<Update> updates; // their storage is used again
    QByteArray spareText;
    std::size_t count = 0;
};

Update &Decoder::Private::nextUpdate()
{
    if (count == updates.size())
        updates.emplace_back();
    return updates[count];
}

void Decoder::Private::letGo()
{
    padded = {};
    parser = simdjson::ondemand::parser();
    whole = {};
    repaired = {};
    spareText = {};
    updates = {};
}

bool Decoder::Private::keepPadded(QByteArrayView data)
{
    const std::size_t size = std::size_t(std::max<qsizetype>(data.size(), 1));
    if (padded.size() < size + simdjson::SIMDJSON_PADDING)
        padded.resize(std::bit_ceil(size + simdjson::SIMDJSON_PADDING));
    std::copy(data.begin(), data.end(), padded.begin());
    return parser.capacity() >= size || parser.allocate(std::bit_ceil(size)) == SUCCESS;
}

Reading Decoder::Private::readDocument(QByteArrayView data, const EventName &name)
{
    simdjson::ondemand::document document;
    if (!keepPadded(data)
        || parser.iterate(padded.data(), std::size_t(data.size()), padded.size()).get(document) != SUCCESS)
        return Reading::NotJson;
    return readRoot(document, name);
}

Reading Decoder::Private::readRoot(simdjson::ondemand::document &document, const EventName &name)
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
Reading Decoder::Private::readScalar(simdjson::ondemand::document &document, json_type type,
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

Reading Decoder::Private::readArray(simdjson::ondemand::array &array, const EventName &name, int depth)
{
    Reading reading = Reading::Nothing;
    for (auto found : array) {
        simdjson::ondemand::value value;
        if (std::move(found).get(value) != SUCCESS || depth >= MaxDepth || count >= MaxUpdates)
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

Reading Decoder::Private::readObject(simdjson::ondemand::object &object, const EventName &name)
{
    EventFields fields;
    return runwatch::readFields(object, escapes, fields) ? readFields(std::move(fields), name)
                                                         : Reading::NotJson;
}

Reading Decoder::Private::readFields(EventFields &&fields, const EventName &name)
{
    switch (readMeaning(fields, name, nextUpdate(), spareText)) {
    case Meaning::None:
        return Reading::Nothing;
    case Meaning::Connected:
        return Reading::Known;
    case Meaning::Update:
        ++count;
        return Reading::Known;
    }
    return Reading::Nothing;
}

// `event: log` and `event: complete` say what a text is; else it is kept as a
// line of the log and counted as not recognised. An empty one has nothing to keep.
Reading Decoder::Private::readText(std::string_view text, const EventName &name)
{
    if (text.find_first_not_of(" \t\r\n") == std::string_view::npos)
        return readEmptyEnd(name);
    if (name.isProgress) {
        if (const std::optional<ProgressReading> progress = progressIn(text))
            return readFields(progressFields(*progress), name);
    }
    if (name.isLog || name.isComplete)
        return readFields(messageFields(text), name);
    Update &update = nextUpdate() = Update();
    update.log = Update::Log{.text = QByteArray(text.data(), qsizetype(text.size()))};
    ++count;
    return Reading::Nothing;
}

Reading Decoder::Private::readEmptyEnd(const EventName &name)
{
    return name.isComplete ? readFields({}, name) : Reading::Nothing;
}

Decoder::Decoder()
    : d(std::make_unique<Private>())
{
}

Decoder::~Decoder() = default;

Decoded Decoder::decode(const ServerSentEvent &event)
{
    const EventName name = EventName::of(viewOf(event.type));
    if (d->padded.size() > MostKept)
        d->letGo();
    d->escapes = event.data.contains('\\') ? Escapes::Some : Escapes::None;
    const QByteArrayView data =
        d->escapes == Escapes::None ? event.data : withoutHalfSurrogates(event.data, d->whole);
    d->count = 0;
    Reading reading = d->readDocument(data, name);
    if (reading == Reading::NotJson) {
        d->count = 0;
        const QByteArrayView valid = toValidUtf8(data, d->repaired);
        if (valid.data() != data.data())
            reading = d->readDocument(valid, name);
    }
    if (reading == Reading::NotJson) {
        d->count = 0;
        reading = d->readText(viewOf(event.data), name);
    } else if (reading == Reading::Nothing && d->count == 0) {
        reading = d->readEmptyEnd(name);
    }
    return {.updates = {d->updates.data(), d->count}, .isRecognised = reading == Reading::Known};
}

} // namespace runwatch
