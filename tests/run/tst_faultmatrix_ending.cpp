// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/run/faultedrun.h"

#include <QNetworkProxyFactory>
#include <QTest>

using namespace runwatch;

namespace {

constexpr int lingerTime = 300; // ms
constexpr int backoff = 400; // ms

enum class Blow { Fin, Rst, Stall, Drip, Garbage, Flood, Sleep, ServerRestarts, ReconnectNow };

const QList<std::pair<Blow, QByteArray>> blows{
    {Blow::Fin, "FIN"},         {Blow::Rst, "RST"},     {Blow::Stall, "stall"}, {Blow::Drip, "drip"},
    {Blow::Garbage, "garbage"}, {Blow::Flood, "flood"}, {Blow::Sleep, "sleep"},
};

const auto connected = QStringLiteral("Connected 200");
const auto completed = QStringLiteral("JobEnded Completed");
const auto cutOff = QStringLiteral("Disconnected ConnectionCut 200");
const auto ended = QStringLiteral("Disconnected EndOfStream 200");

void addColumns()
{
    QTest::addColumn<Way>("way");
    QTest::addColumn<Blow>("blow");
}

// What the server goes on with after a hold.
ServerScript withMore(ServerScript script, Blow blow)
{
    script.hold();
    if (blow == Blow::Drip) {
        for (int i = 0; i < 400; ++i)
            script.chunk(":").pause(5);
    } else if (blow == Blow::Garbage) {
        script.chunk("data: \xff\x01 no JSON\n\n");
    } else if (blow == Blow::Flood) {
        script.chunkForever(": " + QByteArray(1'000, 'x') + '\n');
    }
    return script;
}

void strike(FaultedRun &run, Blow blow)
{
    if (blow == Blow::Fin)
        run.proxy.strikeAt(1, {.kind = Fault::Kind::Cut, .at = Fault::AtOnce});
    else if (blow == Blow::Rst)
        run.proxy.strikeAt(1, {.kind = Fault::Kind::Reset, .at = Fault::AtOnce});
    else if (blow == Blow::Stall)
        run.proxy.strikeAt(1, {.kind = Fault::Kind::Stall, .at = Fault::AtOnce});
    else if (blow == Blow::Sleep)
        run.sleep();
    run.server.release();
}

} // namespace

// hostile.md, section 2, phases 8 and 10: after the end, and between two connections.
class FaultMatrixEndingTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QNetworkProxyFactory::setUseSystemConfiguration(false); }

    void afterTheStreamIsOver_data();
    void afterTheStreamIsOver();
    void whileItWaits_data();
    void whileItWaits();
    void aPostThatMayBeResumed_data();
    void aPostThatMayBeResumed();
};

void FaultMatrixEndingTest::afterTheStreamIsOver_data()
{
    addColumns();
    for (const Way &way : allWays()) {
        for (const auto &[blow, name] : blows)
            QTest::newRow(nameOf(way) + ", " + name) << way << blow;
    }
}

// It has said how it ended: nothing changes that, and the connection is closed after a while.
void FaultMatrixEndingTest::afterTheStreamIsOver()
{
    QFETCH(const Way, way);
    QFETCH(const Blow, blow);

    SessionOptions options = FaultedRun::quickOptions();
    options.lingerTime = lingerTime;
    FaultedRun run(way, options);
    ServerScript script = ServerScript::eventStream();
    for (int number = 1; number <= 6; ++number)
        script.chunk(FaultedRun::event(number));
    run.open(withMore(script, blow));
    QVERIFY(run.waitFor([&run] { return run.job().state == JobState::Completed; }));
    QVERIFY(!run.stream().isOver);
    strike(run, blow);
    QVERIFY(run.waitFor([&run] { return run.isSettled(); }));
    Outcome expected{JobState::Completed, FaultedRun::lines(5), {connected, completed}, {{}}};
    if (blow == Blow::Fin || blow == Blow::Rst)
        expected.marks << cutOff;
    if (blow == Blow::Garbage)
        expected.lines << QStringLiteral("\ufffd\1 no JSON");
    compare(run.outcome(), expected);
}

