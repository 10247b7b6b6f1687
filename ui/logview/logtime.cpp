// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/logview/logtime.h"

#include <QCoreApplication>
#include <QDateTime>

namespace runwatch {

namespace {

struct LogTime
{
    Q_DECLARE_TR_FUNCTIONS(LogTime)
};

QString clockText(QDateTime time)
{
    return time.toString(QStringLiteral("HH:mm:ss.zzz"));
}

qint64 shownTime(const LogLine &line)
{
    return line.serverTime != 0 ? line.serverTime : line.arrivalTime;
}

// "0:12:09.120", hours without end.
QString spanText(qint64 milliseconds)
{
    const qint64 rest = milliseconds % 3'600'000;
    return QString::number(milliseconds / 3'600'000) + u':'
        + QTime::fromMSecsSinceStartOfDay(int(rest)).toString(QStringLiteral("mm:ss.zzz"));
}

QString inRunText(qint64 milliseconds)
{
    return milliseconds < 0 ? u'-' + spanText(-milliseconds) : u'+' + spanText(milliseconds);
}

QString deltaText(qint64 milliseconds)
{
    //: Seconds since the line above, with a sign
    return LogTime::tr("%1%2 s")
        .arg(milliseconds < 0 ? u"" : u"+")
        .arg(double(milliseconds) / 1'000, 0, 'f', 3);
}

QString fullText(qint64 time)
{
    return QDateTime::fromMSecsSinceEpoch(time).toString(Qt::ISODateWithMs);
}

} // namespace

QString logTimeText(TimeMode mode, const LogLine &line, TimeOrigin origin)
{
    switch (mode) {
    case TimeMode::Local:
        return clockText(QDateTime::fromMSecsSinceEpoch(shownTime(line)));
    case TimeMode::Utc:
        return clockText(QDateTime::fromMSecsSinceEpoch(shownTime(line), Qt::UTC));
    case TimeMode::InRun:
        return origin.runStartedAt == 0 ? QString() : inRunText(line.arrivalTime - origin.runStartedAt);
    case TimeMode::Delta:
        return origin.previousArrival == 0 ? QString() : deltaText(line.arrivalTime - origin.previousArrival);
    }
    return {};
}

QString widestLogTime(TimeMode mode)
{
    switch (mode) {
    case TimeMode::Local:
    case TimeMode::Utc:
        return QStringLiteral("00:00:00.000");
    case TimeMode::InRun:
        return QStringLiteral("+00:00:00.000");
    case TimeMode::Delta:
        return QStringLiteral("+0000.000 s");
    }
    return {};
}

QString bothTimesText(const LogLine &line)
{
    const QString arrival = LogTime::tr("Arrived %1").arg(fullText(line.arrivalTime));
    if (line.serverTime == 0)
        return arrival;
    return LogTime::tr("Server's time %1").arg(fullText(line.serverTime)) + u'\n' + arrival;
}

} // namespace runwatch
