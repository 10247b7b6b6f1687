// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/profile/condition.h"
#include "app/profile/value.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>
#include <utility>

namespace runwatch {

// What one kind of event says. Rules run in order, and all that match apply; what an earlier one
// has said of a job, a later one may say anew.
struct Rule
{
    struct Log
    {
        Value text; // several lines are several lines of the log
        Value level; // words as in "level" of the built-in shapes; nothing: log
        Value time; // ISO 8601, or a number since 1970
        Value stream; // the name of the output it came from
        bool isChunked = false; // "chunks": true: text is cut anywhere, and a line ends only at its line end

        friend bool operator==(const Log &, const Log &) = default;
    };
    struct Results
    {
        Value success;
        Value failed;
        Value total;
        Value errors; // a list

        friend bool operator==(const Results &, const Results &) = default;
    };

    QString name; // for people: which rule read an event
    QList<Condition> when; // all of them; none: every event
    std::optional<JsonPointer> at; // values are below it, from the root; the rule is out where it is not
    std::optional<JsonPointer> each; // below `at`: the rule applies once for each element of a list or object

    Value job; // the job's key; else the profile's
    Value title;
    Value state; // words as in "status" of the built-in shapes
    Value progress;
    Value phase;
    Value phaseProgress;
    Value phases; // the list of all phases to come: texts, or objects with name and weight
    Value message;
    Value result; // text: the message when it ends; an object with success and failed: as results
    std::optional<Results> results;
    std::optional<Log> log;
    Value carries; // the text of another event, in the built-in shapes; `log` is for what has none of them
    QList<std::pair<QString, Value>> save; // variables, for later events and requests

    bool ignores = false; // "ignore": the event says nothing, and is understood
    bool ends = false; // "end": nothing follows; the stream is closed and not opened again
    bool isLast = false; // "last": later rules are not asked

    friend bool operator==(const Rule &, const Rule &) = default;
};

} // namespace runwatch
