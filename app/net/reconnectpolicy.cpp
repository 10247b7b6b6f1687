// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/net/reconnectpolicy.h"

namespace runwatch {

bool isAllowedToReconnect(const StreamRequest &request, bool sendsIds)
{
    switch (request.reconnect) {
    case StreamRequest::Reconnect::Never:
        return false;
    case StreamRequest::Reconnect::GetOnly:
        return !request.isPost();
    case StreamRequest::Reconnect::Get:
    case StreamRequest::Reconnect::Same:
        return !request.isPost() || sendsIds;
    }
    return false;
}

bool mayReconnect(const StreamRequest &request, bool sendsIds, const StreamEnd &end)
{
    // Whether a POST that was sent again has arrived does not matter: that is what was promised.
    const bool isPromisedSafe = end.kind == StreamEnd::Kind::LostBeforeAnswer
        && request.reconnect == StreamRequest::Reconnect::Same;
    return (isRecoverable(end) || isPromisedSafe) && isAllowedToReconnect(request, sendsIds);
}

StreamRequest asGet(StreamRequest request)
{
    request.method = "GET";
    request.body.clear();
    request.headers.removeIf(
        [](const auto &header) { return header.first.compare("Content-Type", Qt::CaseInsensitive) == 0; });
    return request;
}

} // namespace runwatch
