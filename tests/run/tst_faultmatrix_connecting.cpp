// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/run/faultedrun.h"

#include <QNetworkProxyFactory>
#include <QTest>

using namespace runwatch;

namespace {

constexpr int connectTimeout = 300; // ms, where an answer that does not come is the fault
constexpr int insideHandshake = 300; // bytes of the server's: its certificate is under way

struct Blow
{
    enum class Where { Anywhere, PlainOnly, TlsOnly };

    QByteArray name;
    Where where = Where::Anywhere;
    std::function<void(FaultedRun &)> strike; // before the stream is opened
    std::function<void(FaultedRun &)> repair;
    QString getEnd; // how a GET's first attempt ends; the next one finds everything repaired
    QString postEnd; // how a POST ends for good
    JobState postState = JobState::Lost;
};

void cutAtOnce(FaultedRun &run)
{
    run.proxy.plan({.kind = Fault::Kind::Cut, .at = Fault::AtOnce});
}

void resetAtOnce(FaultedRun &run)
{
    run.proxy.plan({.kind = Fault::Kind::Reset, .at = Fault::AtOnce});
}

auto faultInHandshake(Fault fault)
{
    return [fault](FaultedRun &run) { run.proxy.plan(fault); };
}

void clearPlans(FaultedRun &run)
{
    run.proxy.clearPlans();
}

QList<Blow> endingBlows()
{
    using Kind = Fault::Kind;
    constexpr auto TlsOnly = Blow::Where::TlsOnly;
    const auto cut = QStringLiteral("ConnectionCut 0");
    const auto lost = QStringLiteral("LostBeforeAnswer 0");
    const auto refused = QStringLiteral("ConnectionRefused 0");
    const auto noTls = QStringLiteral("HandshakeFailed 0"); // so nothing was sent
    return {
        {"refused", Blow::Where::Anywhere, [](FaultedRun &run) { run.proxy.stopListening(); },
         [](FaultedRun &run) { run.proxy.listenAgain(); }, refused, refused, JobState::Refused},
        {"FIN once connected", Blow::Where::PlainOnly, cutAtOnce, clearPlans, cut, lost},
        {"RST once connected", Blow::Where::PlainOnly, resetAtOnce, clearPlans, cut, lost},
        {"FIN once connected", TlsOnly, cutAtOnce, clearPlans, noTls, noTls},
        {"RST once connected", TlsOnly, resetAtOnce, clearPlans, noTls, noTls},
        {"FIN before the handshake", TlsOnly, faultInHandshake({Kind::Cut, 0}), clearPlans, noTls, noTls},
        {"RST before the handshake", TlsOnly, faultInHandshake({Kind::Reset, 0}), clearPlans, noTls, noTls},
        {"FIN in the handshake", TlsOnly, faultInHandshake({Kind::Cut, insideHandshake}), clearPlans, noTls,
         noTls},
        {"RST in the handshake", TlsOnly, faultInHandshake({Kind::Reset, insideHandshake}), clearPlans, noTls,
         noTls},
        {"garbage in the handshake", TlsOnly, faultInHandshake({.kind = Kind::Garble, .at = 20, .count = 40}),
         clearPlans, noTls, noTls},
    };
}

QList<Blow> stallingBlows()
{
    using Kind = Fault::Kind;
    constexpr auto TlsOnly = Blow::Where::TlsOnly;
    const auto letGo = [](FaultedRun &run) {
        run.proxy.clearPlans();
        run.proxy.letGo();
    };
    return {
        {"nobody there",
         Blow::Where::Anywhere,
         [](FaultedRun &run) { run.proxy.playDead(); },
         [](FaultedRun &run) { run.proxy.listenAgain(); },
         {},
         {}},
        {"stall before the handshake", TlsOnly, faultInHandshake({Kind::Stall, 0}), letGo, {}, {}},
        {"stall in the handshake", TlsOnly, faultInHandshake({Kind::Stall, insideHandshake}), letGo, {}, {}},
        {"drip in the handshake", TlsOnly, faultInHandshake({Kind::Drip, 0, 10}), letGo, {}, {}},
    };
}

Outcome connected(const QStringList &marksBefore)
{
    return {JobState::Completed,
            FaultedRun::lines(5),
            marksBefore
                + QStringList{QStringLiteral("Connected 200"), QStringLiteral("JobEnded Completed"),
                              QStringLiteral("Disconnected EndOfStream 200")},
            {{}}};
}

void addRows(const QList<Blow> &blows)
{
    QTest::addColumn<Way>("way");
    QTest::addColumn<Blow>("blow");
    for (const Way &way : allWays()) {
        for (const Blow &blow : blows) {
            if (blow.where != (way.isTls ? Blow::Where::PlainOnly : Blow::Where::TlsOnly))
                QTest::newRow(nameOf(way) + ", " + blow.name) << way << blow;
        }
    }
}

SessionOptions optionsThatLeaveTime()
{
    SessionOptions options = FaultedRun::quickOptions();
    options.eventSource.reconnectionTime = 150; // to repair things before the next attempt
    return options;
}

} // namespace

Q_DECLARE_METATYPE(Blow)

