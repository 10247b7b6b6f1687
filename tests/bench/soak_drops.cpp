// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
// Streams that are dropped thousands of times in one process, each from a server that goes on
// after the Last-Event-ID it is asked from, or a little before: is an event lost or repeated,
// and does memory, a thread or a descriptor stay behind?
//
//   soak_drops [--drops N] [--streams N]
//
// A server is an origin of its own, since automatic reconnects to one are spread over time.
// One stream in five is over TLS. Prints everything, and fails where something is wrong.

#include "app/log/logstore.h"
#include "app/run/session.h"
#include "tests/bench/processfacts.h"
#include "tests/bench/soakpeer.h"
#include "tests/support/scriptedserver.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QNetworkProxyFactory>
#include <QRandomGenerator>
#include <QTextStream>
#include <QTimer>

#include <memory>
#include <vector>

using namespace runwatch;

namespace {

constexpr int mostGrowth = 8 << 10; // kB of resident memory after a quarter of the drops

bool isTls(int stream)
{
    return stream % 5 == 4;
}

QByteArray eventOf(int number)
{
    return "id: " + QByteArray::number(number) + "\ndata: {\"type\":\"log\",\"message\":\"line "
        + QByteArray::number(number) + "\"}\n\n";
}

// What one server does with its one stream: drops it again and again.
class DroppingStream
{
public:
    DroppingStream(int number, int drops)
        : m_random(quint32(number + 1))
        , m_dropsLeft(drops)
    {
    }

    ServerScript answer(const RecordedRequest &asked)
    {
        int id = asked.header("Last-Event-ID").toInt();
        ServerScript script = ServerScript::eventStream();
        if (m_random.bounded(3) == 0) // some of them a second time
            for (int again = qMax(1, id - m_random.bounded(4)); again <= id; ++again)
                script.chunk(eventOf(again));
        for (int fresh = m_random.bounded(4); fresh > 0; --fresh)
            script.chunk(eventOf(++id));
        if (--m_dropsLeft < 0)
            return script.chunk("id: " + QByteArray::number(id + 1) + "\ndata: {\"type\":\"complete\"}\n\n")
                .end()
                .cut();
        return drop(script, eventOf(id + 1));
    }

private:
    ServerScript drop(ServerScript &script, const QByteArray &next)
    {
        switch (m_random.bounded(6)) {
        case 0:
            return script.cut();
        case 1:
            return script.reset();
        case 2:
            return script.chunk(next.first(m_random.bounded(int(next.size())))).cut();
        case 3:
            return script.send("40\r\n" + next.first(m_random.bounded(int(next.size())))).cut();
        case 4:
            return script.send("40\r\n" + next.first(m_random.bounded(int(next.size())))).reset();
        default:
            return script.end().cut(); // a proper end, and no terminal event before it
        }
    }

    QRandomGenerator m_random;
    int m_dropsLeft;
};

int serve(int streams, int drops)
{
    std::vector<std::unique_ptr<ScriptedServer>> servers;
    QList<quint16> ports;
    qint64 requests = 0;
    for (int number = 0; number < streams; ++number) {
        servers.push_back(std::make_unique<ScriptedServer>(isTls(number) ? ScriptedServer::Transport::Tls
                                                                         : ScriptedServer::Transport::Plain));
        ports.append(servers.back()->port());
        auto stream = std::make_shared<DroppingStream>(number, drops);
        servers.back()->serveWith("/run",
                                  [stream](const RecordedRequest &asked) { return stream->answer(asked); });
    }
    return SoakPeer::serve(ports, [&servers, &requests] {
        for (const auto &server : servers)
            requests += server->requests().size();
        return "requests " + QByteArray::number(requests);
    });
}

// What has come of one stream; written by the stream thread.
struct Seen
{
    int lastId = 0;
    int lost = 0;
    int repeated = 0;
};

class Soak final : public QObject
{
public:
    Soak(int streams, int drops, SoakPeer &peer)
        : m_seen(size_t(streams))
        , m_drops(drops)
        , m_session(options())
    {
        m_elapsed.start();
        print("start");
        for (int number = 0; number < streams; ++number) {
            StreamRequest request;
            const QString scheme = isTls(number) ? QStringLiteral("https") : QStringLiteral("http");
            request.url =
                QUrl(QStringLiteral("%1://127.0.0.1:%2/run").arg(scheme).arg(peer.ports().at(number)));
            request.given = request.url.toString();
            request.certificateAuthorityFile = ScriptedServer::authorityFile();
            m_runs.append(m_session.open(request));
        }
        connect(&m_session, &Session::batchApplied, this, &Soak::takeBatch);
        connect(&m_session, &Session::runFinished, this, &Soak::takeFinish);
    }

    // Whether all is well, once it is over.
    [[nodiscard]] bool judge();

private:
    SessionOptions options();
    void takeBatch();
    void takeFinish();
    void print(const char *when);
    [[nodiscard]] int dropsSoFar();

