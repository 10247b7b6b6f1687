// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/export/isotime.h"
#include "app/log/logplace.h"

#include <QByteArray>
#include <QFlags>
#include <QHash>

#include <functional>
#include <memory>

namespace runwatch {

enum class ExportFormat : quint8 { Text, JsonLines, Csv };

// What stands before a line's text in Text; the other two formats always have all of it.
enum class LinePart : quint8 { Time = 1, Level = 2, Job = 4 };
Q_DECLARE_FLAGS(LineParts, LinePart)
Q_DECLARE_OPERATORS_FOR_FLAGS(LineParts)

inline constexpr LineParts AllParts = LinePart::Time | LinePart::Level | LinePart::Job;

struct JobName
{
    QByteArray title; // UTF-8
    QByteArray key; // empty for the stream's own job
};
using JobNames = QHash<JobId, JobName>;

// What writers need to know beside the lines. Asked in a thread of the pool.
struct LineWords
{
    std::shared_ptr<const JobNames> jobs; // may be null; a job without a name is #2
    std::function<QByteArray(const LogLine &)> mark; // one of our marks in words, UTF-8
};

// Writes lines in one of the formats, each ended by a line feed (CSV: CR LF). Times are UTC, names
// of levels and kinds those of kindnames.h. Text: two spaces between the parts, our marks in
// brackets. JSON lines: one object a line; of a mark also its values.
class LineWriter final
{
public:
    LineWriter(ExportFormat format, LineParts parts, LineWords words);

    void appendHeader(QByteArray &out) const;
    void append(LogPlace place, const LogLine &line, QByteArray &out);

private:
    void appendText(LogPlace place, const LogLine &line, QByteArray &out);
    void appendJson(LogPlace place, const LogLine &line, QByteArray &out);
    void appendCsv(LogPlace place, const LogLine &line, QByteArray &out);
    [[nodiscard]] const JobName &nameOf(JobId job);
    [[nodiscard]] QByteArrayView words(const LogLine &line);

    ExportFormat m_format;
    LineParts m_parts;
    LineWords m_words;
    IsoTime m_time;
    IsoTime m_serverTime;
    JobName m_unnamed;
    QByteArray m_mark;
};

} // namespace runwatch
