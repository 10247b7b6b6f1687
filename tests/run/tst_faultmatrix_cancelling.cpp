// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/run/faultedrun.h"

#include <QNetworkProxyFactory>
#include <QTest>

using namespace runwatch;

namespace {

constexpr int patience = 300; // ms, where an answer that does not come is the fault
constexpr int aWhile = 100; // ms in which nothing may change

enum class Blow { Fin, Rst, Stall, Drip, Garbage, Flood, Sleep };

const QByteArray yes = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

ServerScript withMore(ServerScript script, Blow blow)
{
    script.hold();
    if (blow == Blow::Drip)
        for (int i = 0; i < 100; ++i)
            script.chunk(":").pause(2);
    else if (blow == Blow::Garbage)
        script.chunk("\xff\x01 no field\n");
    else if (blow == Blow::Flood)
        script.chunkForever(": " + QByteArray(1'000, 'x') + '\n');
    return script;
}

void strike(FaultedRun &run, int connection, Blow blow)
{
    if (blow == Blow::Fin)
        run.proxy.strikeAt(connection, {.kind = Fault::Kind::Cut, .at = Fault::AtOnce});
    else if (blow == Blow::Rst)
        run.proxy.strikeAt(connection, {.kind = Fault::Kind::Reset, .at = Fault::AtOnce});
    else if (blow == Blow::Stall)
        run.proxy.strikeAt(connection, {.kind = Fault::Kind::Stall, .at = Fault::AtOnce});
    else if (blow == Blow::Sleep)
        run.sleep();
}

int cancelRequests(const FaultedRun &run)
{
    return run.server.requestCount("/cancel");
}

// Two lines have come, and the request to cancel is at the server.
void reachCancelling(FaultedRun &run, Blow blow, const ServerScript &cancelAnswer)
{
    run.request.cancelRequest = ControlRequest{"DELETE", QStringLiteral("/cancel"), {}};
    run.server.serve("/cancel", cancelAnswer);
    run.server.serveWith("/run", [](const RecordedRequest &) { return ServerScript::eventStream(); });
    run.open(
        withMore(ServerScript::eventStream().chunk(FaultedRun::event(1)).chunk(FaultedRun::event(2)), blow));
    QVERIFY(run.waitFor([&run] { return run.outcome().lines.size() == 2; }));
    run.cancel();
    QVERIFY(
        run.waitFor([&run] { return cancelRequests(run) == 1 && run.job().state == JobState::Cancelling; }));
}

} // namespace

// hostile.md, section 2, phase 9: a cancel is under way.
class FaultMatrixCancellingTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QNetworkProxyFactory::setUseSystemConfiguration(false); }

    void aStreamThatBreaks_data();
    void aStreamThatBreaks();
    void aCancelRequestThatBreaks_data();
    void aCancelRequestThatBreaks();
    void aCancelRequestThatIsRefused_data();
    void aCancelRequestThatIsRefused();
};

void FaultMatrixCancellingTest::aStreamThatBreaks_data()
{
    QTest::addColumn<Way>("way");
    QTest::addColumn<Blow>("blow");
    QTest::addColumn<QStringList>("marks"); // after CancelSent
    const auto cut = QStringLiteral("Disconnected ConnectionCut 200");
    const auto slept = QStringLiteral("MachineSlept");
    const auto resumed = QStringLiteral("Resumed 2");
    const auto ended = QStringLiteral("JobEnded Cancelled");
    const auto confirmed = QStringLiteral("CancelConfirmed 200");
    const auto closed = QStringLiteral("ConnectionClosed");
    for (const Way &way : allWays()) {
        const auto add = [&way](const char *name, Blow blow, const QStringList &marks) {
            QTest::newRow(nameOf(way) + ", " + name) << way << blow << marks;
        };
        const QStringList afterCut = way.isPost ? QStringList{cut, ended, confirmed}
                                                : QStringList{cut, resumed, confirmed, ended, closed};
        add("FIN", Blow::Fin, afterCut);
        add("RST", Blow::Rst, afterCut);
        add("stall", Blow::Stall, {confirmed, ended, closed});
        add("drip", Blow::Drip, {confirmed, ended, closed});
        add("garbage", Blow::Garbage, {confirmed, ended, closed});
        add("flood", Blow::Flood, {confirmed, ended, closed});
        add("sleep", Blow::Sleep,
            way.isPost ? QStringList{slept, confirmed, ended, closed}
                       : QStringList{slept, resumed, confirmed, ended, closed});
    }
}

