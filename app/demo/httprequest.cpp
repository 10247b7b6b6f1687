// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/demo/httprequest.h"

#include <algorithm>
#include <optional>

namespace runwatch {
namespace {

constexpr qsizetype MaxHead = 16 * 1024;
constexpr qsizetype MaxBody = 64 * 1024;
constexpr QByteArrayView EndOfHead("\r\n\r\n");

// RFC 9110, section 5.6.2
bool isToken(QByteArrayView text)
{
    const auto isTokenCharacter = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
            || QByteArrayView("!#$%&'*+-.^_`|~").contains(c);
    };
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), isTokenCharacter);
}

bool isVisible(QByteArrayView text)
{
    return std::none_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte < 0x20 && byte != '\t') || byte == 0x7f;
    });
}

QList<QByteArray> linesOf(QByteArrayView head)
{
    QList<QByteArray> lines;
    while (true) {
        const qsizetype end = head.indexOf("\r\n");
        lines.append(head.first(end < 0 ? head.size() : end).toByteArray());
        if (end < 0)
            return lines;
        head = head.sliced(end + 2);
    }
}

std::optional<HttpStatus> readRequestLine(const QByteArray &line, HttpRequest &request)
{
    const QList<QByteArray> parts = line.split(' ');
    if (parts.size() != 3 || !isToken(parts[0]) || !parts[1].startsWith('/') || !isVisible(parts[1]))
        return HttpStatus::BadRequest;
    if (!parts[2].startsWith("HTTP/"))
        return HttpStatus::BadRequest;
    if (parts[2] != "HTTP/1.1")
        return HttpStatus::VersionNotSupported;
    request.method = parts[0];
    request.path = parts[1].split('?').first();
    return {};
}

std::optional<HttpStatus> readHeader(const QByteArray &line, HttpRequest &request)
{
    const qsizetype colon = line.indexOf(':');
    if (colon < 0 || !isToken(QByteArrayView(line).first(colon)) || !isVisible(line))
        return HttpStatus::BadRequest;
    request.headers.append({line.first(colon).toLower(), line.sliced(colon + 1).trimmed()});
    return {};
}

qsizetype count(const HttpRequest &request, QByteArrayView name)
{
    return std::count_if(request.headers.begin(), request.headers.end(),
                         [name](const auto &header) { return header.first == name; });
}

std::variant<qsizetype, HttpStatus> bodyLength(const HttpRequest &request)
{
    if (count(request, "transfer-encoding") > 0)
        return HttpStatus::LengthRequired;
    const QByteArray length = request.header("content-length");
    const bool isNumber =
        std::all_of(length.begin(), length.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (count(request, "content-length") > 1 || !isNumber)
        return HttpStatus::BadRequest;
    if (length.size() > 9 || length.toLongLong() > MaxBody)
        return HttpStatus::ContentTooLarge;
    return qsizetype(length.toLongLong());
}

std::optional<HttpStatus> readHead(QByteArrayView head, HttpRequest &request)
{
    QList<QByteArray> lines = linesOf(head);
    if (const auto refusal = readRequestLine(lines.takeFirst(), request))
        return refusal;
    for (const QByteArray &line : std::as_const(lines)) {
        if (const auto refusal = readHeader(line, request))
            return refusal;
    }
    if (count(request, "host") != 1)
        return HttpStatus::BadRequest;
    return {};
}

} // namespace

QByteArray HttpRequest::header(QByteArrayView name) const
{
    for (const auto &[known, value] : headers) {
        if (known == name)
            return value;
    }
    return {};
}

QByteArray reasonPhrase(HttpStatus status)
{
    switch (status) {
    case HttpStatus::Ok:
        return "OK";
    case HttpStatus::BadRequest:
        return "Bad Request";
    case HttpStatus::Unauthorized:
        return "Unauthorized";
    case HttpStatus::NotFound:
        return "Not Found";
    case HttpStatus::MethodNotAllowed:
        return "Method Not Allowed";
    case HttpStatus::RequestTimeout:
        return "Request Timeout";
    case HttpStatus::LengthRequired:
        return "Length Required";
    case HttpStatus::ContentTooLarge:
        return "Content Too Large";
    case HttpStatus::HeaderFieldsTooLarge:
        return "Request Header Fields Too Large";
    case HttpStatus::VersionNotSupported:
        return "HTTP Version Not Supported";
    }
    Q_UNREACHABLE();
}

std::variant<std::monostate, HttpRequest, HttpStatus> readHttpRequest(QByteArrayView bytes)
{
    const qsizetype headEnd = bytes.indexOf(EndOfHead);
    if (headEnd > MaxHead || (headEnd < 0 && bytes.size() > MaxHead))
        return HttpStatus::HeaderFieldsTooLarge;
    if (headEnd < 0)
        return std::monostate{};

    HttpRequest request;
    if (const auto refusal = readHead(bytes.first(headEnd), request))
        return *refusal;
    const auto length = bodyLength(request);
    if (const auto *refusal = std::get_if<HttpStatus>(&length))
        return *refusal;
    const QByteArrayView rest = bytes.sliced(headEnd + EndOfHead.size());
    const auto wanted = std::get<qsizetype>(length);
    if (rest.size() < wanted)
        return std::monostate{};
    request.body = rest.first(wanted).toByteArray();
    return request;
}

} // namespace runwatch
