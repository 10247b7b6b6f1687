// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/model/eventlistmodel.h"

#include <QAbstractItemModelTester>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace runwatch;
using namespace Qt::StringLiterals;

namespace {

void append(EventStore &store, int count, QByteArrayView data = "some data")
{
    for (int i = 0; i < count; ++i) {
        StoredEvent event;
        event.arrivalTime = 5'000;
        event.size = data.size();
        event.reading = {i % 2 == 0 ? EventReading::Kind::BuiltIn : EventReading::Kind::NotUnderstood, -1};
        event.type = "log";
        event.hasId = true;
        event.lastEventId = "id";
        event.data = data;
        store.append(event);
    }
}

} // namespace

class TestEventListModel : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void insertsOnceForEachBatch();
    void givesTheFieldsOfAnEvent();
    void cutsACellBetweenCharacters();
    void removesTheOldestOnce();
    void startsAnewWhenAllHaveGone();
    void givesNothingForAnEventThatHasJustGone();
    void changesStores();
    void showsTheChosenAlone();
};

void TestEventListModel::insertsOnceForEachBatch()
{
    const auto store = std::make_shared<EventStore>();
    EventListModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    model.setStore(store);
    append(*store, 10);
    QCOMPARE(model.rowCount(), 0); // until it is told
    model.takeEnd(store->first(), 4);
    QCOMPARE(model.rowCount(), 4);
    model.takeEnd(store->first(), 10);
    model.takeEnd(store->first(), 10);
    QCOMPARE(model.rowCount(), 10);
    QCOMPARE(inserted.size(), 2);
    QCOMPARE(model.index(9, EventListModel::NumberColumn).data().toLongLong(), 10);
}

void TestEventListModel::givesTheFieldsOfAnEvent()
{
    const auto store = std::make_shared<EventStore>();
    append(*store, 2, "caf\xc3\xa9 \xff");
    EventListModel model;
    model.setStore(store);
    model.takeEnd(0, 2);
    QCOMPARE(model.index(0, EventListModel::TimeColumn).data().toLongLong(), 5'000);
    QCOMPARE(model.index(0, EventListModel::TypeColumn).data().toString(), u"log"_s);
    QCOMPARE(model.index(0, EventListModel::IdColumn).data().toString(), u"id"_s);
    QCOMPARE(model.index(0, EventListModel::SizeColumn).data().toLongLong(), 7);
    QCOMPARE(model.index(0, EventListModel::DataColumn).data().toString(), u"caf\u00e9 \ufffd"_s);
    QCOMPARE(model.index(0, EventListModel::ReadingColumn).data().value<EventReading>().kind, EventReading::Kind::BuiltIn);
    QCOMPARE(model.index(1, EventListModel::ReadingColumn).data().value<EventReading>().kind, EventReading::Kind::NotUnderstood);
    QVERIFY(!model.index(0, EventListModel::GapColumn).data().isValid());
    QCOMPARE(model.index(1, EventListModel::GapColumn).data().toLongLong(), 0);
}

void TestEventListModel::cutsACellBetweenCharacters()
{
    const QByteArray data = 'x' + QByteArray("\xc3\xa9").repeated(2'000);
    const auto store = std::make_shared<EventStore>();
    append(*store, 1, data);
    EventListModel model;
    model.setStore(store);
    model.takeEnd(0, 1);
    const QString cell = model.index(0, EventListModel::DataColumn).data().toString();
    QVERIFY(!cell.contains(u'\ufffd'));
    QCOMPARE(cell.size(), EventListModel::CellBytes / 2);
    QCOMPARE(model.index(0, EventListModel::SizeColumn).data().toLongLong(), data.size());
}

void TestEventListModel::removesTheOldestOnce()
{
    const auto store = std::make_shared<EventStore>(64 << 10);
    EventListModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setStore(store);
    append(*store, 1'200);
    model.takeEnd(store->first(), store->end());
    QCOMPARE(model.rowCount(), 1'200);
    append(*store, 1'000);
    QVERIFY(store->first() > 0 && store->first() < 1'200);
    QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    model.takeEnd(store->first(), store->end());
    QCOMPARE(removed.size(), 1);
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(model.rowCount(), int(store->end() - store->first()));
    QCOMPARE(model.index(0, EventListModel::NumberColumn).data().toLongLong(), store->first() + 1);
}

void TestEventListModel::startsAnewWhenAllHaveGone()
{
    const auto store = std::make_shared<EventStore>(64 << 10);
    EventListModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setStore(store);
    append(*store, 100);
    model.takeEnd(store->first(), store->end());
    append(*store, 10'000);
    model.takeEnd(store->first(), store->end());
    QCOMPARE(model.index(0, EventListModel::NumberColumn).data().toLongLong(), store->first() + 1);
    QCOMPARE(model.rowCount(), int(store->end() - store->first()));
    append(*store, 10'000);
    model.takeEnd(store->first(), 10'200); // a batch from before the oldest that is left
    QCOMPARE(model.rowCount(), 0);
    model.takeEnd(store->first(), store->end());
    QCOMPARE(model.index(0, EventListModel::NumberColumn).data().toLongLong(), store->first() + 1);
}

void TestEventListModel::givesNothingForAnEventThatHasJustGone()
{
    const auto store = std::make_shared<EventStore>(64 << 10);
    EventListModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setStore(store);
    append(*store, 100);
    model.takeEnd(store->first(), store->end());
    append(*store, 10'000); // and no takeEnd() yet
    QVERIFY(!model.index(0, EventListModel::NumberColumn).data().isValid());
    QCOMPARE(model.rowCount(), 100);
}

void TestEventListModel::changesStores()
{
    const auto first = std::make_shared<EventStore>();
    const auto second = std::make_shared<EventStore>();
    append(*first, 3);
    append(*second, 1);
    EventListModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setStore(first);
    model.takeEnd(0, 3);
    model.setStore(first); // the same: nothing happens
    QCOMPARE(model.rowCount(), 3);
    model.setStore(second);
    QCOMPARE(model.rowCount(), 0);
    model.takeEnd(0, 1);
    QCOMPARE(model.rowCount(), 1);
    model.setStore(nullptr);
    model.takeEnd(0, 5);
    QCOMPARE(model.rowCount(), 0);
}

void TestEventListModel::showsTheChosenAlone()
{
    const auto store = std::make_shared<EventStore>(64 << 10);
    EventListModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setStore(store);
    append(*store, 100);
    model.takeEnd(0, 100);
    model.show(EventListModel::Shown::Chosen);
    QCOMPARE(model.rowCount(), 0);
    model.choose({5, 50, 99});
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.index(1, EventListModel::NumberColumn).data().toLongLong(), 51);
    QCOMPARE(model.eventAt(2), std::optional<qint64>(99));
    QCOMPARE(model.eventAt(3), std::nullopt);
    QCOMPARE(model.rowOf(51), 2);
    QCOMPARE(model.total(), 100);
    model.takeEnd(50, 120);
    QCOMPARE(model.rowCount(), 2);
    model.choose({40, 110}); // the first of them has gone
    QCOMPARE(model.rowCount(), 3);
    model.show(EventListModel::Shown::All);
    QCOMPARE(model.rowCount(), 70);
}

QTEST_GUILESS_MAIN(TestEventListModel)
#include "tst_eventlistmodel.moc"
