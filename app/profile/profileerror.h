// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace runwatch {

// What is wrong with a profile's file, and where. ui/words makes the sentence.
struct ProfileError
{
    enum class Kind : quint8 {
        FileUnreadable, // detail: the system's own sentence
        FileTooLarge,
        NotJson, // detail: what is wrong
        TooDeep,
        KeyTwice, // detail: the key
        VersionUnknown,
        KeyMissing, // detail: the key
        KeyUnknown, // detail: the key
        NotAText,
        NotABoolean,
        NotANumber,
        NotAnObject,
        NotAList,
        ListEmpty,
        NumberOutOfRange, // detail: "1 to 100"
        WordUnknown, // detail: the words that are known
        TooManyRules,
        PointerUnreadable,
        NameUnreadable, // of a variable
        NameTaken, // detail: the name; Runwatch gives it
        NameUnknown, // detail: the name; nothing gives it a value
        BraceOpen, // a { or } without its other one
        BraceContent, // detail: what stands between braces and cannot
        DollarUnknown, // detail: the word
        ValueUnreadable, // no way to pick a value
        DemandUnreadable, // no demand of a condition
        RatioNotTwo,
        HeaderName,
        HeaderControlCharacter,
        BodyWithGet,
        UrlUnreadable,
        UrlElsewhere, // it is not for the source's own server
        PatternUnreadable,
    };

    Kind kind;
    QString pointer; // RFC 6901, to the value that is wrong; empty: the whole
    int line = 0; // from 1; 0 where the file could not be read at all
    int column = 0; // characters, from 1
    QString detail;

    friend bool operator==(const ProfileError &, const ProfileError &) = default;
};

} // namespace runwatch
