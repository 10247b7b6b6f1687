// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/net/streamrequest.h"

#include <QList>
#include <QThread>

namespace runwatch {

class DemoServer;

// The sample server on a thread of its own, so that it is as far from the window
// as a real one would be.
class DemoThread final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DemoThread)

public:
    explicit DemoThread(QObject *parent = nullptr);
    ~DemoThread() override; // joins the thread

    // Starts the server the first time. What a newcomer should watch; empty when 127.0.0.1 cannot be
    // listened on, and then errorString() says why.
    [[nodiscard]] QList<StreamRequest> start();
    [[nodiscard]] QString errorString() const { return m_errorString; }

private:
    QThread m_thread;
    DemoServer *m_server = nullptr; // lives in m_thread
    QList<StreamRequest> m_requests;
    QString m_errorString;
};

} // namespace runwatch