void FaultMatrixEndingTest::whileItWaits_data()
{
    addColumns();
    for (const bool isTls : {false, true}) {
        const QByteArray name = isTls ? "TLS" : "plain";
        QTest::newRow(name + ", the server restarts") << Way{isTls, false} << Blow::ServerRestarts;
        QTest::newRow(name + ", sleep") << Way{isTls, false} << Blow::Sleep;
        QTest::newRow(name + ", Reconnect now") << Way{isTls, false} << Blow::ReconnectNow;
    }
}

// Between two connections there is nothing to break: only waking up, or the operator, ends the waiting.
void FaultMatrixEndingTest::whileItWaits()
{
    QFETCH(const Way, way);
    QFETCH(const Blow, blow);

    SessionOptions options = FaultedRun::quickOptions();
    const bool isAwaited = blow == Blow::ServerRestarts;
    options.eventSource.reconnectionTime = isAwaited ? backoff : 10 * FaultedRun::Patience;
    FaultedRun run(way, options);
    run.open(ServerScript::eventStream().chunk(FaultedRun::event(1)).chunk(FaultedRun::event(2)).cut());
    QVERIFY(run.waitFor([&run] { return run.stream().connection == StreamStatus::Connection::Waiting; }));
    QCOMPARE(run.job().state, JobState::Reconnecting);
    const qint64 lostAt = run.server.now();
    if (blow == Blow::ServerRestarts) {
        run.proxy.stopListening();
        QVERIFY(!run.waitFor([&run] { return run.stream().attempt > 1; }, backoff / 4));
        run.proxy.listenAgain();
    } else if (blow == Blow::Sleep) {
        run.sleep();
    } else {
        run.reconnectNow();
    }
    QVERIFY(run.waitFor([&run] { return run.isSettled(); }));
    Outcome expected{JobState::Completed,
                     FaultedRun::lines(5),
                     {connected, cutOff, QStringLiteral("Resumed 2"), QStringLiteral("GapJudged nothing 0 3"),
                      completed, ended},
                     {{}, "2"}};
    if (blow == Blow::Sleep)
        expected.marks.insert(2, QStringLiteral("MachineSlept"));
    compare(run.outcome(), expected);
    QVERIFY(isAwaited == (run.server.now() - lostAt >= backoff - 100));
}

void FaultMatrixEndingTest::aPostThatMayBeResumed_data()
{
    QTest::addColumn<bool>("isTls");
    QTest::addColumn<StreamRequest::Reconnect>("reconnect");
    QTest::addColumn<QByteArray>("method");
    for (const bool isTls : {false, true}) {
        const QByteArray name = isTls ? "TLS" : "plain";
        QTest::newRow(name + ", by a GET") << isTls << StreamRequest::Reconnect::Get << QByteArray("GET");
        QTest::newRow(name + ", by the same")
            << isTls << StreamRequest::Reconnect::Same << QByteArray("POST");
    }
}

// Only since the profile says so, and the server has sent ids.
void FaultMatrixEndingTest::aPostThatMayBeResumed()
{
    QFETCH(const bool, isTls);
    QFETCH(const StreamRequest::Reconnect, reconnect);
    QFETCH(const QByteArray, method);

    FaultedRun run({isTls, true});
    run.request.reconnect = reconnect;
    run.open(ServerScript::eventStream().chunk(FaultedRun::event(1)).chunk(FaultedRun::event(2)).cut());
    QVERIFY(run.waitFor([&run] { return run.isSettled(); }));
    compare(run.outcome(),
            {JobState::Completed,
             FaultedRun::lines(5),
             {connected, cutOff, QStringLiteral("Resumed 2"), QStringLiteral("GapJudged nothing 0 3"),
              completed, ended},
             {{}, "2"}});
    QCOMPARE(run.server.requests().first().method, "POST");
    QCOMPARE(run.server.requests().last().method, method);
}

QTEST_GUILESS_MAIN(FaultMatrixEndingTest)
#include "tst_faultmatrix_ending.moc"
