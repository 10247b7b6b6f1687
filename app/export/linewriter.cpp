// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/export/linewriter.h"

#include "app/export/exportedtext.h"
#include "app/export/kindnames.h"

#include <utility>

namespace runwatch {

namespace {

constexpr qsizetype WidestLevel = 8; // "complete"

void appendSpaces(qsizetype count, QByteArray &out)
{
    out.append(count, ' ');
}

} // namespace

LineWriter::LineWriter(ExportFormat format, LineParts parts, LineWords words)
    : m_format(format)
    , m_parts(parts)
    , m_words(std::move(words))
{
}

void LineWriter::appendHeader(QByteArray &out) const
{
    if (m_format == ExportFormat::Csv)
        out.append("time,serverTime,level,kind,job,jobKey,text\r\n");
}

void LineWriter::append(LogPlace place, const LogLine &line, QByteArray &out)
{
    switch (m_format) {
    case ExportFormat::Text:
        return appendText(place, line, out);
    case ExportFormat::JsonLines:
        return appendJson(place, line, out);
    case ExportFormat::Csv:
        return appendCsv(place, line, out);
    }
}

void LineWriter::appendText(LogPlace place, const LogLine &line, QByteArray &out)
{
    if (m_parts.testFlag(LinePart::Time)) {
        m_time.append(line.arrivalTime, out);
        appendSpaces(2, out);
    }
    if (m_parts.testFlag(LinePart::Level)) {
        const QByteArrayView level = levelName(line.level);
        out.append(level);
        appendSpaces(WidestLevel - level.size() + 2, out);
    }
    if (m_parts.testFlag(LinePart::Job)) {
        appendVisible(nameOf({place.run, line.jobIndex}).title, out);
        appendSpaces(2, out);
    }
    const bool isMark = line.kind != LogKind::ServerText;
    if (isMark)
        out.append('[');
    appendVisible(words(line), out);
    out.append(isMark ? "]\n" : "\n");
}

void LineWriter::appendJson(LogPlace place, const LogLine &line, QByteArray &out)
{
    const JobName &job = nameOf({place.run, line.jobIndex});
    out.append("{\"time\":\"");
    m_time.append(line.arrivalTime, out);
    out.append("\",\"serverTime\":");
    if (line.serverTime != 0) {
        out.append('"');
        m_serverTime.append(line.serverTime, out);
        out.append('"');
    } else {
        out.append("null");
    }
    out.append(",\"level\":\"").append(levelName(line.level));
    out.append("\",\"kind\":\"").append(kindName(line.kind));
    out.append("\",\"job\":\"");
    appendJsonText(job.title, out);
    out.append("\",\"jobKey\":\"");
    appendJsonText(job.key, out);
    if (line.kind != LogKind::ServerText) {
        out.append("\",\"values\":[");
        const QByteArrayList values = line.text.isEmpty() ? QByteArrayList() : line.text.toByteArray().split(LogMarkSeparator);
        for (qsizetype i = 0; i < values.size(); ++i) {
            out.append(i == 0 ? "\"" : ",\"");
            appendJsonText(values[i], out);
            out.append('"');
        }
        out.append("],\"text\":\"");
    } else {
        out.append("\",\"text\":\"");
    }
    appendJsonText(words(line), out);
    out.append("\"}\n");
}

void LineWriter::appendCsv(LogPlace place, const LogLine &line, QByteArray &out)
{
    const JobName &job = nameOf({place.run, line.jobIndex});
    m_time.append(line.arrivalTime, out);
    out.append(',');
    if (line.serverTime != 0)
        m_serverTime.append(line.serverTime, out);
    out.append(',').append(levelName(line.level));
    out.append(',').append(kindName(line.kind)).append(',');
    appendCsvCell(job.title, out);
    out.append(',');
    appendCsvCell(job.key, out);
    out.append(',');
    appendCsvCell(words(line), out);
    out.append("\r\n");
}

const JobName &LineWriter::nameOf(JobId job)
{
    if (m_words.jobs) {
        if (const auto found = m_words.jobs->constFind(job); found != m_words.jobs->constEnd())
            return *found;
    }
    m_unnamed.title = '#' + QByteArray::number(job.index);
    return m_unnamed;
}

QByteArrayView LineWriter::words(const LogLine &line)
{
    if (line.kind == LogKind::ServerText || !m_words.mark)
        return line.text;
    m_mark = m_words.mark(line);
    return m_mark;
}

} // namespace runwatch
