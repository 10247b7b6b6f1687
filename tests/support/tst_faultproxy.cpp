// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/faultproxy.h"
#include "tests/support/loopbacksocket.h"
#include "tests/support/scriptedserver.h"

#include <QSocketNotifier>
#include <QTest>

#include <memory>

#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace runwatch;

namespace {

const QByteArray request = "GET / HTTP/1.1\r\n\r\n";

enum class Ending : quint8 { None, Fin, Rst, Refused };

// A client that writes down what it is sent, in which pieces, and how that ends,
// which QTcpSocket does not tell.
class Client final
{
    Q_DISABLE_COPY_MOVE(Client)

public:
    explicit Client(quint16 port)
        : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
        , m_readable(m_socket, QSocketNotifier::Read)
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (::connect(m_socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
            finish(Ending::Refused);
        QObject::connect(&m_readable, &QSocketNotifier::activated, &m_readable, [this] { take(); });
    }
    ~Client()
    {
        m_readable.setEnabled(false);
        ::close(m_socket);
    }

    void write(const QByteArray &bytes) const
    {
        QCOMPARE(::send(m_socket, bytes.constData(), size_t(bytes.size()), MSG_NOSIGNAL),
                 ssize_t(bytes.size()));
    }
    [[nodiscard]] QByteArray received() const { return m_pieces.join(); }
    [[nodiscard]] qsizetype pieces() const { return m_pieces.size(); }
    [[nodiscard]] Ending ending() const { return m_ending; }

private:
    void take()
    {
        QByteArray piece(64 << 10, Qt::Uninitialized);
        const ssize_t size = ::recv(m_socket, piece.data(), size_t(piece.size()), 0);
        if (size > 0)
            m_pieces.append(piece.first(size));
        else
            finish(size == 0 ? Ending::Fin : Ending::Rst);
    }
    void finish(Ending ending)
    {
        m_ending = ending;
        m_readable.setEnabled(false);
        ::shutdown(m_socket, SHUT_WR);
    }

    const int m_socket;
    QSocketNotifier m_readable;
    QByteArrayList m_pieces;
    Ending m_ending = Ending::None;
};

QByteArray garbled(QByteArray bytes)
{
    for (char &byte : bytes)
        byte = char(~byte);
    return bytes;
}

} // namespace

class FaultProxyTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void passesEverythingBothWays();
    void changesTheBytesItIsToldTo_data();
    void changesTheBytesItIsToldTo();
    void changesWhatTheClientSends();
    void endsTheConnectionAtTheByte_data();
    void endsTheConnectionAtTheByte();
    void endsTheConnectionAtOnce_data();
    void endsTheConnectionAtOnce();
    void stallsUntilItLetsGo();
    void delaysOnce();
    void holdsTheEndAlone();
    void dripsAtItsPace();
    void splitsIntoSingleBytes();
    void strikesFromWhereItIs();
    void plansForOneConnectionAlone();
    void refusesAndListensAgain();
    void playsDeadAndListensAgain();
    void forgetsConnectionsThatAreOver();
    void holdsUpAServerWhoseReaderStalls();

private:
    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<FaultProxy> m_proxy;
};

void FaultProxyTest::init()
{
    m_proxy.reset();
    m_server = std::make_unique<ScriptedServer>();
    m_server->serve("/", ServerScript().send("0123456789"));
    m_proxy = std::make_unique<FaultProxy>(m_server->port());
}

void FaultProxyTest::passesEverythingBothWays()
{
    const QByteArray large(3 << 20, 'x');
    m_server->serve("/", ServerScript().send(large).send("end").cut());
    Client client(m_proxy->port());
    client.write("POST / HTTP/1.1\r\nContent-Length: 1000000\r\n\r\n" + QByteArray(1'000'000, 'y'));
    QTRY_COMPARE(client.ending(), Ending::Fin);
    QVERIFY(client.received() == large + "end");
    QCOMPARE(m_server->requests().size(), 1);
    QCOMPARE(m_server->requests().first().body, QByteArray(1'000'000, 'y'));
    QTRY_COMPARE(m_proxy->openConnections(), 0);
}

