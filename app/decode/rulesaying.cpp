// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/decode/rulereader.h"

#include "app/decode/numbertext.h"
#include "app/decode/phasesreader.h"
#include "app/decode/resultsreader.h"
#include "app/decode/reusedtext.h"

namespace runwatch {

using Field = CompiledRule::Field;

void RuleReader::sayMessage(Update &update, std::string_view text)
{
    assignUtf8(update.message ? *update.message : update.message.emplace(), text);
}

void RuleReader::say(Reading &reading, const CompiledRule::Saying &saying)
{
    const ValueReader &values = reading.values;
    switch (saying.field) {
    case Field::Title:
        if (const auto word = values.wordOf(saying.value); word && !word->empty())
            assignUtf8(m_jobs.say(job(), JobUpdates::Title).title, *word);
        return;
    case Field::State:
        if (const std::optional<JobState> state = values.stateOf(saying.value))
            m_jobs.say(job(), JobUpdates::State).state = state;
        return;
    case Field::Progress:
        sayProgress(values.progressOf(saying.value));
        return;
    case Field::Phase:
        if (const auto word = values.wordOf(saying.value); word && !word->empty())
            assignUtf8(m_jobs.say(job(), JobUpdates::Phase).phase, *word);
        return;
    case Field::PhaseProgress:
        if (const auto progress = values.progressOf(saying.value).progress)
            m_jobs.say(job(), JobUpdates::PhaseProgress).phaseProgress = progress;
        return;
    case Field::Phases:
        sayPhases(values.pieceOf(saying.value));
        return;
    case Field::Message:
        if (const auto text = values.textOf(saying.value))
            sayMessage(m_jobs.say(job(), JobUpdates::Message), *text);
        return;
    case Field::Result:
        sayResult(values.pieceOf(saying.value));
        return;
    case Field::Success:
    case Field::Failed:
    case Field::Total:
    case Field::Errors:
        sayResults(saying.field, values.pieceOf(saying.value));
        return;
    }
}

// The later of two rules stands, also where it says a count in place of a part.
void RuleReader::sayProgress(const ProgressSaid &said)
{
    if (said.progress)
        m_jobs.say(job(), JobUpdates::Progress).progress = said.progress;
    if (said.count)
        m_jobs.say(job(), JobUpdates::Count).count = said.count;
}

void RuleReader::sayPhases(const JsonPiece &piece)
{
    std::optional<QList<PhasePlan>> phases;
    if (piece.kind != JsonPiece::Kind::List
        || !readInside(piece, [&](simdjson::ondemand::document &document) {
               simdjson::ondemand::array list;
               return document.get_array().get(list) == simdjson::SUCCESS
                   && readPhases(list, m_inside.escapes(), phases);
           }))
        return;
    if (phases)
        m_jobs.say(job(), JobUpdates::Phases).phases = std::move(phases);
}

void RuleReader::sayResult(const JsonPiece &piece)
{
    if (piece.isScalar()) {
        m_jobs.job(job()).result = piece.text;
        return;
    }
    std::optional<BatchResults> results;
    if (piece.kind != JsonPiece::Kind::Object
        || !readInside(piece, [&](simdjson::ondemand::document &document) {
               simdjson::ondemand::object object;
               return document.get_object().get(object) == simdjson::SUCCESS
                   && readResults(object, m_inside.escapes(), results);
           }))
        return;
    if (results)
        m_jobs.say(job(), JobUpdates::Results).results = std::move(results);
}

BatchResults &RuleReader::results()
{
    const bool isKnown = m_jobs.hasSaid(job(), JobUpdates::Results);
    std::optional<BatchResults> &results = m_jobs.say(job(), JobUpdates::Results).results;
    if (!isKnown)
        results.emplace();
    if (!isKnown)
        results->hasSuccess = results->hasFailed = false;
    return *results;
}

void RuleReader::sayResults(Field field, const JsonPiece &piece)
{
    if (field == Field::Errors) {
        sayErrors(piece);
        return;
    }
    const bool isNumber = piece.kind == JsonPiece::Kind::Number || piece.kind == JsonPiece::Kind::String;
    const std::optional<qint64> counter = isNumber ? counterIn(piece.text) : std::nullopt;
    if (!counter)
        return;
    BatchResults &known = results();
    if (field == Field::Total) {
        known.total = counter;
        return;
    }
    (field == Field::Success ? known.success : known.failed) = *counter;
    (field == Field::Success ? known.hasSuccess : known.hasFailed) = true;
}

// One text is one error.
void RuleReader::sayErrors(const JsonPiece &piece)
{
    if (piece.kind == JsonPiece::Kind::List && piece.text == "[]") { // as it is sent nearly always
        if (BatchResults &known = results(); !known.errors.isEmpty())
            known = BatchResults{
                .success = known.success, .failed = known.failed, .total = known.total, .errors = {}};
        return;
    }
    BatchResults read;
    if (piece.isScalar()) {
        read.errors.append(QString::fromUtf8(piece.text.data(), qsizetype(piece.text.size())));
    } else if (piece.kind != JsonPiece::Kind::List
               || !readInside(piece, [&](simdjson::ondemand::document &document) {
                      simdjson::ondemand::array list;
                      return document.get_array().get(list) == simdjson::SUCCESS
                          && readErrors(list, m_inside.escapes(), read);
                  })) {
        return;
    }
    results().errors = std::move(read.errors);
    results().errorsNotKept = read.errorsNotKept;
}

} // namespace runwatch
