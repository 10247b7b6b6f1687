// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/words/jobwords.h"

#include "app/model/silence.h"
#include "ui/words/progresswords.h"
#include "ui/words/streamwords.h"
#include "ui/words/timeleftwords.h"
#include "ui/words/timewords.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace runwatch {

namespace {

struct JobWords
{
    Q_DECLARE_TR_FUNCTIONS(JobWords)
};

using Connection = StreamStatus::Connection;

// What stands before the server's last words.
QString withLastWords(const QString &sentence, const Job &job)
{
    //: %1 is a sentence about the job or its connection, %2 are the server's last words
    return job.message.isEmpty() ? sentence : JobWords::tr("%1 Last: %2").arg(sentence, job.message);
}

// "Reconnecting in 4 s (3). The connection was cut in the middle of the stream."
QString whileNotConnected(const StreamStatus &stream, qint64 now)
{
    if (stream.connection == Connection::Paused)
        return JobWords::tr("The server is paused here, until you go on.");
    const QString why = describe(stream.lastEnd);
    const bool saysMore = stream.connection == Connection::Waiting || stream.sentAt > 0 || stream.attemptInRow > 1;
    if (stream.connection == Connection::Closed || !saysMore)
        return why;
    //: What the connection does, as a sentence of its own
    const QString what = JobWords::tr("%1.").arg(connectionText(stream, now));
    return why.isEmpty() ? what : what + QLatin1Char(' ') + why;
}

// Empty when the connection has nothing to say about that job.
QString connectionMessage(const Job &job, const StreamStatus &stream, qint64 now)
{
    switch (job.state) {
    case JobState::Lost:
    case JobState::Refused:
        return describe(stream.lastEnd);
    case JobState::Connecting:
        return job.message.isEmpty() && stream.connection != Connection::Open ? whileNotConnected(stream, now) : QString();
    case JobState::Reconnecting:
        return stream.connection == Connection::Open ? QString() : whileNotConnected(stream, now);
    case JobState::Queued:
    case JobState::Running:
    case JobState::Stalled: {
        const Silence silence = silenceOf(stream, now);
        if (silence == Silence::NoBytes || silence == Silence::NoLine)
            return withLastWords(JobWords::tr("%1.").arg(silenceText(stream, now)), job);
        return {};
    }
    default:
        return {};
    }
}

} // namespace

QString stateWord(JobState state)
{
    switch (state) {
    case JobState::Connecting:
        return JobWords::tr("Connecting");
    case JobState::Queued:
        return JobWords::tr("Queued");
    case JobState::Running:
        return JobWords::tr("Running");
    case JobState::Stalled:
        return JobWords::tr("Stalled");
    case JobState::Reconnecting:
        return JobWords::tr("Reconnecting");
    case JobState::Cancelling:
        return JobWords::tr("Cancelling");
    case JobState::Completed:
        return JobWords::tr("Completed");
    case JobState::CompletedWithErrors:
        return JobWords::tr("Completed with errors");
    case JobState::Failed:
        return JobWords::tr("Failed");
    case JobState::EndedEarly:
        return JobWords::tr("Ended early");
    case JobState::Cancelled:
        return JobWords::tr("Cancelled");
    case JobState::Lost:
        return JobWords::tr("Lost");
    case JobState::Refused:
        return JobWords::tr("Refused");
    }
    return {};
}

bool isPaused(const Job &job, const StreamStatus *stream)
{
    return job.state == JobState::Reconnecting && stream && stream->connection == Connection::Paused;
}

QString stateText(const Job &job, const StreamStatus *stream, qint64 now)
{
    if (job.cancelReach == Job::CancelReach::ServerConfirmed)
        return JobWords::tr("Cancelled (server confirmed)");
    if (job.cancelReach == Job::CancelReach::ConnectionClosed)
        return JobWords::tr("Cancelled (connection closed)");
    if (isPaused(job, stream))
        return JobWords::tr("Paused");
    if (job.state == JobState::Running && stream && silenceOf(*stream, now) != Silence::None)
        //: The job is running, and no event comes
        return JobWords::tr("Running · quiet");
    return stateWord(job.state);
}

