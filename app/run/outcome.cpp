// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/run/outcome.h"

#include <algorithm>
#include <array>

namespace runwatch {

namespace {

constexpr std::array Heaviest{JobState::Refused,    JobState::Lost,      JobState::Failed,
                              JobState::EndedEarly, JobState::Cancelled, JobState::CompletedWithErrors,
                              JobState::Completed};

auto weight(JobState state)
{
    return std::distance(Heaviest.begin(), std::find(Heaviest.begin(), Heaviest.end(), state));
}

} // namespace

JobState worstOf(JobState a, JobState b)
{
    return weight(b) < weight(a) ? b : a;
}

JobState outcomeOf(const StreamEnd &end)
{
    if (end.kind == StreamEnd::Kind::EndOfStream || end.kind == StreamEnd::Kind::NoContent)
        return JobState::EndedEarly;
    if (end.kind == StreamEnd::Kind::ClosedByUs)
        return JobState::Cancelled;
    return isRefusal(end) ? JobState::Refused : JobState::Lost;
}

StreamEnd endOf(const FillingError &error)
{
    const bool isMissing = error.kind == FillingError::Kind::NoValue;
    return {isMissing ? StreamEnd::Kind::VariableMissing : StreamEnd::Kind::VariableUnusable, 0, error.name};
}

} // namespace runwatch
