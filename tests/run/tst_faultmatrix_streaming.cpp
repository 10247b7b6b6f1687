// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/run/faultedrun.h"

#include <QNetworkProxyFactory>
#include <QTest>

#include <optional>

using namespace runwatch;

namespace {

constexpr int idleLimit = 250; // ms, where silence is the fault
constexpr int dripPause = 5; // ms between two bytes: an event takes longer than the idle limit
constexpr int lineLimit = 1'000; // bytes
constexpr int eventLimit = 2'000; // bytes

enum class Moment { BeforeEvents, AfterIdLine, InCharacter, InChunk, BetweenEvents };
enum class Blow { Fin, Rst, Stall, Drip, Garble, Garbage, LongLine, LargeEvent, Sleep };

const QList<std::pair<Moment, QByteArray>> moments{
    {Moment::BeforeEvents, "before the first event"}, {Moment::AfterIdLine, "after the line of an ID"},
    {Moment::InCharacter, "inside a character"},      {Moment::InChunk, "inside a chunk"},
    {Moment::BetweenEvents, "between two events"},
};

int eventsBefore(Moment moment)
{
    return moment == Moment::BeforeEvents ? 0 : 2;
}

QByteArray chunkOf(const QByteArray &bytes)
{
    return QByteArray::number(bytes.size(), 16) + "\r\n" + bytes + "\r\n";
}

ServerScript dripped(ServerScript script, const QByteArray &bytes)
{
    for (const char byte : bytes)
        script.send(QByteArray(1, byte)).pause(dripPause);
    return script;
}

// What the server sends in the wrong place, to be thrown away with no harm but to itself.
QByteArray rubbishFor(Moment moment, Blow blow)
{
    if (blow == Blow::Garbage)
        return moment == Moment::AfterIdLine ? "\xff\x01 no field\n" : "data: \xff\x01 no JSON\n\n";
    if (blow == Blow::LongLine)
        return ": " + QByteArray(5 * lineLimit, 'x') + "\n";
    if (blow == Blow::LargeEvent)
        return QByteArray("data: ten bytes\n").repeated(eventLimit / 10 + 1)
            + (moment == Moment::AfterIdLine ? "" : "\n");
    return {};
}

// The head, the events before the fault and a part of the next one; then a hold, and the rest.
ServerScript scriptFor(Moment moment, Blow blow)
{
    const int number = eventsBefore(moment) + 1;
    const QByteArray event = FaultedRun::event(number);
    QByteArray first;
    QByteArray rest = chunkOf(event);
    if (moment == Moment::AfterIdLine || moment == Moment::InCharacter) {
        const qsizetype cut =
            1 + (moment == Moment::AfterIdLine ? event.indexOf('\n') : event.indexOf('\xc3'));
        first = chunkOf(event.first(cut));
        rest = chunkOf(event.sliced(cut));
    } else if (moment == Moment::InChunk) {
        first = rest.first(20);
        rest = rest.sliced(20);
    }
    ServerScript script = ServerScript::eventStream();
    for (int before = 1; before < number; ++before)
        script.chunk(FaultedRun::event(before));
    script.send(first).hold();
    if (const QByteArray rubbish = rubbishFor(moment, blow); !rubbish.isEmpty())
        script.chunk(rubbish);
    return FaultedRun::goOnAfter(number, blow == Blow::Drip ? dripped(script, rest) : script.send(rest));
}

Outcome unharmed(QStringList marks = {})
{
    return {JobState::Completed,
            FaultedRun::lines(5),
            QStringList{QStringLiteral("Connected 200")} + marks
                + QStringList{QStringLiteral("JobEnded Completed"),
                              QStringLiteral("Disconnected EndOfStream 200")},
            {{}}};
}

Outcome resumed(Moment moment, const QString &end)
{
    const int before = eventsBefore(moment);
    const QString id = before == 0 ? QString() : QString::number(before);
    const QString loss = before == 0 ? QStringLiteral("perhaps") : QStringLiteral("nothing");
    const QStringList marks{
        QStringLiteral("Connected 200"),      QStringLiteral("Disconnected ") + end,
        QStringLiteral("Resumed ") + id,      QStringLiteral("GapJudged %1 0 %2").arg(loss).arg(before + 1),
        QStringLiteral("JobEnded Completed"), QStringLiteral("Disconnected EndOfStream 200")};
    return {JobState::Completed, FaultedRun::lines(5), marks, {{}, id.toLatin1()}};
}

Outcome lost(Moment moment, const QString &end)
{
    return {JobState::Lost,
            FaultedRun::lines(eventsBefore(moment)),
            {QStringLiteral("Connected 200"), QStringLiteral("Disconnected ") + end,
             QStringLiteral("JobEnded Lost")},
            {{}}};
}

SessionOptions withIdleLimit(SessionOptions options)
{
    options.eventSource.idleLimitWithIds = options.eventSource.idleLimitWithoutIds = idleLimit;
    options.eventSource.leastIdleLimit = idleLimit;
    return options;
}

// Every moment on every way, where there is something to expect.
void addRows(const QByteArray &name, Blow blow,
             const std::function<std::optional<Outcome>(const Way &, Moment)> &expected)
{
    for (const Way &way : allWays()) {
        for (const auto &[moment, where] : moments) {
            if (const std::optional<Outcome> outcome = expected(way, moment))
                QTest::newRow(nameOf(way) + ", " + name + ' ' + where) << way << moment << blow << *outcome;
        }
    }
}

void addColumns()
{
    QTest::addColumn<Way>("way");
    QTest::addColumn<Moment>("moment");
    QTest::addColumn<Blow>("blow");
    QTest::addColumn<Outcome>("expected");
}

// Opens the run, and waits until everything before the fault has been seen.
void reach(FaultedRun &run, Moment moment, Blow blow)
{
    run.open(scriptFor(moment, blow));
    QVERIFY(run.waitFor([&run] { return run.server.holdingConnections() == 1 && run.isOpen(); }));
    QVERIFY(run.waitFor([&run, moment] { return run.outcome().lines.size() == eventsBefore(moment); }));
    QCOMPARE(run.job().state, JobState::Running);
}

} // namespace

