// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/words/progresswords.h"

#include "app/jobs/drawnprogress.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>
#include <QtNumeric>

#include <cmath>

namespace runwatch {

namespace {

struct ProgressWords
{
    Q_DECLARE_TR_FUNCTIONS(ProgressWords)
};

using Scale = ProgressReading::Scale;

int wholePercent(const Job &job)
{
    return int(std::floor(*job.progress + 1e-9));
}

QString numberText(double number)
{
    return QLocale().toString(number, 'g', QLocale::FloatingPointShortest);
}

QString readingText(const ProgressReading &reading, Job::Unit unit)
{
    const QString value = numberText(reading.value);
    const QString most = numberText(mostOf(reading, unit));
    if (reading.value < 0)
        return ProgressWords::tr("%1, less than 0").arg(value);
    if (isOvershot(reading, unit))
        //: A number as sent, and the most it could have been
        return ProgressWords::tr("%1, more than %2").arg(value, most);
    if (reading.scale == Scale::Ratio)
        return ProgressWords::tr("%1 of %2").arg(value, most);
    //: A number as sent, and the largest it can be: 1 or 100
    return ProgressWords::tr("%1, read as 0 to %2").arg(value, most);
}

QString asSentText(const std::optional<ProgressReading> &sent, const QString &unread, Job::Unit unit)
{
    if (!unread.isEmpty())
        //: %1 is what a server sent in place of a number
        return ProgressWords::tr("%1, which is no number").arg(unread);
    return sent ? readingText(*sent, unit) : QString();
}

// Nothing where the sum is beyond what can be counted.
std::optional<qint64> doneOf(const BatchResults &results)
{
    qint64 done = 0;
    return qAddOverflow(results.success, results.failed, &done) ? std::nullopt : std::optional(done);
}

bool hasNegativeCount(const BatchResults &results)
{
    return results.success < 0 || results.failed < 0 || results.total.value_or(0) < 0;
}

QString countsDoubt(const BatchResults &results)
{
    if (hasNegativeCount(results))
        return ProgressWords::tr("a count is below 0");
    const std::optional<qint64> done = doneOf(results);
    if (!done || (results.total && *done > *results.total))
        return results.total ? ProgressWords::tr("more than the total %L1").arg(*results.total)
                             : ProgressWords::tr("more than can be counted");
    return {};
}

// The total that the results must add up to; they say it, or the progress was sent as a part of it.
QString totalMissed(const Job &job)
{
    if (!job.results)
        return {};
    const std::optional<qint64> done = doneOf(*job.results);
    const bool isMissed = job.results->total ? done != *job.results->total
                                             : job.ratioTotal > 0 && (!done || double(*done) != job.ratioTotal);
    if (!isMissed)
        return {};
    return job.results->total ? QString::number(*job.results->total) : numberText(job.ratioTotal);
}

} // namespace

QString progressText(const Job &job)
{
    if (job.progress)
        return ProgressWords::tr("%1 %").arg(wholePercent(job));
    if (job.count)
        //: How many are done of an unknown total
        return ProgressWords::tr("%1 done").arg(numberText(*job.count));
    return {};
}

QString progressAndOrigin(const Job &job)
{
    //: %1 is a percentage that was made from the job's phases
    return job.isProgressDerived ? ProgressWords::tr("%1 derived").arg(progressText(job)) : progressText(job);
}

QString progressSentence(const Job &job)
{
    if (!job.progress)
        return progressText(job);
    const QString percent = ProgressWords::tr("%n percent", nullptr, wholePercent(job));
    return job.isProgressDerived ? ProgressWords::tr("%1 derived from its phases").arg(percent) : percent;
}

QString progressAsSentText(const Job &job)
{
    return asSentText(job.progressAsSent, job.unreadProgress, job.unit);
}

QString progressAsSentText(const Phase &phase, Job::Unit unit)
{
    return asSentText(phase.progressAsSent, phase.unreadProgress, unit);
}

QString resultsText(const Job &job)
{
    if (!job.results)
        return {};
    //: Numbers that succeeded and that failed
    return ProgressWords::tr("%1 / %2").arg(QLocale().toString(job.results->success), QLocale().toString(job.results->failed));
}

QString resultsSentence(const Job &job)
{
    if (!job.results)
        return {};
    QStringList parts{ProgressWords::tr("%L1 succeeded").arg(job.results->success),
                      ProgressWords::tr("%L1 failed").arg(job.results->failed)};
    const std::optional<qint64> done = doneOf(*job.results);
    const QString doubt = countsDoubt(*job.results);
    if (doubt.isEmpty() && done && job.results->total && *job.results->total > *done)
        //: A number of pieces, of a job that has ended; then of one that goes on
        parts << (isEnd(job.state) ? ProgressWords::tr("%L1 not accounted for") : ProgressWords::tr("%L1 left")).arg(*job.results->total - *done);
    if (!doubt.isEmpty())
        parts << doubt;
    return parts.join(QStringLiteral(", "));
}

QString completionDoubt(const Job &job)
{
    if (job.state != JobState::Completed && job.state != JobState::CompletedWithErrors)
        return {};
    QStringList doubts;
    if (job.progress && *job.progress < 100)
        doubts << ProgressWords::tr("complete at %1 %").arg(wholePercent(job));
    if (const QString total = totalMissed(job); !total.isEmpty()) {
        //: %1 succeeded plus %2 failed, which is not the total %3
        doubts << ProgressWords::tr("%1 + %2 of %3").arg(job.results->success).arg(job.results->failed).arg(total);
    }
    return doubts.join(QStringLiteral(", "));
}

} // namespace runwatch
