// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/run/faultedrun.h"

#include <QNetworkProxyFactory>
#include <QTest>

using namespace runwatch;

namespace {

constexpr int headTimeout = 300; // ms, where an answer that does not come is the fault
constexpr int dripPause = 7; // ms between two bytes: the head takes longer than the time-out
constexpr int mostRequests =
    5; // of one GET that fails and is tried again: Qt sends it up to three times more

enum class Moment { BeforeAnswer, InHead };
enum class Blow { Fin, Rst, Garble, Garbage, Stall, Drip, Flood, Sleep };

const QList<std::pair<Moment, QByteArray>> moments{
    {Moment::BeforeAnswer, "before the answer"},
    {Moment::InHead, "inside the head"},
};

const QByteArray head =
    "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n";

// What has been said at that moment; then a hold, what the blow makes of the head, and the events.
ServerScript scriptFor(Moment moment, Blow blow)
{
    const qsizetype said = moment == Moment::BeforeAnswer ? 0 : head.indexOf("Type: ");
    ServerScript script = ServerScript().send(head.first(said)).hold();
    if (blow == Blow::Flood)
        return script.send(moment == Moment::BeforeAnswer ? "HTTP/1.1 200 " : "\r\nX: ")
            .sendForever(QByteArray(1 << 10, 'x'));
    if (blow == Blow::Garbage)
        return script.send("\xff\x01 garbage\r\n\r\n").send(QByteArray(1 << 10, '\xff'));
    if (blow != Blow::Drip)
        return FaultedRun::goOnAfter(0, script.send(head.sliced(said)));
    for (const char byte : head.sliced(said))
        script.send(QByteArray(1, byte)).pause(dripPause);
    return FaultedRun::goOnAfter(0, script);
}

QString disconnected(const QString &end)
{
    return QStringLiteral("Disconnected ") + end;
}

Outcome completed(const QStringList &marksBefore = {})
{
    return {JobState::Completed,
            FaultedRun::lines(5),
            marksBefore
                + QStringList{QStringLiteral("Connected 200"), QStringLiteral("JobEnded Completed"),
                              QStringLiteral("Disconnected EndOfStream 200")},
            {{}}};
}

Outcome retried(const QString &end)
{
    return completed({disconnected(end)});
}

Outcome lost()
{
    return {JobState::Lost,
            {},
            {disconnected(QStringLiteral("LostBeforeAnswer 0")), QStringLiteral("JobEnded Lost")},
            {{}}};
}

Outcome cancelled()
{
    return {JobState::Cancelled,
            {},
            {QStringLiteral("CancelAsked"), QStringLiteral("ConnectionClosed"),
             QStringLiteral("JobEnded Cancelled")},
            {{}}};
}

Outcome refused(const QString &end)
{
    return {JobState::Refused, {}, {disconnected(end), QStringLiteral("JobEnded Refused")}, {{}}};
}

SessionOptions optionsThatLeaveTime()
{
    SessionOptions options = FaultedRun::quickOptions();
    options.eventSource.reconnectionTime = 150; // to repair things before the next attempt
    return options;
}

void addRows(const QByteArray &name, Blow blow, const std::function<Outcome(const Way &, Moment)> &expected)
{
    for (const Way &way : allWays()) {
        for (const auto &[moment, where] : moments)
            QTest::newRow(nameOf(way) + ", " + name + ' ' + where)
                << way << moment << blow << expected(way, moment);
    }
}

void addColumns()
{
    QTest::addColumn<Way>("way");
    QTest::addColumn<Moment>("moment");
    QTest::addColumn<Blow>("blow");
    QTest::addColumn<Outcome>("expected");
}

void strike(FaultedRun &run, Blow blow)
{
    if (blow == Blow::Fin)
        run.proxy.strike({.kind = Fault::Kind::Cut, .at = Fault::AtOnce});
    else if (blow == Blow::Rst)
        run.proxy.strike({.kind = Fault::Kind::Reset, .at = Fault::AtOnce});
    else if (blow == Blow::Garble)
        run.proxy.strike({.kind = Fault::Kind::Garble, .count = 8});
    else if (blow == Blow::Stall)
        run.proxy.strike({.kind = Fault::Kind::Stall, .at = Fault::AtOnce});
    run.server.release();
}

// Every answer is broken until the run waits to try again, and what Qt asks behind our back fails too.
void breakUntilItReconnects(FaultedRun &run, const ServerScript &answer, Blow blow)
{
    run.server.serveWith("/run", [answer](const RecordedRequest &) { return answer; });
    run.open(answer);
    const bool hasFailed = run.waitFor([&run, blow] {
        if (run.server.holdingConnections() > 0)
            strike(run, blow);
        return run.job().state != JobState::Connecting;
    });
    QVERIFY(hasFailed);
    run.mend();
}

// A GET that fails may be sent again by Qt, without a word; a POST may not, by anybody.
void compareAfterTries(Outcome seen, const Outcome &expected, bool isPost)
{
    if (!isPost) {
        QVERIFY(seen.askedFrom.size() <= mostRequests);
        QCOMPARE(QSet<QByteArray>(seen.askedFrom.cbegin(), seen.askedFrom.cend()),
                 QSet<QByteArray>{QByteArray()});
        seen.askedFrom = expected.askedFrom;
    }
    compare(seen, expected);
}

} // namespace

