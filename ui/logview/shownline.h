// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/log/logplace.h"
#include "app/log/terminaltext.h"
#include "ui/logview/logtime.h"

#include <QByteArrayList>
#include <QStringList>

#include <functional>

namespace runwatch {

// A job's title.
using JobTitles = std::function<QString(JobId)>;

// What the page needs beside the lines themselves.
struct PageStyle
{
    TimeMode timeMode = TimeMode::Local;
    qint64 runStartedAt = 0; // ms since 1970 UTC
    JobTitles jobTitles; // may be empty
    QByteArrayList fieldKeys; // shown in columns
};

// A line is shown as far as this; or whole, when the reader asked for it.
enum class Folding : quint8 { Folded, Whole };
inline constexpr qsizetype FoldedCharacters = 4'096;

// One line in words, as it stands on the screen.
struct ShownLine
{
    LogPlace place;
    LogLevel level = LogLevel::Log;
    bool isMark = false; // ours, over the full width
    qint64 serverTime = 0; // as LogLine's
    qint64 arrivalTime = 0;
    QString time;
    QString job; // of a server's text among many jobs
    bool hasFields = false; // JSON or logfmt
    QStringList fields; // the beginnings of their values, one for each of PageStyle::fieldKeys; empty where there is none
    QByteArray text; // the shown text, UTF-8 as sent; of a folded line the beginning
    QList<StyledSpan> spans; // bytes of `text`, and maybe beyond
    qsizetype more = 0; // characters that are folded away
    Folding folding = Folding::Folded;

    [[nodiscard]] QString beginning() const; // time, job, level and fields: what is read out before the text
    [[nodiscard]] QString markWords() const; // a mark, and whose it is among many
    [[nodiscard]] QString link() const; // the words that show all of a long line, or fold it; may be empty
};

// Makes the line's words. `previousArrival` is of the line above, 0 when there is none.
[[nodiscard]] ShownLine shownLine(LogPlace place, const LogLine &line, qint64 previousArrival, const PageStyle &style,
                                  Folding folding);

} // namespace runwatch
