// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/demothread.h"

#include "app/demo/demoserver.h"

#include <memory>

namespace runwatch {

DemoThread::DemoThread(QObject *parent)
    : QObject(parent)
{
    m_thread.setObjectName(QStringLiteral("demo"));
}

DemoThread::~DemoThread()
{
    if (m_server)
        m_server->deleteLater(); // done before the thread ends
    m_thread.quit();
    m_thread.wait();
}

QList<StreamRequest> DemoThread::start()
{
    if (m_server)
        return m_requests;
    auto server = std::make_unique<DemoServer>();
    if (!server->listen()) {
        m_errorString = server->errorString();
        return {};
    }
    const QList<DemoServer::Sample> samples = server->samples();
    for (const DemoServer::Sample &sample : samples) {
        StreamRequest request;
        request.given = sample.url.toString();
        request.url = sample.url;
        request.method = sample.method;
        request.body = sample.body;
        request.token = sample.token;
        m_requests << request;
    }
    m_server = server.release();
    m_server->moveToThread(&m_thread);
    m_thread.start();
    return m_requests;
}

} // namespace runwatch
