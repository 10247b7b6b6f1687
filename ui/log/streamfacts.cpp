// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/log/streamfacts.h"

#include "app/model/diagnosis.h"
#include "ui/logview/visibletext.h"
#include "ui/words/words.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

namespace runwatch {

namespace {

struct StreamFacts
{
    Q_DECLARE_TR_FUNCTIONS(StreamFacts)
};

QString orDash(const QString &text)
{
    return text.isEmpty() ? QStringLiteral("—") : text;
}

QString numberText(qint64 number)
{
    return QLocale().toString(number);
}

QString whenText(qint64 time)
{
    return orDash(dateTimeText(time));
}

// "3 s ago (12:04:09)".
QString agoText(qint64 time, qint64 now)
{
    if (time == 0)
        return QStringLiteral("—");
    //: %1 is a duration, %2 a time of day
    return StreamFacts::tr("%1 ago (%2)").arg(durationText(now - time), timeOfDayText(time));
}

QString headersText(const StreamStatus &stream)
{
    QStringList lines;
    for (const auto &[name, value] : stream.responseHeaders)
        lines << visibleText(QByteArrayView(name)) + QStringLiteral(": ")
                + visibleText(QByteArrayView(value));
    return orDash(lines.join(u'\n'));
}

// Only a chunked answer tells by itself which version it has.
QString versionText(const StreamStatus &stream)
{
    return responseHeader(stream, "transfer-encoding").isEmpty() ? QStringLiteral("—") : QStringLiteral("HTTP/1.1");
}

QString idsText(const StreamStatus &stream)
{
    if (!stream.sendsIds)
        return stream.events > 0 ? StreamFacts::tr("None so far") : QStringLiteral("—");
    return stream.repeatsIds ? StreamFacts::tr("The same id comes again: no place to go on from")
                             : StreamFacts::tr("Yes: a cut stream goes on after the last one");
}

QString idleLimitText(const StreamStatus &stream)
{
    return stream.idleLimit == 0 ? StreamFacts::tr("None: however long it is silent, it is left open")
                                 : durationText(stream.idleLimit);
}

QString millisecondsText(qint64 milliseconds)
{
    return milliseconds < 0 ? QStringLiteral("—") : StreamFacts::tr("%1 ms").arg(milliseconds);
}

// "12:04:10 to 12:05:10 (60 s): The server ended the stream."
QString pastText(const StreamStatus &stream)
{
    QStringList lines;
    for (const PastConnection &past : stream.past) {
        //: Two times of day, how many seconds lie between them, and why the connection ended
        lines << StreamFacts::tr("%1 to %2 (%3 s): %4")
                     .arg(timeOfDayText(past.openedAt), timeOfDayText(past.closedAt),
                          QLocale().toString((past.closedAt - past.openedAt) / 1'000), describe(StreamEnd{past.end, 0, {}}));
    }
    return orDash(lines.join(u'\n'));
}

QString statusText(const StreamStatus &stream)
{
    return stream.httpStatus == 0 ? QStringLiteral("—") : QString::number(stream.httpStatus);
}

QString finalUrlText(const StreamStatus &stream)
{
    return stream.finalUrl == stream.shownUrl ? QStringLiteral("—") : orDash(stream.finalUrl);
}

} // namespace

QList<Fact> streamFacts(const StreamStatus &stream, const Job *job, qint64 now)
{
    const bool hasHead = stream.httpStatus != 0;
    const bool hasEnded = stream.lastEnd.kind != StreamEnd::Kind::None;
    QList<Fact> facts{
        {StreamFacts::tr("Request"), stream.method},
        {StreamFacts::tr("URL"), visibleText(QStringView(stream.shownUrl))},
        {StreamFacts::tr("Redirected to"), visibleText(QStringView(finalUrlText(stream)))},
        {StreamFacts::tr("Connection"), connectionText(stream, now)},
        {StreamFacts::tr("HTTP status"), statusText(stream)},
        {StreamFacts::tr("HTTP version"), versionText(stream)},
        {StreamFacts::tr("Content type"), orDash(visibleText(QStringView(stream.contentType)))},
        {StreamFacts::tr("Content coding"),
         orDash(visibleText(QByteArrayView(responseHeader(stream, "content-encoding"))))},
        {StreamFacts::tr("Time to the answer"), millisecondsText(hasHead ? stream.headReceivedAfter : -1)},
        {StreamFacts::tr("From there to the first event"), millisecondsText(stream.firstEventAfter)},
        {StreamFacts::tr("Longest keep-alive gap"), stream.keepAliveGap > 0 ? durationText(stream.keepAliveGap) : orDash({})},
        {StreamFacts::tr("Silence that ends it"), idleLimitText(stream)},
        {StreamFacts::tr("Event ids"), idsText(stream)},
        {StreamFacts::tr("Reconnection time asked for"), millisecondsText(stream.reconnectionTime)},
        {StreamFacts::tr("Last byte"), agoText(stream.lastByteAt, now)},
        {StreamFacts::tr("Last event"), agoText(stream.lastEventAt, now)},
        {StreamFacts::tr("Last progress"), agoText(job ? job->lastAdvanceAt : 0, now)},
        {StreamFacts::tr("Opened"), whenText(stream.openedAt)},
        {StreamFacts::tr("Attempts"), numberText(stream.attempt)},
        {StreamFacts::tr("Coverage"), coverageText(coverageNow(stream, now))},
        {StreamFacts::tr("Last end"),
         hasEnded ? visibleText(QStringView(describe(stream.lastEnd))) : orDash({})},
        {StreamFacts::tr("Last event ID"), orDash(visibleText(QByteArrayView(stream.lastEventId)))},
        {StreamFacts::tr("Received"), sizeText(stream.bytes)},
        {StreamFacts::tr("Events"), numberText(stream.events)},
        {StreamFacts::tr("Repeated events left out"), numberText(stream.repeated)},
        {StreamFacts::tr("Comments"), numberText(stream.comments)},
        {StreamFacts::tr("Read by"), visibleText(QStringView(profileText(stream)))},
        {StreamFacts::tr("Unrecognised events"), numberText(stream.unrecognised)},
        {StreamFacts::tr("Oversized"), numberText(stream.oversized)},
        {StreamFacts::tr("Jobs not shown"), numberText(stream.jobsNotShown)},
        {StreamFacts::tr("Past connections"), pastText(stream)},
        {StreamFacts::tr("Response headers"), headersText(stream)},
    };
    if (!job)
        return facts;
    facts << QList<Fact>{
        {StreamFacts::tr("Job"), visibleText(QStringView(job->title))},
        {StreamFacts::tr("Job key"), orDash(visibleText(QStringView(job->key)))},
        {StreamFacts::tr("State"), stateText(*job, &stream, now)},
        {StreamFacts::tr("Progress as sent"), orDash(visibleText(QStringView(progressAsSentText(*job))))},
        {StreamFacts::tr("Started"), whenText(job->startedAt)},
        {StreamFacts::tr("Ended"), whenText(job->endedAt)},
        {StreamFacts::tr("Events of the job"), numberText(job->events)},
        {StreamFacts::tr("Log lines"), numberText(job->logLines)},
    };
    return facts;
}

} // namespace runwatch
