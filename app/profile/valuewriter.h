// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/profile/condition.h"
#include "app/profile/jsontext.h"
#include "app/profile/value.h"

#include <QList>

namespace runwatch {

// What readValue() and readConditions() read as the same.
[[nodiscard]] JsonText toJson(const Value &value); // one that is asked for
[[nodiscard]] JsonText toJson(const QList<Condition> &conditions);

} // namespace runwatch
