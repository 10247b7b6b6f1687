// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
// POSTs whose connection breaks before the answer is there, thousands of them: did each reach
// the server once, and none twice, although Qt would send them again? A part of them is over
// TLS, and of those a part to a server that says close_notify and keeps the connection.
//
//   soak_posts [--posts N]
//
// Prints everything, and fails where something is wrong.

#include "app/run/session.h"
#include "tests/bench/processfacts.h"
#include "tests/bench/soakpeer.h"
#include "tests/support/faultproxy.h"
#include "tests/support/scriptedserver.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QHash>
#include <QNetworkProxyFactory>
#include <QTextStream>
#include <QTimer>

using namespace runwatch;

namespace {

constexpr int atOnce = 20; // POSTs under way
constexpr int keptOpen = 100; // ms between close_notify and FIN
constexpr int mostGrowth = 8 << 10; // kB of resident memory after a quarter of the POSTs

enum Server : int { Plain, Tls, TlsKeptOpen, ServerCount };

Server serverFor(int post)
{
    if (post % 10 == 9)
        return TlsKeptOpen;
    return post % 3 == 2 ? Tls : Plain;
}

// By turns; a server that keeps the connection open ends it properly.
ServerScript brokenAnswer(int post, bool isReset)
{
    const QByteArray head = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Enc";
    ServerScript script;
    switch (post % 4) {
    case 0:
        break; // not a byte
    case 1:
        script.send(head.first(7)); // inside the status line
        break;
    case 2:
        script.send(head); // inside a header
        break;
    default:
        script.send("\x01\x02garbage\r\n\r\n");
        break;
    }
    return isReset ? script.reset() : script.cut();
}

int serve()
{
    ScriptedServer plain;
    ScriptedServer tls(ScriptedServer::Transport::Tls);
    ScriptedServer behind(ScriptedServer::Transport::Tls);
    FaultProxy keepingOpen(behind.port());
    keepingOpen.plan({.kind = Fault::Kind::HoldEnd, .at = Fault::AtOnce, .milliseconds = keptOpen});
    QHash<int, int> counts;
    const auto answer = [&counts](const RecordedRequest &asked) {
        const int post = asked.body.toInt();
        counts[post] += asked.method == "POST" ? 1 : 0;
        const bool isReset = serverFor(post) != TlsKeptOpen && post % 8 >= 4;
        return brokenAnswer(post, isReset);
    };
    for (ScriptedServer *server : {&plain, &tls, &behind})
        server->serveWith("/run", answer);
    return SoakPeer::serve({plain.port(), tls.port(), keepingOpen.port()}, [&] {
        const auto twice = std::count_if(counts.cbegin(), counts.cend(), [](int count) { return count > 1; });
        const qsizetype all = plain.requests().size() + tls.requests().size() + behind.requests().size();
        return QByteArray::number(all) + ' ' + QByteArray::number(counts.size()) + ' '
            + QByteArray::number(twice) + ' ' + QByteArray::number(tls.requests().size()) + ' '
            + QByteArray::number(behind.requests().size());
    });
}

class Soak final : public QObject
{
public:
    Soak(int posts, SoakPeer &peer)
        : m_posts(posts)
        , m_peer(peer)
        , m_session(options())
    {
        m_elapsed.start();
        print("start");
        connect(&m_session, &Session::runFinished, this, &Soak::takeFinish);
        for (int i = 0; i < atOnce; ++i)
            openNext();
    }

    // Whether all is well, once it is over.
    [[nodiscard]] bool judge(const QByteArray &tally);

private:
    [[nodiscard]] static SessionOptions options()
    {
        SessionOptions options;
        options.keepsEvents = false;
        return options;
    }
    void openNext();
    void takeFinish(RunId run);
    void print(const char *when);

    const int m_posts;
    SoakPeer &m_peer;
    QElapsedTimer m_elapsed;
    Session m_session;
    QList<ProcessFacts> m_facts; // start, quarter, half, three quarters, end, closed
    int m_opened = 0;
    int m_over = 0;
    int m_lost = 0; // as they should be: the run may have started
};

void Soak::openNext()
{
    if (m_opened == m_posts)
        return;
    const int post = m_opened++;
    const Server server = serverFor(post);
    StreamRequest request;
    const QString scheme = server == Plain ? QStringLiteral("http") : QStringLiteral("https");
    request.url = QUrl(QStringLiteral("%1://127.0.0.1:%2/run").arg(scheme).arg(m_peer.ports().at(server)));
    request.given = request.url.toString();
    request.certificateAuthorityFile = ScriptedServer::authorityFile();
    request.method = "POST";
    request.body = QByteArray::number(post);
    m_session.open(request);
}

void Soak::takeFinish(RunId run)
{
    static constexpr const char *quarters[]{"", "a quarter", "half", "three quarters"};
    const Job &job = *m_session.jobs().job({run, 0});
    const StreamEnd end = m_session.jobs().stream(run)->lastEnd;
    m_lost += job.state == JobState::Lost && end.kind == StreamEnd::Kind::LostBeforeAnswer ? 1 : 0;
    m_session.remove(run);
    ++m_over;
    const qsizetype done = m_facts.size(); // `start` and as many quarters as were passed
    if (done < 4 && m_over >= m_posts * done / 4)
        print(quarters[done]);
    openNext();
    if (m_over < m_posts)
        return;
    print("end");
    QTimer::singleShot(1'000, this, [this] { // Qt's threads leave one by one
        print("all closed");
        QCoreApplication::quit();
    });
}

void Soak::print(const char *when)
{
    const ProcessFacts facts = factsOf(QCoreApplication::applicationPid());
    m_facts.append(facts);
    QTextStream(stdout) << when << ": " << m_over << " POSTs over, " << facts.residentKilobytes
                        << " kB resident, " << facts.threads << " threads, " << facts.descriptors
                        << " descriptors, " << double(m_elapsed.elapsed()) / 1'000 << " s\n";
}

bool Soak::judge(const QByteArray &tally)
{
    const QByteArrayList counts = tally.split(' ');
    const int requests = counts.value(0).toInt(), different = counts.value(1).toInt(),
              twice = counts.value(2).toInt();
    const ProcessFacts &start = m_facts.first(), &quarter = m_facts.at(1), &closed = m_facts.last();
    const qint64 growth = closed.residentKilobytes - quarter.residentKilobytes;
    QTextStream(stdout) << m_posts << " POSTs started, " << m_lost
                        << " lost before the answer; the server counted " << requests << " POSTs, "
                        << different << " different, " << twice << " twice; over TLS " << counts.value(3)
                        << ", kept open after close_notify " << counts.value(4) << '\n'
                        << "growth after a quarter: " << growth << " kB\n";
    return m_lost == m_posts && requests == m_posts && different == m_posts && twice == 0
        && growth <= mostGrowth && closed.threads <= start.threads + 1
        && closed.descriptors <= start.descriptors + 4;
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QNetworkProxyFactory::setUseSystemConfiguration(false);
    const QStringList arguments = application.arguments();
    if (arguments.value(1) == QLatin1StringView("--serve"))
        return serve();
    const qsizetype at = arguments.indexOf(QLatin1StringView("--posts"));
    const int posts = at < 0 ? 10'000 : arguments.value(at + 1).toInt();

    SoakPeer peer({});
    Soak soak(posts, peer);
    QCoreApplication::exec();
    const bool isWell = soak.judge(peer.tally());
    QTextStream(stdout) << (isWell ? "well\n" : "NOT WELL\n");
    return isWell ? 0 : 1;
}
