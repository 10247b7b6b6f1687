// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/model/eventquery.h"

#include <QSignalSpy>
#include <QTest>

using namespace runwatch;
using namespace Qt::StringLiterals;

class TestEventQuery : public QObject
{
    Q_OBJECT

private slots:
    void fits_data();
    void fits();
    void scansWhatIsThereAndWhatComes();
    void anEarlierSearchSaysNothing();
    void catchesUpWithWhatHasGone();
};

void TestEventQuery::fits_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<bool>("isFit");

    QTest::newRow("nothing asked") << QString() << true;
    QTest::newRow("data") << u"upload"_s << true;
    QTest::newRow("any case") << u"UPLOAD"_s << true;
    QTest::newRow("at the end") << u"}"_s << true;
    QTest::newRow("longer than all") << QString(500, u'x') << false;
    QTest::newRow("two words, both there") << u"upload 31"_s << true;
    QTest::newRow("two words, one there") << u"upload 32"_s << false;
    QTest::newRow("quoted") << u"\"an upload\""_s << true;
    QTest::newRow("quoted, other order") << u"\"upload an\""_s << false;
    QTest::newRow("name") << u"tick"_s << true;
    QTest::newRow("event:") << u"event:tick"_s << true;
    QTest::newRow("event: in part, any case") << u"EVENT:IC"_s << true;
    QTest::newRow("event: not in data") << u"event:upload"_s << false;
    QTest::newRow("id:") << u"id:77"_s << true;
    QTest::newRow("id: not in data") << u"id:31"_s << false;
    QTest::newRow("a prefix alone is a word") << u"event:"_s << false;
    QTest::newRow("not ASCII") << u"ÜBER"_s << true;
    QTest::newRow("not ASCII, not there") << u"ÄBER"_s << false;
}

void TestEventQuery::fits()
{
    QFETCH(const QString, query);
    QFETCH(const bool, isFit);
    StoredEvent event;
    event.type = "tick";
    event.lastEventId = "a77";
    event.data = "{\"msg\":\"an Upload \xc3\xbc" "ber\",\"pct\":31}";
    QCOMPARE(EventQuery(query).fits(event), isFit);
}

namespace {

void append(EventStore &store, int count)
{
    for (int i = 0; i < count; ++i) {
        const QByteArray data = QByteArray::number(store.end());
        StoredEvent event;
        event.size = data.size();
        event.type = "log";
        event.data = data;
        store.append(event);
    }
}

} // namespace

void TestEventQuery::scansWhatIsThereAndWhatComes()
{
    const auto store = std::make_shared<EventStore>();
    append(*store, 50'000);
    const auto matches = std::make_shared<EventMatches>(EventQuery(u"777"_s));
    EventScan scan;
    QSignalSpy passed(&scan, &EventScan::passed);
    scan.start(store, matches);
    scan.readTo(50'000);
    QTRY_VERIFY(!scan.isBehind());
    QCOMPARE(passed.size(), 50'000 / EventScan::Lot + 1);
    QCOMPARE(matches->takeFound().size(), 95); // 777, x777, 777x and so on
    append(*store, 1'000);
    scan.readTo(51'000);
    QTRY_VERIFY(!scan.isBehind());
    QCOMPARE(matches->takeFound(), std::deque<qint64>{50'777});
}

void TestEventQuery::anEarlierSearchSaysNothing()
{
    const auto store = std::make_shared<EventStore>();
    append(*store, 10'000);
    EventScan scan;
    scan.start(store, std::make_shared<EventMatches>(EventQuery(u"7"_s)));
    scan.readTo(10'000);
    QSignalSpy passed(&scan, &EventScan::passed);
    const auto second = std::make_shared<EventMatches>(EventQuery(u"9999"_s));
    scan.start(store, second);
    scan.readTo(10'000);
    QTRY_VERIFY(!scan.isBehind());
    QCOMPARE(passed.size(), 1);
    QCOMPARE(second->takeFound(), std::deque<qint64>{9'999});
    scan.start(nullptr, second);
    scan.readTo(20'000);
    QVERIFY(!scan.isBehind());
}

void TestEventQuery::catchesUpWithWhatHasGone()
{
    const auto store = std::make_shared<EventStore>(64 << 10);
    append(*store, 100);
    const auto matches = std::make_shared<EventMatches>(EventQuery(u"9"_s));
    EventScan scan;
    scan.start(store, matches);
    append(*store, 30'000);
    scan.readTo(100); // long gone
    QTRY_VERIFY(!scan.isBehind());
    scan.readTo(store->end());
    QTRY_VERIFY(!scan.isBehind());
    const std::deque<qint64> found = matches->takeFound();
    QVERIFY(!found.empty());
    QVERIFY(found.front() >= store->first());
}

QTEST_GUILESS_MAIN(TestEventQuery)
#include "tst_eventquery.moc"
