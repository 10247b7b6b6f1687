// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/logview/logpage.h"

#include "ui/logview/visibletext.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace runwatch {

namespace {

constexpr qsizetype MostParts = 64; // of one line, when none of them needs to stay

struct LogHeading
{
    Q_DECLARE_TR_FUNCTIONS(LogHeading)
};

QDate dayOf(const LogLine &line, TimeMode mode)
{
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(line.serverTime != 0 ? line.serverTime : line.arrivalTime);
    return (mode == TimeMode::Utc ? time.toUTC() : time).date();
}

bool isContinuation(char byte)
{
    return (uchar(byte) & 0xc0) == 0x80;
}

} // namespace

LogPage::LogPage(const LogFont &font)
    : m_font(font)
    , m_colours(QPalette())
{
}

void LogPage::setRows(const LogRows *rows)
{
    m_rows = rows;
    m_whole.clear();
    forget();
}

void LogPage::setStyle(PageStyle style)
{
    m_style = std::move(style);
    forget();
}

void LogPage::setFont(const LogFont &font)
{
    forget();
    m_font = font;
}

void LogPage::setPalette(const QPalette &palette)
{
    m_colours = LogColours(palette);
    forget();
}

void LogPage::setWidth(std::optional<qreal> wrapped, qreal whole)
{
    if (m_wrapped == wrapped && m_wholeWidth == whole)
        return;
    m_wrapped = wrapped;
    m_wholeWidth = whole;
    for (auto &[number, row] : m_made)
        row.parts.clear();
}

void LogPage::setHighlighter(Highlighter highlighter)
{
    m_highlighter = std::move(highlighter);
    forgetHighlights();
}

void LogPage::forgetHighlights()
{
    for (auto &[number, row] : m_made)
        row.highlights.reset();
}

void LogPage::setFolding(LogPlace place, Folding folding)
{
    if (folding == Folding::Whole)
        m_whole.insert(place);
    else
        m_whole.erase(place);
    std::erase_if(m_made, [place](const auto &entry) { return entry.second.shown.place == place; });
}

void LogPage::forget()
{
    m_made.clear();
}

void LogPage::forgetOutside(qint64 first, qint64 last)
{
    std::erase_if(m_made, [first, last](const auto &entry) { return entry.first < first || entry.first > last; });
    for (auto &[number, row] : m_made) {
        if (qsizetype(row.parts.size()) > MostParts)
            row.parts.clear();
    }
}

void LogPage::prepare(qint64 first, qint64 count)
{
    qint64 begin = std::max(first, m_rows->first());
    qint64 end = std::min(first + count, m_rows->end());
    while (begin < end && m_made.contains(begin))
        ++begin;
    while (end > begin && m_made.contains(end - 1))
        --end;
    if (begin >= end)
        return;
    const qint64 above = begin > m_rows->first() ? 1 : 0; // read for its time and its day
    qint64 row = begin - above;
    std::optional<LogLine> previous;
    m_rows->forEach(row, end - begin + above, [&](LogPlace place, const LogLine &line) {
        while (row < end && m_rows->place(row) != place)
            ++row; // some have gone meanwhile
        if (row >= begin && !m_made.contains(row))
            make(row, place, line, previous ? &*previous : nullptr);
        previous = line;
        previous->text = {};
        ++row;
    });
}

LogPage::Row &LogPage::row(qint64 row)
{
    if (const auto made = m_made.find(row); made != m_made.end())
        return made->second;
    prepare(row, 1);
    return m_made[row];
}

void LogPage::make(qint64 row, LogPlace place, const LogLine &line, const LogLine *previous)
{
    Row &made = m_made[row];
    made.shown = shownLine(place, line, previous ? previous->arrivalTime : 0, m_style,
                           m_whole.contains(place) ? Folding::Whole : Folding::Folded);
    const bool isOfMany = made.shown.isMark && isOfTheConnection(line.kind) ? m_rows->hasManyRuns() : m_rows->hasManyJobs();
    if (isOfMany)
        made.shown.job = m_style.jobTitles ? visibleText(m_style.jobTitles({place.run, line.jobIndex}))
                                           : u'#' + QString::number(line.jobIndex);
    made.headings = headings(row, place, line, previous);
}

QStringList LogPage::headings(qint64 row, LogPlace place, const LogLine &line, const LogLine *previous) const
{
    QStringList list;
    if (row == m_rows->first()) {
        for (const LogRows::Source &source : m_rows->sources()) {
            if (const qint64 gone = source.run == place.run ? qint64(source.log->first()) : 0; gone > 0)
                list << LogHeading::tr("%n earlier line(s) are no longer kept", nullptr, int(std::min<qint64>(gone, INT_MAX)));
        }
    } else if (previous) {
        const QDate day = dayOf(line, m_style.timeMode);
        if (day != dayOf(*previous, m_style.timeMode))
            list << QLocale().toString(day, QLocale::LongFormat);
    }
    return list;
}

