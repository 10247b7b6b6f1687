// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/teach/taughtrule.h"

#include <algorithm>

namespace runwatch {

namespace {

// Of each group a job has one: it cannot be at a percent and at 3 of 7.
int groupOf(Meaning meaning)
{
    switch (meaning) {
    case Meaning::Unit:
    case Meaning::Fraction:
    case Meaning::Done:
        return int(Meaning::Percent);
    case Meaning::PhaseUnit:
        return int(Meaning::PhasePercent);
    default:
        return int(meaning);
    }
}

} // namespace

bool TaughtRule::fits(const SampledEvent &event) const
{
    return std::all_of(conditions.cbegin(), conditions.cend(), [&](const TaughtCondition &condition) {
        if (!condition.isAsked)
            return true;
        const std::optional<QByteArray> text = textAt(event, condition.place);
        return text && (condition.text.isEmpty() || *text == condition.text);
    });
}

const TaughtStatement *TaughtRule::said(Meaning meaning) const
{
    const auto at = std::find_if(statements.cbegin(), statements.cend(), [&](const TaughtStatement &s) { return s.meaning == meaning; });
    return at == statements.cend() ? nullptr : &*at;
}

const TaughtStatement *TaughtRule::saidOf(const TaughtPlace &place) const
{
    const auto at = std::find_if(statements.cbegin(), statements.cend(), [&](const TaughtStatement &s) { return s.place == place; });
    return at == statements.cend() ? nullptr : &*at;
}

void TaughtRule::say(const TaughtStatement &statement)
{
    if (statement.meaning == Meaning::Ignore)
        statements.clear();
    statements.removeIf([&](const TaughtStatement &before) {
        return before.meaning == Meaning::Ignore || before.place == statement.place
            || groupOf(before.meaning) == groupOf(statement.meaning);
    });
    statements << statement;
}

} // namespace runwatch
