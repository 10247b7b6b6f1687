// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/export/copiedrows.h"

#include <QString>

namespace runwatch {

// How an export to this file went: a whole sentence or two.
[[nodiscard]] QString exportResultText(const ExportResult &result, const QString &path);

// What was left out of a copy, and why; empty when all is in it.
[[nodiscard]] QString copyResultText(const CopiedText &text);

// What stands above copied lines: "**Build**, phase Test, https://ci.example, 14:05:09 to 14:07:11".
// Times are ms since 1970 UTC. A server's words in it are plain text to Markdown.
[[nodiscard]] QString markdownHeading(const QString &job, const QString &phase, const QString &server, qint64 from, qint64 to);

} // namespace runwatch
