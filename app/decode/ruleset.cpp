// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/decode/ruleset.h"

#include "app/decode/compiledrules.h"
#include "app/decode/eventwords.h"
#include "app/decode/sametext.h"

#include <algorithm>

namespace runwatch {
namespace {

// Where the pointers of one rule begin.
struct Places
{
    PointerTree &root;
    QByteArrayList at;
    int list = -1; // where the rule has `each`
};

CompiledValue compiled(const Value &value, const Places &places)
{
    CompiledValue made;
    made.kind = value.kind;
    made.text = value.text;
    if (value.kind == Value::Kind::RootPointer) {
        made.place = places.root.placeOf(value.pointer.names);
    } else if (value.kind == Value::Kind::Pointer) {
        made.isOfElement = places.list >= 0;
        made.place = made.isOfElement ? places.root.list(places.list).placeOf(value.pointer.names)
                                      : places.root.placeOf(places.at + value.pointer.names);
    } else if (value.kind == Value::Kind::EventName) {
        made.place = EventNamePlace;
    } else if (value.kind == Value::Kind::EventId) {
        made.place = EventIdPlace;
    } else if (value.kind == Value::Kind::Data) {
        made.place = DataPlace;
    } else if (value.kind == Value::Kind::Literal) {
        made.state = stateOfStatus({value.text.constData(), std::size_t(value.text.size())});
    }
    for (const Value &part : value.parts)
        made.parts.push_back(compiled(part, places));
    for (const auto &[key, meaning] : value.map)
        made.map.emplace_back(key, compiled(meaning, places));
    return made;
}

bool dependsOnElement(const CompiledValue &value)
{
    return value.isOfElement || std::ranges::any_of(value.parts, dependsOnElement)
        || std::ranges::any_of(value.map, [](const auto &entry) { return dependsOnElement(entry.second); });
}

CompiledDemand compiled(const Demand &demand)
{
    CompiledDemand made{.kind = demand.kind, .text = demand.text, .number = {}, .parts = {}};
    if (demand.kind == Demand::Kind::Equals)
        made.number = literalNumberIn({demand.text.constData(), std::size_t(demand.text.size())});
    for (const Demand &part : demand.parts)
        made.parts.push_back(compiled(part));
    return made;
}

CompiledCondition compiled(const Condition &condition, const Places &places)
{
    return {.subject = condition.subject,
            .value = compiled(condition.value, places),
            .rootValue = {},
            .demand = compiled(condition.demand)};
}

void addSayings(const Rule &rule, const Places &places, CompiledRule &made)
{
    using Field = CompiledRule::Field;
    const auto add = [&](Field field, const Value &value) {
        if (value.isAsked())
            made.says.push_back({.field = field, .value = compiled(value, places)});
    };
    add(Field::Title, rule.title);
    add(Field::State, rule.state);
    add(Field::Progress, rule.progress);
    add(Field::Phases, rule.phases);
    add(Field::Phase, rule.phase);
    add(Field::PhaseProgress, rule.phaseProgress);
    add(Field::Message, rule.message);
    add(Field::Result, rule.result);
    if (rule.results) {
        add(Field::Success, rule.results->success);
        add(Field::Failed, rule.results->failed);
        add(Field::Total, rule.results->total);
        add(Field::Errors, rule.results->errors);
    }
}

CompiledRule compiled(const Rule &rule, PointerTree &tree)
{
    CompiledRule made;
    Places places{.root = tree, .at = rule.at ? rule.at->names : QByteArrayList()};
    if (rule.at)
        made.at = tree.placeOf(places.at);
    if (rule.each) {
        made.list = tree.listOf(places.at + rule.each->names);
        places.list = made.list;
    }
    const Places conditionPlaces{.root = tree, .at = {}, .list = made.list};
    for (const Condition &condition : rule.when) {
        CompiledCondition one = compiled(condition, conditionPlaces);
        if (one.value.isOfElement && condition.demand.kind != Demand::Kind::Absent)
            one.rootValue = compiled(condition, {.root = tree, .at = {}}).value;
        (dependsOnElement(one.value) ? made.whenElement : made.when).push_back(std::move(one));
    }
    made.job = compiled(rule.job, places);
    addSayings(rule, places, made);
    if (rule.log)
        made.log = CompiledRule::Log{.text = compiled(rule.log->text, places),
                                     .level = compiled(rule.log->level, places),
                                     .time = compiled(rule.log->time, places),
                                     .stream = compiled(rule.log->stream, places),
                                     .isChunked = rule.log->isChunked};
    made.carries = compiled(rule.carries, places);
    for (const auto &[name, value] : rule.save)
        made.save.emplace_back(name, compiled(value, places));
    made.ignores = rule.ignores;
    made.ends = rule.ends;
    made.isLast = rule.isLast;
    return made;
}

bool asksIsJson(const CompiledRule &rule)
{
    return std::ranges::any_of(rule.when, [](const CompiledCondition &condition) {
        return condition.subject == Condition::Subject::IsJson;
    });
}

std::unique_ptr<const CompiledRules> rulesOf(const Profile &profile)
{
    auto made = std::make_unique<CompiledRules>();
    for (int place = 0; place < EventPlaceCount; ++place) {
        (void)made->tree.reservePlace();
        (void)made->signatureTree.reservePlace();
    }
    made->job = compiled(profile.job, Places{.root = made->tree, .at = {}});
    for (const Rule &rule : profile.rules) {
        made->rules.push_back(compiled(rule, made->tree));
        made->needsJson |= asksIsJson(made->rules.back());
    }
    made->needsJson |= !made->tree.isEmpty();
    made->tree.finish();
    for (const QList<Condition> &event : profile.signature.events) {
        auto &set = made->signature.emplace_back();
        for (const Condition &condition : event)
            set.push_back(compiled(condition, Places{.root = made->signatureTree, .at = {}}));
    }
    made->signatureTree.finish();
    return made;
}

} // namespace

RuleSet::RuleSet(std::shared_ptr<const Profile> profile)
    : m_profile(std::move(profile))
    , m_compiled(rulesOf(*m_profile))
{
}

RuleSet::~RuleSet() = default;

} // namespace runwatch
