// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/model/streamstatus.h"

namespace runwatch {

// How an open connection is silent; product.md, rule 4.
enum class Silence : quint8 {
    None, // also of a connection that is not open
    Quiet, // bytes may arrive, no event has
    NoLine, // bytes arrive, and complete no line of the stream's format
    NoBytes, // and no clock of ours will end it: a POST, or a stream without an idle limit
};

// `now` is ms since 1970 UTC.
[[nodiscard]] Silence silenceOf(const StreamStatus &stream, qint64 now);

// How long it has lasted, in ms; 0 for None.
[[nodiscard]] qint64 silenceTime(const StreamStatus &stream, qint64 now);

// Whether what is to be said of the stream changes with every second.
[[nodiscard]] bool countsTime(const StreamStatus &stream, qint64 now);

} // namespace runwatch
