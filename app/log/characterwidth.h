// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>

namespace runwatch {

// A character of UTF-8 as a terminal's cells take it.
struct Character
{
    qsizetype size = 1; // bytes; an invalid byte is a character of its own
    qsizetype width = 1; // columns: 2 for East Asian Wide and Fullwidth and for emoji (UAX #11)
    bool joins = false; // combining, or a joiner, or what a joiner joins: it takes no column of its own
};

[[nodiscard]] Character characterAt(QByteArrayView text, qsizetype at);

} // namespace runwatch
