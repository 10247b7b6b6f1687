// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/model/eventshape.h"

#include <QTest>

using namespace runwatch;
using namespace Qt::StringLiterals;

namespace {

EventShape shapeOf(QByteArrayView data, QByteArrayView type = "message")
{
    StoredEvent event;
    event.type = type;
    event.data = data;
    return EventShape::of(event);
}

} // namespace

class TestEventShape : public QObject
{
    Q_OBJECT

private slots:
    void readsJson_data();
    void readsJson();
    void knowsTheWayToAValue();
    void comparesShapes();
    void groupsWhatIsNotUnderstood();
    void countsTheRestTogether();
};

void TestEventShape::readsJson_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<int>("nodes"); // 0: no JSON

    QTest::newRow("object") << QByteArray(R"({"a":1,"b":[true,null,{"c":"x"}]})") << 7;
    QTest::newRow("spaces") << QByteArray(" { \"a\" : 1 , \"b\" : [ ] } \n") << 3;
    QTest::newRow("scalar") << QByteArray("3") << 1;
    QTest::newRow("empty") << QByteArray() << 0;
    QTest::newRow("text") << QByteArray("eof") << 0;
    QTest::newRow("more behind it") << QByteArray("{}x") << 0;
    QTest::newRow("cut") << QByteArray("{\"a\":1") << 0;
    QTest::newRow("cut in a text") << QByteArray("{\"a\":\"x") << 0;
    QTest::newRow("cut in an escape") << QByteArray("\"x\\") << 0;
    QTest::newRow("comma at the end") << QByteArray("[1,]") << 0;
    QTest::newRow("colon missing") << QByteArray("{\"a\" 1}") << 0;
    QTest::newRow("too deep") << QByteArray(5'000, '[') + QByteArray(5'000, ']') << 0;
    QTest::newRow("too many") << '[' + QByteArray("1,").repeated(MaxJsonNodes) + "1]" << 0;
}

void TestEventShape::readsJson()
{
    QFETCH(const QByteArray, json);
    QFETCH(const int, nodes);
    QCOMPARE(jsonNodes(json).size(), nodes);
}

void TestEventShape::knowsTheWayToAValue()
{
    const QList<JsonNode> nodes = jsonNodes(R"({"a\"b":0.310,"l":["\u00e9\n"]})");
    QCOMPARE(nodes.size(), 4);
    QCOMPARE(nodes[1].name, QByteArray("a\"b"));
    QCOMPARE(nodes[1].text, QByteArray("0.310"));
    QCOMPARE(nodes[2].children, QList<int>{3});
    QCOMPARE(nodes[3].parent, 2);
    QCOMPARE(nodes[3].text, QByteArray("\xc3\xa9\n"));
}

void TestEventShape::comparesShapes()
{
    QCOMPARE(shapeOf(R"({"a":1,"b":true})"), shapeOf(R"({"b":false,"a":-2.5e3})"));
    QVERIFY(shapeOf(R"({"a":1})") != shapeOf(R"({"a":"1"})"));
    QVERIFY(shapeOf(R"({"a":1})") != shapeOf(R"({"a":1,"b":1})"));
    QVERIFY(shapeOf(R"({"a":1})") != shapeOf(R"({"a":1})", "tick"));
    QCOMPARE(shapeOf("one"), shapeOf("two"));
    QVERIFY(shapeOf("one") != shapeOf("[1]"));
}

void TestEventShape::groupsWhatIsNotUnderstood()
{
    EventStore store;
    qint64 time = 1'000;
    for (const char *data : {R"({"a":1})", "[DONE]", R"({"a":2})", R"({"percent":1})"}) {
        StoredEvent event;
        event.arrivalTime = time++;
        event.reading.kind = QByteArrayView(data).contains("percent") ? EventReading::Kind::BuiltIn : EventReading::Kind::NotUnderstood;
        event.type = "tick";
        event.data = data;
        store.append(event);
    }
    UnreadShapes shapes;
    shapes.read(store.events(0, 2));
    shapes.read(store.events(2, 2));
    QCOMPARE(shapes.groups().size(), 2);
    const ShapeGroup &first = shapes.groups().at(0);
    QCOMPARE(first.count, 2);
    QCOMPARE(first.firstAt, 1'000);
    QCOMPARE(first.lastAt, 1'002);
    QCOMPARE(first.example, 2);
    QCOMPARE(first.exampleData, QByteArray(R"({"a":2})"));
    QVERIFY(!shapes.groups().at(1).shape.isJson);
    QCOMPARE(shapes.others(), 0);
}

void TestEventShape::countsTheRestTogether()
{
    EventStore store;
    for (int i = 0; i < 1'000; ++i) {
        const QByteArray data = "{\"k" + QByteArray::number(i) + "\":1}";
        StoredEvent event;
        event.data = data;
        store.append(event);
    }
    UnreadShapes shapes;
    shapes.read(store.events(0, 1'000));
    QCOMPARE(shapes.groups().size(), UnreadShapes::MaxShapes);
    QCOMPARE(shapes.others(), 1'000 - UnreadShapes::MaxShapes);
}

QTEST_GUILESS_MAIN(TestEventShape)
#include "tst_eventshape.moc"
