// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/decode/rulereader.h"

#include "app/decode/rulelog.h"
#include "app/decode/savedvalue.h"

#include <algorithm>

namespace runwatch {

using simdjson::SUCCESS;
using simdjson::ondemand::json_type;

bool RuleReader::readData(QByteArrayView data, const PointerTree &tree)
{
    const bool isJson = m_json.read(data, [&](simdjson::ondemand::document &document) {
        return readPieces(document, m_json.escapes(), tree, m_root);
    });
    if (!isJson)
        m_root.begin(tree); // what stood before the fault is not there
    return isJson;
}

RulesSaid RuleReader::read(const ServerSentEvent &event, const CompiledRules &rules, RuleMemory &memory,
                           ShapeReader &shapes, UpdateList &updates)
{
    m_pool.clear();
    m_jobs.begin(updates);
    const bool isJson = rules.needsJson && readData(event.data, rules.tree);
    Reading reading{.event = event,
                    .rules = rules,
                    .memory = memory,
                    .shapes = shapes,
                    .updates = updates,
                    .values = ValueReader(event, m_root, isJson, memory.variables, m_pool),
                    .said = {}};
    for (std::size_t i = 0; i < rules.rules.size(); ++i) {
        const CompiledRule &rule = rules.rules[i];
        if (!applies(reading, rule))
            continue;
        if (reading.said.rule < 0)
            reading.said.rule = int(i);
        reading.said.endsStream |= rule.ends;
        if (rule.ignores && rule.each < 0) {
            updates.clear();
            m_jobs.begin(updates);
            reading.said.isIgnored = true;
            break;
        }
        if (rule.isLast)
            break;
    }
    finish(reading);
    reading.said.isRecognised = reading.said.rule >= 0 && !reading.isBroken;
    return reading.said;
}

bool RuleReader::applies(Reading &reading, const CompiledRule &rule)
{
    const auto isMet = [&](const CompiledCondition &condition) { return reading.values.isMet(condition); };
    if (!std::ranges::all_of(rule.when, isMet) || (rule.at >= 0 && !m_root.at(rule.at).isPresent()))
        return false;
    if (rule.each >= 0)
        return appliesToElements(reading, rule);
    apply(reading, rule);
    return true;
}

bool RuleReader::appliesToElements(Reading &reading, const CompiledRule &rule)
{
    const JsonPiece list = m_root.at(rule.each);
    if (!list.isContainer())
        return false;
    bool applied = false;
    const auto readElement = [&](simdjson::ondemand::value &value) {
        if (!readPieces(value, m_elements.escapes(), rule.elements, m_element))
            return false;
        reading.values.setElement(&m_element);
        if (std::ranges::all_of(rule.whenElement,
                                [&](const auto &condition) { return reading.values.isMet(condition); })) {
            applied = true;
            apply(reading, rule);
        }
        return true;
    };
    const bool isJson = m_elements.readPart(list.text, m_json, [&](simdjson::ondemand::document &document) {
        return forEachElement(document, readElement);
    });
    reading.values.setElement(nullptr);
    reading.isBroken |= !isJson;
    return applied;
}

void RuleReader::apply(Reading &reading, const CompiledRule &rule)
{
    const ValueReader &values = reading.values;
    for (const auto &[name, value] : rule.save)
        saveValue(name, values.pieceOf(value), reading.memory);
    if (rule.ignores)
        return;
    const std::optional<std::string_view> ownKey = values.wordOf(rule.job);
    const std::string_view key =
        ownKey ? *ownKey : values.wordOf(reading.rules.job).value_or(std::string_view());
    if (!m_jobs.hasRoomFor(key)) {
        reading.isBroken = true;
        return;
    }
    m_key = key;
    m_job = -1;
    if (ownKey)
        (void)job();
    for (const CompiledRule::Saying &saying : rule.says)
        say(reading, saying);
    const bool hasLine = rule.log && values.pieceOf(rule.log->text).isPresent();
    if (const JsonPiece carried = values.pieceOf(rule.carries); carried.isPresent()) {
        if (carry(reading, carried, hasLine ? Unknown::LeftOut : Unknown::Kept))
            return;
        reading.isBroken |= !hasLine;
    }
    if (hasLine)
        sayLog(*rule.log, values, job(), m_jobs, reading.memory);
}

bool RuleReader::carry(Reading &reading, const JsonPiece &piece, Unknown unknown)
{
    const QByteArrayView data(piece.text.data(), qsizetype(piece.text.size()));
    const std::size_t before = reading.updates.size();
    const bool isKnown =
        reading.shapes.read(data, EventName::of(viewOf(reading.event.type)), reading.updates);
    if (!isKnown && unknown == Unknown::LeftOut)
        reading.updates.truncate(before);
    m_jobs.adopt(m_key);
    return isKnown;
}

void RuleReader::finish(Reading &reading)
{
    for (int i = 0; i < m_jobs.jobCount(); ++i) {
        const Update &update = m_jobs.update(i);
        if (!m_jobs.hasSaid(i, JobUpdates::State) || !isEnd(*update.state))
            continue;
        const QByteArray result = m_jobs.job(i).result;
        if (!result.isEmpty() && !m_jobs.hasSaid(i, JobUpdates::Message))
            m_jobs.say(i, JobUpdates::Message).message = QString::fromUtf8(result);
        if (!reading.memory.halfLines.isEmpty())
            sayHalfLines(i, m_jobs, reading.memory);
    }
    m_jobs.finish();
}

void RuleReader::flush(RuleMemory &memory, UpdateList &updates)
{
    m_jobs.begin(updates);
    while (!memory.halfLines.isEmpty()) {
        const QByteArray key = memory.halfLines.firstKey().first.toUtf8();
        sayHalfLines(m_jobs.numberOf(viewOf(key)), m_jobs, memory);
    }
    m_jobs.finish();
}

bool RuleReader::fitsSignature(const ServerSentEvent &event, const CompiledRules &rules)
{
    if (rules.signature.empty())
        return false;
    m_pool.clear();
    const bool isJson = readData(event.data, rules.signatureTree);
    const Variables none;
    const ValueReader values(event, m_root, isJson, none, m_pool);
    return std::ranges::any_of(rules.signature, [&](const auto &conditions) {
        return std::ranges::all_of(
            conditions, [&](const CompiledCondition &condition) { return values.isMet(condition); });
    });
}

} // namespace runwatch
