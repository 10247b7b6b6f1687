// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/decode/fieldreader.h"

#include "app/decode/jsonvalues.h"
#include "app/decode/resultsreader.h"
#include "app/decode/wordtable.h"

namespace runwatch {
namespace {

using TextField = EventFields::Text EventFields::*;
using NumberField = std::optional<double> EventFields::*;
using ProgressField = std::optional<ProgressReading> EventFields::*;

enum class Kind : quint8 { Text, Number, Progress, Percent, Truth, Time, Results };

struct Target
{
    Kind kind = Kind::Text;
    TextField text = nullptr;
    NumberField number = nullptr;
    ProgressField progress = nullptr;
};

constexpr Target text(TextField field)
{
    return {.kind = Kind::Text, .text = field};
}

constexpr Target number(NumberField field)
{
    return {.kind = Kind::Number, .number = field};
}

constexpr Target progress(ProgressField field, Kind kind = Kind::Progress)
{
    return {.kind = kind, .progress = field};
}

constexpr WordTable Names({
    Word<Target>{"status", text(&EventFields::status)},
    {"state", text(&EventFields::state)},
    {"type", text(&EventFields::type)},
    {"level", text(&EventFields::level)},
    {"result", text(&EventFields::result)},
    {"success", {.kind = Kind::Truth}},
    {"message", text(&EventFields::message)},
    {"msg", text(&EventFields::msg)},
    {"text", text(&EventFields::text)},
    {"line", text(&EventFields::line)},
    {"error", text(&EventFields::error)},
    {"timestamp", {.kind = Kind::Time}},
    {"time", {.kind = Kind::Time}},
    {"ts", {.kind = Kind::Time}},
    {"phase", text(&EventFields::phase)},
    {"title", text(&EventFields::title)},
    {"name", text(&EventFields::name)},
    {"jobId", text(&EventFields::jobKey)},
    {"job_id", text(&EventFields::jobKey)},
    {"job", text(&EventFields::jobKey)},
    {"id", text(&EventFields::id)},
    {"progress", progress(&EventFields::progress)},
    {"percent", progress(&EventFields::percent, Kind::Percent)},
    {"percentage", progress(&EventFields::percent, Kind::Percent)},
    {"overallProgress", progress(&EventFields::overallProgress)},
    {"overall_progress", progress(&EventFields::overallProgress)},
    {"phaseProgress", progress(&EventFields::phaseProgress)},
    {"phase_progress", progress(&EventFields::phaseProgress)},
    {"current", number(&EventFields::current)},
    {"count", number(&EventFields::count)},
    {"total", number(&EventFields::total)},
    {"results", {.kind = Kind::Results}},
});

// A synonym that cannot be read leaves what was read before.
template <typename Value>
void takeOver(std::optional<Value> &known, std::optional<Value> read)
{
    if (read)
        known = read;
}

void readProgress(JsonValue value, const Target &target, EventFields &fields)
{
    std::optional<ProgressReading> reading = progressOf(value);
    if (reading && target.kind == Kind::Percent && reading->scale == ProgressReading::Scale::Unsaid)
        reading->scale = ProgressReading::Scale::Percent;
    takeOver(fields.*target.progress, reading);
    fields.mentionsProgress = true;
}

bool readField(JsonValue value, const Target &target, EventFields &fields)
{
    switch (target.kind) {
    case Kind::Text:
        takeOver(fields.*target.text, textOf(value));
        return true;
    case Kind::Number:
        takeOver(fields.*target.number, numberOf(value));
        return true;
    case Kind::Progress:
    case Kind::Percent:
        readProgress(value, target, fields);
        return true;
    case Kind::Truth:
        takeOver(fields.success, truthOf(value));
        return true;
    case Kind::Time:
        fields.serverTime = timeOf(value);
        return true;
    case Kind::Results:
        return readResults(value, fields.results);
    }
    return true;
}

} // namespace

bool readFields(simdjson::ondemand::object object, EventFields &fields)
{
    for (auto found : object) {
        simdjson::ondemand::field field;
        std::string_view key;
        if (std::move(found).get(field) != simdjson::SUCCESS
            || field.unescaped_key().get(key) != simdjson::SUCCESS)
            return false;
        const Target *target = Names.find(key);
        if (target && !readField(field.value(), *target, fields))
            return false;
    }
    return true;
}

} // namespace runwatch