    std::vector<Seen> m_seen; // by run; the stream thread's until all runs are over
    const int m_drops;
    QElapsedTimer m_elapsed;
    Session m_session;
    QList<RunId> m_runs;
    QList<ProcessFacts> m_facts; // start, quarter, half, three quarters, end, closed
    int m_over = 0;
};

SessionOptions Soak::options()
{
    SessionOptions options;
    options.eventSource.reconnectionTime = 1;
    options.eventSource.longestDelay = 5;
    options.keepsEvents = false;
    options.eventTap = [this](RunId run, const ServerSentEvent &event) {
        Seen &seen = m_seen[size_t(run) - 1];
        const int id = event.lastEventId.toByteArray().toInt();
        seen.repeated += id <= seen.lastId ? 1 : 0;
        seen.lost += qMax(0, id - seen.lastId - 1);
        seen.lastId = qMax(seen.lastId, id);
    };
    return options;
}

int Soak::dropsSoFar()
{
    int drops = 0;
    for (const RunId run : m_session.jobs().runs())
        drops += m_session.jobs().stream(run)->attempt - 1;
    return drops;
}

void Soak::takeBatch()
{
    static constexpr const char *quarters[]{"", "a quarter", "half", "three quarters"};
    const qsizetype done = m_facts.size(); // `start` and as many quarters as were passed
    if (done < 4 && dropsSoFar() >= m_drops * done / 4)
        print(quarters[done]);
}

void Soak::takeFinish()
{
    if (++m_over < m_runs.size())
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
    QTextStream(stdout) << when << ": " << (m_runs.isEmpty() ? 0 : dropsSoFar()) << " drops, "
                        << facts.residentKilobytes << " kB resident, " << facts.threads << " threads, "
                        << facts.descriptors << " descriptors, " << double(m_elapsed.elapsed()) / 1'000
                        << " s\n";
}

bool Soak::judge()
{
    int events = 0, lost = 0, repeated = 0, completed = 0, wrongLogs = 0;
    qint64 leftOut = 0, logMemory = 0;
    for (const RunId run : std::as_const(m_runs)) {
        const Seen &seen = m_seen[size_t(run) - 1];
        const Job &job = *m_session.jobs().job({run, 0});
        events += seen.lastId;
        lost += seen.lost;
        repeated += seen.repeated;
        completed += job.state == JobState::Completed ? 1 : 0;
        leftOut += m_session.jobs().stream(run)->repeated;
        logMemory += m_session.log(run)->memory();
        const auto lines = m_session.log(run)->lines(LineNumber(0), qsizetype(m_session.log(run)->end()));
        int number = 0;
        for (qsizetype i = 0; i < lines.size(); ++i) {
            if (lines[i].kind == LogKind::ServerText)
                wrongLogs += lines[i].text == "line " + QByteArray::number(++number) ? 0 : 1;
        }
        wrongLogs += number == seen.lastId - 1 ? 0 : 1; // the last event is no line
    }
    const ProcessFacts &start = m_facts.first(), &quarter = m_facts.at(1), &closed = m_facts.last();
    const qint64 growth = closed.residentKilobytes - quarter.residentKilobytes;
    QTextStream(stdout) << dropsSoFar() << " drops of " << m_runs.size() << " streams: " << events
                        << " events, " << lost << " lost, " << repeated << " repeated, " << leftOut
                        << " sent again and left out; " << completed << " streams completed; " << wrongLogs
                        << " wrong lines in the logs\n"
                        << "growth after a quarter: " << growth << " kB, all logs " << logMemory / 1'024
                        << " kB\n";
    return dropsSoFar() >= m_drops && lost == 0 && repeated == 0 && wrongLogs == 0
        && completed == m_runs.size() && growth <= mostGrowth && closed.threads <= start.threads + 1
        && closed.descriptors <= start.descriptors + 4;
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QNetworkProxyFactory::setUseSystemConfiguration(false);
    const QStringList arguments = application.arguments();
    const auto option = [&arguments](const QString &name, int otherwise) {
        const qsizetype at = arguments.indexOf(name);
        return at < 0 ? otherwise : arguments.value(at + 1).toInt();
    };
    const int drops = option(QStringLiteral("--drops"), 10'000);
    const int streams = option(QStringLiteral("--streams"), 50);
    if (arguments.value(1) == QLatin1StringView("--serve"))
        return serve(streams, drops / streams + drops / streams / 20 + 1);

    SoakPeer peer({QStringLiteral("--drops"), QString::number(drops), QStringLiteral("--streams"),
                   QString::number(streams)});
    Soak soak(streams, drops, peer);
    QCoreApplication::exec();
    QTextStream(stdout) << "server: " << peer.tally() << '\n';
    const bool isWell = soak.judge();
    QTextStream(stdout) << (isWell ? "well\n" : "NOT WELL\n");
    return isWell ? 0 : 1;
}
