// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/decode/jsonpiece.h"
#include "app/decode/rulememory.h"

#include <QString>

namespace runwatch {

// Keeps a value of an event as a variable. What is absent leaves the one before; what is larger
// than the memory keeps is not saved.
void saveValue(const QString &name, const JsonPiece &piece, RuleMemory &memory);

// After saveValue(): the same for the job of that key, so that its requests can be filled in when
// other jobs have saved theirs.
void saveValueOfJob(const QString &name, const JsonPiece &piece, std::string_view key, RuleMemory &memory);

} // namespace runwatch
