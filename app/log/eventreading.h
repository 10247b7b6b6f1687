// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

namespace runwatch {

// What read one event.
struct EventReading
{
    enum class Kind : quint8 {
        NotUnderstood, // counted as unrecognised
        BuiltIn, // the built-in shapes
        Rule, // of the run's profile
        Ignored, // understood, and it says nothing; by a rule, or without one
    };

    static constexpr int LastRule = 16'382; // what stands further down is kept as this one

    Kind kind = Kind::NotUnderstood;
    int rule = -1; // index in Profile::rules; -1: none

    friend bool operator==(const EventReading &, const EventReading &) = default;
};

} // namespace runwatch
