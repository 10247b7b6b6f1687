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
    {"error", JobState::Failed},
    {"failed", JobState::Failed},
    {"failure", JobState::Failed},
    {"cancelled", JobState::Cancelled},
    {"canceled", JobState::Cancelled},
    {"aborted", JobState::Cancelled},
});

constexpr WordTable Types({
    Word<JobState>{"progress", JobState::Running},
    {"complete", JobState::Completed},
    {"completed", JobState::Completed},
    {"done", JobState::Completed},
    {"finished", JobState::Completed},
    {"success", JobState::Completed},
    {"failed", JobState::Failed},
    {"failure", JobState::Failed},
    {"cancelled", JobState::Cancelled},
    {"canceled", JobState::Cancelled},
});

constexpr WordTable Levels({
    Word<LogLevel>{"log", LogLevel::Log},
    {"info", LogLevel::Log},
    {"notice", LogLevel::Log},
    {"debug", LogLevel::Debug},
    {"trace", LogLevel::Debug},
    {"warn", LogLevel::Warning},
    {"warning", LogLevel::Warning},
    {"error", LogLevel::Error},
    {"err", LogLevel::Error},
    {"fatal", LogLevel::Error},
    {"critical", LogLevel::Error},
    {"complete", LogLevel::Complete},
    {"completed", LogLevel::Complete},
    {"done", LogLevel::Complete},
    {"finished", LogLevel::Complete},
    {"success", LogLevel::Complete},
});

constexpr WordTable CompleteWords({Word<bool>{"complete", true}, {"completed", true}});

constexpr WordTable ConnectedWords({Word<bool>{"connected", true}});

template <typename Meaning>
std::optional<Meaning> known(const Meaning *meaning)
{
    return meaning ? std::optional(*meaning) : std::nullopt;
}

} // namespace

std::optional<JobState> stateOfStatus(std::string_view word)
{
    return known(Statuses.findInAnyCase(word));
}

std::optional<JobState> stateOfType(std::string_view word)
{
    return known(Types.findInAnyCase(word));
}

std::optional<LogLevel> levelOf(std::string_view word)
{
    return known(Levels.findInAnyCase(word));
}

bool isCompleteWord(std::string_view word)
{
    return CompleteWords.findInAnyCase(word) != nullptr;
}

bool isConnectedWord(std::string_view word)
{
    return ConnectedWords.findInAnyCase(word) != nullptr;
}

} // namespace runwatch