// hostile.md, section 2, phases 3 and 4: the request has been sent.
class FaultMatrixAnsweringTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QNetworkProxyFactory::setUseSystemConfiguration(false); }

    void anAnswerThatBreaks_data();
    void anAnswerThatBreaks();
    void anAnswerThatDoesNotCome_data();
    void anAnswerThatDoesNotCome();
    void aSleep_data();
    void aSleep();
    void aStatus_data();
    void aStatus();
};

void FaultMatrixAnsweringTest::anAnswerThatBreaks_data()
{
    addColumns();
    const auto cut = [](const Way &way, Moment) {
        return way.isPost ? lost() : retried(QStringLiteral("ConnectionCut 0"));
    };
    addRows("FIN", Blow::Fin, cut);
    addRows("RST", Blow::Rst, cut);
    addRows("garbled", Blow::Garble, [&cut](const Way &way, Moment moment) {
        const bool isType = !way.isTls && moment == Moment::InHead; // what is hit is the content type
        return isType ? refused(QStringLiteral("WrongContentType 200")) : cut(way, moment);
    });
    addRows("garbage", Blow::Garbage, [&cut](const Way &way, Moment moment) {
        const bool isHead = moment == Moment::InHead; // the half of a content type is another one
        return isHead ? refused(QStringLiteral("WrongContentType 200")) : cut(way, moment);
    });
}

void FaultMatrixAnsweringTest::anAnswerThatBreaks()
{
    QFETCH(const Way, way);
    QFETCH(const Moment, moment);
    QFETCH(const Blow, blow);
    QFETCH(const Outcome, expected);

    FaultedRun run(way, optionsThatLeaveTime());
    if (way.isPost) { // a second one would be answered, and counted
        run.open(scriptFor(moment, blow));
        QVERIFY(run.waitFor([&run] { return run.server.holdingConnections() == 1; }));
        strike(run, blow);
    } else {
        breakUntilItReconnects(run, scriptFor(moment, blow), blow);
    }
    QVERIFY(run.waitFor([&run] { return run.isSettled(); }));
    compareAfterTries(run.outcome(), expected, way.isPost);
}

void FaultMatrixAnsweringTest::anAnswerThatDoesNotCome_data()
{
    addColumns();
    const auto late = [](const Way &way, Moment) {
        return way.isPost ? completed() : retried(QStringLiteral("NoAnswer 0"));
    };
    addRows("stall", Blow::Stall, late);
    addRows("drip", Blow::Drip, late);
    addRows("flood", Blow::Flood,
            [&late](const Way &way, Moment moment) { return way.isPost ? cancelled() : late(way, moment); });
}

