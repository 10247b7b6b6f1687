// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/demo/demoscenario.h"

#include <QDateTime>

namespace runwatch {

// Each in a file of its own. `start` is when the stream opens: what carries a time
// of the server counts from there. The texts are those of invented servers, in
// English, and not for translation.

[[nodiscard]] DemoScenario progressScenario(const QDateTime &start); // one percentage
[[nodiscard]] DemoScenario phasesScenario(const QDateTime &start); // three phases that weigh 10, 70 and 20
[[nodiscard]] DemoScenario logScenario(const QDateTime &start); // lines, and no percentage at all
[[nodiscard]] DemoScenario batchScenario(const QDateTime &start); // one of forty invoices fails
[[nodiscard]] DemoScenario fleetScenario(const QDateTime &start); // forty jobs, eight at a time, with ids
[[nodiscard]] DemoScenario flakyScenario(const QDateTime &start); // is cut, stalls, is cut again, with ids
[[nodiscard]] DemoScenario secureScenario(const QDateTime &start); // what the token lets you see
[[nodiscard]] DemoScenario unfinishedScenario(const QDateTime &start); // ends at 62 % without a word

} // namespace runwatch
