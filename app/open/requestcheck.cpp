// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/open/requestcheck.h"

#include "app/net/shownurl.h"

#include <QHostAddress>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace runwatch {

using Kind = RequestError::Kind;

namespace {

// What the transport says by itself; saying it twice would break the request.
constexpr std::array<QByteArrayView, 10> ReservedHeaders{
    "accept-encoding", "connection", "content-length", "expect", "host",
    "keep-alive", "te", "trailer", "transfer-encoding", "upgrade"};

bool isControl(char character)
{
    return uchar(character) < 0x20 || character == 0x7f;
}

// RFC 9110, section 5.6.2
bool isTokenCharacter(char character)
{
    const bool isAlphanumeric = (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z')
        || (character >= '0' && character <= '9');
    return isAlphanumeric || QByteArrayView("!#$%&'*+-.^_`|~").contains(character);
}

bool isLoopback(const QString &host)
{
    return host.compare(QLatin1StringView("localhost"), Qt::CaseInsensitive) == 0 || QHostAddress(host).isLoopback();
}

std::optional<RequestError> checkHeader(const QByteArray &name, const QByteArray &value)
{
    if (name.isEmpty() || !std::all_of(name.begin(), name.end(), isTokenCharacter))
        return RequestError{Kind::HeaderName, {}};
    const QString shownName = QString::fromLatin1(name);
    const QByteArray lowerName = name.toLower();
    if (std::find(ReservedHeaders.begin(), ReservedHeaders.end(), lowerName) != ReservedHeaders.end())
        return RequestError{Kind::HeaderReserved, shownName};
    if (std::any_of(value.begin(), value.end(), isControl))
        return RequestError{Kind::HeaderControlCharacter, shownName};
    return {};
}

// Empty when no header says it.
QByteArray contentType(const StreamRequest &request)
{
    for (const auto &[name, value] : request.headers) {
        if (name.compare("content-type", Qt::CaseInsensitive) == 0)
            return value.toLower();
    }
    return {};
}

// As a job's key would fill it in.
std::optional<RequestError> checkCancel(const ControlRequest &cancel, const QUrl &stream)
{
    constexpr std::array methods{"POST", "PUT", "PATCH", "DELETE"};
    if (std::find(methods.begin(), methods.end(), cancel.method) == methods.end())
        return RequestError{Kind::CancelMethod, QString::fromUtf8(cancel.method)};
    const QUrl url(QString(cancel.url).replace(QLatin1StringView("{job}"), QLatin1StringView("key")));
    if (cancel.url.isEmpty() || !url.isValid())
        return RequestError{Kind::CancelUnreadable, {}};
    const QUrl target = stream.resolved(url);
    if (!target.userInfo().isEmpty() || target.authority().contains(QLatin1Char('@')))
        return RequestError{Kind::UrlHasUserInfo, {}};
    if (originOf(target) != originOf(stream))
        return RequestError{Kind::CancelElsewhere, {}};
    return {};
}

std::optional<RequestError> checkProxy(const ProxyChoice &proxy)
{
    const bool isGiven = proxy.kind == ProxyChoice::Kind::Http || proxy.kind == ProxyChoice::Kind::Socks5;
    if (isGiven && proxy.host.contains(QLatin1Char('@')))
        return RequestError{Kind::ProxyHasUserInfo, {}};
    if (isGiven && (proxy.host.isEmpty() || proxy.port == 0 || std::any_of(proxy.host.begin(), proxy.host.end(), [](QChar c) {
            return c <= u' ' || c == QChar(0x7f) || c == u'/';
        })))
        return RequestError{Kind::ProxyUnreadable, {}};
    return {};
}

} // namespace

std::variant<QUrl, RequestError> parseUrl(const QString &text)
{
    static const QRegularExpression scheme(QStringLiteral("^([A-Za-z][A-Za-z0-9+.-]*)://"));
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return RequestError{Kind::NoUrl, {}};
    const bool hasScheme = scheme.match(trimmed).hasMatch();
    static const QRegularExpression halfScheme(QStringLiteral("^(https?|runwatch):(?![0-9]|//)"),
                                               QRegularExpression::CaseInsensitiveOption);
    if (halfScheme.match(trimmed).hasMatch()) // "http:/host" names no host called http
        return RequestError{Kind::UrlUnreadable, {}};
    QUrl url(hasScheme ? trimmed : QStringLiteral("https://") + trimmed);
    if (!url.userInfo().isEmpty() || url.authority().contains(QLatin1Char('@')))
        return RequestError{Kind::UrlHasUserInfo, {}};
    if (!url.isValid() || url.host().isEmpty())
        return RequestError{Kind::UrlUnreadable, {}};
    if (!hasScheme && isLoopback(url.host()))
        url.setScheme(QStringLiteral("http"));
    if (url.scheme() != QLatin1StringView("http") && url.scheme() != QLatin1StringView("https"))
        return RequestError{Kind::UrlScheme, url.scheme()};
    return url;
}

std::variant<std::pair<QByteArray, QByteArray>, RequestError> parseHeader(const QByteArray &line)
{
    const qsizetype colon = line.indexOf(':');
    if (colon < 0)
        return RequestError{Kind::HeaderWithoutColon, {}};
    const auto isBlank = [](char character) { return character == ' ' || character == '\t'; };
    qsizetype first = colon + 1;
    qsizetype end = line.size();
    while (first < end && isBlank(line[first]))
        ++first;
    while (end > first && isBlank(line[end - 1]))
        --end;
    std::pair header{line.first(colon), line.sliced(first, end - first)};
    if (const auto error = checkHeader(header.first, header.second))
        return *error;
    return header;
}

std::optional<RequestError> checkRequest(const StreamRequest &request)
{
    if (request.url.isEmpty())
        return RequestError{Kind::NoUrl, {}};
    const auto url = parseUrl(request.url.toString(QUrl::FullyEncoded));
    if (const auto *error = std::get_if<RequestError>(&url))
        return *error;
    if (request.method != "GET" && request.method != "POST")
        return RequestError{Kind::MethodUnknown, QString::fromUtf8(request.method)};
    if (!request.isPost() && !request.body.isEmpty())
        return RequestError{Kind::BodyWithGet, {}};
    for (const auto &[name, value] : request.headers) {
        if (const auto error = checkHeader(name, value))
            return error;
    }
    if (std::any_of(request.token.begin(), request.token.end(), isControl))
        return RequestError{Kind::TokenControlCharacter, {}};
    if (!request.clientKeyFile.isEmpty() && request.clientCertificateFile.isEmpty())
        return RequestError{Kind::KeyWithoutCertificate, {}};
    if (const auto error = checkProxy(request.proxy))
        return error;
    if (request.cancelRequest) {
        if (const auto error = checkCancel(*request.cancelRequest, request.url))
            return error;
    }
    const QByteArray type = contentType(request); // an unsaid one is sent as JSON
    return type.isEmpty() || type.contains("json") ? checkJson(request.body) : std::nullopt;
}

void sayContentType(StreamRequest &request)
{
    if (contentType(request).isEmpty() && checkJson(request.body))
        request.headers.append(std::pair<QByteArray, QByteArray>("Content-Type", "application/x-www-form-urlencoded"));
}

std::optional<RequestError> checkJson(const QByteArray &text)
{
    if (text.trimmed().isEmpty())
        return {};
    QJsonParseError error;
    // In brackets, since a document of Qt's is never a plain number or text.
    const QJsonDocument document = QJsonDocument::fromJson('[' + text + "\n]", &error);
    if (error.error != QJsonParseError::NoError) {
        const qsizetype offset = std::clamp<qsizetype>(error.offset - 1, 0, text.size());
        return RequestError{Kind::BodyNotJson, error.errorString(), QString::fromUtf8(text.first(offset)).size()};
    }
    if (document.array().size() == 1)
        return {};
    error.error = QJsonParseError::GarbageAtEnd; // "1, 2": right in our brackets alone
    return RequestError{Kind::BodyNotJson, error.errorString()};
}

} // namespace runwatch
