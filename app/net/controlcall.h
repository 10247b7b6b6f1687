// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/net/controlanswer.h"
#include "app/net/streamrequest.h"
#include "app/net/tlswatch.h"
#include "app/stream/streamend.h"

#include <QObject>
#include <QTimer>

class QNetworkReply;

namespace runwatch {

// One request beside a stream, such as the cancelling of a job, on a manager of its own, so
// that a host full of streams cannot hold it up. It is sent once and never again. Lives in the
// stream thread.
class ControlCall final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ControlCall)

public:
    // `stream` gives origin, headers, token and trust; `jobKey` fills in {job}. `timeout` in ms.
    ControlCall(const StreamRequest &stream, const ControlRequest &request, const QString &jobKey, int timeout,
                QObject *parent = nullptr);
    ~ControlCall() override; // aborts; no signal

    void wantAnswer(ControlAnswer::Enough isEnough); // before send(): confirmed() waits for the body too
    void send(); // once; no signal comes before it returns
    [[nodiscard]] QByteArray method() const { return m_request.method; }
    [[nodiscard]] QUrl url() const { return m_request.url; }
    [[nodiscard]] const ControlAnswer &answer() const { return m_answer; } // when confirmed and wanted

    // Whether the request can be filled in: {job} needs a key.
    [[nodiscard]] static bool isComplete(const ControlRequest &request, const QString &jobKey);

signals:
    // Emitted once, last. The server said yes: a 2xx status.
    void confirmed(int httpStatus);
    // Emitted once, last, instead: it said no, or nothing that can be read.
    void refused(const runwatch::StreamEnd &end);

private:
    void takeHead();
    void takeBody();
    void confirm();
    void takeEnd();
    void refuseSoon(const StreamEnd &end);
    void refuse(const StreamEnd &end);
    void letGo();

    StreamRequest m_request; // of this call: its URL, method and body
    QString m_origin; // of the stream; no other is asked
    TlsWatch m_tlsWatch;
    QNetworkReply *m_reply = nullptr; // its manager owns it, and is our child
    ControlAnswer m_answer;
    ControlAnswer::Enough m_isEnough; // empty: the body is not wanted
    QTimer m_clock;
};

} // namespace runwatch
