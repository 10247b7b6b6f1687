// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/decode/decoder.h"

#include "app/decode/rulereader.h"
#include "app/decode/shapereader.h"

#include <utility>

namespace runwatch {
namespace {

// What an event larger than this needed is given back before the next one.
constexpr qsizetype MostKept = 1024 * 1024; // bytes

} // namespace

struct Decoder::Private
{
    void begin(const ServerSentEvent &event);
    Decoded readShapes(const ServerSentEvent &event);

    ShapeReader shapes;
    RuleReader rules;
    UpdateList updates;
    qsizetype sizeBefore = 0; // of the data of the event before
};

void Decoder::Private::begin(const ServerSentEvent &event)
{
    if (std::exchange(sizeBefore, event.data.size()) > MostKept) {
        shapes = {};
        rules = {};
        updates = {};
    }
    updates.clear();
}

Decoded Decoder::Private::readShapes(const ServerSentEvent &event)
{
    const bool isKnown = shapes.read(event.data, EventName::of(viewOf(event.type)), updates);
    return {.updates = updates.all(), .isRecognised = isKnown};
}

Decoder::Decoder()
    : d(std::make_unique<Private>())
{
}

Decoder::~Decoder() = default;

Decoded Decoder::decode(const ServerSentEvent &event)
{
    d->begin(event);
    return d->readShapes(event);
}

Decoded Decoder::decode(const ServerSentEvent &event, const RuleSet &rules, RuleMemory &memory)
{
    d->begin(event);
    const RulesSaid said = d->rules.read(event, rules.compiled(), memory, d->shapes, d->updates);
    if (said.rule < 0 && rules.profile().readsBuiltIn)
        return d->readShapes(event);
    return {.updates = d->updates.all(),
            .isRecognised = said.isRecognised,
            .isIgnored = said.isIgnored,
            .endsStream = said.endsStream,
            .rule = said.rule};
}

Decoded Decoder::flush(const RuleSet &rules, RuleMemory &memory)
{
    Q_UNUSED(rules)
    d->updates.clear();
    d->rules.flush(memory, d->updates);
    return {.updates = d->updates.all(), .isRecognised = true};
}

bool Decoder::fitsSignature(const ServerSentEvent &event, const RuleSet &rules)
{
    d->begin(event);
    return d->rules.fitsSignature(event, rules.compiled());
}

} // namespace runwatch