void FaultProxyTest::changesTheBytesItIsToldTo_data()
{
    using Kind = Fault::Kind;
    QTest::addColumn<QList<Fault>>("faults");
    QTest::addColumn<QByteArray>("received");

    QTest::newRow("nothing") << QList<Fault>{} << QByteArray("0123456789");
    QTest::newRow("one twice") << QList<Fault>{{.kind = Kind::Duplicate, .at = 3}}
                               << QByteArray("01233456789");
    QTest::newRow("three twice") << QList<Fault>{{.kind = Kind::Duplicate, .at = 0, .count = 3}}
                                 << QByteArray("0120123456789");
    QTest::newRow("one garbled") << QList<Fault>{{.kind = Kind::Garble, .at = 9}}
                                 << QByteArray("012345678") + garbled("9");
    QTest::newRow("all garbled") << QList<Fault>{{.kind = Kind::Garble, .at = 0, .count = 10}}
                                 << garbled("0123456789");
    QTest::newRow("two faults") << QList<Fault>{{.kind = Kind::Garble, .at = 5},
                                                {.kind = Kind::Duplicate, .at = 1}}
                                << QByteArray("011234") + garbled("5") + QByteArray("6789");
    QTest::newRow("beyond the end") << QList<Fault>{{.kind = Kind::Cut, .at = 10}}
                                    << QByteArray("0123456789");
}

void FaultProxyTest::changesTheBytesItIsToldTo()
{
    QFETCH(const QList<Fault>, faults);
    QFETCH(const QByteArray, received);
    for (const Fault &fault : faults)
        m_proxy->plan(fault);
    Client client(m_proxy->port());
    client.write(request);
    QTRY_COMPARE(client.received(), received);
    QCOMPARE(client.ending(), Ending::None);
    QCOMPARE(m_proxy->passed(1, Fault::Direction::ToClient), 10);
    QCOMPARE(m_proxy->passed(1, Fault::Direction::ToServer), request.size());
}

void FaultProxyTest::changesWhatTheClientSends()
{
    m_proxy->plan({.kind = Fault::Kind::Duplicate, .at = 4, .direction = Fault::Direction::ToServer});
    m_server->serve("//", ServerScript().send("twice"));
    Client client(m_proxy->port());
    client.write(request);
    QTRY_COMPARE(client.received(), "twice");
}

void FaultProxyTest::endsTheConnectionAtTheByte_data()
{
    QTest::addColumn<int>("byte");
    QTest::addColumn<Fault::Kind>("kind");
    QTest::addColumn<Ending>("ending");
    for (const int byte : {0, 1, 9}) {
        QTest::addRow("FIN before byte %d", byte) << byte << Fault::Kind::Cut << Ending::Fin;
        QTest::addRow("RST before byte %d", byte) << byte << Fault::Kind::Reset << Ending::Rst;
    }
}

void FaultProxyTest::endsTheConnectionAtTheByte()
{
    QFETCH(const int, byte);
    QFETCH(const Fault::Kind, kind);
    QFETCH(const Ending, ending);
    m_proxy->plan({.kind = kind, .at = byte});
    Client client(m_proxy->port());
    client.write(request);
    QTRY_COMPARE(client.ending(), ending);
    QCOMPARE(client.received(), QByteArray("0123456789").first(byte));
    QTRY_COMPARE(m_server->openConnections(), 0);
    QCOMPARE(m_server->requests().size(), 1); // the server has been asked
    QTRY_COMPARE(m_proxy->openConnections(), 0);
}

void FaultProxyTest::endsTheConnectionAtOnce_data()
{
    QTest::addColumn<Fault::Kind>("kind");
    QTest::addColumn<Ending>("ending");
    QTest::newRow("FIN") << Fault::Kind::Cut << Ending::Fin;
    QTest::newRow("RST") << Fault::Kind::Reset << Ending::Rst;
}

void FaultProxyTest::endsTheConnectionAtOnce()
{
    QFETCH(const Fault::Kind, kind);
    QFETCH(const Ending, ending);
    m_proxy->plan({.kind = kind, .at = Fault::AtOnce});
    Client client(m_proxy->port());
    QTRY_COMPARE(client.ending(), ending);
    QVERIFY(m_server->requests().isEmpty());
}

void FaultProxyTest::stallsUntilItLetsGo()
{
    m_server->serve("/", ServerScript().send("0123456789").cut());
    m_proxy->plan({.kind = Fault::Kind::Stall, .at = 4});
    Client client(m_proxy->port());
    client.write(request);
    QTRY_COMPARE(m_server->openConnections(), 0);
    QTRY_COMPARE(client.received(), "0123");
    QCOMPARE(client.ending(), Ending::None); // not even the FIN has passed
    m_proxy->letGo();
    QTRY_COMPARE(client.received(), "0123456789");
    QTRY_COMPARE(client.ending(), Ending::Fin);
}

void FaultProxyTest::delaysOnce()
{
    m_proxy->plan({.kind = Fault::Kind::Delay, .at = 4, .milliseconds = 60});
    Client client(m_proxy->port());
    QElapsedTimer elapsed;
    elapsed.start();
    client.write(request);
    QTRY_COMPARE(client.received(), "0123456789");
    QVERIFY2(elapsed.elapsed() >= 59, qPrintable(QString::number(elapsed.elapsed())));
    QCOMPARE(client.pieces(), 2);
}

