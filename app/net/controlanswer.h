// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/net/responsehead.h"

#include <QByteArray>

class QNetworkReply;

namespace runwatch {

// What a server said to a request beside a stream, as far as it is read.
struct ControlAnswer
{
    static constexpr qsizetype Limit = 1 << 20; // bytes of the body; what comes after is not read

    ResponseHead head;
    QByteArray body; // of an event stream only its first event that has data: the data

    // Takes what can be read of the reply now. True: there is nothing more to wait for.
    bool take(QNetworkReply &reply);

private:
    QByteArray m_stream;
};

} // namespace runwatch
