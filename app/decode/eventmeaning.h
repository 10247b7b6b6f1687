// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/decode/eventfields.h"
#include "app/jobs/update.h"

namespace runwatch {

// What the event's own name adds where its data does not say. Other names are
// data: `error` with a percentage is a percentage.
struct EventName
{
    std::optional<LogLevel> level; // log, warning, error and their synonyms
    bool isLog = false;
    bool isProgress = false;
    bool isComplete = false;

    [[nodiscard]] static EventName of(std::string_view name);
};

enum class Meaning : quint8 {
    None, // nothing we know
    Connected, // the stream is open; no update
    Update,
};

// Says what the fields of one event mean, after wire.md, section 1. `update` is
// overwritten when the answer is Update; its storage is used again, and that of a
// line of the log waits in `spare` while there is none.
[[nodiscard]] Meaning readMeaning(EventFields &fields, const EventName &name, Update &update,
                                  QByteArray &spare);

} // namespace runwatch
