// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/decode/eventmeaning.h"

#include "app/decode/eventwords.h"
#include "app/decode/reusedtext.h"

#include <cstring>
#include <utility>

namespace runwatch {
namespace {

using Text = EventFields::Text;

void assign(QString &string, const Text &text)
{
    if (text || !string.isEmpty()) // most fields of most events are neither
        assignUtf8(string, text.value_or(std::string_view()));
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
        if (const auto state = stateOfStatus(*fields.result); state == JobState::Failed
            || state == JobState::Cancelled || state == JobState::CompletedWithErrors)
            return *state;
    }
    return fields.success == false ? JobState::Failed : JobState::Completed;
}

bool hasNumbers(const EventFields &fields)
{
    return fields.mentionsProgress || fields.current || fields.count || fields.results || fields.phase;
}

std::optional<JobState> stateSaidBy(const EventFields &fields, const TypeWord &type, const EventName &name)
{
    if (const std::optional<JobState> state = saidState(fields))
        return state;
    if (type.state == JobState::Completed || (!type.state && name.isComplete))
        return endBeside(fields);
    if (type.state)
        return type.state;
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
std::optional<LogLevel> logLevelSaidBy(const EventFields &fields, const TypeWord &type, const EventName &name,
                                       std::optional<JobState> state)
{
    if (fields.level)
        return meaningOfType(*fields.level).level.value_or(type.level.value_or(LogLevel::Log));
    if (type.level)
        return type.level;
    if (name.isLog)
        return LogLevel::Log;
    if (fields.status || fields.state)
        return std::nullopt;
    if (hasNumbers(fields) || state == JobState::Running) {
        const bool isAnErrors = name.level == LogLevel::Error && (fields.message || fields.msg);
        return isAnErrors ? name.level : std::nullopt; // also beside its 0 percent
    }
    if (name.level && (fields.message || fields.msg || fields.error))
        return name.level;
    if (state == JobState::Failed)
        return LogLevel::Error;
    if (state == JobState::Completed || state == JobState::CompletedWithErrors)
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
    assign(update.unreadProgress, update.progress ? NoText : fields.unreadProgress);
}

void takePhase(const EventFields &fields, Update &update)
{
    assign(update.phase, fields.phase);
    update.phaseProgress = fields.phaseProgress;
    if (update.phaseProgress && update.phaseProgress->scale == ProgressReading::Scale::Ratio
        && update.phaseProgress->total <= 0)
        update.phaseProgress.reset();
    assign(update.unreadPhaseProgress, update.phaseProgress ? NoText : fields.unreadPhaseProgress);
}

void takeText(const EventFields &fields, const Text &text, std::optional<LogLevel> level, Update &update,
              QByteArray &spare)
{
    if (text) {
        if (!update.message)
            update.message.emplace();
        assign(*update.message, text);
    } else {
        update.message.reset();
    }
    if (text && level) {
        if (!update.log)
            update.log.emplace().text = std::exchange(spare, {});
        update.log->level = *level;
        update.log->serverTime = fields.serverTime;
        update.log->text.resize(qsizetype(text->size()));
        std::memcpy(update.log->text.data(), text->data(), text->size());
    } else if (update.log) {
        spare = std::move(update.log->text);
        update.log.reset();
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
    return {.level = meaningOfType(name).level};
}

Meaning readMeaning(EventFields &fields, const EventName &name, Update &update, QByteArray &spare)
{
    const TypeWord &type = meaningOfType(fields.type.value_or(std::string_view()));
    if (type.opensStream && !fields.status && !hasNumbers(fields))
        return Meaning::Connected;

    const std::optional<JobState> state = stateSaidBy(fields, type, name);
    const std::optional<LogLevel> level = logLevelSaidBy(fields, type, name, state);
    const bool isAboutAnError = state == JobState::Failed || level == LogLevel::Error;
    const Text &text = firstOf(
        {&fields.message, &fields.msg, &fields.text, &fields.line, isAboutAnError ? &fields.error : &NoText});
    const bool saysSomething = state || fields.phases || (text && (level || fields.message || fields.msg));
    if (!saysSomething && !fields.jobKey && !fields.job)
        return Meaning::None;

    const bool idIsKey = fields.mentionsProgress || fields.status || fields.state || fields.phase
        || fields.phases || (fields.current && fields.total);
    assign(update.key, firstOf({&fields.jobKey, &fields.job, idIsKey ? &fields.id : &NoText}));
    assign(update.keyIfKnown, idIsKey ? NoText : fields.id);
    assign(update.title, firstOf({&fields.title, &fields.name, fields.jobKey ? &fields.job : &NoText}));
    update.state = state;
    update.results = std::move(fields.results);
    update.phases = std::move(fields.phases);
    takeProgress(fields, update);
    takePhase(fields, update);
    takeText(fields, text, level, update, spare);
    return Meaning::Update;
}

} // namespace runwatch
