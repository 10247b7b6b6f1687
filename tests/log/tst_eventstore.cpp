// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/log/eventstore.h"

#include <QTest>

using namespace runwatch;

namespace {

StoredEvent rawEvent(QByteArrayView type, QByteArrayView id, QByteArrayView data)
{
    return {.number = 0,
            .arrivalTime = 1'800'000'000'000,
            .size = data.size(),
            .isRecognised = true,
            .type = type,
            .lastEventId = id,
            .data = data};
}

} // namespace

class TestEventStore : public QObject
{
    Q_OBJECT

private slots:
    void keepsAnEventWhole();
    void cutsWhatIsTooLongAndSaysHowLongItWas();
    void dropsTheOldestAndNumbersGoOn();
};

void TestEventStore::keepsAnEventWhole()
{
    EventStore store;
    store.append(rawEvent("progress", "id 7", "{\"percent\":\n7}"));
    StoredEvent odd = rawEvent({}, {}, {});
    odd.isRecognised = false;
    store.append(odd);
    QCOMPARE(store.first(), 0);
    QCOMPARE(store.end(), 2);

    const EventStore::Events events = store.events(0, 10);
    QCOMPARE(events.first(), 0);
    QCOMPARE(events.size(), 2);
    QCOMPARE(events[0].number, 1);
    QCOMPARE(events[0].arrivalTime, 1'800'000'000'000);
    QCOMPARE(events[0].size, 14);
    QVERIFY(events[0].isRecognised);
    QCOMPARE(events[0].type, QByteArrayView("progress"));
    QCOMPARE(events[0].lastEventId, QByteArrayView("id 7"));
    QCOMPARE(events[0].data, QByteArrayView("{\"percent\":\n7}"));
    QCOMPARE(events[1].number, 2);
    QVERIFY(!events[1].isRecognised);
    QCOMPARE(events[1].type.size() + events[1].lastEventId.size() + events[1].data.size(), 0);
}

void TestEventStore::cutsWhatIsTooLongAndSaysHowLongItWas()
{
    const QByteArray large(EventStore::ShownBytes + 1, 'x');
    EventStore store;
    store.append(rawEvent(large, large, large));
    const EventStore::Events events = store.events(0, 1);
    QCOMPARE(events[0].size, EventStore::ShownBytes + 1);
    QCOMPARE(events[0].type.size(), EventStore::ShownBytes);
    QCOMPARE(events[0].lastEventId.size(), EventStore::ShownBytes);
    QCOMPARE(events[0].data.size(), EventStore::ShownBytes);
}

void TestEventStore::dropsTheOldestAndNumbersGoOn()
{
    EventStore store(256 << 10);
    for (int i = 1; i <= 20'000; ++i)
        store.append(rawEvent("log", QByteArray::number(i), "some data"));
    QCOMPARE(store.end(), 20'000);
    QVERIFY(store.first() > 10'000);
    QVERIFY(store.memory() <= 256 << 10);
    const EventStore::Events events = store.events(0, 20'000);
    QCOMPARE(events.first(), store.first());
    for (qsizetype i = 0; i < events.size(); ++i) {
        QCOMPARE(events[i].number, store.first() + i + 1);
        QCOMPARE(events[i].lastEventId, QByteArray::number(events[i].number));
    }
}

QTEST_GUILESS_MAIN(TestEventStore)
#include "tst_eventstore.moc"