// hostile.md, section 2, phases 5 to 7: the answer has begun.
class FaultMatrixStreamingTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QNetworkProxyFactory::setUseSystemConfiguration(false); }

    void aCutOrGarbledConnection_data();
    void aCutOrGarbledConnection();
    void aServerThatSendsNonsense_data();
    void aServerThatSendsNonsense();
    void aStall_data();
    void aStall();
    void aSleep_data();
    void aSleep();
};

void FaultMatrixStreamingTest::aCutOrGarbledConnection_data()
{
    addColumns();
    const auto cut = [](const Way &way, Moment moment) {
        return way.isPost ? lost(moment, QStringLiteral("ConnectionCut 200"))
                          : resumed(moment, QStringLiteral("ConnectionCut 200"));
    };
    addRows("FIN", Blow::Fin, cut);
    addRows("RST", Blow::Rst, cut);
    addRows("garbled", Blow::Garble, [&cut](const Way &way, Moment moment) -> std::optional<Outcome> {
        if (way.isTls)
            return cut(way, moment);
        if (moment == Moment::InChunk)
            return std::nullopt; // it would hit text, not the frame around it
        // Qt calls a chunk size that is no number a proper end: qt-network.md, section 8.
        Outcome outcome = way.isPost ? lost(moment, QStringLiteral("EndOfStream 200"))
                                     : resumed(moment, QStringLiteral("EndOfStream 200"));
        if (way.isPost) {
            outcome.state = JobState::EndedEarly;
            outcome.marks.last() = QStringLiteral("JobEnded EndedEarly");
        }
        return outcome;
    });
}

void FaultMatrixStreamingTest::aCutOrGarbledConnection()
{
    QFETCH(const Way, way);
    QFETCH(const Moment, moment);
    QFETCH(const Blow, blow);
    QFETCH(const Outcome, expected);

    FaultedRun run(way);
    reach(run, moment, blow);
    if (blow == Blow::Garble)
        run.proxy.strike({.kind = Fault::Kind::Garble, .count = 8});
    else
        run.proxy.strike(
            {.kind = blow == Blow::Fin ? Fault::Kind::Cut : Fault::Kind::Reset, .at = Fault::AtOnce});
    run.server.release();
    QVERIFY(run.waitFor([&run] { return run.isSettled(); }));
    compare(run.outcome(), expected);
}

