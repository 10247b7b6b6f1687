// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/net/streamrequest.h"
#include "app/profile/filling.h"
#include "app/profile/requesttemplate.h"
#include "app/profile/variables.h"
#include "app/stream/streamend.h"

#include <QList>
#include <QObject>

#include <memory>

namespace runwatch {

class ControlCall;

// Sends the requests that a profile wants sent before its stream, one after the other, each once,
// and keeps what they answer. Lives in the stream thread.
class BeforeRequests final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BeforeRequests)

public:
    // `stream` gives origin, token and trust.
    BeforeRequests(QList<RequestTemplate> requests, Variables variables, StreamRequest stream, QObject *parent = nullptr);
    ~BeforeRequests() override; // aborts; no signal

    void send(); // once
    [[nodiscard]] const Variables &variables() const { return m_variables; } // what was kept is among them
    // Why a request cannot be made, theirs or the stream's: perhaps since an answer lacked something.
    [[nodiscard]] StreamEnd endFor(const FillingError &error) const;

signals:
    void answered(const QByteArray &method, const QByteArray &path, int httpStatus); // one of them, well
    // Emitted once, last: all have been answered.
    void succeeded();
    // Emitted once, last, instead.
    void failed(const runwatch::StreamEnd &end);

private:
    void sendNext();
    void takeAnswer(int httpStatus);
    void keep(const RequestTemplate::Save &save, const ControlCall &call, int httpStatus);

    const QList<RequestTemplate> m_requests;
    Variables m_variables;
    const StreamRequest m_stream;
    qsizetype m_next = 0;
    QMap<QString, int> m_missed; // variables that an answer lacked, and its HTTP status
    std::unique_ptr<ControlCall> m_call;
};

} // namespace runwatch
