// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/decode/pointertree.h"
#include "app/jobs/jobstate.h"
#include "app/profile/condition.h"
#include "app/profile/value.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <utility>
#include <vector>

namespace runwatch {

// The rules of a profile with their pointers resolved to places.

// The first places of the root's row, which are not of its data.
enum EventPlace : int { EventNamePlace, EventIdPlace, DataPlace, EventPlaceCount };

struct CompiledValue
{
    Value::Kind kind = Value::Kind::None;
    bool isOfElement = false; // where its place is
    int place = -1; // of what stands in the event; -1: it is made
    QByteArray text;
    std::optional<JobState> state; // of a Literal that is a word for one
    std::vector<CompiledValue> parts;
    std::vector<std::pair<QByteArray, CompiledValue>> map;

    [[nodiscard]] bool isAsked() const { return kind != Value::Kind::None; }
};

struct CompiledDemand
{
    Demand::Kind kind = Demand::Kind::Present;
    QByteArray text;
    std::optional<double> number; // of a literal that is one
    std::vector<CompiledDemand> parts;
};

struct CompiledCondition
{
    Condition::Subject subject = Condition::Subject::Value;
    CompiledValue value;
    CompiledValue rootValue; // where the element has nothing there, and the demand is for something
    CompiledDemand demand;
};

struct CompiledRule
{
    enum class Field : quint8 {
        Title,
        State,
        Progress,
        Phase,
        PhaseProgress,
        Phases,
        Message,
        Result,
        Success, // of the results
        Failed,
        Total,
        Errors,
    };
    struct Saying
    {
        Field field;
        CompiledValue value;
    };
    struct Log
    {
        CompiledValue text;
        CompiledValue level;
        CompiledValue time;
        CompiledValue stream;
        bool isChunked = false;
    };

    std::vector<CompiledCondition> when; // those that do not depend on the element
    std::vector<CompiledCondition> whenElement;
    int at = -1; // the place that must be there
    int list = -1; // of `each`: the tree's list

    CompiledValue job;
    std::vector<Saying> says;
    std::optional<Log> log;
    CompiledValue carries;
    std::vector<std::pair<QString, CompiledValue>> save;

    bool ignores = false;
    bool ends = false;
    bool isLast = false;
};

struct CompiledRules
{
    PointerTree tree;
    CompiledValue job;
    std::vector<CompiledRule> rules;
    bool needsJson = false; // else the data need not be read to know all that is asked

    PointerTree signatureTree;
    std::vector<std::vector<CompiledCondition>> signature; // one of the sets fits
};

} // namespace runwatch