// A GET is asked again. No clock closes a POST: it goes on when the network does.
void FaultMatrixAnsweringTest::anAnswerThatDoesNotCome()
{
    QFETCH(const Way, way);
    QFETCH(const Moment, moment);
    QFETCH(const Blow, blow);
    QFETCH(const Outcome, expected);

    SessionOptions options = optionsThatLeaveTime();
    options.eventSource.headTimeout = headTimeout;
    FaultedRun run(way, options);
    if (way.isPost) {
        run.open(scriptFor(moment, blow));
        QVERIFY(run.waitFor([&run] { return run.server.holdingConnections() == 1; }));
        strike(run, blow);
        // A drip comes to its end meanwhile.
        QVERIFY(blow == Blow::Drip
                || !run.waitFor([&run] { return isEnd(run.job().state); }, 2 * headTimeout));
        if (blow == Blow::Flood)
            run.cancel(); // it would go on for ever
        run.proxy.letGo();
    } else {
        breakUntilItReconnects(run, scriptFor(moment, blow), blow);
    }
    QVERIFY(run.waitFor([&run] { return run.isSettled(); }));
    compareAfterTries(run.outcome(), expected, way.isPost);
}

void FaultMatrixAnsweringTest::aSleep_data()
{
    addColumns();
    addRows("sleep", Blow::Sleep, [](const Way &way, Moment) {
        Outcome outcome = completed({QStringLiteral("MachineSlept")});
        if (!way.isPost)
            outcome.askedFrom = {{}, {}};
        return outcome;
    });
}

void FaultMatrixAnsweringTest::aSleep()
{
    QFETCH(const Way, way);
    QFETCH(const Moment, moment);
    QFETCH(const Blow, blow);
    QFETCH(const Outcome, expected);

    FaultedRun run(way);
    run.open(scriptFor(moment, blow));
    QVERIFY(run.waitFor([&run] { return run.server.holdingConnections() == 1; }));
    run.sleep();
    QVERIFY(run.waitFor([&run] { return run.outcome().marks.contains(QStringLiteral("MachineSlept")); }));
    run.server.release();
    QVERIFY(run.waitFor([&run] { return run.isSettled(); }));
    compare(run.outcome(), expected);
}

void FaultMatrixAnsweringTest::aStatus_data()
{
    QTest::addColumn<Way>("way");
    QTest::addColumn<ServerScript>("answer");
    QTest::addColumn<Outcome>("expected");
    const auto add = [](const QByteArray &name, const ServerScript &answer,
                        const std::function<Outcome(const Way &)> &expected) {
        for (const Way &way : allWays())
            QTest::newRow(nameOf(way) + ", " + name) << way << answer << expected(way);
    };
    for (const char *status : {"400", "401", "403", "404", "405", "410", "422"}) {
        add(status, ServerScript::answer(QByteArray(status) + " No"),
            [=](const Way &) { return refused(QStringLiteral("HttpStatus ") + QLatin1StringView(status)); });
    }
    for (const char *status : {"408", "425", "429", "500", "502", "503", "504"}) {
        add(status, ServerScript::answer(QByteArray(status) + " Later"), [=](const Way &way) {
            const QString end = QStringLiteral("HttpStatus ") + QLatin1StringView(status);
            return way.isPost ? refused(end) : retried(end);
        });
    }
    add("500 without end", ServerScript().send("HTTP/1.1 500 No\r\n\r\n").sendForever("no\n"),
        [](const Way &way) {
            const auto end = QStringLiteral("HttpStatus 500");
            return way.isPost ? refused(end) : retried(end);
        });
    add("302 to elsewhere", ServerScript::redirect(302, "http://127.0.0.2/"),
        [](const Way &) { return refused(QStringLiteral("RedirectRefused 302")); });
}

void FaultMatrixAnsweringTest::aStatus()
{
    QFETCH(const Way, way);
    QFETCH(const ServerScript, answer);
    QFETCH(Outcome, expected);

    FaultedRun run(way);
    run.open(answer);
    QVERIFY(run.waitFor([&run] { return run.isSettled(); }));
    if (expected.state == JobState::Completed)
        expected.askedFrom = {{}, {}};
    compare(run.outcome(), expected);
}

QTEST_GUILESS_MAIN(FaultMatrixAnsweringTest)
#include "tst_faultmatrix_answering.moc"
