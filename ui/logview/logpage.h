// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/log/logscope.h"
#include "ui/logview/logtime.h"

#include <QList>
#include <QString>

#include <functional>

namespace runwatch {

// A job's title from its index within the run.
using JobTitles = std::function<QString(quint32 jobIndex)>;

// What the page needs beside the lines themselves.
struct PageStyle
{
    TimeMode timeMode = TimeMode::Local;
    qint64 runStartedAt = 0; // ms since 1970 UTC
    JobTitles jobTitles; // may be empty
};

// One line in words, as it stands on the screen.
struct ShownLine
{
    LineNumber number{};
    LogLevel level = LogLevel::Log;
    bool isMark = false; // ours, over the full width
    QString time;
    QString job; // of a server's text among many jobs
    QString text;
    QString times; // both clocks, for the tooltip

    [[nodiscard]] QString asText() const; // time, job, level and text: the line as it is read out
};

// The lines of [row, row + count) that exist. It is the only place where the log view reads the store.
[[nodiscard]] QList<ShownLine> readPage(const LogScope &scope, qint64 row, qsizetype count,
                                        const PageStyle &style);

// The rows' text for the clipboard: clean, without time and level, a line feed after each but the
// last. Our marks are in brackets.
[[nodiscard]] QString copiedText(const LogScope &scope, qint64 row, qsizetype count);

} // namespace runwatch
