// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/demo/demoscenarios.h"
#include "tests/demo/demoevents.h"

#include <QJsonArray>
#include <QSet>
#include <QTest>

#include <map>

using namespace runwatch;
using namespace Qt::StringLiterals;

namespace {

const QDateTime Start = QDateTime::fromString(u"2026-07-04T02:00:00.000Z"_s, Qt::ISODateWithMs);

QByteArray bodyOf(const DemoScenario &scenario)
{
    QByteArray body;
    for (const DemoScenario::Frame &frame : scenario.frames)
        body += frame.bytes;
    return body;
}

int lengthOf(const DemoScenario &scenario)
{
    int length = 0;
    for (const DemoScenario::Frame &frame : scenario.frames)
        length += frame.pause;
    return length;
}

} // namespace

class tst_DemoScenario final : public QObject
{
    Q_OBJECT

private slots:
    void writesOneEvent();
    void goesOnBehindTheLastEventId();
    void keepsTheFirstScreenAlive_data();
    void keepsTheFirstScreenAlive();
    void progressRisesToCompletion();
    void phasesWeigh10To70To20();
    void logHasNoPercentageAndCountsTime();
    void oneInvoiceOfFortyFails();
    void fleetOfFortyJobsAllEnd();
    void flakyIsCutTwiceAndStallsOnce();
    void unfinishedEndsAt62Percent();
};

void tst_DemoScenario::writesOneEvent()
{
    QCOMPARE(eventBytes({{u"a"_s, 1}}), "data: {\"a\":1}\n\n"_ba);
    QCOMPARE(eventBytes({{u"a"_s, 1}}, "log", "7"), "id: 7\nevent: log\ndata: {\"a\":1}\n\n"_ba);
}

void tst_DemoScenario::goesOnBehindTheLastEventId()
{
    DemoScenario scenario;
    scenario.say(0, {{u"type"_s, u"connected"_s}});
    scenario.say(0, {{u"count"_s, 1}}, {}, "a");
    scenario.say(0, {{u"count"_s, 2}}, {}, "b");
    QCOMPARE(scenario.firstFrameAfter({}), 0);
    QCOMPARE(scenario.firstFrameAfter("a"), 2);
    QCOMPARE(scenario.firstFrameAfter("b"), 3);
    QCOMPARE(scenario.firstFrameAfter("never sent"), 0);
}

void tst_DemoScenario::keepsTheFirstScreenAlive_data()
{
    QTest::addColumn<int>("length");
    QTest::newRow("progress") << lengthOf(progressScenario(Start));
    QTest::newRow("phases") << lengthOf(phasesScenario(Start));
    QTest::newRow("log") << lengthOf(logScenario(Start));
    QTest::newRow("batch") << lengthOf(batchScenario(Start));
    QTest::newRow("secure") << lengthOf(secureScenario(Start));
    QTest::newRow("unfinished") << lengthOf(unfinishedScenario(Start));
}

void tst_DemoScenario::keepsTheFirstScreenAlive()
{
    QFETCH(const int, length);
    QVERIFY2(length >= 20'000 && length <= 90'000, qPrintable(QString::number(length)));
}

void tst_DemoScenario::progressRisesToCompletion()
{
    const QList<DemoEvent> events = eventsOf(bodyOf(progressScenario(Start)));
    QCOMPARE(events.first().data.value("type"_L1).toString(), u"connected"_s);
    double before = 0;
    for (const DemoEvent &event : events.sliced(1)) {
        QVERIFY(event.data.value("progress"_L1).toDouble() >= before);
        before = event.data.value("progress"_L1).toDouble();
        QVERIFY(!event.data.value("message"_L1).toString().isEmpty());
    }
    QCOMPARE(before, 100.0);
    QCOMPARE(events.last().data.value("status"_L1).toString(), u"complete"_s);
}

