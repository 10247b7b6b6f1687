// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/decode/eventwords.h"

#include "app/decode/wordtable.h"

namespace runwatch {
namespace {

constexpr WordTable Statuses({
    Word<JobState>{"progress", JobState::Running},
    {"running", JobState::Running},
    {"in_progress", JobState::Running},
    {"in-progress", JobState::Running},
    {"processing", JobState::Running},
    {"started", JobState::Running},
    {"active", JobState::Running},
    {"pending", JobState::Queued},
    {"queued", JobState::Queued},
    {"waiting", JobState::Queued},
    {"complete", JobState::Completed},
    {"completed", JobState::Completed},
    {"done", JobState::Completed},
    {"success", JobState::Completed},
    {"succeeded", JobState::Completed},
    {"finished", JobState::Completed},
    {"completed-with-errors", JobState::CompletedWithErrors},
    {"completed_with_errors", JobState::CompletedWithErrors},
    {"error", JobState::Failed},
    {"failed", JobState::Failed},
    {"failure", JobState::Failed},
    {"cancelled", JobState::Cancelled},
    {"canceled", JobState::Cancelled},
    {"aborted", JobState::Cancelled},
});

constexpr TypeWord says(LogLevel level)
{
    return {.state = {}, .level = level};
}

constexpr TypeWord says(JobState state)
{
    return {.state = state, .level = {}};
}

constexpr TypeWord SaysCompleted = {.state = JobState::Completed, .level = LogLevel::Complete};

constexpr WordTable Types({
    Word<TypeWord>{"log", says(LogLevel::Log)},
    {"info", says(LogLevel::Log)},
    {"notice", says(LogLevel::Log)},
    {"debug", says(LogLevel::Debug)},
    {"trace", says(LogLevel::Debug)},
    {"warn", says(LogLevel::Warning)},
    {"warning", says(LogLevel::Warning)},
    {"error", says(LogLevel::Error)},
    {"err", says(LogLevel::Error)},
    {"fatal", says(LogLevel::Error)},
    {"critical", says(LogLevel::Error)},
    {"complete", SaysCompleted},
    {"completed", SaysCompleted},
    {"done", SaysCompleted},
    {"finished", SaysCompleted},
    {"success", SaysCompleted},
    {"progress", says(JobState::Running)},
    {"failed", says(JobState::Failed)},
    {"failure", says(JobState::Failed)},
    {"cancelled", says(JobState::Cancelled)},
    {"canceled", says(JobState::Cancelled)},
    {"connected", {.state = {}, .level = {}, .opensStream = true}},
});

constexpr WordTable CompleteWords({Word<bool>{"complete", true}, {"completed", true}});

} // namespace

std::optional<JobState> stateOfStatus(std::string_view word)
{
    const JobState *state = Statuses.findInAnyCase(word);
    return state ? std::optional(*state) : std::nullopt;
}

const TypeWord &meaningOfType(std::string_view word)
{
    static constexpr TypeWord Unknown;
    const TypeWord *meaning = Types.findInAnyCase(word);
    return meaning ? *meaning : Unknown;
}

bool isCompleteWord(std::string_view word)
{
    return CompleteWords.findInAnyCase(word) != nullptr;
}

} // namespace runwatch
