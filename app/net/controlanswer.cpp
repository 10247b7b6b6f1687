// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/net/controlanswer.h"

#include "app/stream/eventstreamparser.h"

#include <QNetworkReply>
#include <QNetworkRequest>

#include <algorithm>
#include <type_traits>

namespace runwatch {

namespace {

QByteArray firstData(const QByteArray &stream)
{
    QByteArray data;
    EventStreamParser parser;
    parser.feed(stream, [&data](const auto &found) {
        if constexpr (std::is_same_v<std::remove_cvref_t<decltype(found)>, ServerSentEvent>) {
            if (data.isEmpty())
                data = found.data.toByteArray();
        }
    });
    return data;
}

} // namespace

bool ControlAnswer::take(QNetworkReply &reply)
{
    head.status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    head.url = reply.url();
    head.headers = reply.rawHeaderPairs();
    const bool isStream = head.header("Content-Type").toLower().startsWith("text/event-stream");
    QByteArray &read = isStream ? m_stream : body;
    read += reply.read(Limit - read.size());
    if (isStream)
        body = firstData(m_stream);
    return read.size() >= Limit || (isStream && !body.isEmpty());
}

} // namespace runwatch
