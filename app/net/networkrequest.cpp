// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/net/networkrequest.h"

#include <algorithm>
#include <array>

namespace runwatch {

namespace {

constexpr qsizetype longestEventId = 1024; // bytes

bool hasControls(QByteArrayView value)
{
    return std::any_of(value.begin(), value.end(),
                       [](char byte) { return static_cast<unsigned char>(byte) < 0x20 || byte == 0x7f; });
}

bool isOurs(const QByteArray &name)
{
    constexpr std::array names{"Accept-Encoding", "Connection", "Content-Length", "Transfer-Encoding"};
    return std::any_of(names.begin(), names.end(),
                       [&name](const char *ours) { return name.compare(ours, Qt::CaseInsensitive) == 0; });
}

// A name that comes twice is sent once, with both values, which means the same.
void addGivenHeader(QNetworkRequest &sent, const QByteArray &name, const QByteArray &value)
{
    if (isOurs(name) || hasControls(name) || hasControls(value))
        return; // app/open refuses these; here they would become headers of their own
    const bool isCookie = name.compare("Cookie", Qt::CaseInsensitive) == 0;
    const QByteArray before = sent.rawHeader(name);
    sent.setRawHeader(name, before.isEmpty() ? value : before + (isCookie ? "; " : ", ") + value);
}

void addDefaultHeader(QNetworkRequest &sent, const QByteArray &name, const QByteArray &value)
{
    if (!sent.hasRawHeader(name))
        sent.setRawHeader(name, value);
}

// Whatever QNetworkAccessManager would do by itself is ours to do.
void switchOffHelpfulness(QNetworkRequest &sent)
{
    sent.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    sent.setAttribute(QNetworkRequest::HttpPipeliningAllowedAttribute, false);
    sent.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    sent.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    sent.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    sent.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    sent.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    sent.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    sent.setRawHeader("Accept-Encoding", "identity");
}

} // namespace

QNetworkRequest networkRequest(const StreamRequest &request, const QUrl &url, const QByteArray &lastEventId,
                               const QSslConfiguration &tls)
{
    QNetworkRequest sent(url);
    switchOffHelpfulness(sent);
    for (const auto &[name, value] : request.headers)
        addGivenHeader(sent, name, value);
    addDefaultHeader(sent, "Accept", "text/event-stream");
    addDefaultHeader(sent, "Cache-Control", "no-cache");
    addDefaultHeader(sent, "User-Agent", "Runwatch/" RUNWATCH_VERSION);
    if (!request.token.isEmpty() && !hasControls(request.token))
        addDefaultHeader(sent, "Authorization", "Bearer " + request.token);
    if (!lastEventId.isEmpty() && isFitForResuming(lastEventId))
        sent.setRawHeader("Last-Event-ID", lastEventId);
    if (request.isPost()) {
        addDefaultHeader(sent, "Content-Type", "application/json");
        sent.setHeader(QNetworkRequest::ContentLengthHeader, request.body.size());
        sent.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    }
    if (!tls.isNull())
        sent.setSslConfiguration(tls);
    return sent;
}

bool isFitForResuming(QByteArrayView id)
{
    return id.size() <= longestEventId && !hasControls(id);
}

} // namespace runwatch