void tst_DemoScenario::phasesWeigh10To70To20()
{
    QStringList names;
    std::map<QString, double> overallAtEnd;
    for (const DemoEvent &event : eventsOf(bodyOf(phasesScenario(Start)))) {
        const QString name = event.data.value("phase"_L1).toString();
        if (name.isEmpty())
            continue;
        if (!names.contains(name))
            names.append(name);
        if (event.data.value("phaseProgress"_L1).toDouble() == 100.0)
            overallAtEnd[name] = event.data.value("overallProgress"_L1).toDouble();
    }
    QCOMPARE(names, (QStringList{u"fetch"_s, u"index"_s, u"publish"_s}));
    QCOMPARE(overallAtEnd[u"fetch"_s], 10.0);
    QCOMPARE(overallAtEnd[u"index"_s], 80.0);
    QCOMPARE(overallAtEnd[u"publish"_s], 100.0);
}

void tst_DemoScenario::logHasNoPercentageAndCountsTime()
{
    std::map<QString, int> types;
    QDateTime before = Start;
    for (const DemoEvent &event : eventsOf(bodyOf(logScenario(Start)))) {
        QVERIFY(!event.data.contains("progress"_L1));
        const QString type = event.data.value("type"_L1).toString();
        ++types[type];
        if (!event.data.contains("timestamp"_L1))
            continue;
        const QDateTime time =
            QDateTime::fromString(event.data.value("timestamp"_L1).toString(), Qt::ISODateWithMs);
        QVERIFY(time.isValid() && time > before);
        before = time;
    }
    QCOMPARE(types[u"connected"_s], 1);
    QVERIFY(types[u"log"_s] > 100);
    QCOMPARE(types[u"warning"_s], 3);
    QCOMPARE(types[u"error"_s], 1);
    QCOMPARE(types[u"complete"_s], 1);
}

void tst_DemoScenario::oneInvoiceOfFortyFails()
{
    const QJsonObject last = eventsOf(bodyOf(batchScenario(Start))).last().data;
    const QJsonObject results = last.value("results"_L1).toObject();
    QCOMPARE(last.value("status"_L1).toString(), u"complete"_s);
    QCOMPARE(results.value("success"_L1).toInt(), 39);
    QCOMPARE(results.value("failed"_L1).toInt(), 1);
    QCOMPARE(results.value("errors"_L1).toArray().size(), 1);
}

void tst_DemoScenario::fleetOfFortyJobsAllEnd()
{
    std::map<QString, QString> states;
    QSet<QString> titles;
    int id = 0;
    int warnings = 0;
    const QList<DemoEvent> events = eventsOf(bodyOf(fleetScenario(Start)));
    for (const DemoEvent &event : events) {
        QCOMPARE(event.id, QByteArray::number(++id));
        const QString job = event.data.value("job"_L1).toString();
        QVERIFY(!job.isEmpty());
        if (event.data.contains("title"_L1))
            titles.insert(event.data.value("title"_L1).toString());
        if (event.type == "log")
            warnings += event.data.value("type"_L1) == "warning"_L1;
        else if (event.data.contains("status"_L1))
            states[job] = event.data.value("status"_L1).toString();
    }
    std::map<QString, int> ends;
    for (const auto &[job, state] : states)
        ++ends[state];
    QCOMPARE(titles.size(), 40);
    QCOMPARE(ends[u"complete"_s], 35);
    QCOMPARE(ends[u"error"_s], 4);
    QCOMPARE(ends[u"cancelled"_s], 1);
    QVERIFY(warnings > 0);
}

void tst_DemoScenario::flakyIsCutTwiceAndStallsOnce()
{
    const DemoScenario scenario = flakyScenario(Start);
    QVERIFY(bodyOf(scenario).startsWith("retry: 2000\n\n"));
    int cuts = 0;
    int stalls = 0;
    for (const DemoScenario::Frame &frame : scenario.frames) {
        cuts += frame.then == DemoScenario::Then::CutConnection;
        stalls += frame.pause > 60'000;
    }
    QCOMPARE(cuts, 2);
    QCOMPARE(stalls, 1);
}

void tst_DemoScenario::unfinishedEndsAt62Percent()
{
    const QList<DemoEvent> events = eventsOf(bodyOf(unfinishedScenario(Start)));
    for (const DemoEvent &event : events)
        QVERIFY(event.data.value("status"_L1) != "complete"_L1);
    QCOMPARE(events.last().data.value("progress"_L1).toInt(), 62);
}

QTEST_APPLESS_MAIN(tst_DemoScenario)
#include "tst_demoscenario.moc"
