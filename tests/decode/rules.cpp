// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/decode/rules.h"

#include <QtGlobal>

namespace runwatch {

JsonPointer pointer(const char *text)
{
    const std::optional<JsonPointer> pointer = JsonPointer::of(QString::fromUtf8(text));
    if (!pointer)
        qFatal("no pointer: %s", text);
    return *pointer;
}

Value value(const char *text)
{
    using Kind = Value::Kind;
    const QByteArray bytes(text);
    if (bytes == "$event")
        return {.kind = Kind::EventName, .text = {}, .pointer = {}, .parts = {}, .map = {}};
    if (bytes == "$id")
        return {.kind = Kind::EventId, .text = {}, .pointer = {}, .parts = {}, .map = {}};
    if (bytes == "$data")
        return {.kind = Kind::Data, .text = {}, .pointer = {}, .parts = {}, .map = {}};
    if (bytes.startsWith("//"))
        return {.kind = Kind::RootPointer, .text = {}, .pointer = pointer(text + 1), .parts = {}, .map = {}};
    if (bytes.startsWith('/') || bytes.isEmpty())
        return {.kind = Kind::Pointer, .text = {}, .pointer = pointer(text), .parts = {}, .map = {}};
    if (bytes.startsWith('{'))
        return {.kind = Kind::Variable,
                .text = bytes.mid(1, bytes.size() - 2),
                .pointer = {},
                .parts = {},
                .map = {}};
    return {.kind = Kind::Literal, .text = bytes, .pointer = {}, .parts = {}, .map = {}};
}

Value of(Value::Kind kind, std::initializer_list<Value> parts)
{
    return {.kind = kind, .text = {}, .pointer = {}, .parts = parts, .map = {}};
}

Value mapped(Value from, std::initializer_list<std::pair<const char *, const char *>> to)
{
    Value made = of(Value::Kind::Map, {std::move(from)});
    for (const auto &[key, meaning] : to)
        made.map.append({QByteArray(key), value(meaning)});
    return made;
}

Demand demand(Demand::Kind kind, const char *text)
{
    return {.kind = kind, .text = text, .parts = {}};
}

Demand demand(Demand::Kind kind, std::initializer_list<Demand> parts)
{
    return {.kind = kind, .text = {}, .parts = parts};
}

Condition when(const char *subject, Demand demand)
{
    if (qstrcmp(subject, "$json") == 0)
        return {.subject = Condition::Subject::IsJson, .value = {}, .demand = std::move(demand)};
    return {.subject = Condition::Subject::Value, .value = value(subject), .demand = std::move(demand)};
}

Condition when(const char *subject, const char *equals)
{
    return when(subject, demand(Demand::Kind::Equals, equals));
}

std::shared_ptr<Profile> profileOf(std::initializer_list<Rule> rules)
{
    auto profile = std::make_shared<Profile>();
    profile->rules = rules;
    return profile;
}

} // namespace runwatch
