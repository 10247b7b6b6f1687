// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/log/linefields.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

using namespace runwatch;
using Format = LineFields::Format;
using Kind = LineField::Kind;

namespace {

// "key=value key=value": what was read, in one line.
QByteArray told(const LineFields &read)
{
    QByteArrayList words;
    for (const LineField &field : read.fields)
        words << field.key + '=' + field.value;
    return words.join('|');
}

QByteArray nested(int depth)
{
    QByteArray text = "{\"a\":1,\"b\":";
    for (int i = 0; i < depth; ++i)
        text += '[';
    for (int i = 0; i < depth; ++i)
        text += ']';
    return text + '}';
}

QByteArray manyFields(int count)
{
    QByteArray text = "{";
    for (int i = 0; i < count; ++i)
        text += (i > 0 ? ",\"k" : "\"k") + QByteArray::number(i) + "\":" + QByteArray::number(i);
    return text + '}';
}

} // namespace

class tst_LineFields : public QObject
{
    Q_OBJECT

private slots:
    void readsTheFields_data();
    void readsTheFields();
    void isNoneWhatIsNeither_data();
    void isNoneWhatIsNeither();
    void tellsTheKinds();
    void saysWhereItStands();
    void findsTheLastOfAKey();
    void readsNoMoreThanItsBounds();
    void readsTheBeginningOfALongLine();
    void agreesWithAndWithoutKeeping();
    void staysLinearForHostileLines_data();
    void staysLinearForHostileLines();
};

void tst_LineFields::readsTheFields_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("fields");
    const auto row = [](const char *name, QByteArray line, QByteArray fields) { QTest::newRow(name) << line << fields; };
    row("object", R"({"level":"info","n":3})", "level=info|n=3");
    row("blanks", " \t{ \"a\" : 1 , \"b\" : [ 1 , 2 ] } \n", "a=1|b=[ 1 , 2 ]");
    row("prefix", R"(2026-01-17T12:00:00Z INFO {"a":1})", "a=1");
    row("prefix with braces", R"(worker{7} ctx={} {"a":1})", "a=1");
    row("two objects in it", R"({"a":1} {"b":2})", "b=2");
    row("one level deeper", R"({"error":{"code":7,"at":{"line":3}},"x":1})", R"(error={"code":7,"at":{"line":3}}|error.code=7|error.at={"line":3}|x=1)");
    row("objects in a list are a list", R"({"l":[{"a":1}]})", R"(l=[{"a":1}])");
    row("escapes", R"({"a\u0062":"x\"y\n\u00e9\ud83d\ude00"})", "ab=x\"y\n\xc3\xa9\xf0\x9f\x98\x80");
    row("a backslash at the end", R"({"a":"x\\","b":"y"})", "a=x\\|b=y");
    row("brackets in a text", R"({"a":"}]{[","b":1})", "a=}]{[|b=1");
    row("same key twice", R"({"a":1,"a":2})", "a=1|a=2");
    row("empty key and values", R"({"":"","o":{},"l":[]})", "=|o={}|l=[]");
    row("words", R"({"t":true,"f":false,"n":null,"x":-1.5e3})", "t=true|f=false|n=null|x=-1.5e3");
    row("no UTF-8", "{\"a\":\"\xff\xfe\"}", "a=\xff\xfe");
    row("an escape that is none", R"({"a":"\q"})", "a=q"); // as the tree of fields reads it
    row("NUL", R"({"a":"\u0000b"})", QByteArray("a=\0b", 4));
    row("logfmt", R"(level=info msg="a b" n=3)", "level=info|msg=a b|n=3");
    row("logfmt with a prefix", R"(12:00:01 worker[3]: level=info took=12ms)", "level=info|took=12ms");
    row("logfmt with escapes", R"(msg="say \"x=1\" \\ \n." b=)", "msg=say \"x=1\" \\ \n.|b=");
    row("logfmt with a URL", "url=http://h/?a=1&b=2 code=200", "url=http://h/?a=1&b=2|code=200");
    row("logfmt with an object", "ctx={} code=200", "ctx={}|code=200");
}

