// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

#include <utility>
#include <variant>

namespace runwatch {

struct HttpRequest
{
    QByteArray method;
    QByteArray path; // without the query
    QList<std::pair<QByteArray, QByteArray>> headers; // names in lower case
    QByteArray body;

    // Empty when it was not sent; `name` in lower case.
    [[nodiscard]] QByteArray header(QByteArrayView name) const;
};

enum class HttpStatus : int {
    Ok = 200,
    BadRequest = 400,
    Unauthorized = 401,
    NotFound = 404,
    MethodNotAllowed = 405,
    RequestTimeout = 408,
    LengthRequired = 411,
    ContentTooLarge = 413,
    HeaderFieldsTooLarge = 431,
    VersionNotSupported = 505,
};

[[nodiscard]] QByteArray reasonPhrase(HttpStatus status);

// Reads one HTTP/1.1 request (RFC 9112) from all that a client has sent so far.
// Monostate: there is more to come. A status: it is refused with that, and nothing
// that follows it can be trusted. Bodies are framed by Content-Length alone.
[[nodiscard]] std::variant<std::monostate, HttpRequest, HttpStatus> readHttpRequest(QByteArrayView bytes);

} // namespace runwatch
