// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/net/profilerequest.h"

#include "app/net/shownurl.h"
#include "app/profile/pathpattern.h"
#include "app/profile/server.h"
#include "app/profile/templatetext.h"
#include "app/profile/urltemplate.h"
#include "app/profile/valuereader.h"

#include <algorithm>

namespace runwatch {

using Kind = FillingError::Kind;
using namespace Qt::StringLiterals;

namespace {

const QString &tokenName()
{
    static const QString name = u"token"_s;
    return name;
}

bool hasPath(const QUrl &url)
{
    return url.path().size() > 1 || url.hasQuery();
}

// Takes the value out of a result; else gives its error.
template <typename Value>
std::optional<FillingError> take(std::variant<Value, FillingError> result, Value &value)
{
    if (const auto *error = std::get_if<FillingError>(&result))
        return *error;
    value = std::get<Value>(std::move(result));
    return {};
}

// The profile's own server; its path counts for nothing.
std::variant<QUrl, FillingError> ownServer(const Profile &profile, const Variables &variables)
{
    const QString server = serverOf(profile);
    if (server.isEmpty())
        return FillingError{Kind::NoUrl, {}};
    QString filled;
    if (const auto error = take(fillUrl(server, variables), filled))
        return *error;
    const QUrl url(filled);
    const bool isHttp = url.scheme() == "http"_L1 || url.scheme() == "https"_L1;
    if (!url.isValid() || !isHttp || url.host().isEmpty() || !url.userInfo().isEmpty())
        return FillingError{Kind::UrlUnreadable, originName(server)};
    return url;
}

std::variant<QUrl, FillingError> serverUrl(const Profile &profile, const Variables &variables, const StreamRequest &asked)
{
    QUrl server = asked.url;
    if (server.isEmpty()) {
        if (const auto error = take(ownServer(profile, variables), server))
            return *error;
    }
    return QUrl(originOf(server) + '/'_L1);
}

// A URL that a server gave is no reason to send the token to another one.
std::optional<FillingError> checkSaved(const Profile &profile, const RequestTemplate &request, const Variables &variables,
                                       const QUrl &server)
{
    if (!isSavedOrigin(profile, request))
        return {};
    const QString name = originName(request.url);
    const QString value = variables.value(name).toString();
    const auto own = ownServer(profile, variables);
    const auto *ownUrl = std::get_if<QUrl>(&own);
    const QString origin = originOf(QUrl(value));
    const bool isHere = value.startsWith('/'_L1) || origin == originOf(server) || (ownUrl && origin == originOf(*ownUrl));
    return isHere ? std::nullopt : std::optional(FillingError{Kind::OtherServer, name});
}

bool hasHeader(const QList<std::pair<QByteArray, QByteArray>> &headers, const QByteArray &name)
{
    return std::any_of(headers.begin(), headers.end(),
                       [&name](const auto &header) { return header.first.compare(name, Qt::CaseInsensitive) == 0; });
}

// Those that are there already stay. One that has no value is left out: the server gave no session,
// or wants no token.
std::optional<FillingError> addHeaders(const RequestTemplate &request, const Variables &variables,
                                       QList<std::pair<QByteArray, QByteArray>> &headers)
{
    QList<std::pair<QByteArray, QByteArray>> added;
    for (const auto &[name, text] : request.headers) {
        if (hasHeader(headers, name))
            continue;
        QByteArray value;
        const auto error = take(fillHeader(text, variables), value);
        if (error && error->kind != Kind::NoValue)
            return error;
        if (!error)
            added.emplaceBack(name, value);
    }
    headers = added + headers;
    return {};
}

QByteArrayList secretsOf(const Profile &profile, const Variables &variables)
{
    QByteArrayList secrets;
    for (const Profile::Variable &variable : profile.variables) {
        if (variable.isSecret && variables.contains(variable.name))
            secrets << plainText(variables.value(variable.name));
    }
    secrets.removeAll(QByteArray());
    return secrets;
}

StreamRequest::Reconnect reconnectOf(Profile::Reconnect reconnect)
{
    switch (reconnect) {
    case Profile::Reconnect::GetOnly:
        break;
    case Profile::Reconnect::Get:
        return StreamRequest::Reconnect::Get;
    case Profile::Reconnect::Same:
        return StreamRequest::Reconnect::Same;
    case Profile::Reconnect::Never:
        return StreamRequest::Reconnect::Never;
    }
    return StreamRequest::Reconnect::GetOnly;
}

// A token that the template has a place for stands there, and nowhere else.
void keepTokenFor(const RequestTemplate &request, StreamRequest &sent)
{
    if (sent.token.isEmpty() || !usesVariable(request, tokenName()))
        return;
    sent.secrets << sent.token;
    sent.token.clear();
}

// Puts the template's path, headers, method and body into a request that has its server.
std::optional<FillingError> fillIn(const RequestTemplate &request, const Variables &variables, StreamRequest &sent)
{
    QString path;
    if (!hasPath(sent.url)) {
        if (const auto error = take(fillPath(request.url, variables), path))
            return error;
        sent.url = QUrl(originOf(sent.url) + path);
    }
    if (const auto error = addHeaders(request, variables, sent.headers))
        return error;
    if (sent.body.isEmpty()) {
        if (const auto error = take(fillBody(request.body, variables), sent.body))
            return error;
    }
    if (!sent.isPost())
        sent.method = sent.body.isEmpty() ? request.method : QByteArray("POST");
    return {};
}

std::variant<StreamRequest, FillingError> filled(const Profile &profile, const RequestTemplate &request,
                                                 const Variables &variables, StreamRequest sent)
{
    if (!hasPath(sent.url)) {
        QUrl server;
        if (const auto error = take(serverUrl(profile, variables, sent), server))
            return *error;
        if (const auto error = checkSaved(profile, request, variables, server))
            return *error;
        sent.url = server;
    }
    if (const auto error = fillIn(request, variables, sent))
        return *error;
    sent.secrets = secretsOf(profile, variables);
    keepTokenFor(request, sent);
    if (sent.reconnect == StreamRequest::Reconnect::GetOnly)
        sent.reconnect = reconnectOf(profile.source.reconnect);
    sent.sendsLastEventId = sent.sendsLastEventId && profile.source.sendsLastEventId;
    return sent;
}

} // namespace

Variables askedVariables(const Profile &profile, const StreamRequest &asked)
{
    Variables variables = startingVariables(profile, {});
    if (hasPath(asked.url))
        variables.insert(matchPath(profile, asked.url).value_or(Variables()));
    for (auto it = asked.variables.begin(); it != asked.variables.end(); ++it)
        variables.insert(it.key(), it.value());
    if (!asked.token.isEmpty())
        variables.insert(tokenName(), QString::fromUtf8(asked.token));
    return variables;
}

std::variant<StreamRequest, FillingError>
sourceRequest(const Profile &profile, const Variables &variables, const StreamRequest &asked)
{
    return filled(profile, profile.source.request, variables, asked);
}

std::variant<StreamRequest, FillingError>
retryRequest(const Profile &profile, const Variables &variables, const StreamRequest &asked)
{
    StreamRequest request = asked;
    if (!request.url.isEmpty())
        request.url = QUrl(originOf(asked.url) + '/'_L1);
    request.method = "GET";
    request.body.clear();
    return filled(profile, profile.retryFailed.value_or(profile.source.request), variables, request);
}

std::variant<StreamRequest, FillingError>
serverRequest(const Profile &profile, const Variables &variables, const StreamRequest &asked)
{
    StreamRequest request = asked;
    if (const auto error = take(serverUrl(profile, variables, asked), request.url))
        return *error;
    request.method = "GET";
    request.body.clear();
    request.secrets = secretsOf(profile, variables);
    keepTokenFor(profile.source.request, request);
    return request;
}

std::variant<ControlRequest, FillingError>
controlRequest(const RequestTemplate &request, const Variables &variables, const StreamRequest &stream)
{
    ControlRequest sent;
    sent.method = request.method;
    if (const auto error = take(fillPath(request.url, variables), sent.url))
        return *error;
    sent.url.prepend(originOf(stream.url));
    if (const auto error = addHeaders(request, variables, sent.headers))
        return *error;
    if (const auto error = take(fillBody(request.body, variables), sent.body))
        return *error;
    return sent;
}

QString shownSource(const Profile &profile, const Variables &variables)
{
    Variables shown = variables;
    for (const Profile::Variable &variable : profile.variables) {
        if (variable.isSecret)
            shown.insert(variable.name, u"***"_s);
    }
    if (shown.contains(tokenName()))
        shown.insert(tokenName(), u"***"_s);
    const auto server = ownServer(profile, shown);
    const auto *url = std::get_if<QUrl>(&server);
    if (!url)
        return {};
    QString text = pathPart(profile.source.request.url);
    for (auto it = shown.begin(); it != shown.end(); ++it) {
        const QByteArray value = QUrl::toPercentEncoding(QString::fromUtf8(plainText(it.value())), "*");
        text.replace('{'_L1 + it.key() + '}'_L1, QString::fromLatin1(value));
        text.replace("{+"_L1 + it.key() + '}'_L1, QString::fromLatin1(QUrl::toPercentEncoding(QString::fromUtf8(plainText(it.value())), "*/")));
    }
    return originOf(*url) + url->path(QUrl::FullyEncoded) + text;
}

} // namespace runwatch
