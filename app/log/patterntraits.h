// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <vector>

namespace runwatch {

// Bytes of which one must be in every line that matches.
using Needles =
    std::vector<QByteArray>; // two bytes or more each, no line feeds; in lower case when case-blind

// What can be told of a pattern by looking at it. Where something is not understood, the traits are
// those that are right for every pattern: they make a search faster, and never change its answers.
struct PatternTraits
{
    bool needsLines = false; // over many lines at once it may miss a line
    bool isByteSafe = true; // in a text that is all ASCII, bytes are as good as characters
    bool isCaseBlind = false; // of the needles
    std::vector<Needles> needles; // each of them must be there; none: nothing is known
};

[[nodiscard]] qsizetype shortestOf(const Needles &needles); // bytes; 0 when there are none

// For a search that does not look at case: of each needle the longest part that is the same in any
// case, in lower case. Sets with too short a part are left out.
[[nodiscard]] std::vector<Needles> folded(const std::vector<Needles> &needles);

[[nodiscard]] PatternTraits plainTraits(QByteArrayView text, bool isCaseBlind);

// Of a regular expression that PCRE2 understands.
[[nodiscard]] PatternTraits regexTraits(QByteArrayView regex, bool isCaseBlind);

} // namespace runwatch
