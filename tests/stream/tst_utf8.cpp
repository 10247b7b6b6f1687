// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/stream/utf8.h"

#include <QTest>

using namespace runwatch;
using namespace Qt::StringLiterals;

class tst_Utf8 : public QObject
{
    Q_OBJECT

private slots:
    void keepsValidBytesWhereTheyAre();
    void replacesEachMaximalInvalidPart_data();
    void replacesEachMaximalInvalidPart();
    void repairsAnywhereInATextLikeAtItsStart_data() { replacesEachMaximalInvalidPart_data(); }
    void repairsAnywhereInATextLikeAtItsStart();
    void whatIsRepairedIsValid();
};

void tst_Utf8::keepsValidBytesWhereTheyAre()
{
    const QByteArray text = "caf\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x98\x80 \xEF\xBF\xBF"_ba;
    QByteArray repaired;
    QCOMPARE(toValidUtf8(text, repaired).data(), text.constData());
    QVERIFY(repaired.isNull());
    QCOMPARE(fromUtf8({}), QString());
}

void tst_Utf8::replacesEachMaximalInvalidPart_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("text");

    QTest::newRow("ascii") << "abc"_ba << u"abc"_s;
    QTest::newRow("nul") << "a\0b"_ba << u"a\0b"_s;
    QTest::newRow("first of two bytes") << "\xC2\x80"_ba << u"\u0080"_s;
    QTest::newRow("last of two bytes") << "\xDF\xBF"_ba << u"\u07FF"_s;
    QTest::newRow("first of three bytes") << "\xE0\xA0\x80"_ba << u"\u0800"_s;
    QTest::newRow("before the surrogates") << "\xED\x9F\xBF"_ba << u"\uD7FF"_s;
    QTest::newRow("after the surrogates") << "\xEE\x80\x80"_ba << u"\uE000"_s;
    QTest::newRow("a noncharacter") << "\xEF\xBF\xBE"_ba << u"\uFFFE"_s;
    QTest::newRow("first of four bytes") << "\xF0\x90\x80\x80"_ba << u"\U00010000"_s;
    QTest::newRow("the last character") << "\xF4\x8F\xBF\xBF"_ba << u"\U0010FFFF"_s;
    QTest::newRow("a byte order mark is kept") << "\xEF\xBB\xBFx"_ba << u"\uFEFFx"_s;
    QTest::newRow("two byte order marks") << "\xEF\xBB\xBF\xEF\xBB\xBF"_ba << u"\uFEFF\uFEFF"_s;
    QTest::newRow("a byte order mark before an error") << "\xEF\xBB\xBF\xFF"_ba << u"\uFEFF\uFFFD"_s;

    QTest::newRow("a continuation alone") << "\x80"_ba << u"\uFFFD"_s;
    QTest::newRow("two continuations") << "\x80\xBF"_ba << u"\uFFFD\uFFFD"_s;
    QTest::newRow("two bytes cut") << "\xC3"_ba << u"\uFFFD"_s;
    QTest::newRow("two bytes broken") << "\xC3("_ba << u"\uFFFD("_s;
    QTest::newRow("three bytes cut after one") << "\xE2"_ba << u"\uFFFD"_s;
    QTest::newRow("three bytes cut after two") << "\xE2\x82"_ba << u"\uFFFD"_s;
    QTest::newRow("three bytes broken") << "\xE2\x82"
                                           "a"_ba
                                        << u"\uFFFDa"_s;
    QTest::newRow("four bytes cut after three") << "\xF0\x9F\x98"_ba << u"\uFFFD"_s;
    QTest::newRow("four bytes broken after two") << "\xF0\x9F"
                                                    "a"_ba
                                                 << u"\uFFFDa"_s;
    QTest::newRow("a character cuts another") << "\xE2\x82\xE2\x82\xAC"_ba << u"\uFFFD\u20AC"_s;
    QTest::newRow("an error at a line end") << "\xE2\n\x82\xAC"_ba << u"\uFFFD\n\uFFFD\uFFFD"_s;
    QTest::newRow("overlong NUL") << "\xC0\x80"_ba << u"\uFFFD\uFFFD"_s;
    QTest::newRow("overlong C1") << "\xC1\xBF"_ba << u"\uFFFD\uFFFD"_s;
    QTest::newRow("overlong of three") << "\xE0\x80\xAF"_ba << u"\uFFFD\uFFFD\uFFFD"_s;
    QTest::newRow("overlong of three, highest") << "\xE0\x9F\xBF"_ba << u"\uFFFD\uFFFD\uFFFD"_s;
    QTest::newRow("overlong of four, short") << "\xF0\x80\x80"_ba << u"\uFFFD\uFFFD\uFFFD"_s;
    QTest::newRow("overlong of four") << "\xF0\x8F\xBF\xBF"_ba << u"\uFFFD\uFFFD\uFFFD\uFFFD"_s;
    QTest::newRow("first surrogate") << "\xED\xA0\x80"_ba << u"\uFFFD\uFFFD\uFFFD"_s;
    QTest::newRow("last surrogate") << "\xED\xBF\xBF"_ba << u"\uFFFD\uFFFD\uFFFD"_s;
    QTest::newRow("a pair of surrogates")
        << "\xED\xA0\xBD\xED\xB8\x80"_ba << QString(6, QChar::ReplacementCharacter);
    QTest::newRow("above the last character")
        << "\xF4\x90\x80\x80"_ba << QString(4, QChar::ReplacementCharacter);
    QTest::newRow("F5") << "\xF5\x80\x80\x80"_ba << QString(4, QChar::ReplacementCharacter);
    QTest::newRow("five bytes") << "\xF8\x88\x80\x80\x80"_ba << QString(5, QChar::ReplacementCharacter);
    QTest::newRow("FE FF") << "\xFE\xFF"_ba << u"\uFFFD\uFFFD"_s;
}

void tst_Utf8::replacesEachMaximalInvalidPart()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, text);

    QCOMPARE(fromUtf8(bytes), text);
    QByteArray repaired;
    QCOMPARE(toValidUtf8(bytes, repaired), QByteArrayView(text.toUtf8()));
}

void tst_Utf8::repairsAnywhereInATextLikeAtItsStart()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, text);

    const QByteArray around = "a long text that vector code reads sixteen bytes at a time, \xC3\xA9"_ba;
    const QString aroundText = QString::fromUtf8(around);
    for (qsizetype from = 0; from < 20; ++from)
        QCOMPARE(fromUtf8(around.sliced(from) + bytes + around), aroundText.sliced(from) + text + aroundText);
}

// Every two bytes, before and after a character.
void tst_Utf8::whatIsRepairedIsValid()
{
    for (int first = 0x00; first <= 0xFF; ++first) {
        for (int second = 0x00; second <= 0xFF; ++second) {
            const QByteArray bytes = QByteArray(1, char(first)) + char(second) + "\xE2\x82\xAC";
            QByteArray repaired;
            const QByteArrayView valid = toValidUtf8(bytes, repaired);
            QVERIFY(valid.isValidUtf8());
            if (first != 0xEF || second != 0xBB) {
                QVERIFY2(valid.endsWith("\xE2\x82\xAC"), bytes.toHex());
            }
            QCOMPARE(toValidUtf8(valid, repaired), valid);
        }
    }
}

QTEST_APPLESS_MAIN(tst_Utf8)
#include "tst_utf8.moc"
