// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/net/startedserver.h"

#include "tests/support/scriptedserver.h"

#include <QFile>
#include <QTcpSocket>
#include <QTest>

namespace runwatch {

using namespace Qt::StringLiterals;

StartedServer::StartedServer(const QString &program, QStringList arguments, QByteArray config)
    : m_port(ScriptedServer::closedPort())
{
    const QString configName = m_folder.filePath(u"config"_s);
    QFile file(configName);
    if (file.open(QIODevice::WriteOnly))
        file.write(config.replace("PORT", QByteArray::number(m_port)));
    file.close();
    arguments.replaceInStrings(u"PORT"_s, QString::number(m_port));
    arguments.replaceInStrings(u"CONFIG"_s, configName);
    m_process.setStandardOutputFile(QProcess::nullDevice());
    m_process.setStandardErrorFile(QProcess::nullDevice());
    m_process.start(program, arguments);
}

StartedServer::~StartedServer()
{
    kill();
}

StartedServer *StartedServer::tinyproxy(const QByteArray &moreConfig)
{
    return new StartedServer(u"tinyproxy"_s, {u"-d"_s, u"-c"_s, u"CONFIG"_s},
                             "Listen 127.0.0.1\nPort PORT\nAllow 127.0.0.1\nTimeout 600\nMaxClients 100\n" + moreConfig);
}

StartedServer *StartedServer::microsocks()
{
    return new StartedServer(u"microsocks"_s, {u"-i"_s, u"127.0.0.1"_s, u"-p"_s, u"PORT"_s});
}

bool StartedServer::isListening() const
{
    return QTest::qWaitFor([this] {
        if (m_process.state() == QProcess::NotRunning)
            return false;
        QTcpSocket socket;
        socket.connectToHost(u"127.0.0.1"_s, m_port);
        return socket.waitForConnected(1'000);
    });
}

void StartedServer::kill()
{
    m_process.kill();
    m_process.waitForFinished();
}

} // namespace runwatch
