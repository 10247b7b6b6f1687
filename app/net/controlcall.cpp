// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/net/controlcall.h"

#include "app/net/bufferedsocketproxy.h"
#include "app/net/networkrequest.h"
#include "app/net/requestbody.h"
#include "app/net/shownurl.h"
#include "app/net/streamendof.h"
#include "app/net/tlsconfiguration.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

namespace runwatch {

namespace {

constexpr QByteArrayView jobPlace("{job}");

QUrl filledUrl(const QUrl &base, QString text, const QString &jobKey)
{
    text.replace(QLatin1String(jobPlace), QString::fromLatin1(QUrl::toPercentEncoding(jobKey)));
    return base.resolved(QUrl(text));
}

// Inside the quotation marks that the body has around {job}.
QByteArray filledBody(QByteArray body, const QString &jobKey)
{
    const QByteArray array = QJsonDocument(QJsonArray{jobKey}).toJson(QJsonDocument::Compact); // ["key"]
    return body.replace(jobPlace, array.sliced(2, array.size() - 4));
}

bool hasHeader(const ControlRequest &request, QByteArrayView name)
{
    return std::any_of(request.headers.begin(), request.headers.end(),
                       [name](const auto &header) { return header.first.compare(name, Qt::CaseInsensitive) == 0; });
}

// The stream's own headers, but for those that say what a stream's request is, and those that the
// call has another value for.
StreamRequest callOf(const StreamRequest &stream, const ControlRequest &request, const QString &jobKey)
{
    StreamRequest call = stream;
    call.method = request.method;
    call.url = filledUrl(stream.url, request.url, jobKey);
    call.body = filledBody(request.body, jobKey);
    call.headers.removeIf([&request](const auto &header) {
        constexpr std::array streams{"Accept", "Content-Type", "Last-Event-ID"};
        return hasHeader(request, header.first)
            || std::any_of(streams.begin(), streams.end(), [&header](const char *name) {
                   return header.first.compare(name, Qt::CaseInsensitive) == 0;
               });
    });
    call.headers += request.headers;
    if (!hasHeader(request, "Accept"))
        call.headers.emplaceBack("Accept", "application/json, */*");
    if (!call.body.isEmpty() && !hasHeader(request, "Content-Type"))
        call.headers.emplaceBack("Content-Type", "application/json");
    return call;
}

// Whether it has arrived is not known, whatever its method.
RequestFate sentOnce()
{
    RequestFate fate;
    fate.isPost = true;
    fate.wasSent = true;
    return fate;
}

} // namespace

ControlCall::ControlCall(const StreamRequest &stream, const ControlRequest &request, const QString &jobKey, int timeout,
                         QObject *parent)
    : QObject(parent)
    , m_request(callOf(stream, request, jobKey))
    , m_origin(originOf(stream.url))
    , m_tlsWatch(stream.pinnedCertificate)
    , m_clock(this)
{
    m_clock.setSingleShot(true);
    m_clock.setInterval(timeout);
    connect(&m_clock, &QTimer::timeout, this, [this] { refuse({StreamEnd::Kind::NoAnswer, 0, {}}); });
}

ControlCall::~ControlCall()
{
    letGo();
}

bool ControlCall::isComplete(const ControlRequest &request, const QString &jobKey)
{
    const bool needsKey = request.url.contains(QLatin1String(jobPlace)) || request.body.contains(jobPlace.toByteArray());
    return !needsKey || !jobKey.isEmpty();
}

void ControlCall::wantAnswer(ControlAnswer::Enough isEnough)
{
    m_isEnough = std::move(isEnough);
}

void ControlCall::send()
{
    m_clock.start();
    if (originOf(m_request.url) != m_origin) { // the token must not go there
        refuseSoon({StreamEnd::Kind::RedirectRefused, 0, originOf(m_request.url)});
        return;
    }
    const auto tls = tlsConfiguration(m_request);
    if (const auto *end = std::get_if<StreamEnd>(&tls)) {
        refuseSoon(*end);
        return;
    }
    auto *manager = new QNetworkAccessManager(this);
    manager->setProxyFactory(new BufferedSocketProxy(m_request.proxy));
    QNetworkRequest request = networkRequest(m_request, m_request.url, {}, std::get<QSslConfiguration>(tls));
    request.setHeader(QNetworkRequest::ContentLengthHeader, m_request.body.size());
    request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    m_reply = manager->sendCustomRequest(request, m_request.method, new RequestBody(m_request.body, manager));
    m_tlsWatch.watch(m_reply);
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &ControlCall::takeHead);
    if (m_isEnough)
        connect(m_reply, &QNetworkReply::readyRead, this, &ControlCall::takeBody);
    connect(m_reply, &QNetworkReply::errorOccurred, this, &ControlCall::takeEnd);
    connect(m_reply, &QNetworkReply::finished, this, &ControlCall::takeEnd);
}

// The status says it all, as a rule; a body may never end.
void ControlCall::takeHead()
{
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status < 200)
        return;
    if (status >= 300) {
        refuse({StreamEnd::Kind::HttpStatus, status, {}});
        return;
    }
    if (!m_isEnough || status == 204)
        confirm();
}

void ControlCall::takeBody()
{
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status >= 200 && status < 300 && m_answer.take(*m_reply, m_isEnough))
        confirm();
}

void ControlCall::confirm()
{
    if (m_isEnough)
        std::ignore = m_answer.take(*m_reply, m_isEnough);
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    letGo();
    emit confirmed(status);
}

void ControlCall::takeEnd()
{
    if (!m_reply)
        return;
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (m_isEnough && status >= 200 && status < 300 && m_reply->error() == QNetworkReply::NoError)
        confirm();
    else if (status >= 200 && (!m_isEnough || status >= 300))
        takeHead(); // a 401 shows its head only now
    else
        refuse(endOfReply(*m_reply, m_tlsWatch, m_request, sentOnce()));
}

void ControlCall::refuseSoon(const StreamEnd &end)
{
    QMetaObject::invokeMethod(
        this, [this, end] { refuse(end); }, Qt::QueuedConnection);
}

void ControlCall::refuse(const StreamEnd &end)
{
    letGo();
    emit refused(end);
}

void ControlCall::letGo()
{
    m_clock.stop();
    if (QNetworkReply *reply = std::exchange(m_reply, nullptr)) {
        reply->disconnect(this);
        reply->manager()->deleteLater(); // and the reply with it; abort() inside its own signals complains
    }
}

} // namespace runwatch
