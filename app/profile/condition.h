// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/profile/value.h"

#include <QByteArray>
#include <QList>

namespace runwatch {

// What one entry of `when` demands of a value.
struct Demand
{
    enum class Kind : quint8 {
        Present, // true: it is there, and not null
        Absent, // false: it is not there, or null
        Equals, // "text", 3, null, {"is": true}: the same text, or the same number
        Prefix, // {"prefix": "text"}
        Suffix, // {"suffix": "text"}
        Contains, // {"contains": "text"}
        OneOf, // [a, b]: one of the parts is met
        Not, // {"not": x}: its one part is not met
    };

    Kind kind = Kind::Present;
    QByteArray text; // UTF-8; of Equals the literal as JSON writes it, strings without quotes
    QList<Demand> parts;

    friend bool operator==(const Demand &left, const Demand &right); // as Value's
};

// One entry of `when`: a pointer, $event, $id, $data or $json, against a demand.
struct Condition
{
    enum class Subject : quint8 { Value, IsJson };

    Subject subject = Subject::Value; // IsJson: "$json", present when the data is JSON
    Value value; // a pointer is from the root, or from the element where the rule has `each`
    Demand demand;

    friend bool operator==(const Condition &, const Condition &) = default;
};

} // namespace runwatch