void tst_LineFields::readsTheFields()
{
    QFETCH(const QByteArray, line);
    QTEST(told(readFields(line)), "fields");
    QVERIFY(!readFields(line).isCut);
}

void tst_LineFields::isNoneWhatIsNeither_data()
{
    QTest::addColumn<QByteArray>("line");
    for (const char *line :
         {"", " ", "text", "{", "}", "{}", "[1]", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{\"a\":1", "{\"a\":1}}", "{\"a\":1} ok", "{a:1}", "{\"a\":01x}",
          "{\"a\":nul}", "{\"a\":\"x}", "{\"a\":[1}", "{\"a\":[1,]}", "{\"a\" 1}", "fn main() { \"x\" }", "a=1", "a=1 b", "see x=1, or y=2 there",
          "a=\"x b=1", "=1 =2", "1=2 3=4", "a=b\"c d=1", "https://host/?a=1 https://host/?b=2", "if (a == 1 && b != 2) x = y"})
        QTest::newRow(line) << QByteArray(line);
}

void tst_LineFields::isNoneWhatIsNeither()
{
    QFETCH(const QByteArray, line);
    QCOMPARE(readFields(line).format, Format::None);
    QCOMPARE(readFields(line).fields.size(), 0);
    QVERIFY(!hasFields(line));
}

void tst_LineFields::tellsTheKinds()
{
    const LineFields json = readFields(R"({"a":"x","b":1,"c":true,"d":false,"e":null,"f":{},"g":[]})");
    const QList<Kind> kinds{Kind::Text, Kind::Number, Kind::True, Kind::False, Kind::Null, Kind::Object, Kind::List};
    QCOMPARE(json.format, Format::Json);
    QCOMPARE(json.fields.size(), kinds.size());
    for (qsizetype i = 0; i < kinds.size(); ++i)
        QCOMPARE(json.fields[i].kind, kinds[i]);
    const LineFields pairs = readFields(R"(a=x b="1" c=1 d=true)");
    QCOMPARE(pairs.format, Format::Logfmt);
    QCOMPARE(pairs.fields[0].kind, Kind::Text);
    QCOMPARE(pairs.fields[1].kind, Kind::Text);
    QCOMPARE(pairs.fields[2].kind, Kind::Number);
    QCOMPARE(pairs.fields[3].kind, Kind::True);
}

void tst_LineFields::saysWhereItStands()
{
    const QByteArray line = "INFO {\"a\":1} ";
    const LineFields read = readFields(line);
    QCOMPARE(line.sliced(read.begin, read.end - read.begin), "{\"a\":1}");
    QCOMPARE(readFields("x a=1 b=2 ").begin, 2);
    QCOMPARE(readFields("x a=1 b=2 ").end, 9);
}

void tst_LineFields::findsTheLastOfAKey()
{
    const LineFields read = readFields(R"({"a":1,"o":{"a":2},"a":3})");
    QCOMPARE(read.find("a")->value, "3");
    QCOMPARE(read.find("o.a")->value, "2");
    QVERIFY(!read.find("b"));
}

void tst_LineFields::readsNoMoreThanItsBounds()
{
    QCOMPARE(readFields(manyFields(200)).fields.size(), 200);
    QVERIFY(!readFields(manyFields(200)).isCut);
    QCOMPARE(readFields(manyFields(201)).fields.size(), 200);
    QVERIFY(readFields(manyFields(201)).isCut);
    QCOMPARE(readFields(manyFields(201)).format, Format::Json);
    QCOMPARE(readFields(nested(127)).fields.size(), 2);
    QCOMPARE(readFields(nested(128)).format, Format::None); // deeper than anything we could show
    QCOMPARE(readFields(nested(30'000)).format, Format::None);
    QCOMPARE(readFields(QByteArray(300, '-') + "{\"a\":1}").format, Format::None);
}

void tst_LineFields::readsTheBeginningOfALongLine()
{
    const QByteArray big(LineFields::MaxBytes, 'x');
    const LineFields read = readFields("{\"a\":1,\"o\":{\"b\":2,\"big\":\"" + big + "\"},\"z\":3}");
    QCOMPARE(read.format, Format::Json);
    QVERIFY(read.isCut);
    QCOMPARE(read.find("a")->value, "1");
    QCOMPARE(read.find("o.b")->value, "2");
    QVERIFY(!read.find("z"));
    QVERIFY(!read.find("o.big"));
    QCOMPARE(readFields("{\"a\":1,\"big\":\"" + big + "\" and then text}").format, Format::Json); // nobody has looked
    QCOMPARE(readFields("{\"a\":1,\"big\":\"" + big + "\" and then text").format, Format::None);

    // No number is shown that is only its beginning.
    const QByteArray digits = "{\"a\":1,\"n\":" + QByteArray(LineFields::MaxBytes, '7') + '}';
    QCOMPARE(told(readFields(digits)), "a=1");

    const LineFields pairs = readFields("a=1 b=2 c=" + big);
    QCOMPARE(told(pairs), "a=1|b=2");
    QVERIFY(pairs.isCut);
}

// Anything that can come of a line by cutting and changing it.
void tst_LineFields::agreesWithAndWithoutKeeping()
{
    const QByteArrayList lines{R"(T {"a":"x\"\\","o":{"b":[1,{"c":null}],"d":-1e3},"e":"\ud83d\ude00"})", R"(lvl=info msg="a \"b\" c" n=3 e= x.y=true)"};
    QRandomGenerator random(7);
    for (const QByteArray &line : lines) {
        for (qsizetype cut = 0; cut <= line.size(); ++cut) {
            QCOMPARE(hasFields(line.first(cut)), readFields(line.first(cut)).format != Format::None);
            QCOMPARE(hasFields(line.sliced(cut)), readFields(line.sliced(cut)).format != Format::None);
        }
        for (int i = 0; i < 20'000; ++i) {
            QByteArray changed = line;
            for (int changes = random.bounded(1, 4); changes > 0; --changes)
                changed[random.bounded(int(changed.size()))] = "\"\\{}[]:,= \0x\x80"[random.bounded(13)];
            const LineFields read = readFields(changed);
            QVERIFY2(hasFields(changed) == (read.format != Format::None), changed.constData());
            QVERIFY2((read.format == Format::None) == read.fields.isEmpty(), changed.constData());
        }
    }
}

void tst_LineFields::staysLinearForHostileLines_data()
{
    QTest::addColumn<QByteArray>("piece");
    QTest::addColumn<QByteArray>("end");
    for (const char *piece : {"{\"", "{\"a\":", "[", "\"", "\\", "{\"a\":\"\\\"", "a=\"", "a=\"\\\" ", "a=b ", "{\"a\":1}", "= ", "{\"a\":1,"}) {
        QTest::addRow("%s", piece) << QByteArray(piece) << QByteArray("}");
        QTest::addRow("%s and blanks", piece) << QByteArray(piece) << QByteArray(1'000, ' ');
    }
}

void tst_LineFields::staysLinearForHostileLines()
{
    QFETCH(const QByteArray, piece);
    QFETCH(const QByteArray, end);
    const QByteArray line = piece.repeated(10'000'000 / piece.size()) + end;
    QElapsedTimer timer;
    timer.start();
    (void)hasFields(line);
    const LineFields read = readFields(line);
    QVERIFY(read.fields.size() <= LineFields::MaxFields);
    QVERIFY2(timer.elapsed() < 500, qPrintable(QString::number(timer.elapsed()))); // a debug build, ten megabytes
}

QTEST_GUILESS_MAIN(tst_LineFields)
#include "tst_linefields.moc"
