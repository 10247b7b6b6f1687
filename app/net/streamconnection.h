// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/net/eventsourceoptions.h"
#include "app/net/readaccount.h"
#include "app/net/responsehead.h"
#include "app/net/streamrequest.h"
#include "app/net/tlswatch.h"
#include "app/stream/streamend.h"

#include <QByteArrayView>
#include <QElapsedTimer>
#include <QObject>
#include <QSslConfiguration>
#include <QTimer>

#include <optional>

class QNetworkReply;

namespace runwatch {

// One attempt to read an event stream: the request, its redirects, the judgement of
// the answer, its bytes, its end. It never tries twice and knows nothing of events.
// Each request has a QNetworkAccessManager of its own, which dies with it.
class StreamConnection final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StreamConnection)

public:
    StreamConnection(StreamRequest request, const EventSourceOptions &options, QByteArray lastEventId,
                     QObject *parent = nullptr);
    ~StreamConnection() override; // closes

    void open(); // once; no signal comes before it returns
    void close(); // aborts at once; no signal follows

    [[nodiscard]] const ResponseHead &head() const { return m_head; }
    // The server's certificate, when the end is that it was not trusted.
    [[nodiscard]] const std::optional<CertificateFacts> &certificate() const { return m_tlsWatch.certificate(); }
    // Where to ask next time: the URL asked, or where it has moved for good.
    [[nodiscard]] const QUrl &permanentUrl() const { return m_permanentUrl; }

signals:
    // Connected, and the request is under way. Once for each hop.
    void sent();
    // The answer is an event stream; its first bytes follow. Once.
    void opened();
    // The next bytes of the body. The view dies when the slot returns; it may close().
    void bytesReceived(QByteArrayView bytes);
    // All bytes there were have been handed over, or as many as the slice's time allowed.
    void sliceRead();
    // Emitted once, last, when every byte that arrived has been handed over.
    void ended(const runwatch::StreamEnd &end);

private:
    void send(const QUrl &url);
    void watch(QNetworkReply *reply);
    void takeSent();
    void takeHead();
    void followRedirect();
    void takeEnd();
    void readSlice();
    void continueSlice();
    void endWith(StreamEnd end);
    void letGo();

    const StreamRequest m_request;
    const EventSourceOptions m_options;
    const QByteArray m_lastEventId;
    QSslConfiguration m_tls;
    TlsWatch m_tlsWatch;
    QUrl m_permanentUrl;
    bool m_hasMovedForGood = true; // every redirect so far was a permanent one
    int m_redirects = 0;

    QNetworkReply *m_reply = nullptr; // its manager owns it, and is our child
    QTimer m_clock; // of the connecting, then of the head; never of a POST
    QElapsedTimer m_sinceOpen;
    bool m_wasSent = false;
    bool m_hasHead = false;
    bool m_isOpen = false;
    ResponseHead m_head;
    std::optional<StreamEnd> m_end; // it has come, but there are bytes to hand over first
    bool m_willContinue = false;
    ReadAccount m_readAccount; // of m_reply, once open
};

} // namespace runwatch
