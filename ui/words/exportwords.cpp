// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/words/exportwords.h"

#include "ui/words/timewords.h"

#include <QCoreApplication>
#include <QDir>
#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <climits>

namespace runwatch {

namespace {

struct ExportWords
{
    Q_DECLARE_TR_FUNCTIONS(ExportWords)
};

int plural(qint64 count)
{
    return int(std::min<qint64>(count, INT_MAX));
}

QString reason(const ExportResult &result)
{
    switch (result.error) {
    case ExportResult::Error::NoPermission:
        return ExportWords::tr("Files cannot be written there: permission was denied.");
    case ExportResult::Error::NoFolder:
        return ExportWords::tr("The folder does not exist.");
    case ExportResult::Error::NoRoom:
        return ExportWords::tr("The disk is full.");
    case ExportResult::Error::TooLarge:
        return ExportWords::tr("The file would be larger than the disk or this account allows.");
    case ExportResult::Error::None:
    case ExportResult::Error::Other:
        break;
    }
    //: %1 is what the system says, in its own words
    return ExportWords::tr("It could not be written: %1.").arg(result.detail);
}

// What Markdown would read as more than text, in a single line.
QString plainInMarkdown(const QString &text)
{
    QString plain;
    for (const QChar c : text.simplified()) {
        if (QStringView(u"\\`*_{}[]<>()#+-!|~&").contains(c))
            plain.append(u'\\');
        plain.append(c);
    }
    return plain;
}

} // namespace

QString exportResultText(const ExportResult &result, const QString &path)
{
    const QString file = QDir::toNativeSeparators(path);
    switch (result.outcome) {
    case ExportResult::Outcome::Cancelled:
        return ExportWords::tr("Cancelled. Nothing was written.");
    case ExportResult::Outcome::Failed:
        //: Follows the reason why a file could not be written
        return reason(result) + QLatin1Char(' ') + ExportWords::tr("Nothing was changed: a file that was there is as it was.");
    case ExportResult::Outcome::Done:
        break;
    }
    //: %1 is a file's path, %2 its size
    QString text = ExportWords::tr("%n line(s) written to %1 (%2).", nullptr, plural(result.lines)).arg(file, sizeText(result.bytes));
    if (result.gone > 0)
        text += QLatin1Char(' ') + ExportWords::tr("%n line(s) had gone meanwhile: the log keeps only the newest.", nullptr, plural(result.gone));
    return text;
}

QString copyResultText(const CopiedText &text)
{
    QStringList sentences;
    if (text.isCancelled)
        return ExportWords::tr("Cancelled. The clipboard is as it was.");
    if (text.left > 0)
        //: A copy was too large for the clipboard; %1 is a number of lines
        sentences << ExportWords::tr("%1 copied.").arg(ExportWords::tr("%n line(s)", nullptr, plural(text.rows)))
                  << ExportWords::tr("%n more line(s) are too much for the clipboard: export them instead.", nullptr, plural(text.left));
    else if (text.isCut)
        sentences << ExportWords::tr("The last line was cut: it is too much for the clipboard.");
    if (text.gone > 0)
        sentences << ExportWords::tr("%n line(s) had gone meanwhile: the log keeps only the newest.", nullptr, plural(text.gone));
    return sentences.join(QLatin1Char(' '));
}

QString markdownHeading(const QString &job, const QString &phase, const QString &server, qint64 from, qint64 to)
{
    QStringList parts;
    if (!job.isEmpty())
        parts << QStringLiteral("**%1**").arg(plainInMarkdown(job));
    if (!phase.isEmpty())
        //: %1 is a phase's name
        parts << ExportWords::tr("phase %1").arg(plainInMarkdown(phase));
    if (!server.isEmpty())
        parts << plainInMarkdown(server);
    if (from != 0 && timeOfDayText(from) == timeOfDayText(to))
        parts << dateTimeText(from);
    else if (from != 0)
        //: Two dates with times
        parts << ExportWords::tr("%1 to %2").arg(dateTimeText(from), dateTimeText(to));
    return parts.join(QStringLiteral(", "));
}

} // namespace runwatch
