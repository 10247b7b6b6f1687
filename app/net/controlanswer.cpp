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

// Notifications may come before what was asked for. True: it was enough.
bool readData(const QByteArray &stream, const ControlAnswer::Enough &isEnough, QByteArray &data)
{
    bool isFound = false;
    EventStreamParser parser;
    parser.feed(stream, [&](const auto &found) {
        if constexpr (std::is_same_v<std::remove_cvref_t<decltype(found)>, ServerSentEvent>) {
            if (isFound || found.data.isEmpty())
                return;
            data = found.data.toByteArray();
            isFound = isEnough(data);
        }
    });
    return isFound;
}

} // namespace

bool ControlAnswer::take(QNetworkReply &reply, const Enough &isEnough)
{
    head.status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    head.url = reply.url();
    head.headers = reply.rawHeaderPairs();
    const bool isStream = head.header("Content-Type").toLower().startsWith("text/event-stream");
    QByteArray &read = isStream ? m_stream : body;
    read += reply.read(Limit - read.size());
    const bool isFound = isStream && readData(m_stream, isEnough, body);
    return isFound || read.size() >= Limit;
}

} // namespace runwatch