// The cancel goes its own way: its answer counts, whatever becomes of the stream. A POST
// that is cut meanwhile is not opened again, so its connection is closed, and that is said first.
void FaultMatrixCancellingTest::aStreamThatBreaks()
{
    QFETCH(const Way, way);
    QFETCH(const Blow, blow);
    QFETCH(const QStringList, marks);

    FaultedRun run(way);
    reachCancelling(run, blow, ServerScript().hold().hold().send(yes).cut());
    strike(run, 1, blow);
    run.server.release(); // the stream goes on, the answer waits for another one
    if (way.isPost && (blow == Blow::Fin || blow == Blow::Rst)) {
        QVERIFY(run.waitFor([&run] { return run.job().cancelReach == Job::CancelReach::ConnectionClosed; }));
    } else {
        QVERIFY(!run.waitFor([&run] { return run.job().state != JobState::Cancelling; }, aWhile));
    }
    run.server.release();
    QVERIFY(run.waitFor([&run] { return run.job().cancelReach == Job::CancelReach::ServerConfirmed; }));
    QVERIFY(run.waitFor([&run] { return run.isSettled(); }));
    const QStringList before{QStringLiteral("Connected 200"), QStringLiteral("CancelAsked"),
                             QStringLiteral("CancelSent DELETE /cancel")};
    Outcome expected{JobState::Cancelled, FaultedRun::lines(2), before + marks, {{}}};
    if (marks.contains(QStringLiteral("Resumed 2")))
        expected.askedFrom << "2";
    compare(run.outcome(), expected);
    QCOMPARE(cancelRequests(run), 1);
}

void FaultMatrixCancellingTest::aCancelRequestThatBreaks_data()
{
    QTest::addColumn<Way>("way");
    QTest::addColumn<Blow>("blow");
    for (const Way &way : allWays()) {
        QTest::newRow(nameOf(way) + ", FIN") << way << Blow::Fin;
        QTest::newRow(nameOf(way) + ", RST") << way << Blow::Rst;
        QTest::newRow(nameOf(way) + ", stall") << way << Blow::Stall;
        QTest::newRow(nameOf(way) + ", garbage") << way << Blow::Garbage;
    }
}

// Whether it arrived is not known: the connection is closed, and that is what is said.
void FaultMatrixCancellingTest::aCancelRequestThatBreaks()
{
    QFETCH(const Way, way);
    QFETCH(const Blow, blow);

    SessionOptions options = FaultedRun::quickOptions();
    if (blow == Blow::Stall)
        options.cancelPatience = patience;
    FaultedRun run(way, options);
    reachCancelling(run, Blow::Stall,
                    blow == Blow::Garbage ? ServerScript().hold().send("\xff\x01 garbage\r\n\r\n").cut()
                                          : ServerScript().hold());
    strike(run, 2, blow);
    if (blow == Blow::Garbage)
        run.server.release();
    QVERIFY(run.waitFor([&run] { return run.stream().isOver; }));
    const Outcome seen = run.outcome();
    Outcome expected{JobState::Cancelled,
                     FaultedRun::lines(2),
                     {QStringLiteral("Connected 200"), QStringLiteral("CancelAsked"),
                      QStringLiteral("CancelSent DELETE /cancel"),
                      QStringLiteral("CancelRefused 0 LostBeforeAnswer"), QStringLiteral("ConnectionClosed"),
                      QStringLiteral("JobEnded Cancelled")},
                     {{}}};
    if (blow == Blow::Stall)
        expected.marks.removeAt(3);
    compare(seen, expected);
    QCOMPARE(run.job().cancelReach, Job::CancelReach::ConnectionClosed);
    QCOMPARE(cancelRequests(run), 1);
}

void FaultMatrixCancellingTest::aCancelRequestThatIsRefused_data()
{
    QTest::addColumn<Way>("way");
    QTest::addColumn<int>("status");
    for (const Way &way : allWays()) {
        for (const int status : {302, 403, 404, 409, 500, 503})
            QTest::addRow("%s, %d", nameOf(way).constData(), status) << way << status;
    }
}

void FaultMatrixCancellingTest::aCancelRequestThatIsRefused()
{
    QFETCH(const Way, way);
    QFETCH(const int, status);

    FaultedRun run(way);
    const QByteArray head =
        "HTTP/1.1 " + QByteArray::number(status) + " No\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n";
    reachCancelling(run, Blow::Stall, ServerScript().hold().send(head).cut());
    run.server.release();
    QVERIFY(run.waitFor([&run] { return run.isSettled(); }));
    compare(run.outcome(),
            {JobState::Cancelled,
             FaultedRun::lines(2),
             {QStringLiteral("Connected 200"), QStringLiteral("CancelAsked"),
              QStringLiteral("CancelSent DELETE /cancel"),
              QStringLiteral("CancelRefused %1 HttpStatus").arg(status), QStringLiteral("ConnectionClosed"),
              QStringLiteral("JobEnded Cancelled")},
             {{}}});
    QCOMPARE(run.job().cancelReach, Job::CancelReach::ConnectionClosed);
    QCOMPARE(cancelRequests(run), 1);
}

QTEST_GUILESS_MAIN(FaultMatrixCancellingTest)
#include "tst_faultmatrix_cancelling.moc"
