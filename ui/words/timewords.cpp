// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/words/timewords.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace runwatch {

namespace {

struct TimeWords
{
    Q_DECLARE_TR_FUNCTIONS(TimeWords)
};

QString twoDigits(qint64 number)
{
    return QStringLiteral("%1").arg(number, 2, 10, QLatin1Char('0'));
}

} // namespace

QString durationText(qint64 milliseconds)
{
    const qint64 seconds = std::max<qint64>(milliseconds, 0) / 1'000;
    const qint64 minutes = seconds / 60;
    const qint64 hours = minutes / 60;
    const qint64 days = hours / 24;
    if (days > 0)
        //: Duration: days and hours
        return TimeWords::tr("%1 d %2 h").arg(days).arg(hours % 24);
    if (hours > 0)
        //: Duration: hours and minutes
        return TimeWords::tr("%1 h %2 min").arg(hours).arg(minutes % 60);
    if (minutes > 0)
        //: Duration: minutes
        return TimeWords::tr("%1 min").arg(minutes);
    //: Duration: seconds
    return TimeWords::tr("%1 s").arg(seconds);
}

QString elapsedText(qint64 milliseconds)
{
    const qint64 seconds = std::max<qint64>(milliseconds, 0) / 1'000;
    const qint64 hours = seconds / 3'600;
    const QString rest = twoDigits(seconds / 60 % 60) + QLatin1Char(':') + twoDigits(seconds % 60);
    if (hours > 0)
        return QString::number(hours) + QLatin1Char(':') + rest;
    return rest.startsWith(QLatin1Char('0')) ? rest.sliced(1) : rest;
}

QString timeOfDayText(qint64 msSinceEpoch)
{
    if (msSinceEpoch == 0)
        return {};
    return QDateTime::fromMSecsSinceEpoch(msSinceEpoch).toString(QStringLiteral("HH:mm:ss"));
}

QString dateTimeText(qint64 msSinceEpoch)
{
    if (msSinceEpoch == 0)
        return {};
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(msSinceEpoch);
    return QLocale().toString(time.date(), QLocale::ShortFormat) + QLatin1Char(' ') + timeOfDayText(msSinceEpoch);
}

QString sizeText(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes);
}

} // namespace runwatch
