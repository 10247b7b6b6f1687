// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/teach/taughtrule.h"

#include <QString>

namespace runwatch {

// What a value means, as in the menu: "How far it is, in percent".
[[nodiscard]] QString meaningText(const TaughtStatement &statement);

// Where it stands: "pct", "result.state", "the event's name", "the data".
[[nodiscard]] QString placeText(const TaughtPlace &place);

// "evt is “tick”", "it has the field ping", "the data is text".
[[nodiscard]] QString conditionText(const TaughtCondition &condition);

// "Events where evt is “tick”"; "Every event" when nothing is asked.
[[nodiscard]] QString ruleText(const TaughtRule &rule);

// What a server's word was said to mean: "running", "a warning"; "nothing" when empty.
[[nodiscard]] QString wordMeaningText(const QByteArray &means);

} // namespace runwatch
