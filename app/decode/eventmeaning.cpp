// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/decode/eventmeaning.h"

#include "app/decode/eventwords.h"

namespace runwatch {
namespace {

using Text = EventFields::Text;

void assign(QString &string, const Text &text)
{
    if (text)
        string = QString::fromUtf8(text->data(), qsizetype(text->size()));
    else
        string.clear();
}

// What the payload itself says of the job's state, most telling first.
std::optional<JobState> saidState(const EventFields &fields)
{
    for (const Text &word : {fields.status, fields.state}) {
        if (!word)
            continue;
        if (const std::optional<JobState> state = stateOfStatus(*word))
            return state;
    }
    return std::nullopt;
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
    return hasNumbers(fields) ? std::optional(JobState::Running) : std::nullopt;
}

Text textSaidBy(const EventFields &fields, bool isAboutAnError)
{
    for (const Text &text : {fields.message, fields.msg, fields.text, fields.line}) {
        if (text)
            return text;
    }
    return isAboutAnError ? fields.error : std::nullopt;
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

void takeProgress(const EventFields &fields, Update &update)
{
    using Scale = ProgressReading::Scale;
    const std::optional<double> done = fields.current ? fields.current : fields.count;
    std::optional<ProgressReading> progress = fields.overallProgress;
    if (!progress)
        progress = fields.percent ? fields.percent : fields.progress;
    if (!progress && done && fields.total)
        progress = ProgressReading{.value = *done, .total = *fields.total, .scale = Scale::Ratio};

    update.progress = progress;
    update.count = fields.count;
    if (!progress && done) {
        update.count = done;
    } else if (progress && progress->scale == Scale::Ratio && progress->total <= 0) {
        update.progress.reset(); // unknown total
        update.count = progress->value;
    }
    update.phaseProgress = fields.phaseProgress;
    if (fields.phaseProgress && fields.phaseProgress->scale == Scale::Ratio
        && fields.phaseProgress->total <= 0)
        update.phaseProgress.reset();
}

void takeText(const EventFields &fields, const Text &text, std::optional<LogLevel> level, Update &update)
{
    update.message.reset();
    update.log.reset();
    if (!text)
        return;
    assign(update.message.emplace(), text);
    if (level) {
        const QByteArray line(text->data(), qsizetype(text->size()));
        update.log = Update::Log{.level = *level, .serverTime = fields.serverTime, .text = line};
    }
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
    const Text text = textSaidBy(fields, isAboutAnError);
    const bool saysSomething = state || (text && (level || fields.message || fields.msg));
    if (!saysSomething && !fields.jobKey)
        return Meaning::None;

    const bool idIsKey = fields.mentionsProgress || fields.status || fields.state || fields.phase;
    assign(update.key, fields.jobKey ? fields.jobKey : idIsKey ? fields.id : std::nullopt);
    assign(update.title, fields.title ? fields.title : fields.name);
    assign(update.phase, fields.phase);
    update.state = state;
    update.results = fields.results;
    takeProgress(fields, update);
    takeText(fields, text, level, update);
    return Meaning::Update;
}

} // namespace runwatch
