// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/run/faultedrun.h"

#include "app/log/logstore.h"

#include <QDeadlineTimer>
#include <QEventLoop>
#include <QTest>
#include <QTimer>

#include <utility>

namespace runwatch {

namespace {

constexpr int lineCount = 5;
constexpr qint64 hour = 3'600'000; // ms

QString textOf(const LogLine &line)
{
    return QString::fromUtf8(line.text);
}

QString markOf(const LogLine &line)
{
    const QStringList values = textOf(line).split(QLatin1Char(LogMarkSeparator));
    switch (line.kind) {
    case LogKind::Connected:
        return QStringLiteral("Connected ") + values.value(0);
    case LogKind::Disconnected:
        return QStringLiteral("Disconnected %1 %2").arg(values.value(0), values.value(2));
    case LogKind::Resumed:
        return QStringLiteral("Resumed ") + values.value(0);
    case LogKind::GapJudged:
        return QStringLiteral("GapJudged ") + values.join(u' ');
    case LogKind::JobEnded:
        return QStringLiteral("JobEnded ") + values.value(0);
    case LogKind::MachineSlept:
        return QStringLiteral("MachineSlept");
    case LogKind::LineTooLong:
        return QStringLiteral("LineTooLong");
    case LogKind::EventTooLarge:
        return QStringLiteral("EventTooLarge");
    case LogKind::CancelAsked:
        return QStringLiteral("CancelAsked");
    case LogKind::CancelSent:
        return QStringLiteral("CancelSent ") + values.join(u' ');
    case LogKind::CancelConfirmed:
        return QStringLiteral("CancelConfirmed ") + values.value(0);
    case LogKind::CancelRefused:
        return QStringLiteral("CancelRefused ") + values.join(u' ');
    case LogKind::ConnectionClosed:
        return QStringLiteral("ConnectionClosed");
    default:
        return QStringLiteral("mark %1").arg(int(line.kind));
    }
}

} // namespace

QList<Way> allWays()
{
    return {{false, false}, {false, true}, {true, false}, {true, true}};
}

QByteArray nameOf(const Way &way)
{
    return QByteArray(way.isTls ? "TLS " : "plain ") + (way.isPost ? "POST" : "GET");
}

void compare(const Outcome &seen, const Outcome &expected)
{
    QCOMPARE(seen.marks, expected.marks);
    QCOMPARE(seen.lines, expected.lines);
    QCOMPARE(seen.askedFrom, expected.askedFrom);
    QCOMPARE(seen.state, expected.state);
}

FaultedRun::FaultedRun(const Way &way, const SessionOptions &options)
    : server(way.isTls ? ScriptedServer::Transport::Tls : ScriptedServer::Transport::Plain)
    , proxy(server.port())
    , m_slept(std::make_shared<std::atomic<qint64>>(0))
    , m_session(withClocks(options))
{
    request.url = proxy.through(server.url(QStringLiteral("/run")));
    request.given = request.url.toString();
    request.certificateAuthorityFile = ScriptedServer::authorityFile();
    if (way.isPost) {
        request.method = "POST";
        request.body = "{}";
    }
    mend();
}

SessionOptions FaultedRun::quickOptions()
{
    SessionOptions options;
    options.batchInterval = 0;
    options.lingerTime = 60'000;
    options.suspendCheck = 10;
    options.eventSource.reconnectionTime = 1;
    options.eventSource.wakingSpread = 10;
    return options;
}

QByteArray FaultedRun::event(int number)
{
    const QByteArray id = "id: " + QByteArray::number(number) + '\n';
    if (number > lineCount)
        return id + "data: {\"type\":\"complete\"}\n\n";
    return id + "data: {\"type\":\"log\",\"message\":\"line " + QByteArray::number(number)
        + " caf\xc3\xa9\"}\n\n";
}

QStringList FaultedRun::lines(int count)
{
    QStringList lines;
    for (int number = 1; number <= count; ++number)
        lines << QStringLiteral("line %1 café").arg(number);
    return lines;
}

ServerScript FaultedRun::goOnAfter(int number, ServerScript script)
{
    for (int next = number + 1; next <= lineCount + 1; ++next)
        script.chunk(event(next));
    return script.end().cut();
}

void FaultedRun::open(const ServerScript &firstAnswer)
{
    server.serveOnce("/run", firstAnswer);
    m_run = m_session.open(request);
}

void FaultedRun::mend()
{
    server.serveWith("/run", [](const RecordedRequest &asked) {
        return goOnAfter(asked.header("Last-Event-ID").toInt());
    });
}

void FaultedRun::sleep()
{
    *m_slept += hour;
}

void FaultedRun::cancel()
{
    m_session.cancel({m_run, 0});
}

void FaultedRun::reconnectNow()
{
    m_session.reconnectNow(m_run);
}

// QTest::qWaitFor() sleeps between two looks, and server and proxy with it.
bool FaultedRun::waitFor(const std::function<bool()> &condition, int patience) const
{
    QEventLoop loop;
    QTimer look;
    const QDeadlineTimer deadline(patience);
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        if (condition() || deadline.hasExpired())
            loop.quit();
    });
    look.start(2);
    loop.exec();
    return condition();
}

Job FaultedRun::job() const
{
    const Job *job = const_cast<Session &>(m_session).jobs().job({m_run, 0});
    return job ? *job : Job();
}

StreamStatus FaultedRun::stream() const
{
    const StreamStatus *status = const_cast<Session &>(m_session).jobs().stream(m_run);
    return status ? *status : StreamStatus();
}

Outcome FaultedRun::outcome() const
{
    Outcome outcome;
    outcome.state = job().state;
    const std::shared_ptr<const LogStore> log = m_session.log(m_run);
    const auto lines = log->lines(log->first(), qsizetype(log->end()));
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (lines[i].kind == LogKind::ServerText)
            outcome.lines << textOf(lines[i]);
        else
            outcome.marks << markOf(lines[i]);
    }
    for (const RecordedRequest &asked : server.requests()) {
        if (asked.path == "/run")
            outcome.askedFrom << asked.header("Last-Event-ID");
    }
    return outcome;
}

// The wall clock goes on while the machine sleeps, and the steady one stands still.
SessionOptions FaultedRun::withClocks(SessionOptions options)
{
    const SuspendWatch::Clocks real = options.clocks;
    options.clocks.wall = [real, slept = m_slept] { return real.wall() + *slept; };
    return options;
}

} // namespace runwatch
