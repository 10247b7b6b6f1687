// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/log/eventstore.h"

#include <QTest>

#include <atomic>
#include <thread>

using namespace runwatch;

namespace {

StoredEvent rawEvent(QByteArrayView type, QByteArrayView id, QByteArrayView data)
{
    return {.number = 0,
            .arrivalTime = 1'800'000'000'000,
            .size = data.size(),
            .hasId = true,
            .reading = {EventReading::Kind::Rule, 7},
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
    void keepsTheNewestHundredThousand();
    void boundsLargeEventsByMemory();
    void isReadAnewWhileOthersRead();
};

void TestEventStore::keepsAnEventWhole()
{
    EventStore store;
    store.append(rawEvent("progress", "id 7", "{\"percent\":\n7}"));
    StoredEvent odd = rawEvent({}, {}, {});
    odd.reading = {};
    odd.hasId = false;
    store.append(odd);
    QCOMPARE(store.first(), 0);
    QCOMPARE(store.end(), 2);

    const EventStore::Events events = store.events(0, 10);
    QCOMPARE(events.first(), 0);
    QCOMPARE(events.size(), 2);
    QCOMPARE(events[0].number, 1);
    QCOMPARE(events[0].arrivalTime, 1'800'000'000'000);
    QCOMPARE(events[0].size, 14);
    QVERIFY(events[0].hasId);
    QVERIFY(events[0].isWhole());
    QCOMPARE(events[0].reading, (EventReading{EventReading::Kind::Rule, 7}));
    QCOMPARE(events[0].type, QByteArrayView("progress"));
    QCOMPARE(events[0].lastEventId, QByteArrayView("id 7"));
    QCOMPARE(events[0].data, QByteArrayView("{\"percent\":\n7}"));
    QCOMPARE(events[1].number, 2);
    QVERIFY(!events[1].hasId);
    QVERIFY(!events[1].isUnderstood());
    QCOMPARE(events[1].type.size() + events[1].lastEventId.size() + events[1].data.size(), 0);
}

void TestEventStore::cutsWhatIsTooLongAndSaysHowLongItWas()
{
    const QByteArray large(EventStore::KeptData + 1, 'x');
    EventStore store;
    store.append(rawEvent(large, large, large));
    const EventStore::Events events = store.events(0, 1);
    QCOMPARE(events[0].size, EventStore::KeptData + 1);
    QVERIFY(!events[0].isWhole());
    QCOMPARE(events[0].type.size(), EventStore::KeptName);
    QCOMPARE(events[0].lastEventId.size(), EventStore::KeptName);
    QCOMPARE(events[0].data.size(), EventStore::KeptData);
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

// What a busy server sends, 200 bytes each: all of the newest, and not one more.
void TestEventStore::keepsTheNewestHundredThousand()
{
    EventStore store;
    const QByteArray data(200, 'x');
    for (int i = 1; i <= 350'000; ++i)
        store.append(rawEvent("progress", QByteArray::number(i), data));
    QCOMPARE(store.end() - store.first(), EventStore::MaxEvents);
    const EventStore::Events events = store.events(0, 1'000'000);
    QCOMPARE(events.size(), EventStore::MaxEvents);
    QCOMPARE(events[0].lastEventId, QByteArrayView("250001"));
    QVERIFY(store.memory() <= EventStore::DefaultLimit);
    QCOMPARE(store.events(store.first() - 5, 7).size(), 2);
    QCOMPARE(store.events(store.end() + 5, 7).size(), 0);
}

void TestEventStore::boundsLargeEventsByMemory()
{
    EventStore store;
    const QByteArray data(40'000, 'x');
    for (int i = 0; i < 5'000; ++i)
        store.append(rawEvent("progress", {}, data));
    QVERIFY(store.memory() <= EventStore::DefaultLimit);
    QVERIFY(store.end() - store.first() > 700);
}

void TestEventStore::isReadAnewWhileOthersRead()
{
    EventStore store;
    for (int i = 0; i < 20'000; ++i)
        store.append(rawEvent("log", {}, "some data"));
    std::atomic<bool> isDone = false;
    std::atomic<qint64> odd = 0;
    std::thread reader([&] {
        while (!isDone) {
            const EventStore::Events events = store.events(0, 20'000);
            for (qsizetype i = 0; i < events.size(); ++i) {
                const EventReading reading = events[i].reading;
                odd += reading != EventReading{EventReading::Kind::Rule, 7} && reading != EventReading{EventReading::Kind::Ignored, 900};
            }
        }
    });
    for (int i = 0; i < 20'000; ++i)
        store.setReading(i, {EventReading::Kind::Ignored, 900});
    isDone = true;
    reader.join();
    QCOMPARE(odd, 0);
    QCOMPARE(store.events(19'999, 1)[0].reading, (EventReading{EventReading::Kind::Ignored, 900}));
}

QTEST_GUILESS_MAIN(TestEventStore)
#include "tst_eventstore.moc"
