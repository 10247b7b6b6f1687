// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/net/readaccount.h"

#include <QMetaObject>
#include <QNetworkReply>

#include <utility>

namespace runwatch {

void ReadAccount::begin(QNetworkReply *reply, qint64 limit)
{
    const bool canTell = limit >= 4 && reply->metaObject()->indexOfSignal("readBufferFreed(qint64)") >= 0;
    m_reply = canTell ? reply : nullptr;
    m_lot = limit / 4;
    m_untold = 0;
    if (canTell)
        reply->QNetworkReply::setReadBufferSize(0); // from now on read() tells nobody
}

void ReadAccount::noteRead(qint64 bytes)
{
    m_untold += bytes;
    if (!m_reply || m_untold < m_lot)
        return;
    const qint64 told = std::exchange(m_untold, 0);
    QMetaObject::invokeMethod(m_reply, "readBufferFreed", Qt::DirectConnection, Q_ARG(qint64, told));
}

} // namespace runwatch