LineLayout &LogPage::layout(qint64 number, int part)
{
    Row &line = row(number);
    if (const auto made = line.parts.find(part); made != line.parts.end())
        return made->second;
    const qsizetype begin = partBegin(number, part);
    const qsizetype end = part + 1 < partCount(number) ? partBegin(number, part + 1) : line.shown.text.size();
    ScreenText text = screenText(QByteArrayView(line.shown.text).sliced(begin, end - begin));
    FormatRanges ranges = formats(line.shown, text, begin);
    std::optional<qreal> width = line.shown.folding == Folding::Whole ? m_wholeWidth : m_wrapped;
    if (line.shown.isMark)
        width.reset();
    return line.parts.try_emplace(part, std::move(text), std::move(ranges), m_font, width).first->second;
}

FormatRanges LogPage::formats(const ShownLine &shown, const ScreenText &text, qsizetype begin) const
{
    FormatRanges ranges;
    for (const StyledSpan &span : shown.spans) {
        const qsizetype from = text.positionAt(span.begin - begin);
        const qsizetype to = text.positionAt(span.end - begin);
        if (from < to)
            ranges.append({int(from), int(to - from), m_colours.format(span.style)});
    }
    return ranges;
}

const QList<TextHighlight> &LogPage::highlights(qint64 number)
{
    Row &line = row(number);
    if (!line.highlights)
        line.highlights = m_highlighter && !line.shown.isMark ? m_highlighter(line.shown.place, line.shown.text)
                                                              : QList<TextHighlight>();
    return *line.highlights;
}

int LogPage::partCount(qint64 number)
{
    const ShownLine &shown = row(number).shown;
    if (shown.folding == Folding::Folded)
        return 2;
    return int(1 + std::max<qsizetype>(1, (shown.text.size() + PartBytes - 1) / PartBytes));
}

int LogPage::lineCount(qint64 number, int part)
{
    if (part == 0)
        return int(row(number).headings.size());
    if (!hasTallRows() || row(number).shown.isMark)
        return 1;
    return layout(number, part).lineCount();
}

qsizetype LogPage::partBegin(qint64 number, int part)
{
    const QByteArray &text = row(number).shown.text;
    qsizetype begin = std::min(qsizetype(part - 1) * PartBytes, text.size());
    while (begin > 0 && begin < text.size() && isContinuation(text[begin]))
        ++begin;
    return begin;
}

int LogPage::partOf(qint64 number, qsizetype byte)
{
    const int last = partCount(number) - 1;
    int part = std::clamp(int(byte / PartBytes) + 1, 1, last);
    while (part > 1 && partBegin(number, part) > byte)
        --part;
    return part;
}

VisualLine LogPage::existing(VisualLine at)
{
    while (at.part + 1 < partCount(at.row) && lineCount(at.row, at.part) == 0)
        at = {at.row, at.part + 1, 0};
    at.part = std::min(at.part, partCount(at.row) - 1);
    at.line = std::clamp(at.line, 0, std::max(0, lineCount(at.row, at.part) - 1));
    return at;
}

VisualLine LogPage::moved(VisualLine from, qint64 count, qint64 first, qint64 end)
{
    from = existing(from);
    if (!hasTallRows()) // most rows are one line: make them all ready at once
        prepare(count < 0 ? from.row + count : from.row, std::abs(count) + 1);
    while (count > 0) {
        const int below = lineCount(from.row, from.part) - 1 - from.line;
        if (below >= count)
            return {from.row, from.part, from.line + int(count)};
        VisualLine next = from;
        do {
            next = next.part + 1 < partCount(next.row) ? VisualLine{next.row, next.part + 1, 0} : VisualLine{next.row + 1, 0, 0};
        } while (next.row < end && lineCount(next.row, next.part) == 0);
        if (next.row >= end)
            return {from.row, from.part, std::max(0, lineCount(from.row, from.part) - 1)};
        count -= std::max(0, below) + 1;
        from = next;
    }
    while (count < 0) {
        if (from.line >= -count)
            return {from.row, from.part, from.line + int(count)};
        VisualLine next = from;
        do {
            next = next.part > 0 ? VisualLine{next.row, next.part - 1, 0}
                                 : VisualLine{next.row - 1, next.row > first ? partCount(next.row - 1) - 1 : 0, 0};
        } while (next.row >= first && lineCount(next.row, next.part) == 0);
        if (next.row < first)
            return {from.row, from.part, 0};
        count += from.line + 1;
        from = {next.row, next.part, lineCount(next.row, next.part) - 1};
    }
    return from;
}

VisualLine LogPage::lastLine(qint64 row)
{
    const int part = partCount(row) - 1;
    return {row, part, lineCount(row, part) - 1};
}

} // namespace runwatch
