// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

class QNetworkReply;

namespace runwatch {

// Tells the thread that reads a reply's socket how much of the body we have read. Where the
// read buffer is limited QNetworkReply tells it after every read(), and each time wakes it up;
// for a thousand streams of one small event a second that is half of what it does. This tells
// it after every quarter of the limit: the limit holds, but for that quarter.
//
// It leans on two things that are not written down: QNetworkReply::setReadBufferSize() alone,
// without its override, leaves the other thread's limit as it is, and the override's signal
// readBufferFreed(qint64) can be emitted from here. tst_readaccount notices when they change;
// where the signal is missing, each read is told, as Qt does by itself.
class ReadAccount final
{
public:
    // Of a reply whose limit, in bytes, is set and whose head has come. It is not kept alive.
    void begin(QNetworkReply *reply, qint64 limit);
    void noteRead(qint64 bytes); // after every read of that reply

private:
    QNetworkReply *m_reply = nullptr; // null: Qt tells
    qint64 m_lot = 0; // bytes
    qint64 m_untold = 0; // bytes
};

} // namespace runwatch
