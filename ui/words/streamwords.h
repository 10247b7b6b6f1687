// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/model/serverstreams.h"
#include "app/model/streamstatus.h"
#include "app/stream/streamend.h"

#include <QString>
#include <QStringList>

namespace runwatch {

// What happened to the connection, whose doing it was and what to do, in a sentence or two.
[[nodiscard]] QString describe(const StreamEnd &end);

// The connection in a few words: "Live", "Quiet for 41 s", "Reconnecting in 4 s (3)", "Refused (401)".
// `now` is ms since 1970 UTC.
[[nodiscard]] QString connectionText(const StreamStatus &stream, qint64 now);

// "Quiet for 41 s", "No bytes for 3 min", "Bytes arrive, but no complete line for 2 min"; empty
// while events come, or no connection is open.
[[nodiscard]] QString silenceText(const StreamStatus &stream, qint64 now);

// The streams of one server: "2 live, 1 reconnecting in 4 s (3)".
[[nodiscard]] QString serverText(const ServerStreams &streams, qint64 now);

// "Last byte 3 s", "Last event 41 s", "Last progress 2 min": how long ago; three clocks, three facts.
// `lastAdvanceAt` is the job's; what has not happened yet says so.
[[nodiscard]] QStringList clockTexts(const StreamStatus &stream, qint64 lastAdvanceAt, qint64 now);

} // namespace runwatch
