// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/decode/decoder.h"
#include "tests/decode/describe.h"

#include <QTest>

#include <cmath>
#include <random>

using namespace runwatch;

namespace {

constexpr int FuzzRounds = 100'000;

QByteArrayList samples()
{
    return {
        R"({"progress": 40, "message": "Processing step 4 of 10...", "status": "progress"})",
        R"({"phase": "process", "phaseProgress": 30, "overallProgress": 31, "message": "half"})",
        R"({"type": "log", "message": "line", "timestamp": "2026-01-17T10:00:00.000Z"})",
        R"({"status":"progress","progress":50,"results":{"success":4,"failed":1,"errors":["a",{"message":"b"}]}})",
        R"([{"jobId":"a","percent":"40%"},[{"job":7,"current":3,"total":7}],{"count":9}])",
        R"({"id":"x","progress":"3/7","title":"T","level":"warn","text":"w","success":false})",
    };
}

QString decodedText(Decoder &decoder, const QByteArray &data, const QByteArray &type = "message")
{
    return described(decoder.decode({.type = type, .data = data, .lastEventId = {}}));
}

QByteArray mutated(QByteArray data, std::mt19937 &random)
{
    static constexpr char Bytes[] = "{}[]\",:\\0123456789-+.eEuntrfls \xff\xc3\x80\x00";
    for (int changes = 1 + int(random() % 4); changes > 0 && !data.isEmpty(); --changes) {
        const qsizetype at = qsizetype(random() % std::size_t(data.size()));
        const char byte = Bytes[random() % (sizeof Bytes)];
        switch (random() % 4) {
        case 0:
            data[at] = byte;
            break;
        case 1:
            data.insert(at, byte);
            break;
        case 2:
            data.remove(at, 1 + qsizetype(random() % 5));
            break;
        default:
            data.truncate(at);
        }
    }
    return data;
}

} // namespace

class TestDecoder : public QObject
{
    Q_OBJECT

private slots:
    void readsTheShapes_data();
    void readsTheShapes();
    void readsTheNamesOfEvents_data();
    void readsTheNamesOfEvents();
    void readsStatusWords_data();
    void readsStatusWords();
    void keepsWhatItCannotRead_data();
    void keepsWhatItCannotRead();
    void readsHostileNumbers_data();
    void readsHostileNumbers();
    void boundsErrorsAndUpdates();
    void survivesDeepAndWideData();
    void forgetsTheEventBefore();
    void survivesMutations();
};

