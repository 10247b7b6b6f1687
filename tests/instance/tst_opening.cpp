// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/instance/openinglistener.h"
#include "app/instance/openingsender.h"
#include "app/instance/windowaddress.h"

#include <QDir>
#include <QFile>
#include <QLocalSocket>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

using namespace runwatch;
using namespace Qt::StringLiterals;

using Outcome = OpeningSender::Outcome;

namespace {

Opening oneStream(const QByteArray &body = "{}")
{
    StreamRequest request;
    request.given = u"h.example"_s;
    request.url = QUrl(u"https://h.example/"_s);
    request.method = "POST";
    request.body = body;
    request.token = "secret";
    return {{request}, {}, {}};
}

// A window that says what it is told to say and does nothing else.
class ScriptedWindow
{
public:
    ScriptedWindow(const QString &address, const QByteArray &answer)
    {
        m_server.listen(address);
        QObject::connect(&m_server, &QLocalServer::newConnection, &m_server, [this, answer] {
            m_socket = m_server.nextPendingConnection();
            m_socket->write(answer);
        });
    }

    QLocalSocket *socket() const { return m_socket; }

private:
    QLocalServer m_server;
    QLocalSocket *m_socket = nullptr;
};

// What a program leaves behind that was killed.
void leaveDeadSocket(const QString &address)
{
    sockaddr_un name{};
    name.sun_family = AF_UNIX;
    const QByteArray path = QFile::encodeName(address);
    memcpy(name.sun_path, path.constData(), size_t(path.size()));
    const int socket = ::socket(AF_UNIX, SOCK_STREAM, 0);
    QCOMPARE(::bind(socket, reinterpret_cast<sockaddr *>(&name), sizeof name), 0);
    QCOMPARE(::listen(socket, 1), 0);
    ::close(socket);
    QVERIFY(QFile::exists(address));
}

} // namespace

class tst_Opening : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void handsOver();
    void handsOverALargeBody();
    void handsOverOneAfterTheOther();
    void findsNoWindow();
    void replacesWhatACrashLeft();
    void listensOnceForADisplay();
    void isHeirOfTheWindowThatCloses();
    void leavesAHungWindowAlone();
    void tellsOtherVersions();
    void tellsARefusal_data();
    void tellsARefusal();
    void neverOpensTwice_data();
    void neverOpensTwice();
    void opensNothingForOneWhoHasGone();
    void hangsUpOnWhoDawdles();
    void refusesGarbage_data();
    void refusesGarbage();
    void isForThisUserAlone();
    void trustsNoFolderThatOthersMayEnter();
    void hasAnAddressForEachDisplay();

