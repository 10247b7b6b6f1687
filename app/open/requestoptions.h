// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/net/streamrequest.h"
#include "app/open/requesterror.h"

#include <variant>

namespace runwatch {

// "system", "none", "http://host:port" or "socks5://host:port". A user name or a password is
// refused: Runwatch does not sign in to proxies.
[[nodiscard]] std::variant<ProxyChoice, RequestError> parseProxy(const QString &text);

// "METHOD URL", the URL absolute or relative to the stream's, with {job} for the job's key. That
// it stays with the stream's server, checkRequest() sees.
[[nodiscard]] std::variant<ControlRequest, RequestError> parseCancel(const QString &text);

// "get-only", "get", "same" or "never".
[[nodiscard]] std::variant<StreamRequest::Reconnect, RequestError> parseReconnect(const QString &text);

} // namespace runwatch