void TestDecoder::readsTheShapes_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<QString>("said");
    const auto row = [](const char *name, const char *data, const char *said) {
        QTest::newRow(name) << QByteArray(data) << QString::fromUtf8(said);
    };

    row("percentage", R"({"progress": 40, "message": "Processing step 4 of 10...", "status": "progress"})",
        "Running progress=40 message=Processing step 4 of 10...");
    row("percentage, complete", R"({"progress":100,"status":"complete"})", "Completed progress=100");
    row("phases", R"({"phase": "process", "phaseProgress": 30, "overallProgress": 31, "message": "m"})",
        "Running progress=31 phase=process phaseProgress=30 message=m");
    row("phases, snake case", R"({"phase":"a","phase_progress":30,"overall_progress":31})",
        "Running progress=31 phase=a phaseProgress=30");
    row("phase, a number", R"({"phase": 2})", "Running phase=2");
    row("phases, announced", R"({"phases":["a",{"name":"b","weight":70},{"title":"c","id":3},{"x":1},7],"progress":0})",
        "Running progress=0 phases=[a;b:70;c;7]");
    row("phases, nothing else", R"({"id":"j","phases":["a"]})", "key=j phases=[a]");
    row("phases, weights that are none", R"({"phase":"a","phases":[{"name":"a","weight":-1},{"name":"b","weight":"x"},{"name":"c","weight":"0.5"}]})",
        "Running phase=a phases=[a;b;c:0.5]");
    row("phases, no list", R"({"phase":"a","phases":{"a":1}})", "Running phase=a");
    row("phases without names", R"({"phases":[{},null,[]]})", "?");
    row("log", R"({"type":"log","message":"m","timestamp":"2026-01-17T10:00:00.000Z"})",
        "message=m log\"m\"@1768644000000");
    row("log, warning", R"({"type":"warning","message":"m"})", "message=m warning\"m\"");
    row("log, error ends nothing", R"({"type":"error","message":"m"})", "message=m error\"m\"");
    row("log, complete", R"({"type":"complete","message":"m"})", "Completed message=m complete\"m\"");
    row("log, complete, no words", R"({"type":"complete"})", "Completed");
    row("log, complete with a number", R"({"type":"complete","progress":100,"message":"m"})",
        "Completed progress=100 message=m complete\"m\"");
    row("log, failed", R"({"type":"failed","message":"m"})", "Failed message=m error\"m\"");
    row("level", R"({"level":"WARN","message":"m"})", "message=m warning\"m\"");
    row("level, info", R"({"level":"info","msg":"m"})", "message=m log\"m\"");
    row("level, debug", R"({"level":"debug","text":"m"})", "message=m debug\"m\"");
    row("level, unknown", R"({"level":30,"line":"m"})", "message=m log\"m\"");
    row("level, complete", R"({"level":"complete","message":"m"})", "Completed message=m complete\"m\"");
    row("level, success ends nothing", R"({"level":"success","message":"m"})", "message=m complete\"m\"");
    row("level, complete, of a log line", R"({"type":"log","level":"complete","message":"m"})",
        "message=m complete\"m\"");
    row("level over type", R"({"type":"log","level":"fatal","message":"m"})", "message=m error\"m\"");
    row("batch",
        R"({"status":"progress","progress":50,"message":"m","results":{"success":4,"failed":1,"errors":["Item 3: timeout"]}})",
        "Running progress=50 message=m results=4+1[Item 3: timeout]");
    row("batch, error objects",
        R"({"results":{"success":1,"failed":4,"total":5,"errors":[{"message":"a"},{"error":"b"},{"code": 3},7,[1, 2]]}})",
        R"(Running results=1+4of5[a;b;{"code": 3};7;[1, 2]])");
    row("connected", R"({"type":"connected"})", "");
    row("connected, with words", R"({"type":"connected","message":"hi","id":"c1"})", "");
    row("bare message", R"({"message": "Hello"})", "message=Hello log\"Hello\"");
    row("bare message, unknown type", R"({"type":"status","message":"m"})", "message=m log\"m\"");
    row("message of type progress", R"({"type":"progress","message":"m"})", "Running message=m");
    row("counter", R"({"count": 7})", "Running count=7");
    row("percent", R"({"percent": 50})", "Running progress=50%");
    row("percentage word", R"({"percentage": "50"})", "Running progress=50%");
    row("percent beats progress", R"({"progress":0.5,"percent":50})", "Running progress=50%");
    row("error, server side",
        R"({"status":"error","message":"m","progress":0,"results":{"success":3,"failed":1}})",
        "Failed progress=0 message=m results=3+1");
    row("error, its own word", R"({"status":"error","error":"disk full"})", "Failed message=disk full");
    row("numeric string", R"({"progress":"87"})", "Running progress=87");
    row("percent string", R"({"progress":" 40 % "})", "Running progress=40%");
    row("ratio string", R"({"progress":"3/7"})", "Running progress=3/7");
    row("ratio of nothing", R"({"progress":"3/0"})", "Running count=3");
    row("fraction", R"({"progress":0.25})", "Running progress=0.25");
    row("current and total", R"({"current":3,"total":"7"})", "Running progress=3/7");
    row("current alone", R"({"current":3})", "Running count=3");
    row("current of nothing", R"({"current":3,"total":0})", "Running count=3");
    row("current of less than nothing", R"({"current":3,"total":-1})", "Running count=3");
    row("state", R"({"state":"RUNNING"})", "Running");
    row("jobId", R"({"jobId":"a","progress":1})", "key=a Running progress=1");
    row("jobId before job", R"({"job":"nightly","jobId":"a","progress":1})", "key=a title=nightly Running progress=1");
    row("job_id, a number", R"({"job_id":12,"message":"m"})", "key=12 message=m log\"m\"");
    row("job", R"({"job":"a","status":"queued","title":"Nightly"})", "key=a title=Nightly Queued");
    row("job, an object", R"({"job":{"id":1},"progress":1})", "Running progress=1");
    row("id beside progress", R"({"id":7,"progress":1,"name":"N"})", "key=7 title=N Running progress=1");
    row("id beside status", R"({"id":"a","status":"done"})", "key=a Completed");
    row("id beside current and total", R"({"id":"a","current":1,"total":4})", "key=a Running progress=1/4");
    row("id beside phase", R"({"id":"a","phase":"p"})", "key=a Running phase=p");
    row("id beside a message is none", R"({"id":"a","message":"m"})", "message=m log\"m\"");
    row("id beside a count is none", R"({"id":"a","count":1})", "Running count=1");
    row("array", R"([{"jobId":"a","progress":1},{"jobId":"b","progress":2}])",
        "key=a Running progress=1 | key=b Running progress=2");
    row("array, some of it unknown", R"([1,{"x":1},null,{"count":2},"s"])", "Running count=2");
    row("escapes", R"({"mess\u0061ge":"\u00e4\n\ud83d\ude00"})", "message=ä\n😀 log\"ä\n😀\"");
    row("a half surrogate", R"({"progress":4,"message":"a\ud83d!"})", "Running progress=4 message=a\uFFFD!");
    row("half a surrogate at the end", R"({"message":"\\ud83d\udc00"})",
        "message=\\ud83d\uFFFD log\"\\ud83d\uFFFD\"");
    row("named twice", R"({"progress":1,"progress":2})", "Running progress=2");
    row("time without offset", R"({"type":"log","message":"m","time":"2026-01-17T10:00:00"})",
        "message=m log\"m\"@1768644000000");
    row("time with offset", R"({"type":"log","message":"m","ts":"2026-01-17 11:30:00.5+01:30"})",
        "message=m log\"m\"@1768644000500");
    row("time in seconds", R"({"type":"log","message":"m","ts":1768644000.25})",
        "message=m log\"m\"@1768644000250");
    row("time in milliseconds", R"({"type":"log","message":"m","ts":"1768644000000"})",
        "message=m log\"m\"@1768644000000");
    row("time nobody can read", R"({"type":"log","message":"m","ts":"2026-13-17T10:00:00Z"})",
        "message=m log\"m\"");
}

