// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/decode/fieldreader.h"

#include "app/decode/numbertext.h"
#include "app/decode/phasesreader.h"
#include "app/decode/resultsreader.h"
#include "app/decode/servertime.h"
#include "app/decode/wordtable.h"

#include <utility>

namespace runwatch {
namespace {

using TextField = EventFields::Text EventFields::*;
using NumberField = std::optional<double> EventFields::*;
using ProgressField = std::optional<ProgressReading> EventFields::*;

enum class Kind : quint8 { Text, Number, Progress, Percent, Truth, Time, Results, Phases };

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
    {"job", text(&EventFields::job)},
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
    {"phases", {.kind = Kind::Phases}},
});

// A synonym that cannot be read leaves what was read before.
void readNumber(const Scalar &scalar, std::optional<double> &known)
{
    if (!scalar.isText())
        return;
    if (const std::optional<double> number = numberIn(scalar.text))
        known.emplace(*number);
}

void readProgress(const Scalar &scalar, const Target &target, EventFields &fields)
{
    using Scale = ProgressReading::Scale;
    fields.mentionsProgress = true;
    std::optional<ProgressReading> &known = fields.*target.progress;
    const std::optional<ProgressReading> before = std::exchange(known, std::nullopt);
    if (scalar.kind == Scalar::Kind::String) {
        if (const std::optional<ProgressReading> reading = progressIn(scalar.text))
            known = reading;
    } else if (scalar.kind == Scalar::Kind::Number) {
        if (const std::optional<double> number = numberIn(scalar.text))
            known.emplace(ProgressReading{.value = *number});
    }
    if (!known && !scalar.text.empty()) {
        const bool isPhases = target.progress == &EventFields::phaseProgress;
        (isPhases ? fields.unreadPhaseProgress : fields.unreadProgress).emplace(scalar.text.data(), scalar.text.size());
    }
    if (!known)
        known = before;
    if (target.kind == Kind::Percent && known && known->scale == Scale::Unsaid)
        known->scale = Scale::Percent;
}

void readScalar(const Scalar &scalar, const Target &target, EventFields &fields)
{
    switch (target.kind) {
    case Kind::Text:
        if (scalar.isText())
            (fields.*target.text).emplace(scalar.text.data(), scalar.text.size());
        break;
    case Kind::Number:
        readNumber(scalar, fields.*target.number);
        break;
    case Kind::Progress:
    case Kind::Percent:
        readProgress(scalar, target, fields);
        break;
    case Kind::Truth:
        if (scalar.kind == Scalar::Kind::True || scalar.kind == Scalar::Kind::False)
            fields.success = scalar.kind == Scalar::Kind::True;
        break;
    case Kind::Time:
        if (scalar.isText())
            fields.serverTime = serverTimeOf(scalar.text);
        break;
    case Kind::Results:
    case Kind::Phases:
        break;
    }
}

// A list of phases is one that announces them; anything else by that name says nothing.
bool readContainer(simdjson::ondemand::value &value, Kind kind, Escapes escapes, EventFields &fields)
{
    if (kind == Kind::Results)
        return readResults(value, escapes, fields.results);
    simdjson::ondemand::array list;
    fields.phases.reset();
    if (!isA(value, simdjson::ondemand::json_type::array))
        return true;
    return value.get_array().get(list) == simdjson::SUCCESS && readPhases(list, escapes, fields.phases);
}

} // namespace

bool readFields(simdjson::ondemand::object &object, Escapes escapes, EventFields &fields)
{
    for (auto found : object) {
        if (found.error() != simdjson::SUCCESS)
            return false;
        simdjson::ondemand::field &&field = std::move(found).value_unsafe();
        const std::optional<std::string_view> name = nameOf(field, escapes);
        if (!name)
            return false;
        const Target *target = Names.find(*name);
        if (!target)
            continue;
        if (target->kind < Kind::Results)
            readScalar(scalarOf(field.value(), escapes), *target, fields);
        else if (!readContainer(field.value(), target->kind, escapes, fields))
            return false;
    }
    return true;
}

} // namespace runwatch