// hostile.md, section 2, phases 1 and 2: TCP and TLS. A TCP handshake cannot drip, and a
// name that is not found ends as a refusal does.
class FaultMatrixConnectingTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QNetworkProxyFactory::setUseSystemConfiguration(false); }

    void anEndBeforeItIsConnected_data() { addRows(endingBlows()); }
    void anEndBeforeItIsConnected();
    void aStall_data() { addRows(stallingBlows()); }
    void aStall();
    void aSleep_data() { addRows(stallingBlows()); }
    void aSleep();
    void aServerThatCannotBeTrusted_data();
    void aServerThatCannotBeTrusted();
    void aServerThatSpeaksNoTls_data();
    void aServerThatSpeaksNoTls();
};

void FaultMatrixConnectingTest::anEndBeforeItIsConnected()
{
    QFETCH(const Way, way);
    QFETCH(const Blow, blow);

    FaultedRun run(way, optionsThatLeaveTime());
    blow.strike(run);
    run.open(FaultedRun::goOnAfter(0));
    if (way.isPost) {
        QVERIFY(run.waitFor([&run] { return run.isSettled(); }));
        const QString ended = blow.postState == JobState::Lost ? QStringLiteral("JobEnded Lost")
                                                               : QStringLiteral("JobEnded Refused");
        compare(run.outcome(),
                {blow.postState, {}, {QStringLiteral("Disconnected ") + blow.postEnd, ended}, {}});
        return;
    }
    QVERIFY(run.waitFor([&run] { return run.job().state == JobState::Reconnecting; }));
    blow.repair(run);
    QVERIFY(run.waitFor([&run] { return run.isSettled(); }));
    compare(run.outcome(), connected({QStringLiteral("Disconnected ") + blow.getEnd}));
}

// A GET is tried again. No clock closes a POST: it goes on when the network does.
void FaultMatrixConnectingTest::aStall()
{
    QFETCH(const Way, way);
    QFETCH(const Blow, blow);

    SessionOptions options = optionsThatLeaveTime();
    options.eventSource.connectTimeout = connectTimeout;
    FaultedRun run(way, options);
    blow.strike(run);
    run.open(FaultedRun::goOnAfter(0));
    if (way.isPost) {
        QTest::qWait(2 * connectTimeout);
        QCOMPARE(run.job().state, JobState::Connecting);
    } else {
        QVERIFY(run.waitFor([&run] { return run.job().state == JobState::Reconnecting; }));
    }
    blow.repair(run);
    QVERIFY(run.waitFor([&run] { return run.isSettled(); }));
    compare(run.outcome(),
            connected(way.isPost ? QStringList() : QStringList{QStringLiteral("Disconnected TimedOut 0")}));
}

void FaultMatrixConnectingTest::aSleep()
{
    QFETCH(const Way, way);
    QFETCH(const Blow, blow);

    FaultedRun run(way, optionsThatLeaveTime());
    blow.strike(run);
    run.open(FaultedRun::goOnAfter(0));
    QVERIFY(run.waitFor([&run] { return run.stream().attempt == 1; }));
    run.sleep();
    QVERIFY(run.waitFor([&run] { return run.outcome().marks.contains(QStringLiteral("MachineSlept")); }));
    blow.repair(run);
    QVERIFY(run.waitFor([&run] { return run.isSettled(); }));
    compare(run.outcome(), connected({QStringLiteral("MachineSlept")}));
}

void FaultMatrixConnectingTest::aServerThatCannotBeTrusted_data()
{
    QTest::addColumn<Way>("way");
    for (const Way &way : {Way{true, false}, Way{true, true}})
        QTest::newRow(nameOf(way)) << way;
}

// It never opened, and asking again would not help: not with this certificate.
void FaultMatrixConnectingTest::aServerThatCannotBeTrusted()
{
    QFETCH(const Way, way);
    FaultedRun run(way);
    run.request.certificateAuthorityFile.clear();
    run.open(FaultedRun::goOnAfter(0));
    QVERIFY(run.waitFor([&run] { return run.isSettled(); }));
    compare(run.outcome(),
            {JobState::Refused,
             {},
             {QStringLiteral("Disconnected TlsFailed 0"), QStringLiteral("JobEnded Refused")},
             {}});
}

void FaultMatrixConnectingTest::aServerThatSpeaksNoTls_data()
{
    aServerThatCannotBeTrusted_data();
}

// It floods us with what is not TLS. A GET is tried again, a POST never; neither was sent.
void FaultMatrixConnectingTest::aServerThatSpeaksNoTls()
{
    QFETCH(const Way, way);
    FaultedRun run({false, way.isPost});
    run.request.url.setScheme(QStringLiteral("https"));
    run.server.greetWith(ServerScript().sendForever(QByteArray(16 << 10, '\x16')));
    run.open(FaultedRun::goOnAfter(0));
    if (!way.isPost) {
        QVERIFY(run.waitFor([&run] { return run.stream().attempt > 2; }));
        QCOMPARE(run.outcome().marks.first(), QStringLiteral("Disconnected HandshakeFailed 0"));
        run.cancel();
    }
    QVERIFY(run.waitFor([&run] { return run.isSettled(); }));
    QCOMPARE(run.job().state, way.isPost ? JobState::Lost : JobState::Cancelled);
    QCOMPARE(run.server.requests().size(), 0);
    QCOMPARE(run.stream().attempt > 1, !way.isPost);
}

QTEST_GUILESS_MAIN(FaultMatrixConnectingTest)
#include "tst_faultmatrix_connecting.moc"