void TestDecoder::readsTheShapes()
{
    QFETCH(const QByteArray, data);
    QFETCH(const QString, said);
    Decoder decoder;
    QCOMPARE(decodedText(decoder, data), said);
    QCOMPARE(decodedText(decoder, data, "update"), said);
}

void TestDecoder::readsTheNamesOfEvents_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<QString>("said");
    const auto row = [](const char *type, const char *data, const char *said) {
        QTest::addRow("%s %s", type, data) << QByteArray(type) << QByteArray(data) << QString::fromUtf8(said);
    };

    row("progress", R"({"percent": 50})", "Running progress=50%");
    row("progress", "40", "Running progress=40");
    row("progress", "40%", "Running progress=40%");
    row("log", R"({"message":"m"})", "message=m log\"m\"");
    row("log", R"({"text":"m","progress":5})", "Running progress=5 message=m log\"m\"");
    row("log", "plain words", "message=plain words log\"plain words\"");
    row("log", R"("a string")", "message=a string log\"a string\"");
    row("complete", R"({"result": "success"})", "Completed");
    row("complete", R"({"result": "failure"})", "Failed");
    row("complete", R"({"result": "cancelled"})", "Cancelled");
    row("complete", R"({"success": false, "message":"m"})", "Failed message=m error\"m\"");
    row("complete", R"({"success": true})", "Completed");
    row("complete", R"({"status":"failed"})", "Failed");
    row("complete", R"({"progress":87})", "Completed progress=87");
    row("complete", "{}", "Completed");
    row("complete", "", "Completed");
    row("complete", "null", "Completed");
    row("complete", "[]", "Completed");
    row("complete", "bye", "Completed message=bye complete\"bye\"");
    row("error", R"({"message":"m"})", "message=m error\"m\"");
    row("error", R"({"progress":50})", "Running progress=50");
    row("error", "eof", "?log\"eof\"");
    row("warning", R"({"message":"m"})", "message=m warning\"m\"");
    row("open", R"({"count":1})", "Running count=1");
    row("ping", "", "?");
    row("ping", "\n", "?");
    row("heartbeat", "{}", "?");
}

void TestDecoder::readsTheNamesOfEvents()
{
    QFETCH(const QByteArray, type);
    QFETCH(const QByteArray, data);
    QFETCH(const QString, said);
    Decoder decoder;
    QCOMPARE(decodedText(decoder, data, type), said);
}

