// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/decode/compiledrules.h"
#include "app/decode/jobupdates.h"
#include "app/decode/piecereader.h"
#include "app/decode/rulememory.h"
#include "app/decode/shapereader.h"
#include "app/decode/textpool.h"
#include "app/decode/valuereader.h"
#include "app/stream/serversentevent.h"

namespace runwatch {

// What the rules of a profile made of one event.
struct RulesSaid
{
    int rule = -1; // the first that matched
    bool isRecognised = false;
    bool isIgnored = false;
    bool endsStream = false;
};

// Reads events by the rules of a profile.
class RuleReader
{
public:
    // Adds to the list, which is empty. `shapes` reads what an event carries.
    [[nodiscard]] RulesSaid read(const ServerSentEvent &event, const CompiledRules &rules, RuleMemory &memory,
                                 ShapeReader &shapes, UpdateList &updates);
    // Adds an update for each half line.
    void flush(RuleMemory &memory, UpdateList &updates);
    [[nodiscard]] bool fitsSignature(const ServerSentEvent &event, const CompiledRules &rules);

private:
    // One event, while it is read.
    struct Reading
    {
        const ServerSentEvent &event;
        const CompiledRules &rules;
        RuleMemory &memory;
        ShapeReader &shapes;
        UpdateList &updates;
        ValueReader values;
        RulesSaid said;
        bool isBroken = false; // something was not understood, or was more than is kept
    };

    enum class Unknown : quint8 { Kept, LeftOut };

    [[nodiscard]] bool readEvent(const ServerSentEvent &event, const PointerTree &tree, bool readsData);
    [[nodiscard]] bool applies(Reading &reading, const CompiledRule &rule);
    [[nodiscard]] bool appliesToElements(Reading &reading, const CompiledRule &rule);
    void apply(Reading &reading, const CompiledRule &rule);
    // False: it has none of the built-in shapes; then text is a line of the log, unless it is left out.
    [[nodiscard]] bool carry(Reading &reading, const JsonPiece &piece, Unknown unknown);
    void finish(Reading &reading);

    // In rulesaying.cpp: what a rule says of its job.
    void say(Reading &reading, const CompiledRule::Saying &saying);
    static void sayMessage(Update &update, std::string_view text);
    void sayProgress(const ProgressSaid &said);
    void sayPhases(const JsonPiece &piece);
    void sayResult(const JsonPiece &piece);
    void sayResults(CompiledRule::Field field, const JsonPiece &piece);
    void sayErrors(const JsonPiece &piece);
    [[nodiscard]] BatchResults &results();

    // The job that the rule is about; it gets an update when first something is said of it.
    [[nodiscard]] int job()
    {
        if (m_job < 0)
            m_job = m_jobs.numberOf(m_key);
        return m_job;
    }

    // Reads a list or an object that is a value.
    template <typename Read>
    [[nodiscard]] bool readInside(const JsonPiece &piece, Read &&read)
    {
        return m_json.holds(piece.text)
            ? m_inside.readPart(piece.text, m_json, read)
            : m_inside.read({piece.text.data(), qsizetype(piece.text.size())}, read);
    }

    PaddedJson m_json; // the event's data
    PaddedJson m_inside; // a value that is a list or an object
    EventPieces m_pieces;
    TextPool m_pool;
    JobUpdates m_jobs;
    std::string_view m_key;
    int m_job = -1;
};

} // namespace runwatch