QString nameAndProgress(const Job &job)
{
    const QString progress = progressText(job);
    //: A job's name and how far it is
    return progress.isEmpty() ? job.title : JobWords::tr("%1 (%2)").arg(job.title, progress);
}

QString phaseStateWord(PhaseState state)
{
    switch (state) {
    case PhaseState::Pending:
        return JobWords::tr("Pending");
    case PhaseState::Running:
        return JobWords::tr("Running");
    case PhaseState::Completed:
        return JobWords::tr("Completed");
    case PhaseState::Failed:
        return JobWords::tr("Failed");
    case PhaseState::Cancelled:
        //: A phase that was cut short
        return JobWords::tr("Cut short");
    }
    return {};
}

QString phaseText(const Job &job)
{
    if (job.currentPhase < 0 || job.currentPhase >= job.phases.size())
        return {};
    //: %1 of %2 phases, then the phase's name
    return JobWords::tr("%1/%2 %3").arg(QString::number(job.currentPhase + 1), QString::number(job.phases.size()),
                                        job.phases.at(job.currentPhase).name);
}

QString jobMessage(const Job &job, const StreamStatus *stream, qint64 now)
{
    const QString doubt = completionDoubt(job);
    if (!doubt.isEmpty())
        return job.message.isEmpty() ? doubt : JobWords::tr("%1 (%2)").arg(job.message, doubt);
    const QString connection = stream ? connectionMessage(job, *stream, now) : QString();
    if (!connection.isEmpty())
        return connection;
    if (job.state == JobState::Cancelling)
        return withLastWords(JobWords::tr("The server was asked to cancel."), job);
    if (job.state == JobState::EndedEarly)
        return withLastWords(JobWords::tr("The stream ended without completion."), job);
    if (job.cancelReach == Job::CancelReach::ServerConfirmed)
        return withLastWords(JobWords::tr("The server confirmed."), job);
    if (job.cancelReach == Job::CancelReach::ConnectionClosed)
        return withLastWords(JobWords::tr("Connection closed; the server may go on."), job);
    const bool isAllUnknown = stream && stream->events > 0 && stream->unrecognised == stream->events;
    if (job.message.isEmpty() && isAllUnknown && !isEnd(job.state))
        return JobWords::tr("None of %n event(s) was understood: see the Events tab.", nullptr, int(stream->unrecognised));
    return job.message;
}

qint64 elapsed(const Job &job, qint64 now)
{
    if (job.startedAt == 0)
        return 0;
    return std::max<qint64>(0, (job.endedAt > 0 ? job.endedAt : now) - job.startedAt);
}

QString jobSentence(const Job &job, const StreamStatus *stream, qint64 now)
{
    const bool isQuiet = job.state == JobState::Running && stream && silenceOf(*stream, now) == Silence::Quiet;
    QStringList parts{job.title, isQuiet ? stateWord(job.state) : stateText(job, stream, now)};
    if (isQuiet)
        parts << silenceText(*stream, now).toLower();
    if (job.progress || job.count)
        parts << progressSentence(job);
    if (job.currentPhase >= 0 && job.currentPhase < job.phases.size()) {
        parts << JobWords::tr("phase %1 of %2 %3")
                     .arg(QString::number(job.currentPhase + 1), QString::number(job.phases.size()),
                          job.phases.at(job.currentPhase).name);
    }
    if (const QString left = timeLeftSentence(job, now); !left.isEmpty())
        parts << left;
    if (job.results)
        parts << resultsSentence(job);
    // How a cancelled job was cancelled is said by its state.
    const QString message = job.cancelReach == Job::CancelReach::None ? jobMessage(job, stream, now) : job.message;
    if (!message.isEmpty())
        parts << message;
    parts << (isEnd(job.state) ? JobWords::tr("took %1").arg(durationText(elapsed(job, now)))
                               : JobWords::tr("for %1").arg(durationText(elapsed(job, now))));
    return parts.join(QStringLiteral(", "));
}

} // namespace runwatch
