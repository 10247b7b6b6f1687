// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/logview/screentext.h"

#include <QTest>

using namespace runwatch;
using namespace Qt::StringLiterals;

class tst_ScreenText : public QObject
{
    Q_OBJECT

private slots:
    void showsWhatCannotBeSeen_data();
    void showsWhatCannotBeSeen();
    void mapsBytesAndPositions();
    void keepsTheCaretOutOfPictures();
    void decodesAsWebBrowsersDo();
    void countsCharacters();
};

void tst_ScreenText::showsWhatCannotBeSeen_data()
{
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<QString>("shown");

    QTest::newRow("plain") << "Sending block 7"_qba << u"Sending block 7"_qs;
    QTest::newRow("umlauts stay") << "für 日本"_qba << u"für 日本"_qs;
    QTest::newRow("NUL") << QByteArray("a\0b", 3) << u"a⟨NUL⟩b"_qs;
    QTest::newRow("line feed") << "a\nb"_qba << u"a⟨LF⟩b"_qs;
    QTest::newRow("tab") << "a\tb"_qba << u"a       b"_qs;
    QTest::newRow("right-to-left override") << "a\xe2\x80\xae.exe"_qba << u"a⟨U+202E⟩.exe"_qs;
    QTest::newRow("zero width joiner between letters") << "a\xe2\x80\x8d"
                                                          "b"_qba
                                                       << u"a⟨U+200D⟩b"_qs;
    QTest::newRow("emoji of several") << "👩‍🚀!"_qba << u"👩‍🚀!"_qs;
    QTest::newRow("invalid UTF-8") << "a\xff\xfe!"_qba << u"a\ufffd\ufffd!"_qs;
}

void tst_ScreenText::showsWhatCannotBeSeen()
{
    QFETCH(const QByteArray, sent);
    QFETCH(const QString, shown);

    QCOMPARE(screenText(sent).text, shown);
}

void tst_ScreenText::mapsBytesAndPositions()
{
    const QByteArray sent = "a\tü😀\xe2\x80\xae"
                            "z";
    const ScreenText text = screenText(sent);
    QCOMPARE(text.text, u"a       ü😀⟨U+202E⟩z"_qs);
    for (qsizetype position = 0; position <= text.text.size(); ++position) {
        if (text.isStop(position))
            QCOMPARE(text.positionAt(text.byteAt(position)), position);
    }
    QCOMPARE(text.byteAt(text.text.size()), sent.size());
    QCOMPARE(text.positionAt(sent.size()), text.text.size());
    QCOMPARE(text.positionAt(3), text.positionAt(2)); // the second byte of ü is ü
    QCOMPARE(text.byteAt(4), 1); // inside of the tab
    QCOMPARE(text.byteAt(-1), 0);
    QCOMPARE(text.positionAt(1'000), text.text.size());
}

void tst_ScreenText::keepsTheCaretOutOfPictures()
{
    const ScreenText text = screenText("a\xe2\x80\xae"
                                       "b");
    QVERIFY(text.isStop(1));
    for (qsizetype inside = 2; inside < text.text.size() - 1; ++inside)
        QVERIFY(!text.isStop(inside));
    QVERIFY(text.isStop(text.text.size() - 1));
}

// Each maximal invalid part is one U+FFFD.
void tst_ScreenText::decodesAsWebBrowsersDo()
{
    QCOMPARE(screenText("\xf0\x9f\x92z").text, u"\ufffdz"_qs); // cut short
    QCOMPARE(screenText("\xed\xa0\x80").text, u"\ufffd\ufffd\ufffd"_qs); // a surrogate
    QCOMPARE(screenText("\xc0\xaf").text, u"\ufffd\ufffd"_qs); // too long
    QCOMPARE(screenText("\xe2\x82").text, u"\ufffd"_qs);
}

void tst_ScreenText::countsCharacters()
{
    QCOMPARE(characterCount("aü😀"), 3);
    QCOMPARE(bytesOfCharacters("aü😀z", 3), 7);
    QCOMPARE(bytesOfCharacters("abc", 10), 3);
}

QTEST_GUILESS_MAIN(tst_ScreenText)
#include "tst_screentext.moc"
