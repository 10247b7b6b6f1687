// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/logview/logpage.h"

#include "ui/logview/visibletext.h"
#include "ui/words/logwords.h"

#include <QStringList>

#include <algorithm>

namespace runwatch {

namespace {

QString jobTitle(const PageStyle &style, quint32 jobIndex)
{
    if (style.jobTitles)
        return visibleText(style.jobTitles(jobIndex));
    return u'#' + QString::number(jobIndex);
}

ShownLine shownLine(const LogLine &line, qint64 previousArrival, const PageStyle &style)
{
    ShownLine shown;
    shown.level = line.level;
    shown.isMark = line.kind != LogKind::ServerText;
    shown.time = logTimeText(style.timeMode, line, {style.runStartedAt, previousArrival});
    shown.text = shown.isMark ? visibleText(QStringView(markText(line))) : visibleText(line.text);
    shown.times = bothTimesText(line);
    return shown;
}

// Calls `take` with each row in [row, row + count) that is still kept.
template <typename Take>
void forEachRow(const LogScope &scope, qint64 row, qsizetype count, Take &&take)
{
    const qint64 begin = std::max(row, scope.first());
    const qint64 end = std::min(row + count, scope.end());
    for (qint64 r = begin; r < end;) {
        const LineNumber number = scope.line(r);
        qsizetype neighbours = 1; // rows whose lines follow one another are read at once
        while (r + neighbours < end && qint64(scope.line(r + neighbours)) == qint64(number) + neighbours)
            ++neighbours;
        const LogStore::Lines lines = scope.log()->lines(number, neighbours);
        for (qsizetype i = 0; i < lines.size(); ++i)
            take(LineNumber(qint64(lines.first()) + i), lines[i]);
        r += neighbours;
    }
}

} // namespace

QString ShownLine::asText() const
{
    QStringList words{time};
    if (!job.isEmpty())
        words << job;
    if (!isMark)
        words << levelWord(level);
    words << text;
    return words.join(u' ');
}

QList<ShownLine> readPage(const LogScope &scope, qint64 row, qsizetype count, const PageStyle &style)
{
    QList<ShownLine> page;
    page.reserve(count);
    qint64 previousArrival = 0;
    const qint64 before = style.timeMode == TimeMode::Delta && row > scope.first() ? 1 : 0;
    qint64 passed = before; // the line above the page is read for its time only
    forEachRow(scope, row - before, count + before, [&](LineNumber number, const LogLine &line) {
        if (passed > 0) {
            --passed;
        } else {
            page.append(shownLine(line, previousArrival, style));
            page.last().number = number;
            if (scope.hasManyJobs() && !page.last().isMark)
                page.last().job = jobTitle(style, line.jobIndex);
        }
        previousArrival = line.arrivalTime;
    });
    return page;
}

QString copiedText(const LogScope &scope, qint64 row, qsizetype count)
{
    QStringList lines;
    forEachRow(scope, row, count, [&](LineNumber, const LogLine &line) {
        lines << (line.kind == LogKind::ServerText ? cleanText(line.text)
                                                   : u'[' + visibleText(QStringView(markText(line))) + u']');
    });
    return lines.join(u'\n');
}

} // namespace runwatch
