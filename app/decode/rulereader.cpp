// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/decode/rulereader.h"

#include "app/decode/rulelog.h"
#include "app/decode/savedvalue.h"

#include <algorithm>

namespace runwatch {

// Where the data is not read, it is not known to be JSON.
bool RuleReader::readEvent(const ServerSentEvent &event, const PointerTree &tree, bool readsData)
{
    using Kind = JsonPiece::Kind;
    const bool isJson = readsData
        && m_json.read(
            event.data,
            [&](simdjson::ondemand::document &document) {
                return readPieces(document, m_json.escapes(), tree, m_pieces);
            },
            tree.mostReadings());
    if (!isJson)
        m_pieces.begin(tree); // what stood before the fault is not there
    Pieces &root = m_pieces.root;
    root.set(0, EventNamePlace, {.kind = Kind::String, .text = viewOf(event.type)});
    if (event.hasId)
        root.set(0, EventIdPlace, {.kind = Kind::String, .text = viewOf(event.lastEventId)});
    const Kind dataKind = event.data.isEmpty() ? Kind::Null : Kind::String; // "$data": true asks for some
    root.set(0, DataPlace, {.kind = dataKind, .text = viewOf(event.data)});
    return isJson;
}

RulesSaid RuleReader::read(const ServerSentEvent &event, const CompiledRules &rules, RuleMemory &memory,
                           ShapeReader &shapes, UpdateList &updates)
{
    m_pool.clear();
    m_jobs.begin(updates);
    const bool isJson = readEvent(event, rules.tree, rules.needsJson);
    Reading reading{.event = event,
                    .rules = rules,
                    .memory = memory,
                    .shapes = shapes,
                    .updates = updates,
                    .values = ValueReader(m_pieces.root.row(0), isJson, memory.variables, m_pool),
                    .said = {}};
    for (std::size_t i = 0; i < rules.rules.size(); ++i) {
        const CompiledRule &rule = rules.rules[i];
        if (!applies(reading, rule))
            continue;
        if (reading.said.rule < 0)
            reading.said.rule = int(i);
        reading.said.endsStream |= rule.ends;
        if (rule.ignores && rule.list < 0) {
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
    if (!std::ranges::all_of(rule.when, isMet)
        || (rule.at >= 0 && !m_pieces.root.row(0)[rule.at].isPresent()))
        return false;
    if (rule.list >= 0)
        return appliesToElements(reading, rule);
    apply(reading, rule);
    return true;
}

bool RuleReader::appliesToElements(Reading &reading, const CompiledRule &rule)
{
    const auto isMetSomewhere = [&](const CompiledCondition &condition) {
        return reading.values.isMetInElementOrRoot(condition);
    };
    const Pieces &elements = m_pieces.lists[std::size_t(rule.list)];
    bool applied = false;
    for (int row = 0; row < elements.rowCount(); ++row) {
        reading.values.setElement(elements.row(row));
        if (!std::ranges::all_of(rule.whenElement, isMetSomewhere))
            continue;
        applied = true;
        apply(reading, rule);
    }
    reading.isBroken |= applied && m_pieces.hasMore;
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
    for (const auto &[name, value] : rule.save)
        saveValueOfJob(name, values.pieceOf(value), key, reading.memory);
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
        if (const std::string_view result = m_jobs.job(i).result;
            !result.empty() && !m_jobs.hasSaid(i, JobUpdates::Message))
            sayMessage(m_jobs.say(i, JobUpdates::Message), result);
        if (!reading.memory.halfLines.isEmpty())
            sayHalfLines(i, m_jobs, reading.memory);
    }
    m_jobs.finish();
}

void RuleReader::flush(RuleMemory &memory, UpdateList &updates)
{
    m_jobs.begin(updates);
    m_pool.clear();
    while (!memory.halfLines.isEmpty()) {
        const QByteArray key = memory.halfLines.firstKey().first.toUtf8();
        char *const room = m_pool.room(std::size_t(key.size()));
        std::copy(key.begin(), key.end(), room);
        sayHalfLines(m_jobs.numberOf({room, std::size_t(key.size())}), m_jobs, memory);
    }
    m_jobs.finish();
}

bool RuleReader::fitsSignature(const ServerSentEvent &event, const CompiledRules &rules)
{
    if (rules.signature.empty())
        return false;
    m_pool.clear();
    const bool isJson = readEvent(event, rules.signatureTree, true);
    const Variables none;
    const ValueReader values(m_pieces.root.row(0), isJson, none, m_pool);
    return std::ranges::any_of(rules.signature, [&](const auto &conditions) {
        return std::ranges::all_of(
            conditions, [&](const CompiledCondition &condition) { return values.isMet(condition); });
    });
}

} // namespace runwatch
