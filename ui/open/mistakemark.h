// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFont>
#include <QString>

class QPlainTextEdit;

namespace runwatch {

// For text that is checked as it is typed: a font of fixed width in the size of the text around it.
[[nodiscard]] QFont monospace(const QFont &around);

// Underlines the character there, and nothing else. A position past the end means the last; one
// before the start unmarks all.
void markMistake(QPlainTextEdit &text, qsizetype position);

} // namespace runwatch