void TestDecoder::readsStatusWords_data()
{
    QTest::addColumn<QString>("state");
    const auto row = [](const char *state, std::initializer_list<const char *> words) {
        for (const char *word : words)
            QTest::newRow(word) << QString::fromUtf8(state);
    };
    row("Running", {"progress", "running", "in_progress", "in-progress", "processing", "Started", "ACTIVE"});
    row("Queued", {"pending", "queued", "waiting"});
    row("Completed", {"complete", "Completed", "done", "success", "succeeded", "finished"});
    row("CompletedWithErrors", {"completed-with-errors", "COMPLETED_WITH_ERRORS"});
    row("Failed", {"error", "failed", "FAILURE"});
    row("Cancelled", {"cancelled", "canceled", "aborted"});
}

void TestDecoder::readsStatusWords()
{
    QFETCH(const QString, state);
    Decoder decoder;
    const QByteArray word = QTest::currentDataTag();
    QCOMPARE(decodedText(decoder, R"({"status":")" + word + R"("})"), state);
    QCOMPARE(decodedText(decoder, R"({"status":"no such word","progress":1})"),
             QStringLiteral("Running progress=1"));
    QCOMPARE(decodedText(decoder, R"({"status":"no such word","message":"m"})"), QStringLiteral("message=m"));
}

void TestDecoder::keepsWhatItCannotRead_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<QString>("said");
    for (const char *text :
         {"[DONE]", "plain words", "12 apples", "12:30 began", "2026-01-17 began", "true story", "nullify",
          "-- done", R"({"progress":40)", R"({"progress":40,})", R"({"progress":40} {"progress":41})",
          R"({"progress":40}x)", R"({"progress" 40})", R"({'progress':40})", R"("a" b)",
          R"([{"progress":40},)", "{", "]", "\""})
        QTest::newRow(text) << QByteArray(text) << QStringLiteral("?log\"%1\"").arg(QString::fromUtf8(text));
    QTest::newRow("string") << QByteArray(R"("a string")") << QStringLiteral("?log\"a string\"");
    for (const char *data :
         {"{}", "[]", "null", "5", "true", "[1,2]", R"({"x":1})", R"({"name":"n"})",
          R"({"type":"heartbeat"})", R"({"status":"no such word"})", R"({"result":"success"})"})
        QTest::newRow(data) << QByteArray(data) << QStringLiteral("?");
}

void TestDecoder::keepsWhatItCannotRead()
{
    QFETCH(const QByteArray, data);
    QFETCH(const QString, said);
    Decoder decoder;
    QCOMPARE(decodedText(decoder, data), said);
}

void TestDecoder::readsHostileNumbers_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<QString>("said");
    const auto row = [](const char *data, const char *said) {
        QTest::newRow(data) << QByteArray(data) << QString::fromUtf8(said);
    };
    for (const char *number : {"null", "{}", "[]", "true", "\"\""})
        QTest::newRow(number) << QByteArray(R"({"progress":)") + number + R"(,"message":"m"})"
                              << QStringLiteral("Running message=m");
    row(R"({"current":3,"total":null})", "Running count=3");
    row(R"({"current":3,"total":"NaN"})", "Running count=3");
    row(R"({"current":NaN,"total":7,"message":"m"})", "message=m log\"m\"");
    row(R"({"current":-3,"total":7})", "Running progress=-3/7");
    row(R"({"progress":"-3/7"})", "Running progress=-3/7");
    row(R"({"progress":"3/-7"})", "Running count=3");
    row(R"({"progress":"3/NaN"})", "Running unread=3/NaN");
    row(R"({"progress":"/7"})", "Running unread=/7");
    row(R"({"progress":"3/"})", "Running unread=3/");
    row(R"({"progress":"%"})", "Running unread=%");
    row(R"({"progress":"-40%"})", "Running progress=-40%");
    row(R"({"percent":"3/7"})", "Running progress=3/7");
    row(R"({"percent":true})", "Running");
    row(R"({"count":"7"})", "Running count=7");
    row(R"({"count":-1})", "Running count=-1");
    row(R"({"count":1e999})", "?");
    row(R"({"phase":"p","phaseProgress":"3/0"})", "Running phase=p");
    row(R"({"phase":"p","phaseProgress":null})", "Running phase=p");
    for (const char *number : {"NaN", "Infinity", "-Infinity", "1e999", "\"abc\"", "\"NaN\"", "\"inf\"", "\"1e999\""})
        QTest::newRow(number) << QByteArray(R"({"progress":)") + number + R"(,"message":"m"})"
                              << QStringLiteral("Running message=m unread=%1").arg(QString::fromUtf8(number).remove(u'"'));
    row(R"({"progress":"abc","percent":40})", "Running progress=40%");
    row(R"({"phase":"p","phaseProgress":"?"})", "Running phase=p unreadPhase=?");
    row(R"({"progress":-5})", "Running progress=-5");
    row(R"({"progress":150})", "Running progress=150");
    row(R"({"progress":1e300})", "Running progress=1e+300");
    row(R"({"results":{"success":9223372036854775808,"failed":-9223372036854775809}})",
        "Running results=9223372036854775807+-9223372036854775808");
    row(R"({"results":{"success":9007199254740993,"failed":1e999}})", "Running results=9007199254740993+0");
    row(R"({"results":{"success":123456789012345678901234567890}})", "Running results=9223372036854775807+0");
    row("{\"progress\":40,\"message\":\"a\xff\xfe!\"}", "Running progress=40 message=a\uFFFD\uFFFD!");
    row("{\"progress\":40,\"message\":\"\xe2\x82\"}", "Running progress=40 message=\uFFFD");
}

