// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/decode/phasesreader.h"

#include "app/decode/numbertext.h"

namespace runwatch {
namespace {

using simdjson::SUCCESS;
using simdjson::ondemand::json_type;

// More than a job shows.
constexpr qsizetype MaxPhases = 1'000;

// How well a field names a phase; 0: not at all.
int rankOf(std::string_view name)
{
    if (name == "name")
        return 3;
    if (name == "title")
        return 2;
    return name == "id" ? 1 : 0;
}

void setText(QString &string, std::string_view utf8)
{
    string = QString::fromUtf8(utf8.data(), qsizetype(utf8.size()));
}

bool readPhase(simdjson::ondemand::object &object, Escapes escapes, PhasePlan &phase)
{
    int best = 0;
    for (auto found : object) {
        if (found.error() != SUCCESS)
            return false;
        simdjson::ondemand::field &&field = std::move(found).value_unsafe();
        const std::optional<std::string_view> name = nameOf(field, escapes);
        if (!name)
            return false;
        const int rank = rankOf(*name);
        if (rank == 0 && *name != "weight")
            continue;
        const Scalar scalar = scalarOf(field.value(), escapes);
        if (!scalar.isText())
            continue;
        if (rank == 0) {
            const std::optional<double> weight = numberIn(scalar.text);
            phase.weight = weight && *weight >= 0 ? *weight : 1;
        } else if (rank >= best) {
            setText(phase.name, scalar.text);
            best = rank;
        }
    }
    return true;
}

} // namespace

bool readPhases(simdjson::ondemand::array &list, Escapes escapes, std::optional<QList<PhasePlan>> &phases)
{
    phases.emplace();
    for (auto found : list) {
        simdjson::ondemand::value value;
        PhasePlan phase;
        if (std::move(found).get(value) != SUCCESS)
            return false;
        if (isA(value, json_type::object)) {
            simdjson::ondemand::object object;
            if (value.get_object().get(object) != SUCCESS || !readPhase(object, escapes, phase))
                return false;
        } else if (!isA(value, json_type::array)) {
            if (const Scalar scalar = scalarOf(value, escapes); scalar.isText())
                setText(phase.name, scalar.text);
        }
        if (!phase.name.isEmpty() && phases->size() < MaxPhases)
            phases->append(std::move(phase));
    }
    if (phases->isEmpty())
        phases.reset();
    return true;
}

} // namespace runwatch
