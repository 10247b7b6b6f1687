// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace runwatch {

// What somebody looks for in a log, as it was typed.
struct SearchQuery
{
    QString text;
    bool isRegex = false; // of PCRE2, else the text itself
    bool isCaseSensitive = false;
    bool isWholeWord = false; // neither end lies inside a word
    bool isInverse = false; // lines that do not match

    friend bool operator==(const SearchQuery &, const SearchQuery &) = default;
};

} // namespace runwatch