void TestDecoder::readsHostileNumbers()
{
    QFETCH(const QByteArray, data);
    QFETCH(const QString, said);
    Decoder decoder;
    QCOMPARE(decodedText(decoder, data), said);
}

void TestDecoder::boundsErrorsAndUpdates()
{
    Decoder decoder;
    const QByteArray errors =
        R"({"results":{"errors":[)" + QByteArray(R"("e",)").repeated(10'002) + R"("e"]}})";
    const Decoded batch = decoder.decode({.type = "message", .data = errors, .lastEventId = {}});
    QCOMPARE(batch.updates.size(), std::size_t(1));
    QCOMPARE(batch.updates[0].results->errors.size(), BatchResults::MaxErrors);
    QCOMPARE(batch.updates[0].results->errorsNotKept, 3);

    const QByteArray crowd = "[" + QByteArray(R"({"count":1},)").repeated(20'000) + "{}]";
    const Decoded kept = decoder.decode({.type = "message", .data = crowd, .lastEventId = {}});
    QVERIFY(!kept.isRecognised);
    QCOMPARE(kept.updates.size(), std::size_t(1));
    QCOMPARE(kept.updates[0].log->text, crowd);
}

void TestDecoder::survivesDeepAndWideData()
{
    Decoder decoder;
    const QByteArray open(100'000, '[');
    QVERIFY(decodedText(decoder, open).startsWith(QStringLiteral("?log\"[[")));
    QVERIFY(decodedText(decoder, open + QByteArray(100'000, ']')).startsWith(QStringLiteral("?log\"[[")));
    QCOMPARE(decodedText(decoder, R"({"progress":1,"x":)" + open + QByteArray(100'000, ']') + "}"),
             QStringLiteral("Running progress=1"));
    const QByteArray wide = "[" + QByteArray(R"("",)").repeated(350'000) + R"(""])";
    QCOMPARE(decodedText(decoder, wide), QStringLiteral("?"));
}

void TestDecoder::forgetsTheEventBefore()
{
    Decoder decoder;
    Decoder fresh;
    for (const QByteArray &first : samples()) {
        for (const QByteArray &second : samples()) {
            (void)decoder.decode({.type = "message", .data = first, .lastEventId = {}});
            QCOMPARE(decodedText(decoder, second), decodedText(fresh, second));
        }
    }
}

void TestDecoder::survivesMutations()
{
    std::mt19937 random(20260117);
    Decoder decoder;
    const QByteArrayList seeds = samples();
    for (int round = 0; round < FuzzRounds; ++round) {
        const QByteArray data = mutated(seeds.at(round % seeds.size()), random);
        const Decoded decoded = decoder.decode({.type = "message", .data = data, .lastEventId = {}});
        for (const Update &update : decoded.updates)
            QVERIFY2(!update.progress || std::isfinite(update.progress->value), data.constData());
    }
}

QTEST_GUILESS_MAIN(TestDecoder)

#include "tst_decoder.moc"
