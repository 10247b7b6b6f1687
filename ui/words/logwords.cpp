// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/words/logwords.h"

#include "app/jobs/jobstate.h"
#include "app/stream/streamend.h"
#include "ui/words/jobwords.h"
#include "ui/words/streamwords.h"
#include "ui/words/timewords.h"

#include <QCoreApplication>
#include <QMetaEnum>
#include <QStringList>

namespace runwatch {

namespace {

struct LogWords
{
    Q_DECLARE_TR_FUNCTIONS(LogWords)
};

template <typename Enum>
Enum fromKey(const QString &key)
{
    return Enum(QMetaEnum::fromType<Enum>().keyToValue(key.toLatin1().constData()));
}

QString disconnectedText(const QStringList &values)
{
    const QString key = values.value(0);
    const StreamEnd end{fromKey<StreamEnd::Kind>(key), values.value(2).toInt(), values.value(1)};
    return LogWords::tr("Disconnected. %1").arg(describe(end));
}

QString jobEndedText(const QStringList &values)
{
    const QString word = stateWord(fromKey<JobState>(values.value(0)));
    const QString progress = values.value(2);
    //: The job's last progress when it ended, in percent
    const QString state = progress.isEmpty() ? word : LogWords::tr("%1 at %2 %").arg(word, progress);
    //: %1 is the state, %2 the server's message
    return values.value(1).isEmpty() ? state : LogWords::tr("%1: %2").arg(state, values.value(1));
}

// "Disconnected 12:04:10 to 12:04:22 (12 s), resumed after event 1043."
QString resumedText(const QStringList &values)
{
    const qint64 from = values.value(1).toLongLong();
    const qint64 to = values.value(2).toLongLong();
    //: Two times of day and a duration
    const QString gap = LogWords::tr("Disconnected %1 to %2 (%3)").arg(timeOfDayText(from), timeOfDayText(to), durationText(to - from));
    return values.value(0).isEmpty()
        //: %1 is the sentence about the gap
        ? LogWords::tr("%1. Lines may be missing: the server gives no ids.").arg(gap)
        //: %1 is the sentence about the gap, %2 an event ID
        : LogWords::tr("%1, resumed after event %2.").arg(gap, values.value(0));
}

QString gapText(const QStringList &values)
{
    const int repeated = values.value(1).toInt();
    const QString lost = values.value(0) == u"nothing" ? LogWords::tr("Nothing was lost.")
        : values.value(0) == u"perhaps"
        //: %1 is an event ID
        ? LogWords::tr("Something may have been lost: the server went on with event %1.").arg(values.value(2))
        //: %1 is an event ID
        : LogWords::tr("The server went on with event %1. Its ids do not tell whether something was lost.").arg(values.value(2));
    if (repeated == 0)
        return lost;
    //: %1 says what was lost; repeated events had been read before
    return LogWords::tr("%1 %n repeated event(s) left out.", nullptr, repeated).arg(lost);
}

// In "progress", or in "progress of phase upload".
QString progressOf(const QString &phase)
{
    //: %1 is a phase's name
    return phase.isEmpty() ? LogWords::tr("progress") : LogWords::tr("progress of phase %1").arg(phase);
}

QString wentBackText(const QStringList &values)
{
    //: %1 is "progress", or "progress of phase" and its name; %2 a percentage, %3 a number as sent
    return LogWords::tr("The server's %1 went back from %2 % to %3 as sent; the bar stays where it was.")
        .arg(progressOf(values.value(2)), values.value(0), values.value(1));
}

QString overshotText(const QStringList &values)
{
    //: %1 is "progress", or "progress of phase" and its name; %2 the number as sent, %3 the most it could be
    return LogWords::tr("The server's %1 was sent as %2, which is not between 0 and %3; it is drawn as if it were.")
        .arg(progressOf(values.value(2)), values.value(0), values.value(1));
}

QString unitChangedText(const QStringList &values)
{
    const QString &of = progressOf(values.value(2));
    return values.value(0) == u"percent"
        //: %1 is "progress", or "progress of phase" and its name; %2 the number as sent
        ? LogWords::tr("The server's %1 was sent as %2, so it counts from 0 to 100 and not from 0 to 1; the bar is drawn anew.").arg(of, values.value(1))
        //: %1 is "progress", or "progress of phase" and its name; %2 the number as sent
        : LogWords::tr("The server's %1 was sent as %2, so it counts from 0 to 1 and not from 0 to 100; the bar is drawn anew.").arg(of, values.value(1));
}

QString cancelRefusedText(const QStringList &values)
{
    const StreamEnd end{fromKey<StreamEnd::Kind>(values.value(1)), values.value(0).toInt(), values.value(2)};
    //: %1 says why
    return LogWords::tr("The server did not confirm the cancelling. %1").arg(describe(end));
}

} // namespace

QString levelWord(LogLevel level)
{
    switch (level) {
    case LogLevel::Debug:
        return LogWords::tr("Debug");
    case LogLevel::Log:
        return LogWords::tr("Log");
    case LogLevel::Warning:
        return LogWords::tr("Warning");
    case LogLevel::Error:
        return LogWords::tr("Error");
    case LogLevel::Complete:
        return LogWords::tr("Complete");
    }
    return {};
}

namespace {

QString spoolFullText(const QStringList &values)
{
    const QString key = values.value(0);
    const QString why = key == u"ENOSPC" ? LogWords::tr("The disk is full.")
        : key == u"EDQUOT" ? LogWords::tr("Your share of the disk is used up.")
        : key == u"EFBIG" ? LogWords::tr("The file for log lines may not grow any more.")
        : key == u"EIO" ? LogWords::tr("The disk reports errors.")
        : key == u"ENOMEM" ? LogWords::tr("This program can address no more of the disk.")
        //: %1 is an error as programmers know it, "EACCES"
                         : LogWords::tr("Log lines cannot be kept on the disk (%1).").arg(key);
    //: %1 is a sentence that says why
    return LogWords::tr("%1 Watching goes on; the oldest lines of all streams go first.").arg(why);
}

QString readAnewText(const QStringList &values)
{
    const QString what = values.value(0).isEmpty() ? LogWords::tr("The stream is read by the built-in shapes now.")
                                                   //: %1 is the name of a profile
                                                   : LogWords::tr("The stream is read by the profile %1 now.").arg(values.value(0));
    const int gone = values.value(1).toInt();
    if (gone == 0)
        return what;
    //: Follows a sentence that says what reads the stream now
    return what + QLatin1Char(' ') + LogWords::tr("%n older event(s) were no longer kept, and could not be read anew.", nullptr, gone);
}

} // namespace

QString markText(const LogLine &line)
{
    const QStringList values = QString::fromUtf8(line.text).split(QLatin1Char(LogMarkSeparator));
    switch (line.kind) {
    case LogKind::ServerText:
        return {};
    case LogKind::Connected:
        return LogWords::tr("Connected (HTTP %1)").arg(values.value(0));
    case LogKind::Disconnected:
        return disconnectedText(values);
    case LogKind::Resumed:
        return resumedText(values);
    case LogKind::GapJudged:
        return gapText(values);
    case LogKind::IdsReused:
        return LogWords::tr("The server gave the id %1 to another event than before, so its ids are not used to tell what was read already.").arg(values.value(0));
    case LogKind::PhaseStarted:
        return LogWords::tr("Phase %1").arg(values.value(0));
    case LogKind::PhaseEnded:
        //: %1 is a phase's name, %2 a duration
        return LogWords::tr("Phase %1 ended after %2").arg(values.value(0), durationText(values.value(1).toLongLong()));
    case LogKind::JobEnded:
        return jobEndedText(values);
    case LogKind::ProgressWentBack:
        return wentBackText(values);
    case LogKind::ProgressOvershot:
        return overshotText(values);
    case LogKind::ProgressUnitChanged:
        return unitChangedText(values);
    case LogKind::LineTooLong:
        return LogWords::tr("A line of the stream was longer than %1. The event it belonged to was left out.").arg(sizeText(values.value(0).toLongLong()));
    case LogKind::EventTooLarge:
        return LogWords::tr("An event was larger than %1 and was left out.").arg(sizeText(values.value(0).toLongLong()));
    case LogKind::OldestLinesDropped:
        return LogWords::tr("No longer kept: the %n oldest line(s).", nullptr, values.value(0).toInt());
    case LogKind::JobsNotShown:
        return LogWords::tr("More than %n job(s) on one stream: the others are not shown.", nullptr, values.value(0).toInt());
    case LogKind::PhasesNotShown:
        return LogWords::tr("More than %n phase(s) in one job: the others are not shown.", nullptr, values.value(0).toInt());
    case LogKind::CancelAsked:
        return LogWords::tr("Cancel was asked for.");
    case LogKind::RequestAnswered:
        //: An HTTP method, a path, and the HTTP status of the answer
        return LogWords::tr("%1 %2 was answered (HTTP %3).").arg(values.value(0), values.value(1), values.value(2));
    case LogKind::ReadAnew:
        return readAnewText(values);
    case LogKind::CancelSent:
        //: %1 is an HTTP method, %2 a path
        return LogWords::tr("Asked the server to cancel: %1 %2").arg(values.value(0), values.value(1));
    case LogKind::CancelConfirmed:
        return LogWords::tr("The server confirmed the cancelling (HTTP %1).").arg(values.value(0));
    case LogKind::CancelRefused:
        return cancelRefusedText(values);
    case LogKind::ConnectionClosed:
        return LogWords::tr("The connection was closed from here. The server may go on with the run.");
    case LogKind::StreamPaused:
        return LogWords::tr("Paused from here: the connection was closed.");
    case LogKind::StreamUnpaused:
        return LogWords::tr("Goes on after the pause.");
    case LogKind::CredentialsChanged:
        return LogWords::tr("Goes on with what the operator gave: a new token, or a certificate that is now trusted.");
    case LogKind::MachineSlept:
        return LogWords::tr("This machine slept from %1 to %2.").arg(timeOfDayText(values.value(0).toLongLong()), timeOfDayText(values.value(1).toLongLong()));
    case LogKind::SpoolFull:
        return spoolFullText(values);
    case LogKind::SpoolHasRoom:
        return LogWords::tr("There is room for log lines on the disk again.");
    case LogKind::AttemptStarted:
        return LogWords::tr("Attempt %1").arg(values.value(0));
    }
    return {};
}

} // namespace runwatch
