// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/words/logwords.h"
#include "ui/words/requestwords.h"
#include "ui/words/streamwords.h"
#include "ui/words/timewords.h"

#include <QMetaEnum>
#include <QTest>

using namespace runwatch;
using namespace Qt::StringLiterals;

class TestStreamWords final : public QObject
{
    Q_OBJECT

private slots:
    void everyEndHasASentence()
    {
        const auto kinds = QMetaEnum::fromType<StreamEnd::Kind>();
        QSet<QString> sentences;
        for (int i = 1; i < kinds.keyCount(); ++i) {
            const QString sentence = describe(StreamEnd{StreamEnd::Kind(kinds.value(i)), 418, u"detail"_s});
            QVERIFY2(sentence.endsWith(u'.') || sentence.endsWith(u'?'), qPrintable(sentence));
            sentences.insert(sentence);
        }
        QCOMPARE(sentences.size(), kinds.keyCount() - 1);
    }

    void everyRequestErrorHasASentence()
    {
        for (int kind = 0; kind <= int(RequestError::Kind::NotACurlCommand); ++kind)
            QVERIFY2(!describe(RequestError{RequestError::Kind(kind), u"x"_s, 3}).isEmpty(), qPrintable(QString::number(kind)));
    }

    void theConnectionTellsQuietFromLive()
    {
        StreamStatus stream;
        stream.connection = StreamStatus::Connection::Open;
        stream.lastEventAt = 1'000'000;
        QCOMPARE(connectionText(stream, 1'003'000), u"Live"_s);
        QCOMPARE(connectionText(stream, 1'041'000), u"Quiet for 41 s"_s);
    }

    void silencesAreToldApart()
    {
        StreamStatus stream;
        stream.connection = StreamStatus::Connection::Open;
        stream.openedAt = stream.lastByteAt = stream.lastLineAt = stream.lastEventAt = 1'000'000;
        QCOMPARE(silenceText(stream, 1'014'999), QString());
        QCOMPARE(silenceText(stream, 1'181'000), u"No bytes for 3 min"_s); // nothing will end it
        stream.idleLimit = 300'000;
        QCOMPARE(silenceText(stream, 1'181'000), u"Quiet for 3 min"_s);
        stream.lastByteAt = 1'180'000;
        QCOMPARE(silenceText(stream, 1'181'000), u"Bytes arrive, but no complete line for 3 min"_s);
        stream.lastLineAt = 1'180'000; // keep-alives
        QCOMPARE(silenceText(stream, 1'181'000), u"Quiet for 3 min"_s);
        stream.connection = StreamStatus::Connection::Waiting;
        QCOMPARE(silenceText(stream, 1'181'000), QString());
    }

    void aServerSaysHowItsStreamsStand()
    {
        QCOMPARE(serverText({}, 0), u"no open stream"_s);
        ServerStreams streams;
        streams.live = 2;
        streams.waiting = 1;
        streams.nextAttemptAt = 10'000;
        streams.nextAttempt = 3;
        QCOMPARE(serverText(streams, 6'000), u"2 live, 1 reconnecting in 4 s (3)"_s);
        streams = {};
        streams.waiting = 12;
        streams.quiet = streams.paused = streams.connecting = 1;
        streams.nextAttemptAt = 10'000;
        streams.nextAttempt = 1;
        QCOMPARE(serverText(streams, 6'000), u"1 quiet, 1 connecting, 12 reconnecting, next in 4 s (1), 1 paused"_s);
    }

    void threeClocksAreThreeFacts()
    {
        StreamStatus stream;
        QCOMPARE(clockTexts(stream, 0, 0), (QStringList{u"No byte yet"_s, u"No event yet"_s, u"No progress yet"_s}));
        stream.lastByteAt = 197'000;
        stream.lastEventAt = 159'000;
        QCOMPARE(clockTexts(stream, 80'000, 200'000),
                 (QStringList{u"Last byte 3 s"_s, u"Last event 41 s"_s, u"Last progress 2 min"_s}));
    }

    void anUnansweredRequestIsCounted()
    {
        StreamStatus stream;
        stream.attemptInRow = 1;
        QCOMPARE(connectionText(stream, 20'000), u"Connecting"_s);
        stream.sentAt = 1;
        QCOMPARE(connectionText(stream, 20'001), u"No answer yet for 20 s"_s);
        stream.attemptInRow = 2;
        QCOMPARE(connectionText(stream, 20'001), u"No answer yet for 20 s (2)"_s);
    }

    void theNextAttemptIsCountedDown()
    {
        StreamStatus stream;
        stream.connection = StreamStatus::Connection::Waiting;
        stream.nextAttemptAt = 10'000;
        stream.attemptInRow = 2;
        QCOMPARE(connectionText(stream, 6'000), u"Reconnecting in 4 s (3)"_s);
    }

    void everyMarkHasWords()
    {
        for (int kind = int(LogKind::Connected); kind <= int(LogKind::AttemptStarted); ++kind) {
            LogLine line;
            line.kind = LogKind(kind);
            line.text = "1\x1f" "2\x1f" "3";
            QVERIFY2(!markText(line).isEmpty(), qPrintable(QString::number(kind)));
        }
    }

    void aDisconnectionSaysWhy()
    {
        LogLine line;
        line.kind = LogKind::Disconnected;
        line.text = "HttpStatus\x1f\x1f" "503";
        QVERIFY(markText(line).contains(u"503"_s));
    }

    void durationsHaveTheirTwoLargestUnits_data()
    {
        QTest::addColumn<qint64>("milliseconds");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("clock");
        QTest::newRow("negative") << qint64(-5) << u"0 s"_s << u"0:00"_s;
        QTest::newRow("seconds") << qint64(4'900) << u"4 s"_s << u"0:04"_s;
        QTest::newRow("minutes") << qint64(121'000) << u"2 min"_s << u"2:01"_s;
        QTest::newRow("hours") << qint64(4'800'000) << u"1 h 20 min"_s << u"1:20:00"_s;
        QTest::newRow("days") << qint64(90'000'000) << u"1 d 1 h"_s << u"25:00:00"_s;
    }

    void durationsHaveTheirTwoLargestUnits()
    {
        QFETCH(const qint64, milliseconds);
        QTEST(durationText(milliseconds), "text");
        QTEST(elapsedText(milliseconds), "clock");
    }
};

QTEST_GUILESS_MAIN(TestStreamWords)
#include "tst_streamwords.moc"
