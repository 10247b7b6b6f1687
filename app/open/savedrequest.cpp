// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/open/savedrequest.h"

#include "app/net/shownurl.h"
#include "app/open/sharedprofile.h"
#include "app/profile/pathpattern.h"
#include "app/profile/server.h"
#include "app/profile/templatetext.h"
#include "app/profile/urltemplate.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace runwatch {

using namespace Qt::StringLiterals;

namespace {

void setVariable(Profile &profile, const QString &name, const QString &value)
{
    const auto found = std::find_if(profile.variables.begin(), profile.variables.end(),
                                    [&name](const Profile::Variable &variable) { return variable.name == name; });
    if (found == profile.variables.end())
        profile.variables << Profile::Variable{name, value, {}, false};
    else
        found->value = value;
}

// A signature's path gives its names no value when the signature is gone.
void takeValues(Profile &profile, const StreamRequest &request)
{
    if (const auto pattern = PathPattern::of(profile.signature.path)) {
        const auto values = pattern->match(request.url).value_or(Variables());
        for (const QString &name : pattern->names())
            setVariable(profile, name, values.value(name).toString());
    }
    for (auto it = request.variables.begin(); it != request.variables.end(); ++it)
        setVariable(profile, it.key(), it.value());
    profile.signature = {};
}

// The requests that go to the server by name go to {base}.
void moveServer(Profile &profile, const QString &origin)
{
    const QString before = serverOf(profile);
    const QString base = u"{base}"_s;
    const auto move = [&](RequestTemplate &request) {
        if (!before.isEmpty() && originPart(request.url) == before)
            request.url = base + pathPart(request.url);
        else if (request.url.startsWith('/'_L1))
            request.url.prepend(base);
    };
    for (RequestTemplate &request : profile.before)
        move(request);
    move(profile.source.request);
    for (RequestTemplate &request : profile.cancel.requests)
        move(request);
    if (profile.retryFailed)
        move(*profile.retryFailed);
    setVariable(profile, u"base"_s, origin);
}

QString encodedPath(const QUrl &url)
{
    const QString query = url.query(QUrl::FullyEncoded);
    const QString path = url.path(QUrl::FullyEncoded);
    return withDoubledBraces((path.isEmpty() ? u"/"_s : path) + (url.hasQuery() ? '?'_L1 + query : QString()));
}

QJsonValue bodyWithDoubledBraces(const QJsonValue &value)
{
    if (value.isString())
        return withDoubledBraces(value.toString());
    if (value.isArray()) {
        QJsonArray list = value.toArray();
        for (qsizetype i = 0; i < list.size(); ++i)
            list[i] = bodyWithDoubledBraces(list.at(i));
        return list;
    }
    if (!value.isObject())
        return value;
    QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it)
        it.value() = bodyWithDoubledBraces(it.value());
    return object;
}

QJsonValue bodyOf(const QByteArray &body)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    if (document.isNull())
        return withDoubledBraces(QString::fromUtf8(body));
    return bodyWithDoubledBraces(document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object()));
}

void takeHeaders(RequestTemplate &source, const StreamRequest &request)
{
    for (const auto &[name, value] : request.headers) {
        const auto isSame = [&name](const auto &header) { return header.first.compare(name, Qt::CaseInsensitive) == 0; };
        source.headers.removeIf(isSame);
    }
    for (const auto &[name, value] : request.headers) {
        const auto isSame = [&name](const auto &header) { return header.first.compare(name, Qt::CaseInsensitive) == 0; };
        const QString text = withDoubledBraces(QString::fromUtf8(value));
        const auto found = std::find_if(source.headers.begin(), source.headers.end(), isSame);
        if (found == source.headers.end())
            source.headers.emplaceBack(name, text);
        else
            found->second += u", "_s + text;
    }
    const auto isAuthorization = [](const auto &header) { return header.first.compare("Authorization", Qt::CaseInsensitive) == 0; };
    if (!request.token.isEmpty() && std::none_of(source.headers.begin(), source.headers.end(), isAuthorization))
        source.headers.emplaceBack("Authorization", u"Bearer {token}"_s);
}

Profile::Reconnect reconnectOf(StreamRequest::Reconnect reconnect)
{
    switch (reconnect) {
    case StreamRequest::Reconnect::GetOnly:
        return Profile::Reconnect::GetOnly;
    case StreamRequest::Reconnect::Get:
        return Profile::Reconnect::Get;
    case StreamRequest::Reconnect::Same:
        return Profile::Reconnect::Same;
    case StreamRequest::Reconnect::Never:
        break;
    }
    return Profile::Reconnect::Never;
}

RequestTemplate cancelOf(const ControlRequest &cancel, const QUrl &stream)
{
    const QString job = u"{job}"_s;
    const QString stand = u"runwatch-job"_s;
    const auto withJob = [&](QString text) { return text.replace(stand, job); };
    const QUrl url = stream.resolved(QUrl(QString(cancel.url).replace(job, stand)));
    RequestTemplate request;
    request.method = cancel.method;
    request.url = u"{base}"_s + withJob(encodedPath(url));
    for (const auto &[name, value] : cancel.headers)
        request.headers.emplaceBack(name, withDoubledBraces(QString::fromUtf8(value)));
    if (!cancel.body.isEmpty()) {
        const QJsonValue body = bodyOf(QByteArray(cancel.body).replace(job.toUtf8(), stand.toUtf8()));
        const QByteArray text = QJsonDocument(QJsonArray{body}).toJson().replace(stand.toUtf8(), job.toUtf8());
        request.body = QJsonDocument::fromJson(text).array().first();
    }
    return request;
}

void takeSource(Profile &profile, const StreamRequest &request)
{
    RequestTemplate &source = profile.source.request;
    const bool isGoingElsewhere = !request.url.isEmpty() && (request.url.path().size() > 1 || request.url.hasQuery());
    if (isGoingElsewhere || source.url.isEmpty())
        source.url = u"{base}"_s + encodedPath(request.url);
    if (request.isPost())
        source.method = "POST";
    if (!request.body.isEmpty())
        source.body = bodyOf(request.body);
    takeHeaders(source, request);
    if (request.reconnect != StreamRequest::Reconnect::GetOnly)
        profile.source.reconnect = reconnectOf(request.reconnect);
    if (!request.sendsLastEventId)
        profile.source.sendsLastEventId = false;
    if (request.cancelRequest)
        profile.cancel = {{cancelOf(*request.cancelRequest, request.url)}, Profile::Cancel::Then::Abort};
}

} // namespace

Profile profileOf(const StreamRequest &request, const Profile *like)
{
    Profile profile;
    if (like)
        profile = *like;
    else
        profile.readsBuiltIn = true;
    takeValues(profile, request);
    if (!request.url.isEmpty())
        moveServer(profile, originOf(request.url));
    takeSource(profile, request);
    return withoutSecrets(profile);
}

} // namespace runwatch
