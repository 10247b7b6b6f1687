// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/teach/taughtrule.h"

#include <QList>

namespace runwatch {

// A server's own word for a state or a level, and what it means. `means` is a word of the built-in
// shapes: running, queued, completed, failed, cancelled; debug, log, warning, error. Empty: nothing.
struct ValueWord
{
    QByteArray word;
    QByteArray means;

    friend bool operator==(const ValueWord &, const ValueWord &) = default;
};

// The words of one field, whatever the rule.
struct ValueWords
{
    TaughtPlace place;
    Meaning meaning = Meaning::State; // or Level
    QList<ValueWord> words;

    friend bool operator==(const ValueWords &, const ValueWords &) = default;
};

// What it means most likely, by the words many servers use; empty: who knows.
[[nodiscard]] QByteArray guessedMeaning(const QByteArray &word, Meaning meaning);
[[nodiscard]] QByteArrayList meaningsOf(Meaning meaning); // all that a word can mean

} // namespace runwatch