void FaultMatrixStreamingTest::aServerThatSendsNonsense_data()
{
    addColumns();
    addRows("drip", Blow::Drip, [](const Way &, Moment) { return unharmed(); });
    addRows("garbage", Blow::Garbage, [](const Way &, Moment moment) -> std::optional<Outcome> {
        if (moment == Moment::InCharacter || moment == Moment::InChunk)
            return std::nullopt; // it would be the event's own text
        Outcome outcome = unharmed();
        if (moment != Moment::AfterIdLine)
            outcome.lines.insert(eventsBefore(moment), QStringLiteral("\ufffd\1 no JSON"));
        return outcome;
    });
    addRows("a line too long", Blow::LongLine, [](const Way &, Moment moment) -> std::optional<Outcome> {
        if (moment == Moment::InCharacter || moment == Moment::InChunk)
            return std::nullopt;
        return unharmed({QStringLiteral("LineTooLong")});
    });
    addRows("an event too large", Blow::LargeEvent, [](const Way &, Moment moment) -> std::optional<Outcome> {
        if (moment == Moment::InCharacter || moment == Moment::InChunk)
            return std::nullopt;
        Outcome outcome = unharmed({QStringLiteral("EventTooLarge")});
        if (moment == Moment::AfterIdLine)
            outcome.lines.removeAt(2); // the event that the line belonged to
        return outcome;
    });
}

void FaultMatrixStreamingTest::aServerThatSendsNonsense()
{
    QFETCH(const Way, way);
    QFETCH(const Moment, moment);
    QFETCH(const Blow, blow);
    QFETCH(const Outcome, expected);

    SessionOptions options = FaultedRun::quickOptions();
    options.eventSource.lineLimit = lineLimit;
    options.eventSource.eventLimit = eventLimit;
    if (blow == Blow::Drip)
        options = withIdleLimit(options);
    FaultedRun run(way, options);
    reach(run, moment, blow);
    run.server.release();
    QVERIFY(run.waitFor([&run] { return run.isSettled(); }));
    compare(run.outcome(), expected);
    QCOMPARE(run.stream().unrecognised, blow == Blow::Garbage && moment != Moment::AfterIdLine ? 1 : 0);
    QCOMPARE(run.job().oversized, blow == Blow::LongLine || blow == Blow::LargeEvent ? 1 : 0);
}

void FaultMatrixStreamingTest::aStall_data()
{
    addColumns();
    addRows("stall", Blow::Stall, [](const Way &way, Moment moment) {
        return way.isPost ? unharmed() : resumed(moment, QStringLiteral("Silent 200"));
    });
}

// A GET is asked again from where it was. No clock closes a POST: it goes on when the network does.
void FaultMatrixStreamingTest::aStall()
{
    QFETCH(const Way, way);
    QFETCH(const Moment, moment);
    QFETCH(const Blow, blow);
    QFETCH(const Outcome, expected);

    FaultedRun run(way, withIdleLimit(FaultedRun::quickOptions()));
    reach(run, moment, blow);
    run.proxy.strike({.kind = Fault::Kind::Stall, .at = Fault::AtOnce});
    run.server.release();
    if (way.isPost) {
        QTest::qWait(2 * idleLimit);
        QVERIFY(run.isOpen());
        QCOMPARE(run.job().state, JobState::Running);
        run.proxy.letGo();
    }
    QVERIFY(run.waitFor([&run] { return run.isSettled(); }));
    compare(run.outcome(), expected);
}

void FaultMatrixStreamingTest::aSleep_data()
{
    addColumns();
    addRows("sleep", Blow::Sleep, [](const Way &way, Moment moment) {
        Outcome outcome =
            way.isPost ? unharmed({QStringLiteral("MachineSlept")}) : resumed(moment, QString());
        if (!way.isPost)
            outcome.marks[1] = QStringLiteral("MachineSlept"); // which says all there is to say
        return outcome;
    });
}

void FaultMatrixStreamingTest::aSleep()
{
    QFETCH(const Way, way);
    QFETCH(const Moment, moment);
    QFETCH(const Blow, blow);
    QFETCH(const Outcome, expected);

    FaultedRun run(way);
    reach(run, moment, blow);
    run.sleep();
    QVERIFY(run.waitFor([&run] { return run.outcome().marks.contains(QStringLiteral("MachineSlept")); }));
    run.server.release();
    QVERIFY(run.waitFor([&run] { return run.isSettled(); }));
    compare(run.outcome(), expected);
}

QTEST_GUILESS_MAIN(FaultMatrixStreamingTest)
#include "tst_faultmatrix_streaming.moc"
