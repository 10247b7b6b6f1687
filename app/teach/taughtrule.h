// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/jobs/jobstate.h"
#include "app/teach/taughtplace.h"

namespace runwatch {

// What an operator says that a value means.
enum class Meaning : quint8 {
    Percent, // how far the job is, 0 to 100
    Unit, // 0 to 1
    Fraction, // text such as "3/7"
    Done, // how many are done, of the Total where one was said
    Total,
    Phase,
    PhasePercent,
    PhaseUnit,
    JobKey, // tells the jobs of a stream apart
    JobName,
    LogText,
    Level,
    Message,
    State,
    End, // an event with this value says how the job has ended
    Ignore, // such events say nothing
};

// What must be true of an event for a rule to read it.
struct TaughtCondition
{
    TaughtPlace place;
    QByteArray text; // what stands there; empty: anything does, and of Data that it is no JSON
    bool isAsked = true; // by the rule; else the operator may ask for it

    friend bool operator==(const TaughtCondition &, const TaughtCondition &) = default;
};

struct TaughtStatement
{
    Meaning meaning = Meaning::Message;
    TaughtPlace place;
    JobState end = JobState::Completed; // of End

    friend bool operator==(const TaughtStatement &, const TaughtStatement &) = default;
};

// What was said of one kind of event.
struct TaughtRule
{
    QList<TaughtCondition> conditions;
    QList<TaughtStatement> statements;

    [[nodiscard]] bool fits(const SampledEvent &event) const;
    [[nodiscard]] const TaughtStatement *said(Meaning meaning) const; // null when it was not
    [[nodiscard]] const TaughtStatement *saidOf(const TaughtPlace &place) const; // likewise
    // In place of what it said before of that value, or of another value with that meaning.
    void say(const TaughtStatement &statement);

    friend bool operator==(const TaughtRule &, const TaughtRule &) = default;
};

} // namespace runwatch
