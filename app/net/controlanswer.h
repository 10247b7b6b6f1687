// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/net/responsehead.h"

#include <QByteArray>

#include <functional>

class QNetworkReply;

namespace runwatch {

// What a server said to a request beside a stream, as far as it is read.
struct ControlAnswer
{
    static constexpr qsizetype Limit = 1 << 20; // bytes of the body; what comes after is not read

    ResponseHead head;
    QByteArray body; // of an event stream the data of its first event that is enough, else of the last that has any

    // Whether a body holds what is wanted of it.
    using Enough = std::function<bool(const QByteArray &body)>;
    // Takes what can be read of the reply now. True: there is nothing more to wait for.
    bool take(QNetworkReply &reply, const Enough &isEnough);

private:
    QByteArray m_stream;
};

} // namespace runwatch
