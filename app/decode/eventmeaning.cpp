// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/decode/eventmeaning.h"

#include "app/decode/eventwords.h"

#include <cstring>

namespace runwatch {
namespace {

using Text = EventFields::Text;

// Most texts are ASCII; this loop is a few vector instructions.
bool copyAscii(std::string_view text, char16_t *to)
{
    unsigned char all = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        to[i] = byte;
        all |= byte;
    }
    return all < 0x80;
}

// Into the string's own storage while nobody shares it: fromUtf8() would allocate
// for every event.
void assign(QString &string, const Text &text)
{
    if (!text || text->empty()) {
        string.clear();
        return;
    }
    const qsizetype size = qsizetype(text->size());
    if (string.isDetached())
        string.resize(size);
    else
        string = QString(size, Qt::Uninitialized);
    if (!copyAscii(*text, reinterpret_cast<char16_t *>(string.data())))
        string = QString::fromUtf8(text->data(), size);
}

// What the payload itself says of the job's state, most telling first.
std::optional<JobState> saidState(const EventFields &fields)
{
    std::optional<JobState> state = fields.status ? stateOfStatus(*fields.status) : std::nullopt;
    if (!state && fields.state)
        state = stateOfStatus(*fields.state);
    return state;
}

// `type: complete` and `event: complete` say that it is over; how it ended may
// stand beside them.
JobState endBeside(const EventFields &fields)
{
    if (fields.result) {
        if (const auto state = stateOfStatus(*fields.result);
            state == JobState::Failed || state == JobState::Cancelled)
            return *state;
    }
    return fields.success == false ? JobState::Failed : JobState::Completed;
}

bool hasNumbers(const EventFields &fields)
{
    return fields.mentionsProgress || fields.current || fields.count || fields.results || fields.phase;
}

std::optional<JobState> stateSaidBy(const EventFields &fields, const EventName &name)
{
    if (const std::optional<JobState> state = saidState(fields))
        return state;
    const std::optional<JobState> typed = fields.type ? stateOfType(*fields.type) : std::nullopt;
    if (typed == JobState::Completed || (!typed && name.isComplete))
        return endBeside(fields);
    if (typed)
        return typed;
    if (!fields.type && fields.level && isCompleteWord(*fields.level)) // `level` in place of `type`
        return endBeside(fields);
    return hasNumbers(fields) ? std::optional(JobState::Running) : std::nullopt;
}

constexpr Text NoText;

const Text &firstOf(std::initializer_list<const Text *> texts)
{
    for (const Text *text : texts) {
        if (*text)
            return *text;
    }
    return NoText;
}

// Empty: the text, if any, is the job's message only.
std::optional<LogLevel> logLevelSaidBy(const EventFields &fields, const EventName &name,
                                       std::optional<JobState> state)
{
    const std::optional<LogLevel> typed = fields.type ? levelOf(*fields.type) : std::nullopt;
    if (fields.level)
        return levelOf(*fields.level).value_or(typed.value_or(LogLevel::Log));
    if (typed)
        return typed;
    if (name.isLog)
        return LogLevel::Log;
    if (hasNumbers(fields) || fields.status || fields.state || state == JobState::Running)
        return std::nullopt;
    if (name.level && (fields.message || fields.msg || fields.error))
        return name.level;
    if (state == JobState::Failed)
        return LogLevel::Error;
    if (state == JobState::Completed)
        return LogLevel::Complete;
    return fields.message || fields.msg ? std::optional(LogLevel::Log) : std::nullopt; // a bare message
}

// A ratio of nothing is a count of an unknown total.
void takeProgress(const EventFields &fields, Update &update)
{
    using Scale = ProgressReading::Scale;
    const std::optional<double> &done = fields.current ? fields.current : fields.count;
    update.count = fields.count;
    if (fields.overallProgress)
        update.progress = fields.overallProgress;
    else if (fields.percent)
        update.progress = fields.percent;
    else if (fields.progress)
        update.progress = fields.progress;
    else if (done && fields.total)
        update.progress = ProgressReading{.value = *done, .total = *fields.total, .scale = Scale::Ratio};
    else
        update.progress.reset();

    if (!update.progress) {
        update.count = done;
    } else if (update.progress->scale == Scale::Ratio && update.progress->total <= 0) {
        update.count = update.progress->value;
        update.progress.reset();
    }
}

void takePhase(const EventFields &fields, Update &update)
{
    assign(update.phase, fields.phase);
    update.phaseProgress = fields.phaseProgress;
    if (update.phaseProgress && update.phaseProgress->scale == ProgressReading::Scale::Ratio
        && update.phaseProgress->total <= 0)
        update.phaseProgress.reset();
}

void takeText(const EventFields &fields, const Text &text, std::optional<LogLevel> level, Update &update)
{
    if (!text) {
        update.message.reset();
        update.log.reset();
        return;
    }
    if (!update.message)
        update.message.emplace();
    assign(*update.message, text);
    if (!level) {
        update.log.reset();
        return;
    }
    if (!update.log)
        update.log.emplace();
    update.log->level = *level;
    update.log->serverTime = fields.serverTime;
    update.log->text.resize(qsizetype(text->size()));
    std::memcpy(update.log->text.data(), text->data(), text->size());
}

} // namespace

EventName EventName::of(std::string_view name)
{
    if (name == "message" || name == "update")
        return {};
    if (name == "log")
        return {.level = {}, .isLog = true};
    if (name == "progress")
        return {.level = {}, .isProgress = true};
    if (name == "complete" || name == "completed")
        return {.level = {}, .isComplete = true};
    return {.level = levelOf(name)};
}

Meaning readMeaning(const EventFields &fields, const EventName &name, Update &update)
{
    if (fields.type && isConnectedWord(*fields.type) && !fields.status && !hasNumbers(fields))
        return Meaning::Connected;

    const std::optional<JobState> state = stateSaidBy(fields, name);
    const std::optional<LogLevel> level = logLevelSaidBy(fields, name, state);
    const bool isAboutAnError = state == JobState::Failed || level == LogLevel::Error;
    const Text &text = firstOf(
        {&fields.message, &fields.msg, &fields.text, &fields.line, isAboutAnError ? &fields.error : &NoText});
    const bool saysSomething = state || (text && (level || fields.message || fields.msg));
    if (!saysSomething && !fields.jobKey)
        return Meaning::None;

    const bool idIsKey = fields.mentionsProgress || fields.status || fields.state || fields.phase
        || (fields.current && fields.total);
    assign(update.key, firstOf({&fields.jobKey, idIsKey ? &fields.id : &NoText}));
    assign(update.title, firstOf({&fields.title, &fields.name}));
    update.state = state;
    update.results = fields.results;
    takeProgress(fields, update);
    takePhase(fields, update);
    takeText(fields, text, level, update);
    return Meaning::Update;
}

} // namespace runwatch
