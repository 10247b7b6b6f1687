// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/teach/teachwords.h"

#include "ui/logview/visibletext.h"

#include <QCoreApplication>
#include <QStringList>

namespace runwatch {

namespace {

struct TeachWords
{
    Q_DECLARE_TR_FUNCTIONS(TeachWords)
};

QString endText(JobState end)
{
    switch (end) {
    case JobState::Failed:
        return TeachWords::tr("The end: it has failed");
    case JobState::Cancelled:
        return TeachWords::tr("The end: it was cancelled");
    default:
        return TeachWords::tr("The end: it has completed");
    }
}

} // namespace

QString meaningText(const TaughtStatement &statement)
{
    switch (statement.meaning) {
    case Meaning::Percent:
        return TeachWords::tr("How far it is, in percent");
    case Meaning::Unit:
        return TeachWords::tr("How far it is, from 0 to 1");
    case Meaning::Fraction:
        return TeachWords::tr("How far it is, as in 3/7");
    case Meaning::Done:
        return TeachWords::tr("How many are done");
    case Meaning::Total:
        return TeachWords::tr("How many there are in all");
    case Meaning::Phase:
        return TeachWords::tr("The phase it is in");
    case Meaning::PhasePercent:
        return TeachWords::tr("How far the phase is, in percent");
    case Meaning::PhaseUnit:
        return TeachWords::tr("How far the phase is, from 0 to 1");
    case Meaning::JobKey:
        return TeachWords::tr("The job's key: tells jobs apart");
    case Meaning::JobName:
        return TeachWords::tr("The job's name");
    case Meaning::LogText:
        return TeachWords::tr("A line of the log");
    case Meaning::Level:
        return TeachWords::tr("The level of the log line");
    case Meaning::Message:
        return TeachWords::tr("The message");
    case Meaning::State:
        return TeachWords::tr("The state");
    case Meaning::End:
        return endText(statement.end);
    case Meaning::Ignore:
        return TeachWords::tr("Nothing: ignore such events");
    }
    return {};
}

QString placeText(const TaughtPlace &place)
{
    switch (place.kind) {
    case TaughtPlace::Kind::EventName:
        return TeachWords::tr("the event's name");
    case TaughtPlace::Kind::Data:
        return TeachWords::tr("the data");
    case TaughtPlace::Kind::Field:
        break;
    }
    return place.names.isEmpty() ? TeachWords::tr("the data") : visibleText(QByteArrayView(place.names.join('.')));
}

QString conditionText(const TaughtCondition &condition)
{
    if (condition.text.isEmpty() && condition.place.kind == TaughtPlace::Kind::Data)
        return TeachWords::tr("the data is text, not JSON");
    if (condition.text.isEmpty()) {
        //: %1 is a field's name
        return TeachWords::tr("it has the field %1").arg(placeText(condition.place));
    }
    //: %1 is a field's name, %2 what stands in it
    return TeachWords::tr("%1 is “%2”").arg(placeText(condition.place), visibleText(QByteArrayView(condition.text)));
}

QString ruleText(const TaughtRule &rule)
{
    QStringList asked;
    for (const TaughtCondition &condition : rule.conditions) {
        if (condition.isAsked)
            asked << conditionText(condition);
    }
    if (asked.isEmpty())
        return TeachWords::tr("Every event");
    //: %1 is one condition, or several joined by the word "and": "evt is “tick”"
    return TeachWords::tr("Events where %1").arg(asked.join(TeachWords::tr(" and ")));
}

QString wordMeaningText(const QByteArray &means)
{
    if (means.isEmpty())
        return TeachWords::tr("Nothing");
    if (means == "running")
        return TeachWords::tr("Running");
    if (means == "queued")
        return TeachWords::tr("Queued");
    if (means == "completed")
        return TeachWords::tr("Completed");
    if (means == "failed")
        return TeachWords::tr("Failed");
    if (means == "cancelled")
        return TeachWords::tr("Cancelled");
    if (means == "warning")
        return TeachWords::tr("Warning");
    if (means == "error")
        return TeachWords::tr("Error");
    if (means == "debug")
        return TeachWords::tr("Debug");
    return TeachWords::tr("Log");
}

} // namespace runwatch
