// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/words/timeleftwords.h"

#include "app/jobs/timeleft.h"
#include "ui/words/timewords.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace runwatch {

namespace {

struct TimeLeftWords
{
    Q_DECLARE_TR_FUNCTIONS(TimeLeftWords)
};

constexpr qint64 Second = 1'000;
constexpr qint64 Minute = 60 * Second;
constexpr qint64 Hour = 60 * Minute;
constexpr qint64 Day = 24 * Hour;

qint64 rounded(qint64 time, qint64 unit)
{
    return (time + unit / 2) / unit;
}

// The unit in which both ends of a range are told.
qint64 unitOf(qint64 time)
{
    if (time < 2 * Minute)
        return Second;
    if (time < 2 * Hour)
        return Minute;
    return time < 2 * Day ? Hour : Day;
}

// Seconds are told in fives: an estimate is no clock.
qint64 told(qint64 time, qint64 unit)
{
    const qint64 number = rounded(time, unit);
    return std::max<qint64>(1, unit == Second && number > 10 ? rounded(number, 5) * 5 : number);
}

QString shortUnit(qint64 unit, const QString &number)
{
    if (unit == Second)
        //: A short duration in seconds; %1 may be a range
        return TimeLeftWords::tr("%1 s").arg(number);
    if (unit == Minute)
        //: A short duration in minutes; %1 may be a range
        return TimeLeftWords::tr("%1 m").arg(number);
    //: A short duration in hours, then in days; %1 may be a range
    return unit == Hour ? TimeLeftWords::tr("%1 h").arg(number) : TimeLeftWords::tr("%1 d").arg(number);
}

QString likelyText(qint64 time)
{
    const qint64 minutes = rounded(time, Minute);
    if (time >= Hour && time < Day)
        //: Hours and minutes, short
        return TimeLeftWords::tr("~%1 h %2 m").arg(minutes / 60).arg(minutes % 60);
    const qint64 unit = time < 90 * Second ? Second : time < Hour ? Minute : unitOf(time);
    //: About a short duration
    return TimeLeftWords::tr("~%1").arg(shortUnit(unit, QString::number(told(time, unit))));
}

QString rangeText(const TimeLeft &left)
{
    const qint64 unit = unitOf(left.most);
    //: From the least to the most, then a unit follows
    return shortUnit(unit, TimeLeftWords::tr("%1–%2").arg(told(left.least, unit)).arg(told(left.most, unit)));
}

QString shortText(const TimeLeft &left)
{
    return isUnstable(left) ? rangeText(left) : likelyText(left.likely);
}

QString spoken(qint64 unit, qint64 number)
{
    const int count = int(number);
    if (unit == Second)
        return TimeLeftWords::tr("%n second(s)", nullptr, count);
    if (unit == Minute)
        return TimeLeftWords::tr("%n minute(s)", nullptr, count);
    return unit == Hour ? TimeLeftWords::tr("%n hour(s)", nullptr, count) : TimeLeftWords::tr("%n day(s)", nullptr, count);
}

QString spokenLikely(qint64 time)
{
    const qint64 minutes = rounded(time, Minute);
    if (time >= Hour && time < Day && minutes % 60 > 0)
        //: Hours and minutes
        return TimeLeftWords::tr("%1 %2").arg(spoken(Hour, minutes / 60), spoken(Minute, minutes % 60));
    const qint64 unit = time < 90 * Second ? Second : time < Hour ? Minute : time < Day ? Hour : Day;
    return spoken(unit, told(time, unit));
}

bool isStalled(const Job &job)
{
    return job.state == JobState::Stalled;
}

} // namespace

QString timeLeftText(const Job &job, qint64 now)
{
    if (isStalled(job))
        //: In place of a time left
        return TimeLeftWords::tr("stalled");
    const std::optional<TimeLeft> left = timeLeftAt(job, now);
    return left ? shortText(*left) : QString();
}

QString timeLeftSentence(const Job &job, qint64 now)
{
    if (isStalled(job) && job.lastAdvanceAt > 0)
        return TimeLeftWords::tr("no progress for %1").arg(spokenLikely(now - job.lastAdvanceAt));
    const std::optional<TimeLeft> left = timeLeftAt(job, now);
    if (!left)
        return {};
    if (!isUnstable(*left))
        return TimeLeftWords::tr("about %1 left").arg(spokenLikely(left->likely));
    const qint64 unit = unitOf(left->most);
    //: A number, then a number with its unit
    return TimeLeftWords::tr("between %1 and %2 left").arg(told(left->least, unit)).arg(spoken(unit, told(left->most, unit)));
}

QString timeLeftAndClock(const Job &job, qint64 now)
{
    const std::optional<TimeLeft> left = timeLeftAt(job, now);
    if (!left)
        return {};
    const QDateTime end = QDateTime::fromMSecsSinceEpoch(now + left->likely);
    if (isUnstable(*left) || left->likely >= Day)
        return TimeLeftWords::tr("%1 left").arg(shortText(*left));
    //: A duration, then a time of day
    return TimeLeftWords::tr("%1 left, at about %2").arg(shortText(*left), end.toString(QStringLiteral("HH:mm")));
}

QString timeLeftBasis(const Job &job, qint64 now)
{
    if (isStalled(job) && job.lastAdvanceAt > 0) {
        const QString since = TimeLeftWords::tr("no progress for %1").arg(durationText(now - job.lastAdvanceAt));
        //: %1 says for how long there was no progress; a gap is what usually lies between two advances
        return job.usualGap > 0 ? TimeLeftWords::tr("%1; usual gap %2").arg(since, durationText(job.usualGap)) : since;
    }
    const std::optional<TimeLeft> left = timeLeftAt(job, now);
    //: %1 is a time left, %2 how much of the past it was made from
    return left ? TimeLeftWords::tr("%1, from the last %2").arg(shortText(*left), durationText(left->basis)) : QString();
}

} // namespace runwatch
