// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/profile/jsonpointer.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <utility>

namespace runwatch {

// How a rule picks a value out of an event; wire.md, section 4. A value that an event
// does not have is absent, and then the rule says nothing about it.
struct Value
{
    enum class Kind : quint8 {
        None, // the rule does not ask for it
        Literal, // "running", 3, true, null: `text`; what is neither pointer, $name nor template
        Pointer, // "/a/b": below `at`, or below the element of `each`
        RootPointer, // "//a": from the event's data
        EventName, // "$event": "message" when the server named none
        EventId, // "$id": absent where this event has none of its own
        Data, // "$data": all of it, as text
        Variable, // "{name}", alone or in a template: of the profile, or saved
        Template, // "{/a} text {name}": absent when one of its parts is
        FirstOf, // [a, b]: the first that is present
        Percent, // {"percent": v}: 0 to 100, whatever it looks like
        Unit, // {"unit": v}: 0 to 1
        Ratio, // {"ratio": [done, total]}
        Fraction, // {"fraction": v}: v is text such as "3/7"
        Map, // {"map": v, "to": {…, "*": …}}: v as text; without "*", what is not named is absent
        Base64, // {"base64": v}: the text that v stands for
        Count, // {"count": v}: a number done of an unknown total; of a list or an object how many it has
    };

    Kind kind = Kind::None;
    QByteArray text; // of a Literal as text, of a Variable its name; UTF-8
    JsonPointer pointer; // of Pointer and RootPointer
    QList<Value> parts; // of Template (Literals between the others), FirstOf, Ratio (two); of the rest the one v
    QList<std::pair<QByteArray, Value>> map; // of Map, in the file's order; "*" is any other

    [[nodiscard]] bool isAsked() const { return kind != Kind::None; }
    // Not defaulted: a list of itself has no equality while the type is incomplete.
    friend bool operator==(const Value &left, const Value &right);
};

} // namespace runwatch
