// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/net/streamrequest.h"
#include "app/open/requesterror.h"

#include <optional>
#include <variant>

namespace runwatch {

// Reads what an operator typed: http or https, a bare host[:port]/path means http for loopback
// addresses and https otherwise, no userinfo.
[[nodiscard]] std::variant<QUrl, RequestError> parseUrl(const QString &text);

// "Name: value" of UTF-8; control characters and reserved names are refused.
[[nodiscard]] std::variant<std::pair<QByteArray, QByteArray>, RequestError> parseHeader(const QByteArray &line);

// Anything wrong with a whole request; nothing when it may be sent. An empty POST body is fine, and
// a body is checked as JSON only when its Content-Type, given or implied, is JSON.
[[nodiscard]] std::optional<RequestError> checkRequest(const StreamRequest &request);

// Adds the Content-Type that curl's -d would send to a body that is not JSON, unless a header says
// one. A body of JSON needs none: it is sent as application/json.
void sayContentType(StreamRequest &request);

// Nothing when the text is JSON (or empty), else what is wrong and where.
[[nodiscard]] std::optional<RequestError> checkJson(const QByteArray &text);

} // namespace runwatch
