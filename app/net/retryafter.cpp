// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/net/retryafter.h"

#include <QLocale>
#include <QTimeZone>

#include <algorithm>

namespace runwatch {

namespace {

constexpr qint64 longest = 3'600'000; // ms

} // namespace

std::optional<int> retryAfter(const QByteArray &value, const QDateTime &now)
{
    const QByteArray text = value.trimmed();
    bool isNumber = false;
    if (const qint64 seconds = text.toLongLong(&isNumber); isNumber && seconds >= 0)
        return int(std::min(seconds, longest / 1'000) * 1'000);
    if (!text.isEmpty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }))
        return int(longest); // digits beyond any range
    // "Sun, 06 Nov 1994 08:49:37 GMT"
    const QString parts = QString::fromLatin1(text);
    const QDate date = QLocale::c().toDate(parts.mid(5, 11), QStringLiteral("dd MMM yyyy"));
    const QTime time = QTime::fromString(parts.mid(17, 8), QStringLiteral("hh:mm:ss"));
    if (!date.isValid() || !time.isValid() || parts.mid(25) != u" GMT")
        return std::nullopt;
    return int(std::clamp<qint64>(now.msecsTo(QDateTime(date, time, QTimeZone::utc())), 0, longest));
}

} // namespace runwatch
