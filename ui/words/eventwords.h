// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/log/eventreading.h"
#include "app/model/eventshape.h"
#include "app/model/streamstatus.h"

#include <QString>
#include <QStringList>

namespace runwatch {

// What read an event: a rule's name, "rule 3" where it has none, "built-in shapes", "ignored",
// "not understood". `ruleNames` are those of the profile that reads the stream.
[[nodiscard]] QString readByText(EventReading reading, const QStringList &ruleNames);

// What reads the stream, and why: "Kestra, since the address fits".
[[nodiscard]] QString profileText(const StreamStatus &stream);
[[nodiscard]] QString profileNameText(const StreamStatus &stream);
[[nodiscard]] QString profileReasonText(StreamStatus::ProfileReason reason); // "since the address fits"

// The fields of a shape: "count number, name text"; "text", "list", "no data" where it has none.
[[nodiscard]] QString shapeText(const EventShape &shape);
[[nodiscard]] QString jsonKindText(JsonNode::Kind kind);

} // namespace runwatch
