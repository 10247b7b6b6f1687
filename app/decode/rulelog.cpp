// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/decode/rulelog.h"

#include "app/decode/eventwords.h"
#include "app/decode/paddedjson.h"
#include "app/decode/servertime.h"

namespace runwatch {
namespace {

// More outputs of more jobs than any server cuts at once.
constexpr qsizetype MaxHalfLines = 10'000;

// Where a rule's text comes from, and what its lines are.
struct Source
{
    int job = 0;
    LogLevel level = LogLevel::Log;
    qint64 serverTime = 0;
    std::string_view stream;
};

QByteArray prefixOf(std::string_view stream)
{
    if (stream.empty() || stream == "stdout" || stream == "out")
        return {};
    return QByteArray(stream.data(), qsizetype(stream.size())) + ": ";
}

QString keyOf(int job, const JobUpdates &jobs)
{
    const std::string_view key = jobs.job(job).key;
    return QString::fromUtf8(key.data(), qsizetype(key.size()));
}

std::string_view withoutReturn(std::string_view line)
{
    if (line.ends_with('\r'))
        line.remove_suffix(1);
    return line;
}

// Takes the next line off the text; without a line end there is none.
std::optional<std::string_view> takeLine(std::string_view &text)
{
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos)
        return std::nullopt;
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end + 1);
    return withoutReturn(line);
}

void sayLines(const Source &source, std::string_view text, JobUpdates &jobs)
{
    const QByteArray prefix = prefixOf(source.stream);
    const bool endsLine = text.ends_with('\n');
    while (const std::optional<std::string_view> line = takeLine(text))
        jobs.addLine(source.job, source.level, source.serverTime, viewOf(prefix), *line);
    if (!endsLine)
        jobs.addLine(source.job, source.level, source.serverTime, viewOf(prefix), withoutReturn(text));
}

// The text may end in the midst of a line, whose end comes with a later event.
void sayChunk(const Source &source, std::string_view text, JobUpdates &jobs, RuleMemory &memory)
{
    using Held = RuleMemory::HalfLine;
    if (text.empty())
        return;
    const QByteArray prefix = prefixOf(source.stream);
    const std::pair<QString, QByteArray> place{
        keyOf(source.job, jobs), QByteArray(source.stream.data(), qsizetype(source.stream.size()))};
    Held held{.level = source.level, .serverTime = source.serverTime, .text = {}};
    if (const auto known = memory.halfLines.find(place); known != memory.halfLines.end()) {
        held = std::move(known.value());
        memory.heldBytes -= held.text.size();
        memory.halfLines.erase(known);
    }
    while (const std::optional<std::string_view> line = takeLine(text)) {
        if (held.text.isEmpty()) {
            jobs.addLine(source.job, held.level, held.serverTime, viewOf(prefix), *line);
        } else {
            held.text.append(line->data(), qsizetype(line->size()));
            jobs.addLine(source.job, held.level, held.serverTime, viewOf(prefix),
                         withoutReturn(viewOf(held.text)));
        }
        held = {.level = source.level, .serverTime = source.serverTime, .text = {}};
    }
    held.text.append(text.data(), qsizetype(text.size()));
    if (held.text.isEmpty())
        return;
    const bool isTooMuch = held.text.size() > RuleMemory::MaxHalfLine
        || memory.heldBytes + held.text.size() > RuleMemory::MaxHeldBytes
        || memory.halfLines.size() >= MaxHalfLines;
    if (isTooMuch) {
        jobs.addLine(source.job, held.level, held.serverTime, viewOf(prefix), viewOf(held.text));
        return;
    }
    memory.heldBytes += held.text.size();
    memory.halfLines.insert(place, std::move(held));
}

} // namespace

void sayLog(const CompiledRule::Log &log, const ValueReader &values, int job, JobUpdates &jobs,
            RuleMemory &memory)
{
    const std::optional<std::string_view> text = values.textOf(log.text);
    if (!text)
        return;
    Source source;
    source.job = job;
    if (const auto level = values.wordOf(log.level))
        source.level = meaningOfType(*level).level.value_or(LogLevel::Log);
    if (const auto time = values.wordOf(log.time))
        source.serverTime = serverTimeOf(*time);
    source.stream = values.wordOf(log.stream).value_or(std::string_view());
    if (log.isChunked)
        sayChunk(source, *text, jobs, memory);
    else
        sayLines(source, *text, jobs);
}

void sayHalfLines(int job, JobUpdates &jobs, RuleMemory &memory)
{
    const QString key = keyOf(job, jobs);
    auto half = memory.halfLines.lowerBound({key, QByteArray()});
    while (half != memory.halfLines.end() && half.key().first == key) {
        memory.heldBytes -= half->text.size();
        const QByteArray prefix = prefixOf(viewOf(half.key().second));
        jobs.addLine(job, half->level, half->serverTime, viewOf(prefix), withoutReturn(viewOf(half->text)));
        half = memory.halfLines.erase(half);
    }
}

} // namespace runwatch
