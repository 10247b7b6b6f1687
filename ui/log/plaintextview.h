// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

class QPlainTextEdit;

namespace runwatch {

// A monospaced text to be read and copied, not written; nothing in it is taken for markup.
[[nodiscard]] QPlainTextEdit *makePlainTextView(const QString &accessibleName);

} // namespace runwatch
