// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/net/retryafter.h"

#include <QLocale>

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
    QDateTime date = QLocale::c().toDateTime(QString::fromLatin1(text), QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"));
    if (!date.isValid())
        return std::nullopt;
    date.setTimeSpec(Qt::UTC);
    return int(std::clamp<qint64>(now.msecsTo(date), 0, longest));
}

} // namespace runwatch