void FaultProxyTest::holdsTheEndAlone()
{
    m_server->serve("/", ServerScript().send("0123456789").cut());
    m_proxy->plan({.kind = Fault::Kind::HoldEnd, .at = Fault::AtOnce, .milliseconds = 300});
    Client client(m_proxy->port());
    client.write(request);
    QTRY_COMPARE(client.received(), "0123456789");
    QTRY_COMPARE(m_server->openConnections(), 0);
    QCOMPARE(client.ending(), Ending::None);
    QTRY_COMPARE(client.ending(), Ending::Fin);
}

void FaultProxyTest::dripsAtItsPace()
{
    m_proxy->plan({.kind = Fault::Kind::Drip, .at = 5, .milliseconds = 10});
    Client client(m_proxy->port());
    QElapsedTimer elapsed;
    elapsed.start();
    client.write(request);
    QTRY_COMPARE(client.received(), "0123456789");
    QVERIFY2(elapsed.elapsed() >= 39, qPrintable(QString::number(elapsed.elapsed()))); // the first drop comes at once
}

void FaultProxyTest::splitsIntoSingleBytes()
{
    m_proxy->plan({.kind = Fault::Kind::Split, .at = 2});
    Client client(m_proxy->port());
    client.write(request);
    QTRY_COMPARE(client.received(), "0123456789");
    QVERIFY2(client.pieces() > 4, qPrintable(QString::number(client.pieces())));
}

void FaultProxyTest::strikesFromWhereItIs()
{
    m_server->serve("/", ServerScript().send("01234").hold().send("56789"));
    Client client(m_proxy->port());
    client.write(request);
    QTRY_COMPARE(client.received(), "01234");
    m_proxy->strike({.kind = Fault::Kind::Garble, .at = 2});
    m_server->release();
    QTRY_COMPARE(client.received(), QByteArray("0123456") + garbled("7") + QByteArray("89"));
    m_proxy->strike({.kind = Fault::Kind::Reset, .at = Fault::AtOnce});
    QTRY_COMPARE(client.ending(), Ending::Rst);
}

void FaultProxyTest::plansForOneConnectionAlone()
{
    m_proxy->planFor(2, {.kind = Fault::Kind::Cut, .at = 3});
    for (const QByteArray &expected :
         {QByteArray("0123456789"), QByteArray("012"), QByteArray("0123456789")}) {
        Client client(m_proxy->port());
        client.write(request);
        QTRY_COMPARE(client.received(), expected);
    }
    QCOMPARE(m_proxy->connections(), 3);
}

void FaultProxyTest::refusesAndListensAgain()
{
    m_proxy->stopListening();
    const Client refused(m_proxy->port());
    QCOMPARE(refused.ending(), Ending::Refused);
    m_proxy->listenAgain();
    Client client(m_proxy->port());
    client.write(request);
    QTRY_COMPARE(client.received(), "0123456789");
}

void FaultProxyTest::playsDeadAndListensAgain()
{
    m_proxy->playDead();
    const int socket = loopbackSocket(m_proxy->port());
    pollfd connecting{socket, POLLOUT, 0};
    QCOMPARE(::poll(&connecting, 1, 100), 0); // neither connected nor refused
    ::close(socket);
    m_proxy->listenAgain();
    Client client(m_proxy->port());
    client.write(request);
    QTRY_COMPARE(client.received(), "0123456789");
    QCOMPARE(m_proxy->connections(), 1);
}

void FaultProxyTest::forgetsConnectionsThatAreOver()
{
    for (int i = 0; i < 20; ++i) {
        Client client(m_proxy->port());
        client.write(request);
        QTRY_COMPARE(client.received(), "0123456789");
    }
    QTRY_COMPARE(m_proxy->openConnections(), 0);
    QTRY_COMPARE(m_server->openConnections(), 0);
    m_server->stopListening();
    Client client(m_proxy->port()); // nobody is behind the proxy any more
    QTRY_COMPARE(client.ending(), Ending::Rst);
}

void FaultProxyTest::holdsUpAServerWhoseReaderStalls()
{
    m_server->serve("/", ServerScript().sendForever(QByteArray(64 << 10, 'x')));
    m_proxy->plan({.kind = Fault::Kind::Stall, .at = 100});
    {
        Client client(m_proxy->port());
        client.write(request);
        QTRY_COMPARE(client.received().size(), 100);
        QTest::qWait(20); // time for the server to fill what it can
        QCOMPARE(client.received().size(), 100);
        QCOMPARE(m_server->openConnections(), 1);
    } // nobody is left to be held up
    QTRY_COMPARE(m_server->openConnections(), 0);
    QTRY_COMPARE(m_proxy->openConnections(), 0);
}

QTEST_GUILESS_MAIN(FaultProxyTest)
#include "tst_faultproxy.moc"
