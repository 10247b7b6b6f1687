// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/soakpeer.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QProcess>
#include <QSocketNotifier>

#include <cstdio>

#include <unistd.h>

namespace runwatch {

SoakPeer::SoakPeer(const QStringList &arguments)
    : m_process(new QProcess)
{
    m_process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process->start(QCoreApplication::applicationFilePath(),
                     QStringList{QStringLiteral("--serve")} + arguments);
    while (!m_process->canReadLine() && m_process->waitForReadyRead()) { }
    for (const QByteArray &port : m_process->readLine().simplified().split(' '))
        m_ports.append(port.toUShort());
}

SoakPeer::~SoakPeer()
{
    delete m_process;
}

QByteArray SoakPeer::tally()
{
    m_process->closeWriteChannel();
    m_process->waitForFinished();
    return m_process->readAll().trimmed();
}

void SoakPeer::say(const QByteArray &line)
{
    std::puts(line.constData());
    std::fflush(stdout);
}

void SoakPeer::waitForEndOfInput()
{
    QEventLoop loop;
    QSocketNotifier input(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&input, &QSocketNotifier::activated, &loop,
                     &QEventLoop::quit); // nothing is ever written
    loop.exec();
}

} // namespace runwatch
