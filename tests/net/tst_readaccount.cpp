// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/net/readaccount.h"
#include "tests/support/scriptedserver.h"

#include <QNetworkAccessManager>
#include <QNetworkProxyFactory>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace runwatch;

namespace {

constexpr qint64 Limit = 64 << 10; // bytes

} // namespace

// It leans on what Qt does not promise: these tests fail when a newer Qt does otherwise.
class TestReadAccount final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QNetworkProxyFactory::setUseSystemConfiguration(false); }

    void init() { m_server = std::make_unique<ScriptedServer>(); }

    void smallReadsAreNotTold()
    {
        ServerScript script = ServerScript::eventStream();
        for (int event = 0; event < 100; ++event)
            script.chunk("data: small\n\n").pause(1);
        m_server->serve("/s", script.end());
        QNetworkReply *reply = get("/s");
        QTRY_VERIFY(reply->bytesAvailable() > 0);
        ReadAccount account;
        account.begin(reply, Limit);
        QSignalSpy told(reply, SIGNAL(readBufferFreed(qint64)));
        QVERIFY(told.isValid());
        qint64 read = readAll(reply, account);
        connect(reply, &QNetworkReply::readyRead, this, [&] { read += readAll(reply, account); });
        QTRY_COMPARE(read, 100 * 13);
        QCOMPARE(told.count(), 0);
    }

    void everyQuarterOfTheLimitIsTold()
    {
        m_server->serve("/s", ServerScript::eventStream().chunkForever(QByteArray(5000, 'x')));
        QNetworkReply *reply = get("/s");
        QTRY_VERIFY(reply->bytesAvailable() > 0);
        ReadAccount account;
        account.begin(reply, Limit);
        QSignalSpy told(reply, SIGNAL(readBufferFreed(qint64)));
        qint64 read = readAll(reply, account);
        connect(reply, &QNetworkReply::readyRead, this, [&] { read += readAll(reply, account); });
        QTRY_VERIFY(read > 100 * Limit); // it never comes to a halt
        reply->disconnect(this);
        qint64 sum = 0;
        for (const QList<QVariant> &arguments : told) {
            QVERIFY(arguments.at(0).toLongLong() >= Limit / 4);
            sum += arguments.at(0).toLongLong();
        }
        QVERIFY(sum <= read && read - sum < Limit / 4);
    }

    void theLimitHolds()
    {
        m_server->serve("/s", ServerScript::eventStream().chunkForever(QByteArray(5000, 'x')));
        QNetworkReply *reply = get("/s");
        QTRY_VERIFY(reply->bytesAvailable() > 0);
        ReadAccount account;
        account.begin(reply, Limit);
        qint64 most = 0;
        for (int round = 0; round < 20; ++round) {
            QTRY_VERIFY(reply->bytesAvailable() >= Limit / 4); // unread, it fills up
            QTest::qWait(2); // and not for ever
            most = std::max(most, reply->bytesAvailable());
            readAll(reply, account);
        }
        QVERIFY2(most <= Limit, qPrintable(QString::number(most)));
    }

private:
    QNetworkReply *get(const char *path)
    {
        m_manager = std::make_unique<QNetworkAccessManager>();
        QNetworkReply *reply = m_manager->get(QNetworkRequest(m_server->url(QString::fromLatin1(path))));
        reply->setReadBufferSize(Limit);
        return reply;
    }

    // How many bytes there were.
    static qint64 readAll(QNetworkReply *reply, ReadAccount &account)
    {
        qint64 all = 0;
        QByteArray bytes;
        while (!(bytes = reply->read(16 << 10)).isEmpty()) {
            account.noteRead(bytes.size());
            all += bytes.size();
        }
        return all;
    }

    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<QNetworkAccessManager> m_manager;
};

QTEST_GUILESS_MAIN(TestReadAccount)
#include "tst_readaccount.moc"
