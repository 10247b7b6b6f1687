// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/profile/condition.h"
#include "app/profile/jsoncursor.h"
#include "app/profile/value.h"

#include <QList>

namespace runwatch {

// Each gives an empty one where something is wrong, which the cursor has noted.

[[nodiscard]] Value readValue(const JsonCursor &cursor); // not there: not asked for
[[nodiscard]] std::optional<JsonPointer> readPointer(const JsonCursor &cursor); // not there: nothing
[[nodiscard]] QList<Condition> readConditions(const JsonCursor &cursor); // the object of `when`

// A plain JSON value as text: texts without quotation marks.
[[nodiscard]] QByteArray plainText(const QJsonValue &value);

} // namespace runwatch
