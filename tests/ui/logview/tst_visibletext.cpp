// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/logview/visibletext.h"

#include <QTest>

using namespace runwatch;
using namespace Qt::StringLiterals;

class tst_VisibleText : public QObject
{
    Q_OBJECT

private slots:
    void showsWhatCannotBeSeen_data();
    void showsWhatCannotBeSeen();
    void expandsTabs();
    void cutsLongLinesAndSaysSo();
    void neverCutsACharacterInTwo();
    void copiesCleanText_data();
    void copiesCleanText();
};

void tst_VisibleText::showsWhatCannotBeSeen_data()
{
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<QString>("shown");

    QTest::newRow("plain") << "Sending block 7"_qba << u"Sending block 7"_qs;
    QTest::newRow("umlauts stay") << "für 日本"_qba << u"für 日本"_qs;
    QTest::newRow("NUL") << QByteArray("a\0b", 3) << u"a⟨NUL⟩b"_qs;
    QTest::newRow("line feed") << "a\r\nb"_qba << u"a⟨CR⟩⟨LF⟩b"_qs;
    QTest::newRow("delete") << "a\x7f"_qba << u"a⟨DEL⟩"_qs;
    QTest::newRow("C1") << "a\xc2\x85z"_qba << u"a⟨U+0085⟩z"_qs;
    QTest::newRow("right-to-left override") << "a\xe2\x80\xae.exe"_qba << u"a⟨U+202E⟩.exe"_qs;
    QTest::newRow("isolate") << "\xe2\x81\xa6x\xe2\x81\xa9"_qba << u"⟨U+2066⟩x⟨U+2069⟩"_qs;
    QTest::newRow("zero width") << "a\xe2\x80\x8b\xe2\x80\x8f"_qba << u"a⟨U+200B⟩⟨U+200F⟩"_qs;
    QTest::newRow("byte order mark") << "\xef\xbb\xbfx"_qba << u"⟨U+FEFF⟩x"_qs;
    QTest::newRow("colours") << "\x1b[1;31mred\x1b[0m text"_qba << u"red text"_qs;
    QTest::newRow("one-character CSI") << "\xc2\x9b"
                                          "31mred"_qba
                                       << u"red"_qs;
    QTest::newRow("title") << "\x1b]0;owned\x07"
                              "after"_qba
                           << u"after"_qs;
    QTest::newRow("link") << "\x1b]8;;http://x\x1b\\text\x1b]8;;\x1b\\"_qba << u"text"_qs;
    QTest::newRow("unfinished") << "ab\x1b[12"_qba << u"ab"_qs;
    QTest::newRow("string without end") << "ab\x1b]0;cd"_qba << u"ab⟨ESC⟩]0;cd"_qs;
    QTest::newRow("lone escape") << "ab\x1b"_qba << u"ab⟨ESC⟩"_qs;
    QTest::newRow("charset") << "\x1b(Bx"_qba << u"x"_qs;
    QTest::newRow("invalid UTF-8") << "a\xff\xfe!"_qba << u"a\ufffd\ufffd!"_qs;
    QTest::newRow("HTML is text") << "<img src=file:x>"_qba << u"<img src=file:x>"_qs;
}

void tst_VisibleText::showsWhatCannotBeSeen()
{
    QFETCH(const QByteArray, sent);
    QFETCH(const QString, shown);

    QCOMPARE(visibleText(QByteArrayView(sent)), shown);
}

void tst_VisibleText::expandsTabs()
{
    QCOMPARE(visibleText("a\tb"_qba), u"a       b"_qs);
    QCOMPARE(visibleText("12345678\tb"_qba), u"12345678        b"_qs);
}

void tst_VisibleText::cutsLongLinesAndSaysSo()
{
    const QByteArray whole(LongestShown, 'x');
    QCOMPARE(visibleText(QByteArrayView(whole)), QString::fromLatin1(whole));

    const QString cut = visibleText(QByteArrayView(QByteArray(1 << 20, 'x')));
    QVERIFY(cut.startsWith(QString(LongestShown, u'x')));
    QVERIFY(cut.contains(u"cut"));
    QVERIFY(cut.size() < LongestShown + 100);
}

void tst_VisibleText::neverCutsACharacterInTwo()
{
    const QString text = QString(LongestShown - 1, u'x') + u"😀😀"_qs;
    QVERIFY(visibleText(QStringView(text)).isValidUtf16());
    QVERIFY(visibleText(QByteArrayView(text.toUtf8())).isValidUtf16());
}

void tst_VisibleText::copiesCleanText_data()
{
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<QString>("copied");

    QTest::newRow("tabs and line feeds stay") << "a\tb\nc"_qba << u"a\tb\nc"_qs;
    QTest::newRow("controls go") << QByteArray("a\0\b\r\x7f\xc2\x9d"
                                               "b",
                                               8)
                                 << u"ab"_qs;
    QTest::newRow("escapes go") << "\x1b[31mred\x1b[0m"_qba << u"red"_qs;
    QTest::newRow("whole") << QByteArray(2 * LongestShown, 'x') << QString(2 * LongestShown, u'x');
}

void tst_VisibleText::copiesCleanText()
{
    QFETCH(const QByteArray, sent);
    QFETCH(const QString, copied);

    QCOMPARE(cleanText(sent), copied);
}

QTEST_GUILESS_MAIN(tst_VisibleText)
#include "tst_visibletext.moc"
