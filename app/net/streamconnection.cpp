// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/net/streamconnection.h"

#include "app/net/bufferedsocketproxy.h"
#include "app/net/descriptorbudget.h"
#include "app/net/networkrequest.h"
#include "app/net/redirect.h"
#include "app/net/requestbody.h"
#include "app/net/responsejudge.h"
#include "app/net/streamendof.h"
#include "app/net/tlsconfiguration.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>

#include <array>
#include <utility>

namespace runwatch {

namespace {

constexpr qsizetype readSize = 64 << 10; // bytes at a time

ResponseHead headOf(const QNetworkReply *reply, qint64 receivedAfter)
{
    ResponseHead head;
    head.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    head.url = reply->url();
    for (const QNetworkReply::RawHeaderPair &pair : reply->rawHeaderPairs())
        head.headers.append({pair.first, pair.second});
    head.receivedAfter = receivedAfter;
    return head;
}

} // namespace

StreamConnection::StreamConnection(StreamRequest request, const EventSourceOptions &options,
                                   QByteArray lastEventId, QObject *parent)
    : QObject(parent)
    , m_request(std::move(request))
    , m_options(options)
    , m_lastEventId(std::move(lastEventId))
    , m_tlsWatch(m_request.pinnedCertificate)
    , m_permanentUrl(m_request.url)
{
    m_clock.setSingleShot(true);
    connect(&m_clock, &QTimer::timeout, this, [this] {
        endWith({m_wasSent ? StreamEnd::Kind::NoAnswer : StreamEnd::Kind::TimedOut, 0, {}});
    });
}

StreamConnection::~StreamConnection()
{
    close();
}

void StreamConnection::open()
{
    m_sinceOpen.start();
    const auto tls = tlsConfiguration(m_request);
    if (const auto *end = std::get_if<StreamEnd>(&tls)) {
        QMetaObject::invokeMethod(
            this, [this, end = *end] { endWith(end); }, Qt::QueuedConnection);
        return;
    }
    m_tls = std::get<QSslConfiguration>(tls);
    send(m_request.url);
}

void StreamConnection::close()
{
    disconnect();
    if (m_reply && m_reply->error() == QNetworkReply::NoError) {
        m_reply->disconnect(this); // abort() would call back into us before it returns
        m_reply->abort();
    }
    letGo();
}

void StreamConnection::send(const QUrl &url)
{
    m_wasSent = false;
    m_hasHead = false;
    DescriptorBudget *descriptors = m_options.descriptors;
    if (descriptors && !descriptors->take()) {
        QMetaObject::invokeMethod(
            this, [this] { endWith({StreamEnd::Kind::DescriptorsExhausted, 0, {}}); }, Qt::QueuedConnection);
        return;
    }
    auto *manager = new QNetworkAccessManager(this);
    if (descriptors) // its thread is gone by then, and the socket with it
        connect(manager, &QObject::destroyed, manager, [descriptors] { descriptors->giveBack(); });
    manager->setProxyFactory(new BufferedSocketProxy(m_request.proxy));
    const QNetworkRequest request = networkRequest(m_request, url, m_lastEventId, m_tls);
    if (m_request.isPost()) {
        QNetworkReply *reply = manager->post(request, new RequestBody(m_request.body, manager));
        QMetaObject::invokeMethod( // at once it would be lost: a POST starts queued
            reply, [reply, size = m_options.readBufferSize] { reply->setReadBufferSize(size); },
            Qt::QueuedConnection);
        watch(reply);
    } else {
        QNetworkReply *reply = manager->get(request);
        reply->setReadBufferSize(m_options.readBufferSize);
        m_clock.start(m_options.connectTimeout);
        watch(reply);
    }
}

void StreamConnection::watch(QNetworkReply *reply)
{
    m_reply = reply;
    m_tlsWatch.watch(reply);
    connect(reply, &QNetworkReply::requestSent, this, &StreamConnection::takeSent);
    connect(reply, &QNetworkReply::metaDataChanged, this, &StreamConnection::takeHead);
    connect(reply, &QNetworkReply::readyRead, this, &StreamConnection::readSlice);
    connect(reply, &QNetworkReply::errorOccurred, this,
            &StreamConnection::takeEnd); // finished() may never follow
    connect(reply, &QNetworkReply::finished, this, &StreamConnection::takeEnd);
}

void StreamConnection::takeSent()
{
    const bool wasSentBefore = std::exchange(m_wasSent, true); // it may be sent again behind our back
    if (wasSentBefore || m_hasHead)
        return;
    if (!m_request.isPost())
        m_clock.start(m_options.headTimeout);
    emit sent();
}

void StreamConnection::takeHead()
{
    if (!m_reply || std::exchange(m_hasHead, true))
        return;
    m_clock.stop();
    m_head = headOf(m_reply, m_sinceOpen.elapsed());
    if (isRedirect(m_head.status)) {
        followRedirect();
    } else if (const std::optional<StreamEnd> refusal = judgeResponse(m_head)) {
        endWith(*refusal);
    } else {
        m_isOpen = true;
        m_readAccount.begin(m_reply, m_options.readBufferSize);
        emit opened();
    }
}

void StreamConnection::followRedirect()
{
    const auto target = redirectTarget(m_request, m_head, m_redirects++);
    if (const auto *refusal = std::get_if<StreamEnd>(&target)) {
        endWith(*refusal);
        return;
    }
    const QUrl &url = std::get<QUrl>(target);
    m_hasMovedForGood = m_hasMovedForGood && isPermanentRedirect(m_head.status);
    if (m_hasMovedForGood)
        m_permanentUrl = url;
    letGo();
    send(url);
}

void StreamConnection::takeEnd()
{
    if (!m_reply || m_end)
        return;
    QNetworkReply *reply = m_reply;
    if (reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() != 0) {
        takeHead(); // a 401 shows its head only now
        if (m_reply != reply)
            return; // refused, closed or sent elsewhere
    }
    m_clock.stop();
    RequestFate fate;
    fate.isPost = m_request.isPost();
    fate.wasSent = m_wasSent;
    fate.httpStatus = m_hasHead ? m_head.status : 0;
    m_end = endOfReply(*reply, m_tlsWatch, m_request, fate);
    readSlice();
}

void StreamConnection::readSlice()
{
    std::array<char, readSize> buffer; // left as it is: only what is read is touched
    QElapsedTimer elapsed;
    elapsed.start();
    while (m_reply && m_isOpen) {
        const qint64 size = m_reply->read(buffer.data(), readSize);
        if (size <= 0)
            break;
        m_readAccount.noteRead(size);
        emit bytesReceived(QByteArrayView(buffer.data(), size));
        if (elapsed.hasExpired(m_options.sliceTime)) {
            continueSlice();
            break;
        }
    }
    if (m_reply && m_isOpen)
        emit sliceRead();
    if (m_reply && m_end && !m_willContinue)
        endWith(*m_end);
}

// Unread bytes bring no further readyRead().
void StreamConnection::continueSlice()
{
    if (std::exchange(m_willContinue, true))
        return;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_willContinue = false;
            readSlice();
        },
        Qt::QueuedConnection);
}

void StreamConnection::endWith(StreamEnd end)
{
    letGo();
    emit ended(end);
}

// The manager takes its reply with it. No abort() here: where the end is already on
// its way to us, QNetworkReply would complain about failing twice.
void StreamConnection::letGo()
{
    m_clock.stop();
    if (QNetworkReply *reply = std::exchange(m_reply, nullptr)) {
        reply->disconnect(this);
        reply->manager()->deleteLater();
    }
}

} // namespace runwatch
