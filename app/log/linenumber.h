// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

namespace runwatch {

// A line's number in its store; it stays the same when older lines have gone.
enum class LineNumber : qint64 {};

} // namespace runwatch
