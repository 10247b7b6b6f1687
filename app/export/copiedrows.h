// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/export/exportedfile.h"

#include <QByteArray>

#include <limits>

namespace runwatch {

// Rows for the clipboard. Where the first or the last of them is still kept, it is cut there.
struct CopiedRows
{
    enum class Form : quint8 {
        Clean, // text alone; our marks in brackets
        WithContext, // time, level and job before it, as in an exported text
        Markdown, // as Clean, in a fence of code that is longer than any run of backticks in it
    };

    RowSnapshot rows;
    Form form = Form::Clean;
    LogPlace firstPlace; // of the first row, and how many bytes of its shown text are left out
    qsizetype firstByte = 0;
    LogPlace lastPlace;
    qsizetype lastByte = std::numeric_limits<qsizetype>::max(); // where the last row's text ends
    LineWords words;
};

struct CopyLimits
{
    qint64 rows = std::numeric_limits<qint64>::max();
    qsizetype bytes = std::numeric_limits<qsizetype>::max(); // of the text; the row that reaches it is cut
    qsizetype sent = std::numeric_limits<qsizetype>::max(); // bytes of its lines as they came; what is beyond is left
};

struct CopiedText
{
    QByteArray text; // UTF-8; a line feed after each row but the last
    qint64 rows = 0; // in it
    qint64 left = 0; // beyond the limits
    qint64 gone = 0; // no longer kept
    bool isCut = false; // the last row in it is not whole
    qint64 from = 0; // arrival of the first and the last row, ms since 1970 UTC
    qint64 to = 0;
    bool isCancelled = false;
};

[[nodiscard]] CopiedText copyRows(const CopiedRows &what, CopyLimits limits, ExportProgress &progress);

// Around a text: so many backticks that no run of them in it is as long; at least three.
[[nodiscard]] QByteArray fenceFor(QByteArrayView text);

} // namespace runwatch
