// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/run/streamthread.h"

#include <QAbstractEventDispatcher>

namespace runwatch {

StreamThread::StreamThread(QObject *parent)
    : QThread(parent)
{
    setObjectName(QStringLiteral("streams"));
}

void StreamThread::setStreams(int count)
{
    m_streams = count;
}

void StreamThread::run()
{
    QAbstractEventDispatcher *dispatcher = eventDispatcher();
    connect(dispatcher, &QAbstractEventDispatcher::aboutToBlock, dispatcher, [this] { rest(); });
    exec();
}

// Whatever is posted meanwhile ends the waiting that follows at once.
void StreamThread::rest() const
{
    if (m_streams >= Many)
        msleep(RestTime);
}

} // namespace runwatch
