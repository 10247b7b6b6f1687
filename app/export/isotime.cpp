// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/export/isotime.h"

#include <QDateTime>

namespace runwatch {

void IsoTime::append(qint64 msSinceEpoch, QByteArray &out)
{
    const qint64 ms = (msSinceEpoch % 1'000 + 1'000) % 1'000;
    const qint64 second = (msSinceEpoch - ms) / 1'000;
    if (second != m_second || m_text.isEmpty()) {
        m_second = second;
        m_text = QDateTime::fromMSecsSinceEpoch(second * 1'000, Qt::UTC).toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss.")).toLatin1();
    }
    out.append(m_text);
    const char rest[] = {char('0' + ms / 100), char('0' + ms / 10 % 10), char('0' + ms % 10), 'Z'};
    out.append(rest, sizeof rest);
}

} // namespace runwatch
