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

} // namespace runwatch