private:
    Outcome outcomeOfSending(const Opening &opening, int patience = 5'000)
    {
        OpeningSender sender(patience);
        QSignalSpy finished(&sender, &OpeningSender::finished);
        sender.send(opening, m_address);
        if (finished.isEmpty() && !finished.wait(10'000))
            qFatal("the sender never finished");
        return finished.constFirst().constFirst().value<Outcome>();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_address;
};

void tst_Opening::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    qputenv("XDG_RUNTIME_DIR", QFile::encodeName(m_folder->path()));
    m_address = windowAddress(u"xcb :0"_s);
    QVERIFY(!m_address.isEmpty());
}

void tst_Opening::handsOver()
{
    OpeningListener listener(m_address);
    QSignalSpy received(&listener, &OpeningListener::openingReceived);
    listener.start();
    QVERIFY(listener.isListening());
    QCOMPARE(outcomeOfSending(oneStream()), Outcome::Taken);
    QCOMPARE(received.count(), 1);
    const auto opening = received.constFirst().constFirst().value<Opening>();
    QCOMPARE(opening.requests.size(), 1);
    QCOMPARE(opening.requests.constFirst().token, "secret"_ba);
}

void tst_Opening::handsOverALargeBody()
{
    OpeningListener listener(m_address);
    QSignalSpy received(&listener, &OpeningListener::openingReceived);
    listener.start();
    const QByteArray body = '"' + QByteArray(20 << 20, 'x') + '"';
    QCOMPARE(outcomeOfSending(oneStream(body)), Outcome::Taken);
    QCOMPARE(received.constFirst().constFirst().value<Opening>().requests.constFirst().body, body);
}

void tst_Opening::handsOverOneAfterTheOther()
{
    OpeningListener listener(m_address);
    QSignalSpy received(&listener, &OpeningListener::openingReceived);
    listener.start();
    for (int i = 0; i < 40; ++i) // more than may talk at once
        QCOMPARE(outcomeOfSending({}), Outcome::Taken);
    QCOMPARE(received.count(), 40);
}

void tst_Opening::findsNoWindow()
{
    QCOMPARE(outcomeOfSending(oneStream()), Outcome::NoWindow);
    m_address.clear();
    QCOMPARE(outcomeOfSending(oneStream()), Outcome::NoWindow);
}

void tst_Opening::replacesWhatACrashLeft()
{
    leaveDeadSocket(m_address);
    QCOMPARE(outcomeOfSending(oneStream()), Outcome::NoWindow);
    OpeningListener listener(m_address);
    listener.start();
    QVERIFY(listener.isListening());
    QCOMPARE(outcomeOfSending(oneStream()), Outcome::Taken);
}

void tst_Opening::listensOnceForADisplay()
{
    OpeningListener first(m_address);
    first.start();
    OpeningListener second(m_address);
    second.start();
    QVERIFY(first.isListening());
    QVERIFY(!second.isListening());
    QCOMPARE(outcomeOfSending(oneStream()), Outcome::Taken);
}

void tst_Opening::isHeirOfTheWindowThatCloses()
{
    auto first = std::make_unique<OpeningListener>(m_address);
    first->start();
    OpeningListener heir(m_address);
    QSignalSpy received(&heir, &OpeningListener::openingReceived);
    heir.start();
    QVERIFY(!heir.isListening());
    first.reset();
    QTRY_VERIFY(heir.isListening());
    QCOMPARE(outcomeOfSending(oneStream()), Outcome::Taken);
    QCOMPARE(received.count(), 1);
}

// It accepts, as the kernel does for it, and says nothing. It is not replaced either.
void tst_Opening::leavesAHungWindowAlone()
{
    ScriptedWindow hung(m_address, {});
    QCOMPARE(outcomeOfSending(oneStream(), 50), Outcome::Silent);
    OpeningListener listener(m_address);
    listener.start();
    QVERIFY(!listener.isListening());
}

void tst_Opening::tellsOtherVersions()
{
    {
        ScriptedWindow newer(m_address, "v");
        QCOMPARE(outcomeOfSending(oneStream()), Outcome::OtherVersion);
    }
    OpeningListener listener(m_address);
    QSignalSpy received(&listener, &OpeningListener::openingReceived);
    listener.start();
    QByteArray message = *toMessage(oneStream());
    message[7] = char(message[7] + 1);
    QLocalSocket newer;
    newer.connectToServer(m_address);
    newer.write(message);
    QTRY_COMPARE(newer.bytesAvailable(), 1);
    QCOMPARE(newer.readAll(), "v"_ba);
    QTRY_COMPARE(newer.state(), QLocalSocket::UnconnectedState);
    QCOMPARE(received.count(), 0);
}

void tst_Opening::tellsARefusal_data()
{
    QTest::addColumn<QByteArray>("answer");

    QTest::newRow("refused") << "x"_ba;
    QTest::newRow("taken before it was told to go") << "t"_ba;
    QTest::newRow("no window of ours") << "HTTP/1.1 400 Bad Request\r\n\r\n"_ba;
}

void tst_Opening::tellsARefusal()
{
    QFETCH(const QByteArray, answer);
    ScriptedWindow window(m_address, answer);
    QCOMPARE(outcomeOfSending(oneStream()), Outcome::Refused);
}

// Once it has said Go it cannot know, and so must not open the stream itself.
void tst_Opening::neverOpensTwice_data()
{
    QTest::addColumn<bool>("dies");

    QTest::newRow("the window hangs") << false;
    QTest::newRow("the window dies") << true;
}

void tst_Opening::neverOpensTwice()
{
    QFETCH(const bool, dies);
    ScriptedWindow window(m_address, "r");
    OpeningSender sender(100);
    QSignalSpy finished(&sender, &OpeningSender::finished);
    sender.send(oneStream(), m_address);
    QTRY_VERIFY(window.socket());
    QTRY_VERIFY(window.socket()->bytesAvailable() > toMessage(oneStream())->size());
    QVERIFY(window.socket()->readAll().endsWith('g'));
    if (dies)
        window.socket()->abort();
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(finished.constFirst().constFirst().value<Outcome>(), Outcome::Unknown);
}

// The window was hung, and reads the message after its sender has lost patience.
void tst_Opening::opensNothingForOneWhoHasGone()
{
    OpeningListener listener(m_address);
    QSignalSpy received(&listener, &OpeningListener::openingReceived);
    listener.start();
    {
        QLocalSocket impatient;
        impatient.connectToServer(m_address);
        impatient.write(*toMessage(oneStream()));
        impatient.flush();
    }
    QCOMPARE(outcomeOfSending({}), Outcome::Taken); // by now the first has been read too
    QCOMPARE(received.count(), 1);
    QVERIFY(received.constFirst().constFirst().value<Opening>().requests.isEmpty());
}

void tst_Opening::hangsUpOnWhoDawdles()
{
    OpeningListener listener(m_address, 50);
    listener.start();
    QLocalSocket dawdler;
    dawdler.connectToServer(m_address);
    dawdler.write("RW");
    QTRY_COMPARE(dawdler.state(), QLocalSocket::UnconnectedState);
}

void tst_Opening::refusesGarbage_data()
{
    QTest::addColumn<QByteArray>("bytes");

    const QByteArray message = *toMessage(oneStream());
    QTest::newRow("another protocol") << "GET / HTTP/1.1\r\n\r\n"_ba;
    QTest::newRow("zeroes") << QByteArray(100, '\0');
    QTest::newRow("an endless length") << message.first(8) + QByteArray(4, '\xff');
    QTest::newRow("a body of garbage") << message.first(HeadSize) + QByteArray(message.size() - HeadSize, '\xff');
    QTest::newRow("more than one message") << message + message;
}

void tst_Opening::refusesGarbage()
{
    QFETCH(const QByteArray, bytes);
    OpeningListener listener(m_address);
    QSignalSpy received(&listener, &OpeningListener::openingReceived);
    listener.start();
    QLocalSocket socket;
    socket.connectToServer(m_address);
    socket.write(bytes);
    QTRY_COMPARE(socket.state(), QLocalSocket::UnconnectedState);
    QCOMPARE(socket.readAll(), "x"_ba);
    QCOMPARE(outcomeOfSending(oneStream()), Outcome::Taken);
    QCOMPARE(received.count(), 1);
}

void tst_Opening::isForThisUserAlone()
{
    OpeningListener listener(m_address);
    listener.start();
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther | QFile::WriteOther
        | QFile::ExeOther;
    QVERIFY(!(QFile::permissions(m_address) & others));
    QVERIFY(!(QFile::permissions(QFileInfo(m_address).path()) & others));
}

void tst_Opening::trustsNoFolderThatOthersMayEnter()
{
    const QString folder = QFileInfo(m_address).path();
    QVERIFY(QFile::setPermissions(folder, QFile::permissions(folder) | QFile::ReadGroup | QFile::ExeGroup));
    QVERIFY(windowAddress(u"xcb :0"_s).isEmpty());

    QVERIFY(QDir().rmdir(folder));
    QTemporaryDir elsewhere;
    QVERIFY(QFile::link(elsewhere.path(), folder));
    QVERIFY(windowAddress(u"xcb :0"_s).isEmpty());
}

void tst_Opening::hasAnAddressForEachDisplay()
{
    QCOMPARE(windowAddress(u"xcb :0"_s), m_address);
    QVERIFY(windowAddress(u"xcb :1"_s) != m_address);
    QVERIFY(windowAddress(u"wayland :0"_s) != m_address);
    QVERIFY(m_address.startsWith(m_folder->path()));
    qunsetenv("XDG_RUNTIME_DIR");
    QVERIFY(windowAddress(u"xcb :0"_s).startsWith(QDir::tempPath()));
}

QTEST_GUILESS_MAIN(tst_Opening)
#include "tst_opening.moc"
